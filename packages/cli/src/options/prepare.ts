import {
  COMPANION_CONSTRAINTS,
  type CompanionConstraintName,
  chosenMeasurement,
  countingLikelihoods,
  experimentKernelInputs,
  isCompanionConstraint,
  type KernelSelection,
  namesAtAccuracy,
  type PreparedExperiment,
  projectionAtAccuracy,
} from '@nereid/analysis';
import { type CachedKernel, cachedKernelsInThreads } from '@nereid/analysis/node';
import type { Catalogue, Experiment } from '@nereid/catalogue';
import { type ElectroweakInputs, type HadronicOptions, InputError, suggestName } from '@nereid/physics';
import { Progress } from '../output/progress.js';
import { parseNumber } from './parse.js';
import type { Treatment } from './statistics.js';

export interface KernelOptions {
  readonly inputs: ElectroweakInputs;
  readonly hadronic: HadronicOptions;
  /** Each kernel's own default unless given. */
  readonly tolerance?: number | undefined;
  /** Name of one of the experiments' fluxes instead of their own. */
  readonly flux?: string | undefined;
  /** Which events count; all unless given. */
  readonly selection?: KernelSelection | undefined;
  /** Also densities of operators that turn the neutrino's helicity. */
  readonly helicityFlip?: boolean | undefined;
  /** Value ids that replace an experiment's own measurement. */
  readonly values?: readonly string[];
  /** Ratios unless given. */
  readonly treatment?: Treatment;
  /** Whether an experiment whose beam cannot make its channels is kept, for a verdict that says so; else it is an error. */
  readonly keepClosed?: boolean;
}

export interface PreparedWithKernel<E extends Experiment = Experiment> extends PreparedExperiment {
  readonly experiment: E;
  readonly kernel: CachedKernel;
}

/** What `--accuracy` makes of the names: projections at that accuracy. */
export function namesWithAccuracy(
  { experiment, accuracy }: { readonly experiment: string; readonly accuracy?: string },
  catalogue: Catalogue,
): string {
  if (accuracy === undefined) return experiment;
  return namesAtAccuracy(experiment, parseNumber('--accuracy', accuracy), catalogue);
}

/** The experiments named in a comma-separated flag. @throws InputError with the nearest known name, `others` among them */
export function namedExperiments(
  flag: string,
  names: string,
  catalogue: Catalogue,
  others: readonly string[] = [],
): Experiment[] {
  const ids = names.split(',').map((name) => name.trim());
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated !== undefined) throw new InputError(flag, repeated, 'named twice', 'Name each experiment once.');
  return ids.map((id) => {
    const experiment = catalogue.experiments.get(id) ?? projectionAtAccuracy(id, catalogue);
    if (experiment) return experiment;
    const problem = catalogue.exposures.has(id) ? 'has no measured ratio, only event rates' : 'no such experiment';
    throw new InputError(flag, id, problem, suggestName(id, [...catalogue.experiments.keys(), ...others]));
  });
}

/**
 * Constraints named in a comma-separated flag: experiments, and the names of companion observables. @throws InputError with the
 * nearest known name
 */
export function namedConstraints(
  flag: string,
  names: string,
  catalogue: Catalogue,
): { readonly experiments: Experiment[]; readonly companions: readonly CompanionConstraintName[] } {
  const ids = names.split(',').map((name) => name.trim());
  const companions = ids.filter(isCompanionConstraint);
  const repeated = companions.find((id, i) => companions.indexOf(id) !== i);
  if (repeated !== undefined) throw new InputError(flag, repeated, 'named twice', 'Name each constraint once.');
  if (ids.includes('belle-ii')) {
    const remedy = 'Use nereid limit --overlay belle-ii.';
    throw new InputError(flag, 'belle-ii', 'a projection, which decides on no point', remedy);
  }
  const others = ids.filter((id) => !isCompanionConstraint(id));
  const experiments =
    others.length === 0 ? [] : namedExperiments(flag, others.join(','), catalogue, COMPANION_CONSTRAINTS);
  return { experiments, companions };
}

/** Kernels and measurements of experiments, with progress on a terminal. */
export async function prepareExperiments<E extends Experiment>(
  experiments: readonly E[],
  catalogue: Catalogue,
  { inputs, hadronic, tolerance, flux, selection, helicityFlip, values = [], treatment, keepClosed }: KernelOptions,
): Promise<PreparedWithKernel<E>[]> {
  const counting = treatment?.likelihood === 'counts' ? countingLikelihoods(experiments, treatment.constraint) : [];
  const replaced = values.find((id) => experiments.some((one, i) => counting[i] && valueIds(one).includes(id)));
  if (replaced !== undefined) {
    const remedy = 'Leave it out, or use --likelihood ratio.';
    throw new InputError('--value', replaced, 'its experiment enters with its counts', remedy);
  }
  const options = { electroweak: inputs, hadronic, tolerance, flux, selection, helicityFlip };
  const jobs = experiments.map((experiment) => ({
    // where its kernel comes with the data
    id: 'projectionOf' in experiment ? String(experiment.projectionOf) : experiment.id,
    inputs: experimentKernelInputs(experiment, catalogue, options),
    ...(!keepClosed && { experimentName: experiment.name }),
  }));
  const progress = new Progress();
  await progress.show(`kernels of ${experiments.map(({ name }) => name).join(', ')} …`);
  const kernels = await cachedKernelsInThreads(jobs, {
    onProgress: (done, total) => progress.update(`kernel ${done} of ${total} …`),
  });
  progress.clear();
  return experiments.map((experiment, i): PreparedWithKernel<E> => {
    const valueId = values.find((id) => valueIds(experiment).includes(id));
    const likelihood = counting[i];
    const measurement = likelihood?.measurement ?? chosenMeasurement(experiment, valueId);
    return { experiment, measurement, ...(likelihood && { likelihood }), kernel: kernels[i] };
  });
}

/** @throws InputError for a value id that no experiment named has, or a second one for the same experiment */
export function requireValues(values: readonly string[], experiments: readonly Experiment[]): void {
  const known = experiments.map(valueIds);
  for (const id of values) {
    if (!known.flat().includes(id)) throw new InputError('--value', id, 'no such value', suggestName(id, known.flat()));
    const rival = values.find((other) => other !== id && known.some((ids) => ids.includes(id) && ids.includes(other)));
    if (rival === undefined) continue;
    throw new InputError('--value', rival, `the same measurement as ${id}`, 'Give one value for each experiment.');
  }
}

function valueIds({ measurement, alternatives }: Experiment): string[] {
  return [measurement, ...alternatives].map(({ valueId }) => valueId);
}

/** The coarsest accuracy among kernels; null where there are none. */
export function largestTolerance(prepared: readonly PreparedWithKernel[]): number | null {
  return prepared.length === 0 ? null : Math.max(...prepared.map(({ kernel }) => kernel.inputs.tolerance));
}
