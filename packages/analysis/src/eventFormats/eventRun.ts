import type { EventMode, EventRequest, LeptonFlavour } from '@nereid/physics';

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
  readonly version: string;
  /** What a reader needs to make the same file again, in words. */
  readonly provenance: Readonly<Record<string, string>>;
}

/** Monte Carlo particle numbers of the leptons. */
const charged: Readonly<Record<LeptonFlavour, number>> = { e: 11, mu: 13, tau: 15 };
const neutral: Readonly<Record<LeptonFlavour, number>> = { e: 12, mu: 14, tau: 16 };

/** The particles of one event in the order in which all formats write them. */
export interface EventParticles {
  readonly neutrinoIn: number;
  /** By index of the couplings. */
  readonly neutrinoOut: readonly number[];
  readonly leptonMinus: number;
  readonly leptonPlus: number;
  /** By index of the terms: before and after. */
  readonly hadron: readonly number[];
  readonly hadronMass: readonly number[];
  readonly massMinus: number;
  readonly massPlus: number;
}

export function eventParticles({ channel, couplings, terms, inputs }: EventRequest): EventParticles {
  const sign = channel.antineutrino ? -1 : 1;
  return {
    neutrinoIn: sign * neutral[channel.incoming],
    neutrinoOut: couplings.map(({ outgoing }) => sign * neutral[outgoing]),
    leptonMinus: charged[channel.leptonMinus],
    leptonPlus: -charged[channel.leptonPlus],
    hadron: terms.map(({ target }) => target.pdgCode),
    hadronMass: terms.map(({ target }) => target.massGeV),
    massMinus: inputs.leptonMass[channel.leptonMinus],
    massPlus: inputs.leptonMass[channel.leptonPlus],
  };
}

/**
 * Process number of a term: coherent 150, on a nucleon 750 (NuHepMC E.C.1: X00–X49 charged, X50–X99 neutral current; 100s
 * coherent, 700s other); plus the index of the term. A trident is both currents at once: the neutral block is used.
 */
export function processId({ terms }: EventRequest, term: number): number {
  return (terms[term].target.current.kind === 'spin 0' ? 150 : 750) + term;
}

const CM2_PER_PB = 1e-36;

export const picobarn = (cm2: number): number => cm2 / CM2_PER_PB;
