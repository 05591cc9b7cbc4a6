import { type ElectroweakInputs, kernelCrossSection, standardModel, type TridentModel } from '@nereid/physics';
import type { ExperimentKernel } from './experimentKernel.js';

/** σ(model)/σ(SM) of an experiment: one pass over the nodes of its kernels for each. */
export function modelRatio(kernel: ExperimentKernel, model: TridentModel, inputs: ElectroweakInputs): number {
  let standard = 0;
  let predicted = 0;
  for (const { channel, kernel: spectral } of kernel.kernels) {
    standard += kernelCrossSection(spectral, standardModel.couplings(channel, inputs));
    predicted += kernelCrossSection(spectral, model.couplings(channel, inputs));
  }
  return predicted / standard;
}

/** σ(SM) [cm²] per average nucleus of an experiment's target, channels weighted as in its beam. */
export function standardModelCrossSection(kernel: ExperimentKernel, inputs: ElectroweakInputs): number {
  return kernel.kernels.reduce(
    (sum, { channel, kernel: spectral }) =>
      sum + kernelCrossSection(spectral, standardModel.couplings(channel, inputs)),
    0,
  );
}
