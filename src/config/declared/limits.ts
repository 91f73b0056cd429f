import { manifest } from '../kinds/manifest.ts';
import { count } from '../kinds/words.ts';
import { duration, size } from '../kinds/measures.ts';
import type { Reader } from '../declaration.ts';
import type { LimitSettings } from '../settings.ts';

/** What one request may ask for. */
export const limits = (from: Reader): LimitSettings => ({
  ...documentLimits(from),
  ...costLimits(from),
  ratePerMinute: from.find({
    path: 'limits.rate',
    env: 'RATE_LIMIT',
    kind: count(1),
    orElse: 'no limit',
    about: 'Requests a minute for each caller.',
  }),
  persistedQueries: from.get({
    path: 'limits.persisted_queries',
    env: 'PERSISTED_QUERIES',
    kind: count(0),
    or: '1000',
    about: 'Automatically persisted queries kept; 0 turns them off.',
  }),
  allowList: from.find({
    path: 'limits.allow_list',
    env: 'ALLOW_LIST',
    kind: manifest,
    orElse: 'every document is served',
    about: 'Path of a manifest of the only documents that are served.',
  }),
});

const documentLimits = (from: Reader) => ({
  depth: from.get({
    path: 'limits.depth',
    env: 'MAX_DEPTH',
    kind: count(1),
    or: '15',
    about: 'Levels of nesting in a query; schema introspection is exempt.',
  }),
  aliases: from.get({
    path: 'limits.aliases',
    env: 'MAX_ALIASES',
    kind: count(0),
    or: '100',
    about: 'Aliases in a query.',
  }),
  rootFields: from.get({
    path: 'limits.root_fields',
    env: 'MAX_ROOT_FIELDS',
    kind: count(1),
    or: '50',
    about: 'Fields at the top of a query.',
  }),
  fields: from.get({
    path: 'limits.fields',
    env: 'MAX_FIELDS',
    kind: count(1),
    or: '5000',
    about: 'Fields in a query, its fragments opened wherever they are spread.',
  }),
  tokens: from.get({
    path: 'limits.tokens',
    env: 'MAX_TOKENS',
    kind: count(1),
    or: '10000',
    about: 'Lexical tokens in a query.',
  }),
  queryBytes: from.get({
    path: 'limits.query_size',
    env: 'MAX_QUERY_SIZE',
    kind: size,
    or: '64KiB',
    about: 'Text of a query.',
  }),
  bodyBytes: from.get({
    path: 'limits.body_size',
    env: 'MAX_BODY_SIZE',
    kind: size,
    or: '16MiB',
    about: 'Body of a request, variables included.',
  }),
  listInput: from.get({
    path: 'limits.list_input',
    env: 'MAX_LIST_INPUT',
    kind: count(1),
    or: '10000',
    about: 'Items in a list of an input.',
  }),
});

const costLimits = (from: Reader) => ({
  calls: from.get({
    path: 'limits.calls',
    env: 'MAX_CALLS',
    kind: count(1),
    or: '2000',
    about: 'Upstream calls that one request may make, counted while it runs; repeats of reads aside.',
  }),
  estimatedCalls: from.get({
    path: 'limits.estimated_calls',
    env: 'MAX_ESTIMATED_CALLS',
    kind: count(1),
    or: '20000',
    about: 'Upstream calls that one request may come to by its static estimate.',
  }),
  freeJson: from.get({
    path: 'limits.free_json',
    env: 'MAX_FREE_JSON',
    kind: size,
    or: '64MiB',
    about: 'Introspection data in one answer.',
  }),
  requestTimeout: from.get({
    path: 'limits.request_timeout',
    env: 'REQUEST_TIMEOUT',
    kind: duration,
    or: '12s',
    about: 'Time for one request, retries included.',
  }),
});
