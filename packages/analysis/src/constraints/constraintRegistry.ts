import { type Experiments, isMeasured, type MeasuredExperiment } from '@nereid/catalogue';
import type { CouplingLimitOptions, ElectroweakInputs, ModelName } from '@nereid/physics';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { MODEL_INPUTS, type SupportedModel } from '../modelInputs.js';
import type { ConstraintVerdict } from './constraintVerdict.js';
import { evaluatePoint, verdictOnJson } from './evaluatePoint.js';
import { chosenMeasurement } from './measuredLikelihood.js';

/** What a constraint compares with what; one kind for each observable that can be measured. */
export type ConstraintKind = MeasuredExperiment['measurement']['observable'];

/** What a verdict is computed with. */
export interface ConstraintSetting {
  readonly kernel: ExperimentKernel;
  readonly electroweak: ElectroweakInputs;
  readonly statistics: CouplingLimitOptions;
  /** One of the constraint's value ids; the first unless given. */
  readonly valueId?: string | undefined;
}

/** A constraint: the published values it uses, the points it takes, and how to evaluate one. */
export interface RegisteredConstraint {
  /** That of the experiment: `ccfr`. */
  readonly id: string;
  readonly kind: ConstraintKind;
  /** Record whose values it uses. */
  readonly record: string;
  /** The value it uses, then those that can be used instead. */
  readonly valueIds: readonly string[];
  readonly channels: readonly string[];
  readonly models: readonly SupportedModel[];
  readonly fidelity: ConstraintVerdict['fidelity'];
  readonly experiment: MeasuredExperiment;
  /**
   * The verdict on a point as read from JSON. What is no point of a supported model is `invalidInput`, never an exception.
   * @throws InputError for a value id that the constraint does not have
   */
  readonly evaluate: (point: unknown, setting: ConstraintSetting) => ConstraintVerdict;
}

/** Registered constraints by the ids of their experiments. */
export type ConstraintRegistry = ReadonlyMap<string, RegisteredConstraint>;

/** How each kind of constraint is made from an experiment. A new observable in the data needs an entry here to compile. */
const CONSTRAINT_KINDS: Readonly<Record<ConstraintKind, (experiment: MeasuredExperiment) => RegisteredConstraint>> = {
  ratioToStandardModel: ratioConstraint,
};

/** The constraints that the experiments in the data give, in the order of the data; a projection constrains nothing. */
export function constraintRegistry(experiments: Experiments): ConstraintRegistry {
  return new Map(
    [...experiments.values()]
      .filter(isMeasured)
      .map((experiment) => [experiment.id, CONSTRAINT_KINDS[experiment.measurement.observable](experiment)]),
  );
}

/** The constraints that use values of a record. */
export function constraintsOfRecord(registry: ConstraintRegistry, record: string): RegisteredConstraint[] {
  return [...registry.values()].filter((constraint) => constraint.record === record);
}

/** A published σ/σ_SM against the one predicted with the experiment's kernel. */
function ratioConstraint(experiment: MeasuredExperiment): RegisteredConstraint {
  return {
    id: experiment.id,
    kind: 'ratioToStandardModel',
    record: experiment.record,
    valueIds: [experiment.measurement, ...experiment.alternatives].map(({ valueId }) => valueId),
    channels: experiment.channels.map(({ channel }) => channel),
    models: Object.entries(MODEL_INPUTS).map(([model, inputs]) => ({ model: model as ModelName, inputs })),
    fidelity: 'recast',
    experiment,
    evaluate(point, { kernel, electroweak, statistics, valueId }) {
      const measurement = chosenMeasurement(experiment, valueId);
      return verdictOnJson(
        point,
        experiment,
        (parsed) => evaluatePoint(parsed, [{ experiment, measurement, kernel }], electroweak, statistics)[0],
      );
    },
  };
}
