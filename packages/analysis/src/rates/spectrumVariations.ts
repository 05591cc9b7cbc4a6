import type { Catalogue } from '@nereid/catalogue';
import { atTreeLevel } from '@nereid/physics/couplings';
import { componentsOf, type EventMixture, type EventRequest, type EventVariation } from '@nereid/physics/events';
import type { BeamChannel } from '../events/sampleBeam.js';
import { type NamedSample, spectrumTerms } from '../events/sampleRequest.js';
import type { SpectrumRegime } from '../events/spectrumRequest.js';
import { type ExperimentKernelInputs, KERNEL_ALGORITHM, type KernelFlux } from '../kernels/kernelInputs.js';
import { namedTarget, targetShares } from '../kernels/targets.js';
import { fluxNormalisation } from '../theoryErrors/absoluteSources.js';
import type { ErrorSource } from '../theoryErrors/errorSource.js';
import { errorSources } from '../theoryErrors/errorSources.js';

/** One source of error of a spectrum: what it does to the weight of an event. */
export interface SpectrumVariation {
  readonly source: ErrorSource;
  /** Of each channel of the sample: by how much of itself its cross section is larger, where that is the same everywhere. */
  readonly scales?: readonly number[];
  /** Else what the events are weighted for. */
  readonly events?: EventVariation;
}

/** What a spectrum is of, with the number of neutrinos of an experiment that is not known. */
export interface SpectrumPrediction {
  readonly named: NamedSample;
  readonly regimes: readonly SpectrumRegime[];
  /** That the names stand for. */
  readonly sample: EventRequest | EventMixture;
  /** Where there is an exposure, and an error of its flux is known. */
  readonly flux?: { readonly experiment: string; readonly relative: number } | undefined;
}

/**
 * What is not known of spectra, source by source, as events of the same sample can tell: another target or other couplings at the same points of phase
 * space. Sources and their sizes are those of cross sections.
 * @throws InputError for names that cannot be used
 */
export function spectrumVariations(prediction: SpectrumPrediction, catalogue: Catalogue): SpectrumVariation[] {
  const { named, regimes, sample, flux } = prediction;
  const channels = componentsOf(sample).map(({ request }) => beamChannel(named, request.channel.name));
  const sources = channels.map((channel) => {
    const kernel = kernelOf(prediction, channel, catalogue);
    return errorSources({ kernel, electroweak: named.inputs, catalogue });
  });
  const varied = sources[0].map((source): SpectrumVariation => {
    const { variation, name } = source;
    if (variation.kind === 'scale') return { source, scales: sources.map((all) => scaleOf(all, name)) };
    if (variation.kind === 'couplings') return { source, events: { kind: 'couplings', inputs: variation.electroweak } };
    const { hadronic, components: shares } = variation.inputs;
    // what is hit does not depend on the channel
    const terms = spectrumTerms({ ...named, hadronic, shares }, channels[0], regimes, catalogue);
    return { source, events: { kind: 'terms', terms: channels.map(() => terms) } };
  });
  if (flux === undefined) return varied;
  const source = fluxNormalisation(flux.experiment, flux.relative);
  return [...varied, { source, scales: channels.map(() => flux.relative) }];
}

const beamChannel = ({ channels }: NamedSample, name: string): BeamChannel =>
  channels.find(({ channel }) => channel === name) as BeamChannel;

function scaleOf(sources: readonly ErrorSource[], name: string): number {
  const variation = sources.find((source) => source.name === name)?.variation;
  return variation?.kind === 'scale' ? variation.relative : 0;
}

/** What a kernel of the same prediction would be made of, which is what sources are asked with. */
function kernelOf(
  { named, regimes }: SpectrumPrediction,
  { channel, energies }: BeamChannel,
  { materials, nuclides }: Catalogue,
): ExperimentKernelInputs {
  const flux: KernelFlux =
    energies.kind === 'fixed'
      ? { kind: 'monochromatic', energyGeV: energies.energyGeV }
      : { kind: 'histogram', spectra: { [channel]: energies.bins } };
  return {
    algorithm: KERNEL_ALGORITHM,
    channels: [{ channel, weight: 1 }],
    flux,
    regimes,
    components: targetShares(namedTarget(named.target, materials, nuclides), named.hadronic),
    hadronic: named.hadronic,
    electroweak: atTreeLevel(named.inputs),
    tolerance: 1e-3,
    lightestMediatorGeV: null,
  };
}
