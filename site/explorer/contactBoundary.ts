import { type CombinationOptions, modelRatioPolynomial, type PreparedExperiment } from '@nereid/analysis';
import { couplingLimit, type ElectroweakInputs, parseModel } from '@nereid/physics';

/** Directions in the plane of shifts, a quarter of a degree apart: finer than a pixel of any figure. */
const DIRECTIONS = 1440;

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
  for (let i = 0; i <= DIRECTIONS; i++) {
    const angle = (2 * Math.PI * i) / DIRECTIONS;
    const model = parseModel('contact', { vector: Math.cos(angle), axial: Math.sin(angle) });
    const predictions = group.map(({ measurement, likelihood, kernel }) => ({
      measurement,
      ...(likelihood && { likelihood }),
      ratio: modelRatioPolynomial(kernel, model, inputs),
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
