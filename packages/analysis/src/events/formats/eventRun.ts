import { type HadronicTerm, type LeptonFlavour, tridentChannels } from '@nereid/physics';
import type { DetectorResolution } from '@nereid/physics/acceptance';
import { nuclearPdgCode } from '@nereid/physics/crossSections';
import {
  componentsOf,
  type EventChunk,
  type EventGenerator,
  type EventMixture,
  type EventMode,
  type EventProposal,
  type EventRequest,
  eventGenerator,
  type VertexPlacement,
} from '@nereid/physics/events';
import type { Efficiency } from '../../kernels/acceptance.js';
import type { KernelSelection } from '../../kernels/kernelSelection.js';
import type { SampleExposure } from '../sampleBeam.js';
import { keptEvents } from '../sampleView.js';

/** Cuts that events must pass to be in a file, and what they keep. */
export interface RunSelection {
  readonly cuts: KernelSelection;
  readonly efficiency: Efficiency;
  /** Of all events [cm²]. */
  readonly sigmaBeforeCutsCm2: number;
}

/** An exposure, and the events it makes on average before cuts. */
export interface RunExposure extends SampleExposure {
  readonly expectedEvents: number;
  /** How many times the exposure the events of the run stand for: 1 where their number was drawn for it. */
  readonly times: number;
}

/** Everything about a run that a file of events records. */
export interface EventRun {
  /** Of several channels the first. */
  readonly request: EventRequest;
  /** All channels, where there are several. */
  readonly mixture?: EventMixture | undefined;
  /** Part of the cross section that each of them has, adding to 1. */
  readonly channelParts?: readonly number[] | undefined;
  readonly mode: EventMode;
  readonly seed: number;
  /** Events asked for; with a selection those that it is shown. */
  readonly events: number;
  readonly selection?: RunSelection | undefined;
  /** Where the file says what exposure it stands for. */
  readonly exposure?: RunExposure | undefined;
  /** Flux-averaged cross section and its error [cm²], per target of the request; with a selection of the events kept. */
  readonly sigmaCm2: number;
  readonly sigmaErrorCm2: number;
  /** Whether events carry the weights of the interaction, so that they can be given those of another model. Default false. */
  readonly interaction?: boolean;
  /** Where and when events happen. Default: at the origin at time 0, which files do not spend columns on. */
  readonly placement?: VertexPlacement;
  /** How leptons are measured, for files that hold them as measured beside what is true. Default: not held. */
  readonly resolution?: DetectorResolution;
  readonly version: string;
  /** What a reader needs to make the same file again, in words. */
  readonly provenance: Readonly<Record<string, string>>;
}

/** What the events of a run are of. */
export const sampleOfRun = ({ request, mixture }: Pick<EventRun, 'request' | 'mixture'>): EventRequest | EventMixture =>
  mixture ?? request;

/** The generator of a run, with what its files hold. @param proposal of `prepareProposal` for its sample */
export const runGenerator = (run: EventRun, proposal: EventProposal): EventGenerator => {
  const { mode, seed, interaction = false } = run;
  const sample = sampleOfRun(run);
  const shares = { couplingShares: interaction, turnedShares: interaction };
  const generator = eventGenerator(sample, proposal, { seed, mode, ...shares });
  const kept = keptEvents(sample, run.selection?.cuts);
  return { ...generator, chunk: (firstEvent, count) => kept(generator.chunk(firstEvent, count)) };
};

/** The channels of a run by their names: `numu:mumu,numu:ee`. */
export const channelWords = (run: Pick<EventRun, 'request' | 'mixture'>): string =>
  componentsOf(sampleOfRun(run))
    .map(({ request }) => request.channel.name)
    .join(',');

/** One channel of a run: its particles, and the processes of its terms. */
export interface RunChannel {
  readonly request: EventRequest;
  readonly particles: EventParticles;
  readonly processes: readonly EventProcessKind[];
}

/** The channels of a run, by the index that chunks have for them. */
export const runChannels = (run: EventRun): readonly RunChannel[] =>
  componentsOf(sampleOfRun(run)).map(({ request }) => {
    const shift = run.mixture === undefined ? 0 : channelShift(request.channel.name);
    const processes = request.terms.map((_, term) => {
      const kind = processKind(request, term);
      return { ...kind, id: kind.id + shift };
    });
    return { request, particles: eventParticles(request), processes };
  });

/** Index of the channel of an event. */
export const componentOf = ({ component }: EventChunk, i: number): number => component?.[i] ?? 0;

/** What process numbers of a channel are moved by where there are several: a hundred for each, so that none is that of another. */
const channelShift = (name: string): number =>
  CHANNEL_STEP * (1 + tridentChannels.findIndex((one) => one.name === name));

const CHANNEL_STEP = 100;

/** The channel of a process number of a file of several channels; undefined for any other number. */
export const channelOfProcess = (id: number): string | undefined =>
  tridentChannels[Math.floor((id - FIRST_PROCESS) / CHANNEL_STEP) - 1]?.name;

/** Process numbers of tridents begin here. */
const FIRST_PROCESS = 700;

/** Monte Carlo particle numbers of the leptons. */
const charged: Readonly<Record<LeptonFlavour, number>> = { e: 11, mu: 13, tau: 15 };
const neutral: Readonly<Record<LeptonFlavour, number>> = { e: 12, mu: 14, tau: 16 };

/** All hadrons that a nucleon breaks into, taken together: a number that no particle has (NuHepMC G.R.11). */
export const HADRONIC_SYSTEM = 2009900001;

/** Whether some targets of a request break. */
export const hasBrokenTargets = ({ terms }: EventRequest): boolean =>
  terms.some(({ target }) => target.kind === 'inelastic');

/** The channel that begins with a neutrino and makes these leptons, by their numbers. */
export const channelOfParticles = (neutrinoIn: number, leptonMinus: number, leptonPlus: number): string | undefined =>
  tridentChannels.find(
    (one) =>
      neutrinoIn === (one.antineutrino ? -1 : 1) * neutral[one.incoming] &&
      leptonMinus === charged[one.leptonMinus] &&
      leptonPlus === -charged[one.leptonPlus],
  )?.name;

/** The particles of one event in the order in which all formats write them. */
export interface EventParticles {
  readonly neutrinoIn: number;
  /** By index of the couplings. */
  readonly neutrinoOut: readonly number[];
  readonly leptonMinus: number;
  readonly leptonPlus: number;
  /** By index of the terms: what is hit, and its mass. */
  readonly hadron: readonly number[];
  readonly hadronMass: readonly number[];
  /** By index of the terms: what leaves; the mass is that of the event. */
  readonly hadronOut: readonly number[];
  /** By index of the terms: whether what is hit breaks. */
  readonly breaks: readonly boolean[];
  /** By index of the terms: where a nucleon that is hit sits. */
  readonly nucleus: readonly (BindingNucleus | undefined)[];
  readonly massMinus: number;
  readonly massPlus: number;
}

/** A nucleus that one of its nucleons is taken out of. */
export interface BindingNucleus {
  readonly pdgCode: number;
  readonly massGeV: number;
  /** The nucleus without that nucleon. */
  readonly remnantPdgCode: number;
}

/** Which particles the events of a request have, by their PDG numbers. */
export function eventParticles({ channel, model, terms, inputs }: EventRequest): EventParticles {
  const sign = channel.antineutrino ? -1 : 1;
  return {
    neutrinoIn: sign * neutral[channel.incoming],
    neutrinoOut: model.couplings(channel, inputs).map(({ outgoing }) => sign * neutral[outgoing]),
    leptonMinus: charged[channel.leptonMinus],
    leptonPlus: -charged[channel.leptonPlus],
    hadron: terms.map(({ target }) => target.pdgCode),
    hadronMass: terms.map(({ target }) => target.massGeV),
    hadronOut: terms.map(({ target }) => (target.kind === 'elastic' ? target.pdgCode : HADRONIC_SYSTEM)),
    breaks: terms.map(({ target }) => target.kind === 'inelastic'),
    nucleus: terms.map(bindingNucleus),
    massMinus: inputs.leptonMass[channel.leptonMinus],
    massPlus: inputs.leptonMass[channel.leptonPlus],
  };
}

function bindingNucleus({ target, boundIn }: HadronicTerm): BindingNucleus | undefined {
  if (boundIn === undefined) return undefined;
  const { protons, neutrons, massGeV } = boundIn;
  const isProton = target.pdgCode === PROTON;
  return {
    pdgCode: nuclearPdgCode(protons, neutrons),
    massGeV,
    remnantPdgCode: nuclearPdgCode(isProton ? protons - 1 : protons, isProton ? neutrons : neutrons - 1),
  };
}

const PROTON = 2212;

/** Whether a target is a whole nucleus. */
export const isCoherent = (target: HadronicTerm['target']): boolean =>
  target.kind === 'elastic' && target.current.kind === 'spin 0';

/** What kind of process a term is. */
export interface EventProcessKind {
  readonly id: number;
  readonly name: string;
  /** Whether the target breaks. */
  readonly breaks: boolean;
}

/**
 * Kind of a term: 750 coherent, 751 and 752 elastic on a proton and a neutron, 753 and 754 where these break; 700 to 704 where the leptons have different flavours and
 * only the charged current contributes. (NuHepMC E.C.1: from 700 on are processes of no other kind, X00–X49 charged and
 * X50–X99 neutral currents; where both contribute, the neutral one is named, as a neutrino of the same flavour leaves.)
 */
export function processKind({ terms, channel }: EventRequest, term: number): EventProcessKind {
  const { target } = terms[term];
  const block = FIRST_PROCESS + (channel.leptonMinus === channel.leptonPlus ? 50 : 0);
  if (isCoherent(target)) return { id: block, name: 'coherent', breaks: false };
  const isProton = target.pdgCode === PROTON;
  const breaks = target.kind === 'inelastic';
  const id = block + (isProton ? 1 : 2) + (breaks ? 2 : 0);
  return { id, name: `${target.kind} on ${isProton ? 'a proton' : 'a neutron'}`, breaks };
}

/** Cross sections of NuHepMC are in pb. */
export const CM2_PER_PB = 1e-36;

/** A cross section in pb from one in cm². */
export const picobarn = (cm2: number): number => cm2 / CM2_PER_PB;
