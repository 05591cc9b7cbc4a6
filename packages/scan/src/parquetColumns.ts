/** The words that codes stand for. */
export function wordsOf(codes: Uint8Array, words: readonly string[]): string[] {
  const list: string[] = new Array(codes.length);
  for (let i = 0; i < codes.length; i++) list[i] = words[codes[i]];
  return list;
}

/** Whole numbers from 0 as 64-bit integers, without a BigInt for each of them. */
export function integersOf(values: ArrayLike<number>): BigInt64Array {
  const integers = new BigInt64Array(values.length);
  const halves = new DataView(integers.buffer);
  // in the order of bytes of this machine
  const [low, high] = IS_LITTLE_ENDIAN ? [0, 4] : [4, 0];
  for (let i = 0; i < values.length; i++) {
    halves.setUint32(8 * i + low, values[i] % 2 ** 32, IS_LITTLE_ENDIAN);
    halves.setUint32(8 * i + high, Math.floor(values[i] / 2 ** 32), IS_LITTLE_ENDIAN);
  }
  return integers;
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
