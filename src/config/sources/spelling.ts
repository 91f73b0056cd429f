import { distance } from 'fastest-levenshtein';

/** The known name that `name` was most likely meant to be: the nearest within `bound` letters; null when none is. */
export function nearest(
  name: string,
  known: Iterable<string>,
  bound = name.length > 3 ? 2 : 1,
): string | null {
  let best: { name: string; off: number } | null = null;
  for (const candidate of known) {
    // An environment may hold hundreds of names; most are told from ours by their length alone.
    if (Math.abs(candidate.length - name.length) > bound) continue;
    const off = distance(name, candidate);
    if (off <= bound && (best === null || off < best.off)) best = { name: candidate, off };
  }
  return best?.name ?? null;
}
