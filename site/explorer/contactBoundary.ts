import {
  type CombinationOptions,
  type ExperimentKernel,
  modelRatioPolynomial,
  type PreparedExperiment,
} from '@nereid/analysis';
import { couplingLimit, type ElectroweakInputs, parseModel, type RatioPolynomial } from '@nereid/physics';

/** Directions in the plane of shifts, half a degree apart: chords that the eye does not tell from the curve. */
const DIRECTIONS = 720;

interface Boundary {
  readonly x: number[];
  readonly y: number[];
}

/**
 * Where points (ΔV, ΔA) of a contact operator become excluded: along each direction the operator is scaled from 0, the Standard
 * Model, as in `evaluatePoint`, and each end of an allowed interval is a point of a boundary. Directions in which an interval is
 * missing interrupt the line.
 */
export function contactBoundary(
  group: readonly PreparedExperiment[],
  inputs: ElectroweakInputs,
  options: CombinationOptions,
): Boundary[] {
  const found: number[][] = [];
  const forms = group.map(({ kernel }) => ratioForm(kernel, inputs));
  for (let i = 0; i <= DIRECTIONS; i++) {
    const angle = (2 * Math.PI * i) / DIRECTIONS;
    const predictions = group.map(({ measurement, likelihood }, k) => ({
      measurement,
      ...(likelihood && { likelihood }),
      ratio: forms[k](Math.cos(angle), Math.sin(angle)),
    }));
    // the strength is the square of the coupling that the limit is on
    const { allowed } = couplingLimit(predictions, options);
    found.push(
      allowed.flatMap(({ lower, upper }) => [lower, upper]).filter((edge) => edge > 0 && Number.isFinite(edge)),
    );
  }
  const most = Math.max(...found.map((edges) => edges.length));
  return Array.from({ length: most }, (_, n) => {
    const radius = found.map((edges) => (edges[n] === undefined ? Number.NaN : edges[n] ** 2));
    const at = (i: number) => (2 * Math.PI * i) / DIRECTIONS;
    return { x: radius.map((r, i) => r * Math.cos(at(i))), y: radius.map((r, i) => r * Math.sin(at(i))) };
  });
}

/** σ/σ_SM along the direction (v, a) as 1 + linear·s + quadratic·s²: linear and quadratic forms of v and a. */
function ratioForm(kernel: ExperimentKernel, inputs: ElectroweakInputs): (v: number, a: number) => RatioPolynomial {
  const of = (vector: number, axial: number) =>
    modelRatioPolynomial(kernel, parseModel('contact', { vector, axial }), inputs);
  const [vector, axial, both] = [of(1, 0), of(0, 1), of(1, 1)];
  const mixed = both.quadratic - vector.quadratic - axial.quadratic;
  return (v, a) => ({
    linear: v * vector.linear + a * axial.linear,
    quadratic: v * v * vector.quadratic + a * a * axial.quadratic + v * a * mixed,
  });
}
