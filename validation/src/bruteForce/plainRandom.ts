/** A number in (0, 1) that is a function of stream and counter alone: two rounds of the 32-bit finaliser of MurmurHash3. */
export function uniformAt(stream: number, counter: number): number {
  const high = scramble(scramble(stream + 0x9e3779b9) ^ counter);
  const low = scramble(high ^ 0x85ebca6b ^ Math.imul(counter, 0x27d4eb2f));
  return ((high >>> 0) * 2 ** 20 + (low >>> 12) + 0.5) / 2 ** 52;
}

function scramble(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Two standard normal numbers of a counter (Box and Muller). */
export function normalPair(stream: number, counter: number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(uniformAt(stream, 2 * counter)));
  const angle = 2 * Math.PI * uniformAt(stream, 2 * counter + 1);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
