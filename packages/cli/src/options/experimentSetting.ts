import { countingRegimes, type MeasuredObservable } from '@nereid/analysis';
import type { Catalogue, Experiment } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { type CalculationSetting, calculationSetting } from './calculation.js';
import { givenConstraints, givenFlux } from './constraints.js';
import { givenRegimes } from './countedRegimes.js';
import type { CalculationFlags } from './flags/calculation.js';
import type { ConstraintFlags, CountedFlags, FluxFlags, SelectionFlags } from './flags/constraints.js';
import { type KernelOptions, namedConstraints, namedExperiments, namesWithAccuracy } from './prepare.js';
import { selectionSetting } from './selection.js';

/** Flags of the commands about measured experiments. */
type ExperimentFlags = ConstraintFlags &
  FluxFlags &
  CountedFlags &
  SelectionFlags &
  CalculationFlags & { readonly accuracy?: string };

/** The same with the observables beside tridents that are named among them. */
export interface ConstraintSetting extends ExperimentSetting {
  readonly companions: readonly MeasuredObservable[];
  /** All of them, in the order in which they are named. */
  readonly names: readonly string[];
}

/** Experiments and what their rates are calculated with. */
export interface ExperimentSetting {
  readonly catalogue: Catalogue;
  readonly experiments: Experiment[];
  readonly calculation: CalculationSetting;
  /** What their kernels are prepared with. */
  readonly kernels: KernelOptions;
}

/** Reads what the commands about measured experiments have in common. @throws InputError naming the flag */
export async function experimentSetting(options: ExperimentFlags): Promise<ExperimentSetting> {
  const { flag, ids } = givenConstraints(options);
  const common = await commonSetting(options);
  const { catalogue } = common;
  const named = namesWithAccuracy({ ...options, experiment: ids }, catalogue);
  return { ...common, experiments: counting(namedExperiments(flag, named, catalogue), common) };
}

/** As `experimentSetting`, where any measured constraint may be named. @throws InputError naming the flag */
export async function constraintSetting(options: ExperimentFlags): Promise<ConstraintSetting> {
  const { flag, ids } = givenConstraints(options);
  const common = await commonSetting(options);
  const { catalogue } = common;
  const named = namesWithAccuracy({ ...options, experiment: ids }, catalogue);
  const { experiments, companions } = namedConstraints(flag, named, catalogue);
  return {
    ...common,
    experiments: counting(experiments, common),
    companions,
    names: named.split(',').map((name) => name.trim()),
  };
}

/** The experiments as they are described: with the parts that are asked for. */
const counting = (experiments: readonly Experiment[], { kernels }: Pick<ExperimentSetting, 'kernels'>): Experiment[] =>
  experiments.map((experiment) => countingRegimes(experiment, kernels.regimes));

async function commonSetting(options: ExperimentFlags): Promise<Omit<ExperimentSetting, 'experiments'>> {
  const flux = givenFlux(options);
  const calculation = calculationSetting(options);
  const catalogue = await loadCatalogue();
  const { electroweak, hadronic, tolerance } = calculation;
  const selection = selectionSetting(options, catalogue);
  const regimes = givenRegimes(options);
  return { catalogue, calculation, kernels: { inputs: electroweak, hadronic, tolerance, flux, regimes, selection } };
}
