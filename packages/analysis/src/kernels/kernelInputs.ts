import {
  type ChannelKernel,
  type ElectroweakInputs,
  type EnergySpectrum,
  type HadronicOptions,
  type HadronicTerm,
  hadronicTerms,
  isHydrogen,
  type Kernel,
  monochromatic,
  parseRegime,
  type Regime,
  type Sector,
  tridentChannel,
} from '@nereid/physics';
import { type AcceptedKernel, acceptedKernel, detectorFilter } from '@nereid/physics/acceptance';
import { SECTORS } from '@nereid/physics/couplings';
import { convergedKernelSum, kernelMasses, type WeightedProcess } from '@nereid/physics/crossSections';
import type { EventEnergies } from '@nereid/physics/events';
import { type FluxBin, histogramSpectrum } from '@nereid/physics/fluxes';
import type { KernelSelection } from './kernelSelection.js';
import type { TargetShare } from './targets.js';

/** The neutrino energies behind a kernel: one energy, or a histogram for each channel (in any unit; only its shape counts). */
export type KernelFlux =
  | { readonly kind: 'monochromatic'; readonly energyGeV: number }
  | { readonly kind: 'histogram'; readonly spectra: Readonly<Record<string, readonly FluxBin[]>> };

/** Everything a kernel depends on; its canonical JSON is what a cache is keyed by. */
export interface ExperimentKernelInputs {
  /** Raised whenever the calculation of a kernel changes its numbers. */
  readonly algorithm: string;
  readonly channels: readonly { readonly channel: string; readonly weight: number }[];
  readonly flux: KernelFlux;
  readonly regimes: readonly string[];
  readonly components: readonly TargetShare[];
  readonly hadronic: HadronicOptions;
  readonly electroweak: ElectroweakInputs;
  readonly tolerance: number;
  /** Smallest mediator mass that the kernel resolves; null: none, contact couplings only. */
  readonly lightestMediatorGeV: number | null;
  /** Which events count; absent: all. */
  readonly selection?: KernelSelection;
  /** Also the sector `turned`; absent: the chiral one alone. So named in the hashes of stored kernels. */
  readonly helicityFlip?: true;
}

/** The kernel of a channel; with a selection, what its statistical error and efficiency are found from. */
export interface ComputedKernel extends ChannelKernel {
  readonly accepted?: Pick<AcceptedKernel, 'replicas'> & { readonly inclusive: Kernel };
}

/** The kernels of these inputs, one per channel; a channel that is closed has an empty one. */
export interface ComputedKernels {
  readonly kernels: readonly ComputedKernel[];
  /** Of the quadrature; statistical errors are apart, see acceptance.ts. */
  readonly relativeError: number;
  readonly converged: boolean;
}

/** What inputs say of the sectors asked for. */
export const sectorsInput = (sectors: readonly Sector[] = []): Pick<ExperimentKernelInputs, 'helicityFlip'> =>
  sectors.includes('turned') ? { helicityFlip: true } : {};

/** Part of the hash of a kernel; a change of the algorithm changes it. */
export const KERNEL_ALGORITHM = 'spectral-kernel-3';

/** Computes the kernels that `inputs` describe, and nothing else enters. @throws InputError for names that do not exist */
export function computeKernels(inputs: ExperimentKernelInputs): ComputedKernels {
  const lightestMediatorGeV = inputs.lightestMediatorGeV ?? Number.POSITIVE_INFINITY;
  const accuracy = { tolerance: inputs.tolerance, lightestMediatorGeV };
  let relativeError = 0;
  let converged = true;
  const kernels = inputs.channels.map(({ channel: name, weight }) => {
    const parts = weightedProcesses(inputs, name, weight);
    const accepted = inputs.selection && acceptedEvents(inputs, name, parts, inputs.selection);
    const result =
      accepted?.inclusive ?? convergedKernelSum(parts, accuracy, inputs.helicityFlip ? SECTORS : ['chiral']);
    relativeError = Math.max(relativeError, result.relativeError);
    converged &&= result.converged;
    const channel = tridentChannel(name);
    if (!accepted) return { channel, kernel: result.kernel };
    const { kernel, replicas } = accepted;
    return { channel, kernel, accepted: { replicas, inclusive: result.kernel } };
  });
  return { kernels, relativeError, converged };
}

function acceptedEvents(
  { electroweak, flux, tolerance, lightestMediatorGeV }: ExperimentKernelInputs,
  name: string,
  parts: readonly WeightedProcess[],
  selection: KernelSelection,
): AcceptedKernel {
  const energies: EventEnergies =
    flux.kind === 'monochromatic'
      ? { kind: 'fixed', energyGeV: flux.energyGeV }
      : { kind: 'histogram', name, bins: flux.spectra[name] };
  const terms = parts.map(({ process, weight }) => ({ target: process.target, multiplicity: weight }));
  const request = {
    channel: tridentChannel(name),
    terms,
    inputs: electroweak,
    energies,
  };
  const { events, seed } = selection;
  const accuracy = { tolerance, lightestMediatorGeV: lightestMediatorGeV ?? Number.POSITIVE_INFINITY };
  return acceptedKernel(request, detectorFilter(selection, request, seed), { ...accuracy, events, seed });
}

function channelSpectrum(flux: KernelFlux, channel: string): EnergySpectrum {
  if (flux.kind === 'monochromatic') return monochromatic(flux.energyGeV);
  return histogramSpectrum(channel, flux.spectra[channel]);
}

function weightedProcesses(inputs: ExperimentKernelInputs, name: string, weight: number): WeightedProcess[] {
  const { electroweak, hadronic, components } = inputs;
  const spectrum = channelSpectrum(inputs.flux, name);
  const masses = kernelMasses({ channel: tridentChannel(name), inputs: electroweak });
  // a bound nucleon is the same in every nucleus: equal targets are integrated once
  const merged = new Map<string, WeightedProcess>();
  for (const { target, numberFraction } of components) {
    for (const regime of inputs.regimes.map(parseRegime)) {
      for (const term of termsPerNucleus(target, regime, electroweak, hadronic)) {
        const before = merged.get(term.target.name)?.weight ?? 0;
        merged.set(term.target.name, {
          process: { ...masses, target: term.target, spectrum },
          weight: before + weight * numberFraction * term.multiplicity,
        });
      }
    }
  }
  return [...merged.values()];
}

/** A regime's terms per nucleus: Z protons, N neutrons or A nucleons where `hadronicTerms` counts one. Hydrogen only has its proton. */
function termsPerNucleus(
  target: TargetShare['target'],
  regime: Regime,
  electroweak: ElectroweakInputs,
  options: HadronicOptions,
): HadronicTerm[] {
  const isFreeProton = target.kind === 'nuclide' && isHydrogen(target.nuclide);
  if (isFreeProton && (regime === 'coherent' || regime === 'neutron')) return [];
  const terms = hadronicTerms(target, regime, electroweak, options);
  if (target.kind !== 'nuclide') return terms;
  const { protons, neutrons } = target.nuclide;
  const counts = { proton: protons, neutron: neutrons, inelastic: protons + neutrons };
  const count = regime in counts ? counts[regime as keyof typeof counts] : 1;
  return terms.map((term) => ({ ...term, multiplicity: term.multiplicity * count }));
}
