import {
  allowedBoundary,
  type CombinationOptions,
  type ExperimentKernel,
  likelihoodOf,
  type PreparedExperiment,
  ratioShifts,
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

/**
 * Directions in the plane of shifts, a degree apart: chords that the eye does not tell from the curve. Those that graze an island are closer: the logarithm of
 * the coupling, half that of the shift, changes by less than `largestStep`.
 */
const DRAWN = { directions: 360, largestStep: 0.02 } as const;
/** With theory errors, which take five times as long: lines stay within 0.6 of a pixel of the curve. */
const DRAWN_WITH_THEORY = { directions: 120, largestStep: 0.04 } as const;

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
  const shifts = group.map((one) => shiftForms(one, inputs));
  const likelihoods = group.map((one) => likelihoodOf(one, options.errorModel));
  const allowedAt = (angle: number) => {
    const predictions = group.map(({ measurement }, k) => ({
      measurement,
      likelihood: likelihoods[k],
      ratio: forms[k](Math.cos(angle), Math.sin(angle)),
      ...shifts[k]?.(Math.cos(angle), Math.sin(angle)),
    }));
    return couplingLimit(predictions, options).allowed;
  };
  const { directions, largestStep } = shifts.some((one) => one !== undefined) ? DRAWN_WITH_THEORY : DRAWN;
  const angles = Array.from({ length: directions + 1 }, (_, i) => (2 * Math.PI * i) / directions);
  return allowedBoundary(angles, allowedAt, { cyclic: true, largestStep }).map(({ at, coupling }) => {
    // the strength is the square of the coupling that the limit is on
    const radius = coupling.map((edge) => edge * edge);
    return { x: radius.map((r, i) => r * Math.cos(at[i])), y: radius.map((r, i) => r * Math.sin(at[i])) };
  });
}

/** σ/σ_SM along the direction (v, a) as 1 + linear·s + quadratic·s². */
const ratioForm = (kernel: ExperimentKernel, inputs: ElectroweakInputs) =>
  alongDirection(CORNERS.map((corner) => ratioPolynomial(kernel.kernels, modelAt(contact, corner), inputs)));

/** How each source of theory errors moves it; undefined where none enter. */
function shiftForms({ kernel, theory }: PreparedExperiment, inputs: ElectroweakInputs) {
  if (theory === undefined) return undefined;
  const shiftsOf = ratioShifts(kernel, theory, inputs);
  const atCorners = CORNERS.map((corner) => {
    const model = modelAt(contact, corner);
    return shiftsOf(model, ratioPolynomial(kernel.kernels, model, inputs));
  });
  const forms = theory.map(({ source: { name } }) => {
    const corners = atCorners.map((shifts) => shifts[name]);
    return { name, constant: corners[0].constant, form: alongDirection(corners) };
  });
  return (v: number, a: number) => ({
    shifts: Object.fromEntries(forms.map(({ name, constant, form }) => [name, { constant, ...form(v, a) }])),
  });
}

/** Directions that determine a linear and a quadratic form of two numbers. */
const CORNERS = [
  { vector: 1, axial: 0 },
  { vector: 0, axial: 1 },
  { vector: 1, axial: 1 },
];

/** The terms in s and s² along any direction, a linear and a quadratic form of v and a, from those at the corners. */
function alongDirection([vector, axial, both]: readonly RatioPolynomial[]): (v: number, a: number) => RatioPolynomial {
  const mixed = both.quadratic - vector.quadratic - axial.quadratic;
  return (v, a) => ({
    linear: v * vector.linear + a * axial.linear,
    quadratic: v * v * vector.quadratic + a * a * axial.quadratic + v * a * mixed,
  });
}
