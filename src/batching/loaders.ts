import DataLoader from 'dataloader';
import { UpstreamError, asError } from '../errors.ts';
import type { Remembered } from './remembered.ts';
import type { Span } from '../transport/trace.ts';
import type { Source } from './source.ts';

/** What a loader reads, and of whom. */
interface Reads<C, V> {
  readonly source: Source<C>;
  /** As the calls for it are called. */
  readonly operation: string;
  readonly remembered?: Remembered<V>;
}

type Fetch<C, K, V> = (key: K, client: C) => Promise<V>;

/** One call per key that is not remembered. A key that fails takes no other key down with it. */
export function perKey<C, V>(reads: Reads<C, V>, fetchOne: Fetch<C, string, V>): DataLoader<string, V> {
  return perArguments({ ...reads, nameOf: itself }, fetchOne);
}

/**
 * One call per distinct set of arguments. `nameOf` has to tell any two sets apart; as JSON it does where `K` is plain data whose
 * keys always come in the same order.
 */
export function perArguments<C, K, V>(
  reads: Reads<C, V> & { readonly nameOf?: (key: K) => string },
  fetchOne: Fetch<C, K, V>,
): DataLoader<K, V, string> {
  const { source, nameOf = JSON.stringify } = reads;
  const cacheMap = reads.remembered ?? new Map<string, Promise<V>>();
  const batch = (keys: readonly K[]) => fetchAll(reads, keys, fetchOne);
  const loader = new DataLoader<K, V, string>(batch, { cacheKeyFn: nameOf, cacheMap });
  if (source.scope.spared === null) return loader;
  return explained(loader, (key) => cacheMap.get(nameOf(key)) !== undefined, reads);
}

const itself = (key: string) => key;

function fetchAll<C, K, V>(
  reads: Reads<C, V>,
  keys: readonly K[],
  fetchOne: Fetch<C, K, V>,
): Promise<(V | Error)[]> {
  const { scope, client } = reads.source;
  if (scope.span !== null) return traced(reads, scope.span, { keys, fetchOne });
  return settled(keys, (key) => fetchOne(key, client));
}

/** Below a span of their own. */
async function traced<C, K, V>(
  { source, operation }: Reads<C, V>,
  above: Span,
  { keys, fetchOne }: { readonly keys: readonly K[]; readonly fetchOne: Fetch<C, K, V> },
): Promise<(V | Error)[]> {
  const { upstream, scope } = source;
  const facts = {
    'service.peer.name': upstream,
    'tributary.operation': operation,
    'tributary.batch.size': keys.length,
  };
  const span = above.start(`batch ${upstream} ${operation}`, 'internal', facts);
  const inside = source.within({ ...scope, span });
  const outcomes = await settled(keys, (key) => fetchOne(key, inside));
  const failure = outcomes.find((outcome) => outcome instanceof UpstreamError);
  if (failure !== undefined) span.fail(failure.code);
  span.end();
  return outcomes;
}

function settled<K, V>(keys: readonly K[], fetchOne: (key: K) => Promise<V>): Promise<(V | Error)[]> {
  return Promise.all(
    keys.map(async (key) => {
      try {
        return await fetchOne(key);
      } catch (reason) {
        return asError(reason);
      }
    }),
  );
}

/** Tells of what was read already, and how long it was waited for all the same. */
function explained<C, K, V>(
  loader: DataLoader<K, V, string>,
  isKept: (key: K) => boolean,
  { source: { upstream, scope }, operation }: Reads<C, V>,
): DataLoader<K, V, string> {
  const load = loader.load.bind(loader);
  loader.load = async (key) => {
    if (!isKept(key)) return load(key);
    const started = performance.now();
    const tell = () =>
      scope.spared?.push({ upstream, operation, source: 'KEPT', milliseconds: performance.now() - started });
    return load(key).finally(tell);
  };
  return loader;
}
