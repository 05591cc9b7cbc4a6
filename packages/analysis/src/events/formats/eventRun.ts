import type { HadronicTerm, LeptonFlavour } from '@nereid/physics';
import type { DetectorResolution } from '@nereid/physics/acceptance';
import { nuclearPdgCode } from '@nereid/physics/crossSections';
import {
  type EventGenerator,
  type EventMode,
  type EventProposal,
  type EventRequest,
  eventGenerator,
  type VertexPlacement,
} from '@nereid/physics/events';

/** Everything about a run that a file of events records. */
export interface EventRun {
  readonly request: EventRequest;
  readonly mode: EventMode;
  readonly seed: number;
  /** Events asked for. */
  readonly events: number;
  /** Flux-averaged cross section and its error [cm²], per target of the request. */
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

/** The generator of a run, with what its files hold. @param proposal of `prepareProposal` for the request */
export const runGenerator = (run: EventRun, proposal: EventProposal): EventGenerator => {
  const { request, mode, seed, interaction = false } = run;
  return eventGenerator(request, proposal, { seed, mode, couplingShares: interaction, turnedShares: interaction });
};

/** Monte Carlo particle numbers of the leptons. */
const charged: Readonly<Record<LeptonFlavour, number>> = { e: 11, mu: 13, tau: 15 };
const neutral: Readonly<Record<LeptonFlavour, number>> = { e: 12, mu: 14, tau: 16 };

/** All hadrons that a nucleon breaks into, taken together: a number that no particle has (NuHepMC G.R.11). */
export const HADRONIC_SYSTEM = 2009900001;

/** Whether some targets of a request break. */
export const hasBrokenTargets = ({ terms }: EventRequest): boolean =>
  terms.some(({ target }) => target.kind === 'inelastic');

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
}

/**
 * Kind of a term: 750 coherent, 751 and 752 elastic on a proton and a neutron, 753 and 754 where these break; 700 to 704 where the leptons have different flavours and
 * only the charged current contributes. (NuHepMC E.C.1: from 700 on are processes of no other kind, X00–X49 charged and
 * X50–X99 neutral currents; where both contribute, the neutral one is named, as a neutrino of the same flavour leaves.)
 */
export function processKind({ terms, channel }: EventRequest, term: number): EventProcessKind {
  const { target } = terms[term];
  const block = channel.leptonMinus === channel.leptonPlus ? 750 : 700;
  if (isCoherent(target)) return { id: block, name: 'coherent' };
  const isProton = target.pdgCode === PROTON;
  const nucleon = isProton ? 'a proton' : 'a neutron';
  return target.kind === 'elastic'
    ? { id: block + (isProton ? 1 : 2), name: `elastic on ${nucleon}` }
    : { id: block + (isProton ? 3 : 4), name: `inelastic on ${nucleon}` };
}

/** Cross sections of NuHepMC are in pb. */
export const CM2_PER_PB = 1e-36;

/** A cross section in pb from one in cm². */
export const picobarn = (cm2: number): number => cm2 / CM2_PER_PB;
