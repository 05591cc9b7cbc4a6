import {
  type CombinationOptions,
  type Constraint,
  type MeasurementChoice,
  type MovedKernel,
  type ObservableSettings,
  observableConstraints,
  tridentConstraints,
  type VerdictOutput,
} from '@nereid/analysis';
import type { CachedKernel } from '@nereid/analysis/node';
import type { Experiment, RecordValue } from '@nereid/catalogue';
import type { ElectroweakInputs, ModelParameters } from '@nereid/physics';
import { type RowEvaluator, rowEvaluator } from './evaluateRows.js';

/** All that rows are judged with, as plain data: a thread makes its evaluator of it. */
export interface TableJob {
  readonly model?: string | undefined;
  readonly constants: ModelParameters;
  /** Names of the constraints in the order of the columns. */
  readonly order: readonly string[];
  readonly experiments: readonly Experiment[];
  /** One for each experiment, with densities of all sectors that points can be in. */
  readonly kernels: readonly CachedKernel[];
  /** Of each experiment what is not known of its prediction, where that enters. */
  readonly theory?: readonly (readonly MovedKernel[] | undefined)[];
  readonly treatment?: MeasurementChoice['treatment'];
  /** Names of the constraints beside tridents, and what they are computed from. */
  readonly observables: readonly string[];
  readonly settings: Pick<ObservableSettings, 'anomaly' | 'recoil' | 'tau'>;
  readonly recordValues: readonly RecordValue[];
  readonly electroweak: ElectroweakInputs;
  readonly statistics: CombinationOptions;
  readonly outputs: readonly VerdictOutput[];
}

/** The evaluator of a job: any thread gives the same numbers. */
export function jobRowEvaluator(job: TableJob): RowEvaluator {
  const { model, constants, order, statistics, outputs } = job;
  return rowEvaluator({ model, constants, constraints: constraintsOf(job), order, statistics, outputs });
}

function constraintsOf(job: TableJob): Constraint[] {
  const { experiments, kernels, theory = [], treatment, observables, settings, recordValues, electroweak } = job;
  const values = new Map(recordValues.map((value) => [value.id, value]));
  return [
    ...tridentConstraints(
      experiments,
      (_, i) => kernels[i],
      electroweak,
      { treatment },
      (i) => theory[i],
    ),
    ...observableConstraints(observables, settings, values, electroweak),
  ];
}
