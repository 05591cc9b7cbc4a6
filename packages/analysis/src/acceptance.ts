import { type ElectroweakInputs, jackknifeError, kernelCrossSection, type TridentModel } from '@nereid/physics';
import type { ComputedKernel, ComputedKernels } from './kernelInputs.js';

/** Part of the cross section of a model that a selection keeps, with its statistical error. */
export interface Efficiency {
  readonly value: number;
  readonly error: number;
}

type Kernels = Pick<ComputedKernels, 'kernels'>;

/** The efficiency of the selection of these kernels, all channels together; undefined for kernels without one. */
export function selectionEfficiency(
  { kernels }: Kernels,
  model: TridentModel,
  inputs: ElectroweakInputs,
): Efficiency | undefined {
  if (!kernels.some(({ accepted }) => accepted)) return undefined;
  const crossSection = (of: readonly ComputedKernel[]) =>
    of.reduce((sum, { channel, kernel }) => sum + kernelCrossSection(kernel, model.couplings(channel, inputs)), 0);
  const all = crossSection(
    kernels.map(({ accepted, ...one }) => (accepted ? { ...one, kernel: accepted.inclusive } : one)),
  );
  if (!(all > 0)) return { value: 0, error: 0 };
  const { value, error } = withStatisticalError({ kernels }, (some) => crossSection(some.kernels) / all);
  return { value, error };
}

/**
 * A quantity with the statistical error that it has from the events of a selection; 0 without one. Replica r of all channels
 * belongs together: they share their random numbers.
 */
export function withStatisticalError<K extends Kernels>(kernel: K, quantity: (kernel: K) => number): Efficiency {
  const count = Math.max(0, ...kernel.kernels.map(({ accepted }) => accepted?.replicas.length ?? 0));
  const values = Array.from({ length: count }, (_, r) =>
    quantity({
      ...kernel,
      kernels: kernel.kernels.map((one) => ({ ...one, kernel: one.accepted?.replicas[r] ?? one.kernel })),
    }),
  );
  return { value: quantity(kernel), error: jackknifeError(values) };
}
