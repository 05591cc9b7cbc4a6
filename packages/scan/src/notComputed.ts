/** What is written to a file for numbers, NaN for what was not computed: NULL, which counts and means of any program leave out. */
export function withNulls(values: Float64Array): Float64Array | (number | null)[] {
  const first = firstNaN(values);
  // most columns have none, and typed arrays are written faster
  if (first < 0) return values;
  const list: (number | null)[] = new Array(values.length);
  for (let i = 0; i < values.length; i++) list[i] = i >= first && Number.isNaN(values[i]) ? null : values[i];
  return list;
}

function firstNaN(values: Float64Array): number {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return i;
  return -1;
}
