import { InputError, requireNumber } from '@nereid/physics';

/** Numbers for each bin, where one alone is for all of them. @throws InputError for other counts, and for numbers below `minimum` */
export function perBin(name: string, values: readonly number[], bins: number, minimum: number): readonly number[] {
  return byBin(name, values.length === 1 ? Array.from({ length: bins }, () => values[0]) : values, bins, minimum);
}

/** A number for each bin. @throws InputError for other counts, and for numbers below `minimum` */
export function byBin(name: string, values: readonly number[], bins: number, minimum: number): readonly number[] {
  for (const value of values) requireNumber(name, value, minimum, Number.MAX_VALUE);
  if (values.length === bins) return values;
  const problem = `${values.length === 1 ? 'is one number' : `are ${values.length} numbers`} for ${bins} bins`;
  throw new InputError(name, values.join(','), problem, 'Give a number for each bin.');
}
