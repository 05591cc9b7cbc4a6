/** A value the caller gave cannot be used. `remedy` says what to give instead. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly parameter: string;
  readonly value: unknown;
  readonly remedy: string;

  constructor(parameter: string, value: unknown, problem: string, remedy: string) {
    super(`${parameter} = ${describe(value)}: ${problem}. ${remedy}`);
    this.parameter = parameter;
    this.value = value;
    this.remedy = remedy;
  }
}

function describe(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'number' || value === undefined || value === null) return String(value);
  return JSON.stringify(value);
}

/** Throws an `InputError` unless `value` is a finite number within [minimum, maximum]. */
export function requireNumber(
  parameter: string,
  value: number,
  minimum: number,
  maximum: number,
  options: { exclusiveMinimum?: boolean; unit?: string } = {},
): void {
  const aboveMinimum = options.exclusiveMinimum ? value > minimum : value >= minimum;
  if (typeof value === 'number' && Number.isFinite(value) && aboveMinimum && value <= maximum) return;
  const unit = options.unit ? ` ${options.unit}` : '';
  const lower = options.exclusiveMinimum ? `above ${minimum}` : `at least ${minimum}`;
  const range = maximum === Number.POSITIVE_INFINITY ? `${lower}${unit}` : `${lower} and at most ${maximum}${unit}`;
  throw new InputError(parameter, value, 'outside the valid range', `Give a finite number ${range}.`);
}
