import { type SpectralKernel, tridentChannel } from '@nereid/physics';
import type { ExperimentKernel } from './experimentKernel.js';
import type { ComputedKernel, ExperimentKernelInputs } from './kernelInputs.js';

interface Densities {
  readonly vv: readonly number[];
  readonly aa: readonly number[];
  readonly va: readonly number[];
}

interface StoredNodes extends Densities {
  readonly transfer: readonly number[];
}

/** The kernels of an experiment as JSON. Replicas have the nodes of their kernel. */
export interface StoredKernel {
  readonly inputs: ExperimentKernelInputs;
  readonly relativeError: number;
  readonly converged: boolean;
  readonly kernels: readonly (StoredNodes & {
    readonly channel: string;
    readonly accepted?: { readonly inclusive: StoredNodes; readonly replicas: readonly Densities[] };
  })[];
}

/** A kernel as the cache keeps it. */
export function toStored({ kernels, inputs, relativeError, converged }: ExperimentKernel): StoredKernel {
  return {
    inputs,
    relativeError,
    converged,
    kernels: kernels.map(({ channel, kernel, accepted }) => ({
      channel: channel.name,
      ...nodes(kernel),
      ...(accepted && {
        accepted: { inclusive: nodes(accepted.inclusive), replicas: accepted.replicas.map(densities) },
      }),
    })),
  };
}

const densities = ({ vv, aa, va }: SpectralKernel): Densities => ({
  vv: Array.from(vv),
  aa: Array.from(aa),
  va: Array.from(va),
});

const nodes = (kernel: SpectralKernel): StoredNodes => ({
  transfer: Array.from(kernel.transfer),
  ...densities(kernel),
});

/** A kernel from what the cache keeps. */
export function fromStored(experiment: string, stored: StoredKernel): ExperimentKernel {
  const { inputs, relativeError, converged } = stored;
  const kernels = stored.kernels.map(({ channel, accepted, ...kernel }): ComputedKernel => {
    const spectral = spectralKernel(kernel.transfer, kernel);
    if (!accepted) return { channel: tridentChannel(channel), kernel: spectral };
    const { inclusive } = accepted;
    const replicas = accepted.replicas.map((replica) => ({
      ...spectralKernel([], replica),
      transfer: spectral.transfer,
    }));
    return {
      channel: tridentChannel(channel),
      kernel: spectral,
      accepted: { inclusive: spectralKernel(inclusive.transfer, inclusive), replicas },
    };
  });
  return { experiment, inputs, relativeError, converged, kernels };
}

const spectralKernel = (transfer: readonly number[], { vv, aa, va }: Densities): SpectralKernel => ({
  transfer: Float64Array.from(transfer),
  vv: Float64Array.from(vv),
  aa: Float64Array.from(aa),
  va: Float64Array.from(va),
});
