import { distance } from 'fastest-levenshtein';

/** The known name that `name` was most likely meant to be: the nearest within `bound` letters; null when none is. */
export function nearest(
  name: string,
  known: Iterable<string>,
  bound = name.length > 3 ? 2 : 1,
): string | null {
  let best: { name: string; off: number } | null = null;
  for (const candidate of known) {
    const off = distance(name, candidate);
    if (off <= bound && (best === null || off < best.off)) best = { name: candidate, off };
  }
  return best?.name ?? null;
}
