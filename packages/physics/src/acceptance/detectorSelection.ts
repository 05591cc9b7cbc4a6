import type { TridentChannel } from '../couplings/channels.js';
import type { LeptonFlavour } from '../couplings/electroweakInputs.js';
import { gaussianResponse, type ParticleResponse, smearLeptons } from '../events/detectorResponse.js';
import type { EventChunk } from '../events/eventChunk.js';
import {
  angleToBeam,
  energyOf,
  momentumOf,
  type Observable,
  openingAngle,
  type Particle,
  pairMass,
} from '../events/observables.js';
import { allOf, type Selection, within } from '../events/selections.js';
import type { ChunkFilter } from './acceptanceSums.js';
import type { AcceptanceRequest } from './acceptedKernel.js';
import type { CutObservable } from './cutObservables.js';

/** `minimum` ≤ observable < `maximum`, on each lepton it is about. */
export interface SelectionCut {
  readonly observable: CutObservable;
  /** Leptons of one flavour or charge; both where absent. Only for what a single lepton has. */
  readonly lepton?: LeptonFlavour | 'minus' | 'plus' | undefined;
  /** Only final states with these two flavours, in any order of charges. */
  readonly finalState?: readonly [LeptonFlavour, LeptonFlavour] | undefined;
  /** Only scattering on these. */
  readonly recoil?: 'nucleus' | 'proton' | 'neutron' | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

/** Resolution of one flavour: σ_p/p = stochastic/√p ⊕ constant (p in GeV), and of each projected angle [degrees]. */
export interface LeptonResolution {
  readonly stochastic: number;
  readonly constant: number;
  readonly angleDegrees: number;
}

/** A selection as plain data: how leptons are measured, and the cuts on what is measured, all of which must hold. */
export interface DetectorSelection {
  readonly resolution: DetectorResolution;
  readonly cuts: readonly SelectionCut[];
}

const PERFECT: ParticleResponse = { relativeResolution: () => 0, angleResolutionDegrees: 0 };

/**
 * The events of a request that a selection keeps. Smearing of event i depends on the seed and i alone.
 * @throws InputError for a resolution out of range
 */
export function detectorFilter(selection: DetectorSelection, request: AcceptanceRequest, seed: number): ChunkFilter {
  const { channel, terms } = request;
  const keep = terms.map(({ target }) => selectionOf(selection, request, recoilKind(target.pdgCode)));
  const measure = measuredEvents(selection.resolution, channel, seed);
  return (chunk) => {
    const measured = measure(chunk);
    return (event) => keep[chunk.term[event]](measured, event);
  };
}

/** Resolutions by flavour of lepton; those of flavours that are absent are perfect. */
export type DetectorResolution = Readonly<Partial<Record<LeptonFlavour, LeptonResolution>>>;

/**
 * Events of a channel with both charged leptons as they are measured (`smearLeptons`); the events themselves where both are measured
 * perfectly. Smearing of event i depends on the seed and i alone.
 * @throws InputError for a resolution out of range
 */
export function measuredEvents(
  resolution: DetectorResolution,
  { leptonMinus, leptonPlus }: Pick<TridentChannel, 'leptonMinus' | 'leptonPlus'>,
  seed: number,
): (chunk: EventChunk) => EventChunk {
  const response = { leptonMinus: responseOf(resolution[leptonMinus]), leptonPlus: responseOf(resolution[leptonPlus]) };
  if (response.leptonMinus === PERFECT && response.leptonPlus === PERFECT) return (chunk) => chunk;
  return (chunk) => smearLeptons(chunk, response, seed);
}

const responseOf = (given: LeptonResolution | undefined): ParticleResponse =>
  given ? gaussianResponse(given.stochastic, given.constant, given.angleDegrees) : PERFECT;

function recoilKind(pdgCode: number): NonNullable<SelectionCut['recoil']> {
  if (pdgCode === 2212) return 'proton';
  return pdgCode === 2112 ? 'neutron' : 'nucleus';
}

function selectionOf({ cuts }: DetectorSelection, request: AcceptanceRequest, recoil: string): Selection {
  const { channel } = request;
  return allOf(
    ...cuts
      .filter((cut) => cut.recoil === undefined || cut.recoil === recoil)
      .filter(({ finalState }) => finalState === undefined || isFinalState(channel, finalState))
      .flatMap((cut) =>
        observablesOf(cut, request).map((observable) => within(observable, cut.minimum ?? -Infinity, cut.maximum)),
      ),
  );
}

function isFinalState({ leptonMinus, leptonPlus }: TridentChannel, [a, b]: readonly [string, string]): boolean {
  return (leptonMinus === a && leptonPlus === b) || (leptonMinus === b && leptonPlus === a);
}

/** The observable of a cut for each lepton it is about. */
function observablesOf({ observable, lepton }: SelectionCut, { channel, inputs }: AcceptanceRequest): Observable[] {
  const flavour = { leptonMinus: channel.leptonMinus, leptonPlus: channel.leptonPlus } as const;
  const ofLeptons = (of: (particle: Particle, massGeV: number) => Observable) =>
    (['leptonMinus', 'leptonPlus'] as const)
      .filter((one) => lepton === undefined || lepton === flavour[one] || one === CHARGED[lepton])
      .map((one) => of(one, inputs.leptonMass[flavour[one]]));
  switch (observable) {
    case 'kineticEnergy':
      return ofLeptons((particle, massGeV) => (chunk, i) => energyOf(particle)(chunk, i) - massGeV);
    case 'momentum':
      return ofLeptons(momentumOf);
    case 'angleToBeam':
      return ofLeptons(angleToBeam);
    case 'openingAngle':
      return [openingAngle];
    case 'pairMass':
      return [pairMass];
    case 'pairMassSquared':
      return [(chunk, i) => pairMass(chunk, i) ** 2];
    case 'recoilKineticEnergy':
      return [recoilKineticEnergy];
  }
}

const CHARGED: Readonly<Record<string, Particle>> = { minus: 'leptonMinus', plus: 'leptonPlus' };

/** The recoil's kinetic energy without cancellation: Q² = 2MT = |p⃗|² − T². */
const recoilKineticEnergy: Observable = ({ q2, hadron }, i) => {
  const momentum2 = hadron[4 * i + 1] ** 2 + hadron[4 * i + 2] ** 2 + hadron[4 * i + 3] ** 2;
  return Math.sqrt(Math.max(0, momentum2 - q2[i]));
};
