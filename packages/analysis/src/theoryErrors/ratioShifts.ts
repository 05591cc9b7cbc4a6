import {
  type ElectroweakInputs,
  type FamilyAtMass,
  type RatioPolynomial,
  ratioPolynomial,
  type TridentModel,
} from '@nereid/physics';
import type { RatioShift, TheoryShifts } from '@nereid/physics/inference';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { standardModelCrossSection } from '../kernels/modelRatio.js';
import type { ErrorSource } from './errorSource.js';

type Kernels = Pick<ExperimentKernel, 'kernels'>;

/** A source with the kernel that it asks for; of other variations that of the prediction. */
export interface MovedKernel extends Kernels {
  readonly source: ErrorSource;
}

/** How sources move the predicted ratio `base` of a model, or of a family at one mass. */
export type RatioShifts = (of: TridentModel | FamilyAtMass, base: RatioPolynomial) => TheoryShifts;

/**
 * How sources move the predicted ratio of a measurement, in units of the Standard Model of the prediction: N(1 + b s + c s²) for 1 + b s + c s² with
 * all three moved, N = σ_SM(moved)/σ_SM; N = 1 for what does not move the Standard Model of the authors. What no model changes is found once.
 */
export function ratioShifts(kernel: Kernels, moved: readonly MovedKernel[], inputs: ElectroweakInputs): RatioShifts {
  const standard = standardModelCrossSection(kernel, inputs);
  const shifts = moved.map((one) => ({ name: one.source.name, shift: shiftOf(one, standard, inputs) }));
  return (of, base) => Object.fromEntries(shifts.map(({ name, shift }) => [name, shift(of, base)]));
}

function shiftOf(moved: MovedKernel, standard: number, inputs: ElectroweakInputs) {
  const { variation, movesStandardModel } = moved.source;
  if (variation.kind === 'scale') {
    const relative = movesStandardModel ? variation.relative : 0;
    return (_: TridentModel | FamilyAtMass, { linear, quadratic }: RatioPolynomial): RatioShift => ({
      constant: relative,
      linear: relative * linear,
      quadratic: relative * quadratic,
    });
  }
  const electroweak = variation.kind === 'couplings' ? variation.electroweak : inputs;
  const factor = movesStandardModel ? standardModelCrossSection(moved, electroweak) / standard : 1;
  return (of: TridentModel | FamilyAtMass, { linear, quadratic }: RatioPolynomial): RatioShift => {
    const other = ratioPolynomial(moved.kernels, of, electroweak);
    return {
      constant: factor - 1,
      linear: factor * other.linear - linear,
      quadratic: factor * other.quadratic - quadratic,
    };
  };
}
