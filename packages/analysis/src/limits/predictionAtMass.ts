import {
  type ElectroweakInputs,
  type ExperimentPrediction,
  type FamilyAtMass,
  type FamilyOfModel,
  InputError,
  type RatioPolynomial,
  ratioPolynomial,
} from '@nereid/physics';
import { interferenceMagnitude, inUnitsOf } from '@nereid/physics/models';
import type { Constraint, NoPrediction } from '../constraints/constraint.js';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { requireRatio } from '../kernels/missingRatio.js';
import { ratioShifts } from '../theoryErrors/ratioShifts.js';
import { hasKernel, type LimitConstraint, type LimitedFamily } from './limitConstraint.js';

/** All predictions shifted up or down by the numerical errors of their kernels, or not. */
export type KernelShift = 0 | 1 | -1;

/** What it predicts as a function of the coupling at a mass [GeV], Infinity for the contact limit; without a likelihood of its own. */
export type PredictionAtMass = (massGeV: number) => ExperimentPrediction | NoPrediction;

/**
 * Couplings at which a constraint is asked for its polynomial, one after the other until its terms are numbers. Any will do but for
 * overflow at small masses and squares too small to be a number at large ones.
 */
const REFERENCE_COUPLINGS = [1, 1e3, 1e6, 1e-3, 1e-6] as const;

/**
 * The prediction of a constraint as a polynomial in the squared coupling of a family: from the kernel and the exchange of the family, or
 * from what the constraint says of the point at a reference coupling g₀, whose terms scale as g²/g₀² and its square.
 * @throws InputError where a constraint beside tridents meets a family without points, and for an experiment without a ratio
 */
export function predictionAtMass(
  constraint: LimitConstraint,
  family: LimitedFamily,
  inputs: ElectroweakInputs,
  shift: KernelShift = 0,
): PredictionAtMass {
  if (hasKernel(constraint)) {
    const { experiment, measurement, kernel, theory } = constraint;
    requireRatio(experiment.name, kernel, inputs);
    const shifts = theory && ratioShifts(kernel, theory, inputs);
    return (massGeV) => {
      const atMass = { family, massGeV };
      const ratio = shiftedRatio(kernel, atMass, inputs, shift);
      return shifts === undefined ? { measurement, ratio } : { measurement, ratio, shifts: shifts(atMass, ratio) };
    };
  }
  const ofModel = requirePoints(constraint, family);
  return (massGeV) => scaledPrediction(constraint, ofModel, massGeV);
}

/** @throws InputError for a family whose points are not known */
export function requirePoints({ id }: Constraint, family: LimitedFamily): FamilyOfModel {
  if ('at' in family) return family;
  const problem = 'is computed from points of a model, which this family does not have';
  throw new InputError('constraint', id, problem, 'Take the family from couplingFamily.');
}

/** σ/σ_SM in g², or where it would be if interference and square were off by the error of the kernel: they need not cancel as they do. */
function shiftedRatio(
  { kernels, relativeError }: ExperimentKernel,
  atMass: FamilyAtMass,
  inputs: ElectroweakInputs,
  shift: KernelShift,
): RatioPolynomial {
  const { linear, quadratic } = ratioPolynomial(kernels, atMass, inputs);
  if (shift === 0) return { linear, quadratic };
  const error = shift * relativeError;
  return {
    linear: linear + error * interferenceMagnitude(kernels, atMass, inputs),
    quadratic: quadratic * (1 + error),
  };
}

/** Masses [GeV] far above all momentum transfers, and light enough to add to them; both say the same where only coupling over mass counts. */
const CONTACT_MASSES_GEV = [1e6, 1e5] as const;
const CONTACT_ACCURACY = 1e-3;

/**
 * In the contact limit the coupling is that over the mass: taken at a heavy point, if a lighter one says the same. Where a logarithm
 * of the mass is left, as in boxes, there is no such limit.
 */
function scaledPrediction(constraint: Constraint, family: FamilyOfModel, massGeV: number) {
  if (massGeV !== Number.POSITIVE_INFINITY) return atReference(constraint, family, massGeV);
  const [heavy, lighter] = CONTACT_MASSES_GEV.map((mass) => {
    const prediction = atReference(constraint, family, mass);
    return 'reason' in prediction ? prediction : { ...prediction, ratio: inUnitsOf(prediction.ratio, mass ** 2) };
  });
  if ('reason' in heavy || 'reason' in lighter) return heavy;
  const isSame = (a: number, b: number) => Math.abs(a - b) <= CONTACT_ACCURACY * Math.abs(a);
  const { linear, quadratic } = heavy.ratio;
  if (isSame(linear, lighter.ratio.linear) && isSame(quadratic, lighter.ratio.quadratic)) return heavy;
  return { reason: 'depends on the mass itself however heavy the boson is' };
}

function atReference(
  { id, predict }: Constraint,
  family: FamilyOfModel,
  massGeV: number,
): ReturnType<PredictionAtMass> {
  for (const coupling of REFERENCE_COUPLINGS) {
    const prediction = predict(family.at(massGeV, coupling));
    if ('reason' in prediction) return prediction;
    const { measurement, likelihood, ratio } = prediction;
    const scaled = inUnitsOf(ratio, 1 / coupling ** 2);
    if (isUsable(ratio) && isUsable(scaled)) {
      return { measurement, ratio: scaled, ...(likelihood && { likelihood }) };
    }
  }
  return { reason: `the terms of ${id} in the coupling are no numbers at ${massGeV} GeV` };
}

/** Finite, and with a square where the interference is destructive. */
const isUsable = ({ linear, quadratic }: RatioPolynomial): boolean =>
  Number.isFinite(linear) && Number.isFinite(quadratic) && (linear >= 0 || quadratic > 0);
