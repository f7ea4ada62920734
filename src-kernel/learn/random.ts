/**
 * Randomness that repeats: every generator starts from a seed and is passed on
 * as an argument, so the same seed gives the same lesson on every machine.
 */

/** A source of numbers uniform in [0, 1). */
export type Random = () => number;

/**
 * A small, fast generator of 32-bit quality: uniform in [0, 1), period 2³².
 * Source: Tommy Ettinger's mulberry32 (public domain, 2017).
 */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number from the normal distribution with the given mean and standard deviation (Box and Muller, 1958). */
export function normal(random: Random, mean = 0, standardDeviation = 1): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return mean + standardDeviation * radius * Math.cos(2 * Math.PI * random());
}

/** A number uniform in [low, high). */
export function uniform(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** A whole number uniform in 0 … count − 1. */
export function integer(random: Random, count: number): number {
  return Math.floor(random() * count);
}

/** The numbers 0 … count − 1 in random order (Fisher and Yates; Durstenfeld, 1964). */
export function permutation(count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = integer(random, last + 1);
    const held = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = held;
  }
  return order;
}

/** A copy of the items in random order. */
export function shuffle<T>(items: readonly T[], random: Random): T[] {
  return Array.from(permutation(items.length, random), (index) => items[index] as T);
}

/**
 * A number from a bell that ends: triangular on mean ± √6 standard deviations.
 * For what varies from hand to hand but is never extreme.
 */
export function bell(random: Random, mean: number, standardDeviation: number): number {
  return mean + standardDeviation * Math.sqrt(6) * (random() + random() - 1);
}
