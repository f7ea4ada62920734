/** Randomness that repeats: a kernel starts from the same seed each time, so a lesson's numbers are the same on every machine. */

/** The seed a kernel starts with. */
export const startSeed = 20_240_229;

/** Replaces `Math.random` by mulberry32 (T. Ettinger, 2017; period 2³²) started from a whole number. */
export function seedRandom(seed: number): void {
  let state = seed >>> 0;
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
