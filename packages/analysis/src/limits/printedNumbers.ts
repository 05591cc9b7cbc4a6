import { type Experiment, printedNumber } from '@nereid/catalogue';
import type { RatioMeasurement } from '@nereid/physics';

type Measured = Pick<RatioMeasurement, 'value' | 'errorPlus' | 'errorMinus'>;

/** Digits of a computed number that stands beside published ones. */
const DIGITS = 4;

/**
 * The ratio that an experiment enters with: in the digits of its source where it is one of its published numbers, to four
 * digits where it was computed (from counts, or a projected accuracy).
 */
export function printedMeasurement({ measurement, alternatives }: Experiment, used: Measured): string {
  const published = [measurement, ...alternatives].find(
    (one) =>
      one.observable === 'ratioToStandardModel' &&
      one.value === used.value &&
      one.errorPlus === used.errorPlus &&
      one.errorMinus === used.errorMinus,
  );
  if (published !== undefined) return printedNumber(published);
  const digits = (value: number) => `${Number(value.toPrecision(DIGITS))}`;
  const [value, plus, minus] = [used.value, used.errorPlus, used.errorMinus].map(digits);
  return used.errorPlus === used.errorMinus ? `${value} ± ${plus}` : `${value} +${plus} −${minus}`;
}

/** Two decimals, without the sign of a zero; whole numbers from 100 on, two digits and a power of ten from 10⁴ on. */
export function pullText(pull: number): string {
  const size = Math.abs(pull);
  if (size >= 1e4) return pull.toExponential(1);
  return size >= 100 ? pull.toFixed(0) : pull.toFixed(2).replace(/^-(0\.00)$/, '$1');
}
