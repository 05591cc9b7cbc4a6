/** What is written to a file for numbers, NaN for what was not computed: NULL, which counts and means of any program leave out. */
export function withNulls(values: Float64Array): Float64Array | (number | null)[] {
  // most columns have none, and typed arrays are written faster
  return values.some(Number.isNaN) ? Array.from(values, (value) => (Number.isNaN(value) ? null : value)) : values;
}
