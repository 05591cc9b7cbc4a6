import type { Catalogue } from '@nereid/catalogue';
import { defaultElectroweakInputs } from '@nereid/physics';
import { experimentKernelInputs } from '../kernels/experimentKernel.js';
import type { ExperimentKernelInputs } from '../kernels/kernelInputs.js';
import { shippedKernelInputs } from '../kernels/shippedKernels.js';
import { errorSources } from './errorSources.js';

/** `shippedKernelInputs`, and those that the theory errors of measurements and projections ask for with their default flux. */
export function shippedInputs(catalogue: Catalogue): ReadonlyMap<string, readonly ExperimentKernelInputs[]> {
  const inputs = new Map(shippedKernelInputs(catalogue));
  const electroweak = defaultElectroweakInputs;
  for (const experiment of catalogue.experiments.values()) {
    const kernel = experimentKernelInputs(experiment, catalogue, { electroweak });
    const moved = errorSources({
      ...{ kernel, electroweak, catalogue },
      ...{ experiment: experiment.id, material: experiment.target.material },
    }).flatMap(({ variation }) => (variation.kind === 'kernel' ? [variation.inputs] : []));
    inputs.set(experiment.id, [...(inputs.get(experiment.id) ?? []), ...moved]);
  }
  return inputs;
}
