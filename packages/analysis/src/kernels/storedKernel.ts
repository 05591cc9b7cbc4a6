import { type Kernel, type Sector, tridentChannel } from '@nereid/physics';
import { DENSITY_NAMES, type SectorDensities } from '@nereid/physics/crossSections';
import type { ExperimentKernel } from './experimentKernel.js';
import type { ComputedKernel, ExperimentKernelInputs } from './kernelInputs.js';

type Stored<S extends Sector> = { readonly [name in keyof SectorDensities<S>]: readonly number[] };

/** The kernels of an experiment as JSON: chiral densities, and the others under `flip`. Replicas have the nodes of their kernel. */
export interface StoredKernel {
  readonly inputs: ExperimentKernelInputs;
  readonly relativeError: number;
  readonly converged: boolean;
  readonly kernels: readonly (Stored<'chiral'> & {
    readonly channel: string;
    readonly accepted?: {
      readonly inclusive: Stored<'chiral'>;
      readonly replicas: readonly Omit<Stored<'chiral'>, 'transfer'>[];
    };
    readonly flip?: Stored<'turned'>;
  })[];
}

/** A kernel as the cache keeps it. */
export function toStored({ kernels, inputs, relativeError, converged }: ExperimentKernel): StoredKernel {
  return {
    inputs,
    relativeError,
    converged,
    kernels: toStoredChannels(kernels),
  };
}

/** Its channels alone. */
export const toStoredChannels = (kernels: ExperimentKernel['kernels']): StoredKernel['kernels'] =>
  kernels.map(({ channel, kernel: { chiral, turned }, accepted }) => ({
    channel: channel.name,
    ...numbers('chiral', chiral),
    ...(turned && { flip: numbers('turned', turned) }),
    ...(accepted && { accepted: storedAcceptance(accepted) }),
  }));

const storedAcceptance = ({ inclusive, replicas }: NonNullable<ComputedKernel['accepted']>) => ({
  inclusive: numbers('chiral', inclusive.chiral),
  replicas: replicas.map(({ chiral }) => {
    const { transfer, ...densities } = numbers('chiral', chiral);
    return densities;
  }),
});

/** A kernel from what the cache keeps. */
export function fromStored(experiment: string, stored: StoredKernel): ExperimentKernel {
  const { inputs, relativeError, converged, kernels } = stored;
  return { experiment, inputs, relativeError, converged, kernels: fromStoredChannels(kernels) };
}

/** What `toStoredChannels` stored. */
export function fromStoredChannels(stored: StoredKernel['kernels']): ComputedKernel[] {
  return stored.map(({ channel: name, accepted, flip, ...nodes }): ComputedKernel => {
    const kernel: Kernel = { chiral: arrays('chiral', nodes), ...(flip && { turned: arrays('turned', flip) }) };
    const channel = tridentChannel(name);
    if (!accepted) return { channel, kernel };
    const { transfer } = kernel.chiral;
    const replicas = accepted.replicas.map((replica) => ({
      chiral: { ...arrays('chiral', { transfer: [], ...replica }), transfer },
    }));
    return { channel, kernel, accepted: { inclusive: { chiral: arrays('chiral', accepted.inclusive) }, replicas } };
  });
}

const names = <S extends Sector>(sector: S) => ['transfer', ...DENSITY_NAMES[sector]] as (keyof SectorDensities<S>)[];

const numbers = <S extends Sector>(sector: S, densities: SectorDensities<S>) =>
  Object.fromEntries(names(sector).map((name) => [name, Array.from(densities[name])])) as unknown as Stored<S>;

const arrays = <S extends Sector>(sector: S, stored: Stored<S>): SectorDensities<S> =>
  Object.fromEntries(names(sector).map((name) => [name, Float64Array.from(stored[name])])) as SectorDensities<S>;
