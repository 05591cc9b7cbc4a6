import type { NuclearFormFactor } from './formFactor.js';

/** The form factor of the density with all lengths multiplied by `factor` > 0: F(factor² Q²), so that its rms radius is `factor` times as large. */
export function withRadiusFactor(form: NuclearFormFactor, factor: number): NuclearFormFactor {
  const { momentaPerFm: range } = form;
  return {
    name: `${form.name}, radius × ${factor}`,
    evaluate: (q2) => form.evaluate(factor * factor * q2),
    ...(range && { momentaPerFm: [range[0] / factor, range[1] / factor] }),
  };
}
