import { canCombine, type PreparedExperiment, type TridentConstraint } from '@nereid/analysis';
import {
  type CouplingFamily,
  contact,
  defaultElectroweakInputs as inputs,
  limitableModel,
  logarithmicRange,
} from '@nereid/physics';
import { contactBoundary } from './contactBoundary.ts';
import { mediatorBoundary } from './mediatorBoundary.ts';
import type { PlaneCurve } from './planeFigure.ts';
import { chargesOf, type ExplorerState } from './state.ts';

/**
 * With theory errors, which take five times as long, lines go through no more masses than these: smooth ones stay within a fiftieth of a pixel of the curve,
 * tips of islands within a third. Tables, the cross and files have every mass that is asked for.
 */
const MASSES_WITH_THEORY = 134;

/** Boundaries of each experiment, and of all together where that means something; the same curves as `runLimits`. */
export function planeCurves(state: ExplorerState, prepared: readonly TridentConstraint[]): PlaneCurve[] {
  const boundary = state.model === contact.name ? contactPlane(state) : mediatorPlane(state);
  const single = prepared.map((one) => ({
    name: one.title,
    combined: prepared.length === 1,
    projected: one.status === 'projected',
    polylines: boundary([one]),
  }));
  if (!canCombine(prepared)) return single;
  const projected = prepared.some(({ status }) => status === 'projected');
  return [...single, { name: 'combined', combined: true, projected, polylines: boundary(prepared) }];
}

type Boundary = (group: readonly PreparedExperiment[]) => PlaneCurve['polylines'];

const contactPlane =
  (state: ExplorerState): Boundary =>
  (group) =>
    contactBoundary(group, inputs, statistics(state));

function mediatorPlane(state: ExplorerState): Boundary {
  const { mass, resolution, theoryErrors } = state;
  const masses = logarithmicRange(...mass, theoryErrors ? Math.min(resolution, MASSES_WITH_THEORY) : resolution);
  const family = familyOf(state);
  return (group) => mediatorBoundary(group, masses, family, inputs, statistics(state));
}

/** How points are judged. */
export const statistics = ({ confidenceLevel, sidedness, statistic }: ExplorerState) => ({
  confidenceLevel,
  sidedness,
  statistic,
  errorModel: 'bifurcated-gaussian' as const,
});

/** The charges of a state that its model takes. */
export const pointCharges = ({ model, charges }: ExplorerState): Record<string, number> =>
  Object.fromEntries(chargesOf(model).flatMap((name) => (charges[name] ? [[name, charges[name]]] : [])));

/** The couplings of a state as functions of mass and coupling. */
export const familyOf = (state: ExplorerState): CouplingFamily =>
  limitableModel(state.model).family.along(pointCharges(state));
