import type { FamilyAtMass } from '@nereid/physics';
import { type ElectroweakInputs, ratioPolynomial, type TridentModel } from '@nereid/physics';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { standardModelCrossSection } from '../kernels/modelRatio.js';
import type { ErrorSource } from './errorSource.js';

type Kernels = Pick<ExperimentKernel, 'kernels'>;

/** A source with the kernel that it asks for; of other variations that of the prediction. */
export interface MovedKernel extends Kernels {
  readonly source: ErrorSource;
}

/** One standard deviation of a source moves a predicted σ/σ_SM by constant + linear s + quadratic s², s as in `ratioPolynomial`. */
export interface RatioShift {
  readonly constant: number;
  readonly linear: number;
  readonly quadratic: number;
}

/**
 * How a source moves the predicted ratio of a measurement, in units of the Standard Model of the prediction: N(1 + b s + c s²) for 1 + b s + c s² with
 * all three moved, N = σ_SM(moved)/σ_SM; N = 1 for what does not move the Standard Model of the authors.
 */
export function ratioShift(
  kernel: Kernels,
  moved: MovedKernel,
  of: TridentModel | FamilyAtMass,
  inputs: ElectroweakInputs,
): RatioShift {
  const { source } = moved;
  const { linear, quadratic } = ratioPolynomial(kernel.kernels, of, inputs);
  if (source.variation.kind === 'scale') {
    const { relative } = source.variation;
    if (!source.movesStandardModel) return { constant: 0, linear: 0, quadratic: 0 };
    return { constant: relative, linear: relative * linear, quadratic: relative * quadratic };
  }
  const electroweak = source.variation.kind === 'couplings' ? source.variation.electroweak : inputs;
  const other = ratioPolynomial(moved.kernels, of, electroweak);
  const factor = source.movesStandardModel
    ? standardModelCrossSection(moved, electroweak) / standardModelCrossSection(kernel, inputs)
    : 1;
  return {
    constant: factor - 1,
    linear: factor * other.linear - linear,
    quadratic: factor * other.quadratic - quadratic,
  };
}
