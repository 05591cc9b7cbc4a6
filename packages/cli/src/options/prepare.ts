import {
  isMeasuredObservable,
  MEASURED_OBSERVABLES,
  type MeasuredObservable,
  namesAtAccuracy,
  projectionAtAccuracy,
  registeredConstraint,
  type TridentConstraint,
  valueIdsOf,
} from '@nereid/analysis';
import {
  type CachedKernel,
  type PreparationOptions,
  type PreparedConstraints,
  prepareConstraints,
} from '@nereid/analysis/node';
import type { Catalogue, Experiment } from '@nereid/catalogue';
import { type ElectroweakInputs, InputError, suggestName } from '@nereid/physics';
import { Progress } from '../output/progress.js';
import { parseNames, parseNumber } from './parse.js';

/** What constraints are prepared with. */
export interface KernelOptions extends Omit<PreparationOptions, 'onProgress' | 'electroweak'> {
  readonly inputs: ElectroweakInputs;
}

/** A constraint from tridents with the kernel of its experiment. */
export type PreparedWithKernel = TridentConstraint<CachedKernel>;

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
  return parseNames(flag, names, 'Name each experiment once.').map((id) => {
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
): { readonly experiments: Experiment[]; readonly companions: readonly MeasuredObservable[] } {
  const ids = names.split(',').map((name) => name.trim());
  const companions = ids.filter(isMeasuredObservable);
  const repeated = companions.find((id, i) => companions.indexOf(id) !== i);
  if (repeated !== undefined) throw new InputError(flag, repeated, 'named twice', 'Name each constraint once.');
  if (ids.includes('belle-ii')) {
    const remedy = 'Use nereid limit --overlay belle-ii.';
    throw new InputError(flag, 'belle-ii', 'a projection, which decides on no point', remedy);
  }
  const others = ids.filter((id) => !isMeasuredObservable(id));
  const experiments =
    others.length === 0 ? [] : namedExperiments(flag, others.join(','), catalogue, MEASURED_OBSERVABLES);
  return { experiments, companions };
}

/** Constraints ready to judge, with progress on a terminal. */
export async function preparedConstraints(
  ids: readonly string[],
  catalogue: Catalogue,
  { inputs, ...options }: KernelOptions,
): Promise<PreparedConstraints> {
  const progress = new Progress();
  const names = ids.flatMap((id) => registeredConstraint(id, catalogue).experiment?.name ?? []);
  if (names.length > 0) await progress.show(`kernels of ${names.join(', ')} …`);
  const onProgress = (done: number, total: number) => progress.update(`kernel ${done} of ${total} …`);
  return prepareConstraints(ids, catalogue, { ...options, electroweak: inputs, onProgress }).finally(() =>
    progress.clear(),
  );
}

/** Kernels and measurements of experiments, with progress on a terminal. */
export async function prepareExperiments(
  experiments: readonly Experiment[],
  catalogue: Catalogue,
  options: KernelOptions,
): Promise<readonly PreparedWithKernel[]> {
  const ids = experiments.map(({ id }) => id);
  return (await preparedConstraints(ids, catalogue, options)).tridents;
}

/** @throws InputError for a value id that no experiment named has, or a second one for the same experiment */
export function requireValues(values: readonly string[], experiments: readonly Experiment[]): void {
  const known = experiments.map(valueIdsOf);
  for (const id of values) {
    if (!known.flat().includes(id)) throw new InputError('--value', id, 'no such value', suggestName(id, known.flat()));
    const rival = values.find((other) => other !== id && known.some((ids) => ids.includes(id) && ids.includes(other)));
    if (rival === undefined) continue;
    throw new InputError('--value', rival, `the same measurement as ${id}`, 'Give one value for each experiment.');
  }
}

/** The coarsest accuracy among kernels; null where there are none. */
export function largestTolerance(prepared: readonly PreparedWithKernel[]): number | null {
  return prepared.length === 0 ? null : Math.max(...prepared.map(({ kernel }) => kernel.inputs.tolerance));
}
