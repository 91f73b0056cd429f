import { flag } from '../kinds/words.ts';
import type { Reader } from '../declaration.ts';
import type { PageSettings } from '../settings.ts';

/** What is shown of the schema, and to whom; two are off in production unless turned on. */
export const pages = (from: Reader, production: boolean): PageSettings => ({
  introspection: from.get({
    path: 'pages.introspection',
    env: 'INTROSPECTION',
    kind: flag,
    or: 'yes',
    about: 'Answers schema introspection.',
  }),
  sandbox:
    from.find({
      path: 'pages.sandbox',
      env: 'SANDBOX',
      kind: flag,
      orElse: 'yes; no in production',
      about: 'Serves Apollo Sandbox to browsers at `/` and `/graphql`, and answers its sites by CORS.',
    }) ?? !production,
  explorer: from.get({
    path: 'pages.explorer',
    env: 'EXPLORER',
    kind: flag,
    or: 'yes',
    about: 'Serves the explorer at `/explorer`.',
  }),
  openSchema: from.get({
    path: 'pages.open_schema',
    env: 'OPEN_SCHEMA',
    kind: flag,
    or: 'yes',
    about:
      'Schema introspection and `_service` need no token; no: the pages, which show the schema, are off.',
  }),
  explain:
    from.find({
      path: 'pages.explain',
      env: 'EXPLAIN',
      kind: flag,
      orElse: 'yes; no in production',
      about: 'Answers the header `X-Tributary-Explain: 1` with the upstream calls made.',
    }) ?? !production,
});
