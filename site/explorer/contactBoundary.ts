import {
  allowedBoundary,
  type CombinationOptions,
  type ExperimentKernel,
  likelihoodOf,
  type PreparedExperiment,
} from '@nereid/analysis';
import {
  contact,
  couplingLimit,
  type ElectroweakInputs,
  modelAt,
  type RatioPolynomial,
  ratioPolynomial,
} from '@nereid/physics';
import type { PlaneCurve } from './planeFigure.ts';

/** Directions in the plane of shifts, a degree apart: chords that the eye does not tell from the curve. */
const DIRECTIONS = 360;
/** Directions that graze an island are closer: the logarithm of the coupling, half that of the shift, changes by less. */
const LARGEST_STEP = 0.02;

/**
 * Where points (ΔV, ΔA) of a contact operator become excluded: along each direction the operator is scaled from 0, the Standard
 * Model, as in `evaluatePoint`, and each end of an allowed interval is a point of a boundary.
 */
export function contactBoundary(
  group: readonly PreparedExperiment[],
  inputs: ElectroweakInputs,
  options: CombinationOptions,
): PlaneCurve['polylines'] {
  const forms = group.map(({ kernel }) => ratioForm(kernel, inputs));
  const likelihoods = group.map((one) => likelihoodOf(one, options.errorModel));
  const allowedAt = (angle: number) => {
    const predictions = group.map(({ measurement }, k) => ({
      measurement,
      likelihood: likelihoods[k],
      ratio: forms[k](Math.cos(angle), Math.sin(angle)),
    }));
    return couplingLimit(predictions, options).allowed;
  };
  const angles = Array.from({ length: DIRECTIONS + 1 }, (_, i) => (2 * Math.PI * i) / DIRECTIONS);
  return allowedBoundary(angles, allowedAt, { cyclic: true, largestStep: LARGEST_STEP }).map(({ at, coupling }) => {
    // the strength is the square of the coupling that the limit is on
    const radius = coupling.map((edge) => edge * edge);
    return { x: radius.map((r, i) => r * Math.cos(at[i])), y: radius.map((r, i) => r * Math.sin(at[i])) };
  });
}

/** σ/σ_SM along the direction (v, a) as 1 + linear·s + quadratic·s²: linear and quadratic forms of v and a. */
function ratioForm(kernel: ExperimentKernel, inputs: ElectroweakInputs): (v: number, a: number) => RatioPolynomial {
  const of = (vector: number, axial: number) =>
    ratioPolynomial(kernel.kernels, modelAt(contact, { vector, axial }), inputs);
  const [vector, axial, both] = [of(1, 0), of(0, 1), of(1, 1)];
  const mixed = both.quadratic - vector.quadratic - axial.quadratic;
  return (v, a) => ({
    linear: v * vector.linear + a * axial.linear,
    quadratic: v * v * vector.quadratic + a * a * axial.quadratic + v * a * mixed,
  });
}
