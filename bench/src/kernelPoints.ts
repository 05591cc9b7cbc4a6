import type { ExperimentKernel } from '@nereid/analysis';
import { defaultElectroweakInputs, kernelCrossSection, lmuLtau, parseModel } from '@nereid/physics';

const MODELS = 64;

/** So many model points on the first kernel of an experiment: V(T), A(T) at every node and the sum. */
export function kernelPoints({ kernels }: Pick<ExperimentKernel, 'kernels'>): (count: number) => void {
  const [{ channel, kernel }] = kernels;
  const models = Array.from({ length: MODELS }, (_, i) =>
    parseModel(lmuLtau.name, { mass: 10 ** (-3 + i / 16), gPrime: 1e-3 }).couplings(channel, defaultElectroweakInputs),
  );
  return (count) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += kernelCrossSection(kernel, models[i % MODELS]);
    if (!(sum > 0)) throw new Error('the points were not computed');
  };
}
