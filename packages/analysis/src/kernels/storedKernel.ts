import {
  FLIP_DENSITY_NAMES,
  type FlipDensityName,
  type HelicityFlipKernel,
  type SpectralKernel,
  tridentChannel,
} from '@nereid/physics';
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

type StoredFlip = Readonly<Record<'transfer' | FlipDensityName, readonly number[]>>;

/** The kernels of an experiment as JSON. Replicas have the nodes of their kernel. */
export interface StoredKernel {
  readonly inputs: ExperimentKernelInputs;
  readonly relativeError: number;
  readonly converged: boolean;
  readonly kernels: readonly (StoredNodes & {
    readonly channel: string;
    readonly accepted?: { readonly inclusive: StoredNodes; readonly replicas: readonly Densities[] };
    readonly flip?: StoredFlip;
  })[];
}

/** A kernel as the cache keeps it. */
export function toStored({ kernels, inputs, relativeError, converged }: ExperimentKernel): StoredKernel {
  return {
    inputs,
    relativeError,
    converged,
    kernels: kernels.map(({ channel, kernel, accepted, flip }) => ({
      channel: channel.name,
      ...nodes(kernel),
      ...(flip && { flip: flipArrays(flip, (values) => Array.from(values)) as StoredFlip }),
      ...(accepted && {
        accepted: { inclusive: nodes(accepted.inclusive), replicas: accepted.replicas.map(densities) },
      }),
    })),
  };
}

/** Nodes and densities of a helicity-flip kernel, each passed through `convert`. */
function flipArrays<From extends ArrayLike<number>>(
  flip: Readonly<Record<'transfer' | FlipDensityName, From>>,
  convert: (values: From) => ArrayLike<number>,
): object {
  return Object.fromEntries((['transfer', ...FLIP_DENSITY_NAMES] as const).map((name) => [name, convert(flip[name])]));
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
  const kernels = stored.kernels.map(({ channel, accepted, flip: storedFlip, ...kernel }): ComputedKernel => {
    const spectral = spectralKernel(kernel.transfer, kernel);
    const flip = storedFlip && (flipArrays(storedFlip, (values) => Float64Array.from(values)) as HelicityFlipKernel);
    if (!accepted) return { channel: tridentChannel(channel), kernel: spectral, ...(flip && { flip }) };
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
