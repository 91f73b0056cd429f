/** Random choices that a seed determines. */
export interface Random {
  /** From 0 up to but not `below`. */
  int(below: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** Choices for a seed; texts serve as seeds, so that each place in an answer has choices of its own, in whatever order it is met. */
export function randomFrom(seed: string): Random {
  let state = hash(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number) => Math.floor(next() * below);
  return { int, chance: (share) => next() < share, pick: (from) => from[int(from.length)] ?? from[0] };
}

/** A number that a text has for good (FNV-1a). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** A list that holds at least something, as `pick` needs it. */
export function filled<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}
