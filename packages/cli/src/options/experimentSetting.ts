import type { Catalogue, Experiment } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { type CalculationSetting, calculationSetting } from './calculation.js';
import { givenConstraints, givenFlux } from './constraints.js';
import type { CalculationFlags } from './flags/calculation.js';
import type { ConstraintFlags, FluxFlags, SelectionFlags } from './flags/constraints.js';
import { type KernelOptions, namedExperiments, namesWithAccuracy } from './prepare.js';
import { selectionSetting } from './selection.js';

/** Flags of the commands about measured experiments. */
type ExperimentFlags = ConstraintFlags & FluxFlags & SelectionFlags & CalculationFlags & { readonly accuracy?: string };

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
  const flux = givenFlux(options);
  const calculation = calculationSetting(options);
  const catalogue = await loadCatalogue();
  const experiments = namedExperiments(flag, namesWithAccuracy({ ...options, experiment: ids }, catalogue), catalogue);
  const { electroweak, hadronic, tolerance } = calculation;
  const selection = selectionSetting(options, catalogue);
  return {
    catalogue,
    experiments,
    calculation,
    kernels: { inputs: electroweak, hadronic, tolerance, flux, selection },
  };
}
