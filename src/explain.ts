import type { CallOutcome, SparedRead } from './transport/scope.ts';

/**
 * `extensions.explain`: the upstream calls made for a request, in the order in which they ended, and the reads that needed
 * none: SHARED ones joined a call that was under way, KEPT ones had been read for the request already, FINAL ones for
 * an earlier one of the same caller (`KEEP_FINAL`).
 */
export function explanation(calls: readonly CallOutcome[], spared: readonly SparedRead[]) {
  return {
    calls: calls.map(({ upstream, operation, status, code, milliseconds, waited }) => ({
      upstream,
      operation,
      status,
      ...(code === null ? {} : { code }),
      milliseconds: rounded(milliseconds),
      ...(waited < 0.1 ? {} : { waited: rounded(waited) }),
    })),
    spared: summed(spared),
  };
}

/** One line for each kind of read, since a list may ask for the same object a thousand times; with the longest wait. */
function summed(spared: readonly SparedRead[]) {
  const lines = new Map<string, SparedRead & { reads: number }>();
  for (const read of spared) {
    const { upstream, operation, source } = read;
    const key = `${upstream} ${operation} ${source}`;
    const { reads = 0, milliseconds = 0 } = lines.get(key) ?? {};
    lines.set(key, {
      upstream,
      operation,
      source,
      reads: reads + 1,
      milliseconds: rounded(Math.max(milliseconds, read.milliseconds)),
    });
  }
  return [...lines.values()];
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
