import {
  type CompanionConstraint,
  type CompanionCurve,
  type ConstraintVerdict,
  canCombine,
  companionConstraints,
  companionCurves,
  countingLikelihoods,
  evaluatePoint,
  fromStored,
  hepDataSingleFile,
  hepDataSubmission,
  limitsCsv,
  massOverCoupling,
  modelOfPoint,
  type PreparedExperiment,
  type RecordValues,
  runLimits,
  STANDARD_COMPANIONS,
} from '@nereid/analysis';
import type { FigureSpec } from '@nereid/figures';
import {
  type CouplingFamily,
  InputError,
  defaultElectroweakInputs as inputs,
  limitableModel,
  lmuLtau,
  logarithmicRange,
} from '@nereid/physics';
import type { ExplorerData } from '../build/explorerData.ts';
import { limitCommand, pointOf } from './commandLine.ts';
import { contactBoundary } from './contactBoundary.ts';
import { mediatorBoundary } from './mediatorBoundary.ts';
import { type PlaneCurve, planeFigure } from './planeFigure.ts';
import { EnergyKernels, type PointPanels, pointPanels } from './pointPanels.ts';
import { chargesOf, type ExplorerState, judgingOverlays, type PlanePoint } from './state.ts';

/** A plane ready to be drawn, with the numbers behind it. */
export interface DrawnPlane {
  readonly figure: FigureSpec;
  readonly curves: readonly PlaneCurve[];
  readonly companions: readonly CompanionCurve[];
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

/** Files that follow from a state. */
export interface ExplorerFiles {
  readonly csv: string;
  /** A submission in one file. */
  readonly hepData: string;
}

/** Masses at which curves beside tridents are computed: they are smooth. */
const COMPANION_MASSES = 120;

/**
 * The calculation behind the explorer: the packages of the command line on the kernels shipped with the page. Nothing here knows
 * of the page; a worker runs it in the browser, tests in Node.
 */
export class ExplorerEngine {
  private readonly kernels = new Map<string, PreparedExperiment['kernel']>();
  private readonly energyKernels = new EnergyKernels();
  private lastCompanions: { readonly key: string; readonly curves: readonly CompanionCurve[] } | undefined;
  private lastConstraints: { readonly key: string; readonly constraints: readonly CompanionConstraint[] } | undefined;
  private readonly values: RecordValues;
  private readonly data: ExplorerData;

  constructor(data: ExplorerData) {
    this.data = data;
    for (const { experiment, kernel } of data.experiments)
      this.kernels.set(experiment.id, fromStored(experiment.id, kernel));
    this.values = new Map(data.values.map((value) => [value.id, value]));
  }

  /** @throws InputError where no experiment named published counts and counts are asked for */
  prepared({ experiments, likelihood }: ExplorerState): PreparedExperiment[] {
    const chosen = this.data.experiments.filter(({ experiment }) => experiments.includes(experiment.id));
    const counting =
      likelihood === 'counts'
        ? countingLikelihoods(
            chosen.map(({ experiment }) => experiment),
            'gaussian',
          )
        : [];
    return chosen.map(({ experiment, measurement }, i): PreparedExperiment => {
      const kernel = this.kernels.get(experiment.id);
      if (kernel === undefined) throw new Error(`no kernel of ${experiment.id}`);
      const own = counting[i];
      return own
        ? { experiment, measurement: own.measurement, likelihood: own, kernel }
        : { experiment, measurement, kernel };
    });
  }

  /** @param narrow - for a small screen: the same plane with larger words */
  draw(state: ExplorerState, narrow = false): DrawnPlane {
    const started = performance.now();
    const curves = state.model === 'contact' ? this.contactCurves(state) : this.mediatorCurves(state);
    const companions = state.model === lmuLtau.name ? this.companions(state) : [];
    const figure = planeFigure(state, { curves, companions, digitised: this.digitised(state) }, narrow);
    return { figure, curves, companions, milliseconds: performance.now() - started };
  }

  /** Curves beside tridents; kept until what they depend on changes, which most controls do not touch. */
  private companions(state: ExplorerState): readonly CompanionCurve[] {
    const { overlays, prediction, mass, confidenceLevel } = state;
    const key = JSON.stringify([overlays, prediction, mass, confidenceLevel]);
    if (this.lastCompanions?.key !== key) {
      const settings = { ...companionSettings(state), confidenceLevel };
      const masses = logarithmicRange(...mass, COMPANION_MASSES);
      this.lastCompanions = { key, curves: companionCurves(overlays, masses, settings, this.values, inputs) };
    }
    return this.lastCompanions.curves;
  }

  /** Verdicts on a point, by the same function as `nereid evaluate`: of the experiments, then of what is drawn beside them. */
  verdicts(state: ExplorerState, point: PlanePoint): ConstraintVerdict[] {
    const companions = this.companionConstraints(state);
    return evaluatePoint(pointOf(state, point), this.prepared(state), inputs, statistics(state), companions);
  }

  /** Kept as the curves are: a constraint remembers the loops of the last mass. */
  private companionConstraints(state: ExplorerState): readonly CompanionConstraint[] {
    const names = judgingOverlays(state);
    const key = [...names, state.prediction].join();
    if (this.lastConstraints?.key !== key) {
      const constraints = companionConstraints(names, companionSettings(state), this.values, inputs);
      this.lastConstraints = { key, constraints };
    }
    return this.lastConstraints.constraints;
  }

  /** Limits at these masses, by the same function as `nereid limit`. */
  limits(state: ExplorerState, masses: readonly number[]): LimitTable {
    if (state.model === 'contact') return { names: [], rows: [], contact: [] };
    const { curves } = runLimits(this.prepared(state), masses, familyOf(state), inputs, statistics(state));
    return {
      names: curves.map(({ name }) => name),
      rows: masses.map((massGeV, i) => ({ massGeV, upper: curves.map(({ points }) => points[i].gPrimeUpper) })),
      contact: curves.map(({ contact }) => massOverCoupling(contact)),
    };
  }

  /** The tables of `nereid limit --out DIR --hepdata`. @throws InputError for the plane of contact operators */
  files(state: ExplorerState): ExplorerFiles {
    if (state.model === 'contact') {
      throw new InputError('model', 'contact', 'has no limit on one coupling', 'Download the figure or the point.');
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
      command: limitCommand(state),
      companions: state.model === lmuLtau.name ? this.companions(state) : [],
      published: this.digitised(state).map((curve) => ({ ...curve, label: curve.name, origin: curve })),
    };
    return { csv: limitsCsv(run, description), hepData: hepDataSingleFile(hepDataSubmission(run, description)) };
  }

  private digitised(state: ExplorerState) {
    return this.data.curves.filter(
      ({ experiment, model }) => model === state.model && state.curves.includes(experiment),
    );
  }

  /** Cross section and spectrum of a point, for the first experiment chosen. */
  panels(state: ExplorerState, point: PlanePoint): PointPanels {
    return pointPanels(this.prepared(state)[0], modelOfPoint(pointOf(state, point)), this.energyKernels);
  }

  private mediatorCurves(state: ExplorerState): PlaneCurve[] {
    const masses = logarithmicRange(...state.mass, state.resolution);
    return this.groups(state).map(({ name, combined, projected, group }) => ({
      name,
      combined,
      projected,
      polylines: mediatorBoundary(group, masses, familyOf(state), inputs, statistics(state)),
    }));
  }

  private contactCurves(state: ExplorerState): PlaneCurve[] {
    return this.groups(state).map(({ name, combined, projected, group }) => ({
      name,
      combined,
      projected,
      polylines: contactBoundary(group, inputs, statistics(state)),
    }));
  }

  /** Each experiment, and all together where that means something; the same curves as `runLimits`. */
  private groups(state: ExplorerState) {
    const prepared = this.prepared(state);
    const isProjection = (id: string) =>
      !this.data.experiments.find(({ experiment }) => experiment.id === id)?.measured;
    const single = prepared.map((one) => ({
      name: one.experiment.name,
      combined: prepared.length === 1,
      projected: isProjection(one.experiment.id),
      group: [one],
    }));
    const projected = prepared.some(({ experiment }) => isProjection(experiment.id));
    return canCombine(prepared)
      ? [...single, { name: 'combined', combined: true, projected, group: prepared }]
      : single;
  }
}

const companionSettings = ({ prediction }: ExplorerState) => ({
  ...STANDARD_COMPANIONS,
  anomaly: { ...STANDARD_COMPANIONS.anomaly, prediction },
});

export const statistics = ({ confidenceLevel, sidedness, statistic }: ExplorerState) => ({
  confidenceLevel,
  sidedness,
  statistic,
  errorModel: 'bifurcated-gaussian' as const,
});

/** The charges of a state that its model takes. */
const pointCharges = ({ model, charges }: ExplorerState): Record<string, number> =>
  Object.fromEntries(chargesOf(model).flatMap((name) => (charges[name] ? [[name, charges[name]]] : [])));

const familyOf = ({ model, charges }: ExplorerState): CouplingFamily => limitableModel(model).family.along(charges);
