import { type ElectroweakInputs, kernelCrossSection, type TridentModel } from '@nereid/physics';
import { jackknifeError } from '@nereid/physics/acceptance';
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
  const all = crossSection(withoutCuts(kernels));
  if (!(all > 0)) return { value: 0, error: 0 };
  const { value, error } = withStatisticalError({ kernels }, (some) => crossSection(some.kernels) / all);
  return { value, error };
}

/** The kernels of all events in the place of those that a selection keeps. */
export const withoutCuts = (kernels: readonly ComputedKernel[]): ComputedKernel[] =>
  kernels.map(({ accepted, ...one }) => (accepted ? { ...one, kernel: accepted.inclusive } : one));

/**
 * The kernels with one batch of events left out each; none without a selection. Replica r of all channels belongs together: they
 * share their random numbers.
 */
export function acceptedBatches<K extends Kernels>(kernel: K): K[] {
  const count = Math.max(0, ...kernel.kernels.map(({ accepted }) => accepted?.replicas.length ?? 0));
  return Array.from({ length: count }, (_, r) => ({
    ...kernel,
    kernels: kernel.kernels.map((one) => ({ ...one, kernel: one.accepted?.replicas[r] ?? one.kernel })),
  }));
}

/**
 * A quantity with the statistical error that it has from the events of a selection; 0 without one, Infinity where one of the
 * batches alone decides whether it is a number.
 */
export function withStatisticalError<K extends Kernels>(kernel: K, quantity: (kernel: K) => number): Efficiency {
  return { value: quantity(kernel), error: finiteError(acceptedBatches(kernel).map(quantity)) };
}

/** The jackknife error of these values; Infinity where one of them is no number. */
export function finiteError(values: readonly number[]): number {
  return values.every(Number.isFinite) ? jackknifeError(values) : Number.POSITIVE_INFINITY;
}

/** A relative statistical error above which a number is not to be read without a warning. */
export const LARGE_STATISTICAL_ERROR = 0.05;
