import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { LimitSettings } from '../config/settings.ts';
import { RequestError } from '../errors.ts';
import { isObject } from '../json/read.ts';
import type { Queries } from '../store/store.ts';
import { hashOf } from './allowList.ts';
import type { AllowList } from './allowList.ts';

type PersistedQueries = NonNullable<ApolloServerOptionsWithGateway<object>['persistedQueries']>;

/** Queries known by their hash: those of the allow-list where there is one, else the last ones that clients registered. */
export function persistedQueries(
  { persistedQueries: max, queryBytes }: Pick<LimitSettings, 'persistedQueries' | 'queryBytes'>,
  allowed: AllowList | null,
  queries: Queries,
): PersistedQueries {
  if (allowed !== null) {
    const nothing = async () => undefined;
    return {
      cache: { get: async (key) => allowed.byId(idIn(key)), set: nothing, delete: async () => false },
    };
  }
  if (max === 0) return false;
  return {
    cache: {
      async get(key) {
        const hash = idIn(key);
        if (!wellFormed.test(hash)) return undefined;
        const text = await queries.query(hash);
        // Others may write to a store that is shared: the hash says what the text has to be.
        return text !== null && text.length <= queryBytes && hashOf(text) === hash ? text : undefined;
      },
      set: async (key, text) => queries.keepQuery(idIn(key), text),
      delete: async () => false,
    },
  };
}

/** Apollo Server makes a key of whatever came as a hash before it looks at it; null where that is a text, or there is none. */
export function hashFault({
  body,
  query,
}: {
  readonly body: unknown;
  readonly query: unknown;
}): RequestError | null {
  const extensions = isObject(body)
    ? body['extensions']
    : isObject(query)
      ? parsed(query['extensions'])
      : null;
  const asked = isObject(extensions) ? extensions['persistedQuery'] : null;
  const hash = isObject(asked) ? asked['sha256Hash'] : null;
  if (typeof hash !== 'object' || hash === null) return null;
  return new RequestError('BAD_REQUEST', '`extensions.persistedQuery.sha256Hash` must be a text.');
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null; // Apollo Server says what is wrong with it
  }
}

const wellFormed = /^[0-9a-f]{64}$/;

/** Apollo Server puts a prefix before the hash; an id of the allow-list may hold colons of its own. */
function idIn(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
