import {
  type Constraint,
  type ConstraintCurve,
  type ConstraintVerdict,
  constraintCurves,
  DRAWN_CONSTRAINTS,
  type ExperimentKernel,
  evaluatePoint,
  fromStored,
  type MovedKernel,
  massOverCoupling,
  modelOfPoint,
  namedConstraints,
  type RecordValues,
  runLimits,
  STANDARD_OBSERVABLES,
  type TridentConstraint,
  tridentConstraints,
} from '@nereid/analysis';
import type { FigureSpec } from '@nereid/figures';
import { contact, InputError, defaultElectroweakInputs as inputs, lmuLtau, logarithmicRange } from '@nereid/physics';
import type { ExplorerData } from '../build/explorerData.ts';
import type { TheoryData } from '../build/explorerTheory.ts';
import { limitCommand, pointOf } from './commandLine.ts';
import type { LimitFiles } from './limitFiles.ts';
import { familyOf, planeCurves, pointCharges, statistics } from './planeCurves.ts';
import { type PlaneCurve, planeFigure } from './planeFigure.ts';
import type { EnergyKernels, PointPanels } from './pointPanels.ts';
import { type ExplorerState, judgingOverlays, type PlanePoint } from './state.ts';
import { movedKernelsOf } from './theoryErrors.ts';

/** A plane ready to be drawn, with the numbers behind it. */
export interface DrawnPlane {
  readonly figure: FigureSpec;
  readonly curves: readonly PlaneCurve[];
  readonly observables: readonly ConstraintCurve[];
  /** Time of the calculation [ms]. */
  readonly milliseconds: number;
}

/** Limit of each curve at a few masses, for the table beside the figure. */
export interface LimitRow {
  readonly massGeV: number;
  /** By curve; null where nothing is excluded. */
  readonly upper: readonly (number | null)[];
}

export interface LimitTable {
  readonly names: readonly string[];
  readonly rows: readonly LimitRow[];
  /** M over coupling [GeV] of the contact limit. */
  readonly contact: readonly (number | null)[];
}

/** Masses at which curves beside tridents are computed: they are smooth. */
const CURVE_MASSES = 120;

/**
 * The calculation behind the explorer: the packages of the command line on the kernels shipped with the page. Nothing here knows
 * of the page; a worker runs it in the browser, tests in Node.
 */
export class ExplorerEngine {
  private readonly kernels = new Map<string, ExperimentKernel>();
  private theory: ReadonlyMap<string, readonly MovedKernel[]> | undefined;
  private energyKernels: EnergyKernels | undefined;
  private lastObservables: { readonly key: string; readonly curves: readonly ConstraintCurve[] } | undefined;
  private lastConstraints: { readonly key: string; readonly constraints: readonly Constraint[] } | undefined;
  private readonly values: RecordValues;
  private readonly data: ExplorerData;

  constructor(data: ExplorerData) {
    this.data = data;
    for (const { experiment, kernel } of data.experiments)
      this.kernels.set(experiment.id, fromStored(experiment.id, kernel));
    this.values = new Map(data.values.map((value) => [value.id, value]));
  }

  /** @throws InputError where no experiment named published counts and counts are asked for */
  prepared({ experiments, likelihood, theoryErrors }: ExplorerState): TridentConstraint[] {
    const chosen = this.data.experiments.filter(({ experiment }) => experiments.includes(experiment.id));
    const treatment = { likelihood, constraint: 'gaussian' } as const;
    return tridentConstraints(
      chosen.map(({ experiment }) => experiment),
      ({ id }) => this.kernelOf(id),
      inputs,
      { treatment },
      (i) => (theoryErrors ? this.theory?.get(chosen[i].experiment.id) : undefined),
    );
  }

  /** What is not known of predictions, for states that have it on. */
  useTheory(data: TheoryData): void {
    this.theory ??= movedKernelsOf(data, (id) => this.kernelOf(id));
  }

  private kernelOf(id: string): ExperimentKernel {
    const kernel = this.kernels.get(id);
    if (kernel) return kernel;
    throw new Error(`no kernel of ${id}`);
  }

  draw(state: ExplorerState): DrawnPlane {
    const started = performance.now();
    const curves = planeCurves(state, this.prepared(state));
    const observables = state.model === lmuLtau.name ? this.observables(state) : [];
    const figure = planeFigure(state, { curves, observables, digitised: this.digitised(state) });
    return { figure, curves, observables, milliseconds: performance.now() - started };
  }

  /** Curves beside tridents; kept until what they depend on changes, which most controls do not touch. */
  private observables(state: ExplorerState): readonly ConstraintCurve[] {
    const { overlays, prediction, mass, confidenceLevel } = state;
    const key = JSON.stringify([overlays, prediction, mass, confidenceLevel]);
    if (this.lastObservables?.key !== key) {
      const settings = { ...observableSettings(state), confidenceLevel };
      const masses = logarithmicRange(...mass, CURVE_MASSES);
      this.lastObservables = { key, curves: constraintCurves(overlays, masses, settings, this.values, inputs) };
    }
    return this.lastObservables.curves;
  }

  /** Verdicts on a point, by the same function as `nereid evaluate`: of the experiments, then of what is drawn beside them. */
  verdicts(state: ExplorerState, point: PlanePoint): ConstraintVerdict[] {
    const constraints = [...this.prepared(state), ...this.observableConstraints(state)];
    return evaluatePoint(pointOf(state, point), constraints, statistics(state));
  }

  /** Kept as the curves are: a constraint remembers the loops of the last mass. */
  private observableConstraints(state: ExplorerState): readonly Constraint[] {
    const names = judgingOverlays(state);
    const key = [...names, state.prediction].join();
    if (this.lastConstraints?.key !== key) {
      const constraints = namedConstraints(DRAWN_CONSTRAINTS, names, observableSettings(state), this.values, inputs);
      this.lastConstraints = { key, constraints };
    }
    return this.lastConstraints.constraints;
  }

  /** Limits at these masses, by the same function as `nereid limit`. */
  limits(state: ExplorerState, masses: readonly number[]): LimitTable {
    if (state.model === contact.name) return { names: [], rows: [], contact: [] };
    const { curves } = runLimits(this.prepared(state), masses, familyOf(state), inputs, statistics(state));
    return {
      names: curves.map(({ name }) => name),
      rows: masses.map((massGeV, i) => ({ massGeV, upper: curves.map(({ points }) => points[i].couplingUpper) })),
      contact: curves.map(({ contact }) => massOverCoupling(contact)),
    };
  }

  /** The tables of `nereid limit --out DIR --hepdata`. @throws InputError for the plane of contact operators */
  async files(state: ExplorerState): Promise<LimitFiles> {
    if (state.model === contact.name) {
      throw new InputError('model', contact.name, 'has no limit on one coupling', 'Download the figure or the point.');
    }
    const prepared = this.prepared(state);
    const run = runLimits(
      prepared,
      logarithmicRange(...state.mass, state.resolution),
      familyOf(state),
      inputs,
      statistics(state),
    );
    const experiments = prepared.map(({ experiment }) => experiment);
    const description = {
      model: state.model,
      charges: pointCharges(state),
      statistics: statistics(state),
      version: this.data.version,
      experiments,
      measurements: prepared.map((one) =>
        one.likelihood ? { ...one.measurement, counts: 'gaussian' } : one.measurement,
      ),
      ...(state.theoryErrors && { settings: { 'theory-errors': 'on' } }),
      command: limitCommand(state),
      observables: state.model === lmuLtau.name ? this.observables(state) : [],
      published: this.digitised(state).map((curve) => ({ ...curve, label: curve.name, origin: curve })),
    };
    // loaded when asked for: HEPData brings a writer of YAML
    const { limitFiles } = await import('./limitFiles.ts');
    return limitFiles(run, description);
  }

  private digitised(state: ExplorerState) {
    return this.data.curves.filter(
      ({ experiment, model }) => model === state.model && state.curves.includes(experiment),
    );
  }

  /** Cross section and spectrum of a point, for the first experiment chosen. */
  async panels(state: ExplorerState, point: PlanePoint): Promise<PointPanels> {
    // loaded when asked for: the limits come from kernels that are shipped, and these alone need the whole cross section
    const panels = await import('./pointPanels.ts');
    this.energyKernels ??= new panels.EnergyKernels();
    return panels.pointPanels(this.prepared(state)[0], modelOfPoint(pointOf(state, point)), this.energyKernels);
  }
}

const observableSettings = ({ prediction }: ExplorerState) => ({
  ...STANDARD_OBSERVABLES,
  anomaly: { ...STANDARD_OBSERVABLES.anomaly, prediction },
});
