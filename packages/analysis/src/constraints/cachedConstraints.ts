import { type Catalogue, CatalogueError, type Experiment, isError, type RecordValue } from '@nereid/catalogue';
import { loadRecords } from '@nereid/catalogue/node';
import { InputError } from '@nereid/physics';
import { type ExperimentKernelOptions, experimentKernelInputs } from '../kernels/experimentKernel.js';
import type { CachedKernel } from '../kernels/kernelCache.js';
import { cachedKernelsInThreads, type KernelPool } from '../kernels/kernelThreads.js';
import { errorSources } from '../theoryErrors/errorSources.js';
import { movedKernels } from '../theoryErrors/movedKernels.js';
import type { MovedKernel } from '../theoryErrors/ratioShifts.js';
import type { Constraint } from './constraint.js';
import type { RecordValues } from './constraintCurve.js';
import { STANDARD_OBSERVABLES } from './constraintCurves.js';
import { registeredConstraint } from './constraintRegistry.js';
import { observableConstraints, recordsOfObservables } from './observableConstraints.js';
import type { ConstraintSources } from './registeredConstraint.js';
import { type MeasurementChoice, type TridentConstraint, tridentConstraints } from './tridentConstraint.js';

/** What constraints are prepared with. */
export interface PreparationOptions
  extends ExperimentKernelOptions,
    MeasurementChoice,
    Pick<KernelPool, 'cacheFolder' | 'onProgress'> {
  /** Whether an experiment whose beam cannot make its channels is kept, for a verdict that says so; else it is an error. */
  readonly keepClosed?: boolean | undefined;
  /** Whether what is not known of the predictions of tridents enters (`errorSources`); else predictions are exact. */
  readonly theoryErrors?: boolean | undefined;
  /** Of the constraints beside tridents; the standard ones unless given. */
  readonly settings?: ConstraintSources['settings'] | undefined;
}

/** Constraints ready to judge points: those from tridents, which limits are made from as well, and the others. */
export interface PreparedConstraints {
  readonly tridents: readonly TridentConstraint<CachedKernel>[];
  readonly others: readonly Constraint[];
}

/** What makes constraints ready: `prepareConstraints`, or one that remembers. */
export type PrepareConstraints = (
  names: readonly string[],
  catalogue: Catalogue,
  options: PreparationOptions,
) => Promise<PreparedConstraints>;

/**
 * The constraints of these names, each kind in the order of the names: kernels from the data, the cache or computed in threads, values
 * from the records of the data.
 * @throws InputError for an unknown name, with the nearest known one, and as the calculations; CatalogueError for a broken record
 */
export async function prepareConstraints(
  names: readonly string[],
  catalogue: Catalogue,
  options: PreparationOptions,
): Promise<PreparedConstraints> {
  const { electroweak, settings = STANDARD_OBSERVABLES, theoryErrors, selection } = options;
  // events would have to be made anew for every source
  if (theoryErrors && selection !== undefined) {
    throw new InputError('theoryErrors', 'on', 'not available after cuts', 'Leave the cuts or the theory errors out.');
  }
  const registered = names.map((name) => registeredConstraint(name, catalogue));
  const experiments = registered.flatMap(({ experiment }) => experiment ?? []);
  const otherNames = registered.filter(({ experiment }) => experiment === undefined).map(({ id }) => id);
  const kernels = await kernelsOf(experiments, catalogue, options);
  const theory = theoryErrors ? await theoryOf(experiments, kernels, catalogue, options) : [];
  const tridents = tridentConstraints(
    experiments,
    (_, i) => kernels[i],
    electroweak,
    options,
    (i) => theory[i],
  );
  const values = otherNames.length > 0 ? await observableValues() : new Map();
  return { tridents, others: observableConstraints(otherNames, settings, values, electroweak) };
}

/** What is not known of the prediction of each experiment. */
async function theoryOf(
  experiments: readonly Experiment[],
  kernels: readonly CachedKernel[],
  catalogue: Catalogue,
  { electroweak, cacheFolder, onProgress }: PreparationOptions,
): Promise<MovedKernel[][]> {
  const theory: MovedKernel[][] = [];
  for (const [i, experiment] of experiments.entries()) {
    const kernel = kernels[i];
    const sources = errorSources({
      ...{ kernel: kernel.inputs, electroweak, catalogue },
      ...{ experiment: experiment.id, material: experiment.target.material },
    });
    theory.push(await movedKernels(kernelFolderOf(experiment), kernel, sources, { cacheFolder, onProgress }));
  }
  return theory;
}

/** Where the kernels of an experiment come with the data. */
const kernelFolderOf = (experiment: Experiment): string =>
  'projectionOf' in experiment ? String(experiment.projectionOf) : experiment.id;

function kernelsOf(
  experiments: readonly Experiment[],
  catalogue: Catalogue,
  { keepClosed, cacheFolder, onProgress, ...options }: PreparationOptions,
): Promise<CachedKernel[]> {
  const jobs = experiments.map((experiment) => ({
    id: kernelFolderOf(experiment),
    inputs: experimentKernelInputs(experiment, catalogue, options),
    ...(!keepClosed && { experimentName: experiment.name }),
  }));
  return cachedKernelsInThreads(jobs, { cacheFolder, onProgress });
}

/** The values of those records that constraints beside tridents use and that the data have. @throws CatalogueError where one cannot be read */
export async function observableValues(): Promise<RecordValues> {
  const values = new Map<string, RecordValue>();
  for (const { records, diagnostics } of await loadRecords(recordsOfObservables())) {
    const errors = diagnostics.filter(isError);
    if (errors.length > 0) throw new CatalogueError(errors);
    for (const record of records.values()) {
      for (const value of record.kind === 'record' ? record.values : []) values.set(value.id, value);
    }
  }
  return values;
}
