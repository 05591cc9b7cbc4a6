/** Numbers from a seed, the same on every machine: mulberry32, a 32-bit counter put through a mixing function. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** In [low, high). */
    between: (low, high) => low + (high - low) * next(),
    oneOf: (list) => list[Math.floor(next() * list.length)],
  };
}
