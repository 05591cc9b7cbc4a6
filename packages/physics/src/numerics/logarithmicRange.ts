/** `count` ≥ 2 values from `minimum` > 0 to `maximum`, evenly in the logarithm, ends exact: the ranges `min:max:count` of the command line. */
export function logarithmicRange(minimum: number, maximum: number, count: number): Float64Array {
  // half a step twice: the ratio of the ends of the range of numbers is itself out of range
  const halfStep = (Math.log(maximum) - Math.log(minimum)) / (2 * (count - 1));
  return Float64Array.from({ length: count }, (_, i) => {
    const half = Math.exp(halfStep * i);
    // rounding must not carry a value past the end
    return i === count - 1 ? maximum : Math.min(minimum * half * half, maximum);
  });
}
