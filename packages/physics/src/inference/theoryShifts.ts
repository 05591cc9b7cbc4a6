import { InputError } from '../errors.js';

/**
 * One standard deviation of a source of error moves a predicted σ/σ_SM by constant + linear s + quadratic s², s = g², in units of the
 * same σ_SM. All 0: it is not moved.
 */
export interface RatioShift {
  readonly constant: number;
  readonly linear: number;
  readonly quadratic: number;
}

/** By the name of the source: the same name is the same nuisance parameter in every experiment. */
export type TheoryShifts = Readonly<Record<string, RatioShift>>;

/** Shifts as a function of s/unit, as `inUnitsOf` has the ratio. */
export const shiftsInUnitsOf = (shifts: TheoryShifts, unit: number): TheoryShifts =>
  Object.fromEntries(
    Object.entries(shifts).map(([source, { constant, linear, quadratic }]) => [
      source,
      { constant, linear: linear * unit, quadratic: quadratic * unit * unit },
    ]),
  );

/** Whether any source moves a prediction. @throws InputError for a shift that is not a number */
export function isShifted(name: string, shifts: TheoryShifts | undefined): boolean {
  if (shifts === undefined) return false;
  let moved = false;
  for (const [source, { constant, linear, quadratic }] of Object.entries(shifts)) {
    if (![constant, linear, quadratic].every(Number.isFinite)) {
      const problem = 'moves a prediction by what is not a number';
      throw new InputError(`${name}: shift of ${source}`, [constant, linear, quadratic], problem, 'Leave it out.');
    }
    moved ||= constant !== 0 || linear !== 0 || quadratic !== 0;
  }
  return moved;
}
