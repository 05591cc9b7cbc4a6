import type { ElectroweakInputs, RatioMeasurement, Sector, TridentChannel } from '@nereid/physics';
import { standardModelCouplings } from '@nereid/physics';
import type { SectorDensities } from '@nereid/physics/crossSections';
import { requireRatio } from '../kernels/missingRatio.js';
import { type KernelQuestion, ratioConstraints } from './lookup.js';

/** What `constraintKernel` is asked. */
export interface ConstraintKernelQuestion extends KernelQuestion {
  /** Name of an experiment, measured or projected. */
  readonly constraint: string;
  /** Also the densities of operators that turn the helicity of the neutrino, with `turned`; the chiral ones in any case. */
  readonly sectors?: readonly Sector[] | undefined;
}

/** The densities of one channel [cm² per average nucleus, weighted as in the beam], with what the Standard Model has in it. */
export interface ChannelDensities extends Readonly<{ chiral: SectorDensities<'chiral'> }> {
  readonly channel: TridentChannel;
  /** V and A of the Standard Model: at every T, but for the propagator of the Z with `leading`. */
  readonly standardModel: { readonly vector: number; readonly axial: number };
  /** On nodes of their own. */
  readonly turned?: SectorDensities<'turned'> | undefined;
}

/** All that σ/σ_SM of an experiment follows from, for any couplings. */
export interface ConstraintKernel {
  readonly constraint: string;
  readonly title: string;
  readonly measured: RatioMeasurement;
  /** Of the densities. */
  readonly relativeError: number;
  readonly converged: boolean;
  /** SHA-256 of everything that it depends on. */
  readonly hash: string;
  /** Constants of the calculation: what couplings of one's own are written with. */
  readonly inputs: ElectroweakInputs;
  readonly channels: readonly ChannelDensities[];
}

/**
 * The spectral densities of an experiment, as `nereid kernel` prints them: with V_j, A_j at the nodes T_j [GeV²] of each channel
 *   R = Σ_channels Σ_j (V_j² vv_j + A_j² aa_j + V_j A_j va_j) / the same of the Standard Model,
 * which is what `ratio` says of a model with these couplings. Signs of V and A are those of docs/conventions.md, for antineutrinos too.
 * @throws InputError for an unknown name, with the nearest known one, and a constraint that is no ratio of cross sections
 */
export async function constraintKernel({
  constraint,
  sectors = [],
  ...question
}: ConstraintKernelQuestion): Promise<ConstraintKernel> {
  const { inputs, tridents } = await ratioConstraints([constraint], sectors, question);
  const [{ id, title, measurement, kernel }] = tridents;
  requireRatio(title, kernel, inputs);
  return {
    constraint: id,
    title,
    measured: measurement,
    relativeError: kernel.relativeError,
    converged: kernel.converged,
    hash: kernel.hash,
    inputs,
    channels: kernel.kernels.map(({ channel, kernel: { chiral, turned } }) => {
      return { channel, standardModel: standardModelCouplings(channel, inputs), chiral, turned };
    }),
  };
}
