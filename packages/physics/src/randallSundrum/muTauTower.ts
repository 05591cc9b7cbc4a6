import type { TridentChannel } from '../couplings/channels.js';
import { type MediatorPole, poleOf } from '../couplings/couplings.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { InputError, requireNumber } from '../errors.js';
import { type GaugeField, gaugeField, kineticLength, requireKineticTerm } from './gaugeField.js';
import { gaugeModes } from './gaugeProfiles.js';
import { gaugeRoots } from './gaugeSpectrum.js';
import type { CurrentShift } from './leptonCurrents.js';
import { type Chirality, leptonProfile, requirePerturbative, type WarpedLeptonSector } from './leptonSector.js';
import { modeOverlap } from './overlaps.js';
import { towerSum } from './towerSums.js';

/** A gauge boson of L_μ − L_τ beside the electroweak ones. */
export interface MuTauBoson {
  /** g of a flat zero mode: μ and ν_μ couple with +g, τ and ν_τ with −g. */
  readonly coupling: number;
  /**
   * Mass [GeV] of the zero mode, from a scalar on the ultraviolet brane. Left out, the boundary condition on the infrared
   * brane breaks the symmetry: (+−), and the lightest state is at about √(2/L) Λ_IR.
   */
  readonly massGeV?: number;
  /** The light boson couples to charged leptons with this times −e as well (kinetic mixing with the photon). */
  readonly kineticMixing: number;
  /** On the infrared brane with μ and τ: no tower. */
  readonly onBrane: boolean;
  readonly kineticUv: number;
  readonly kineticIr: number;
}

/** Mixing is with the photon only below this mass; with the Z it is weaker by M²/m_Z². */
const HEAVIEST_MIXED_GEV = 10;

/** L_μ − L_τ of each flavour. */
export const muTauCharge: Readonly<Record<LeptonFlavour, number>> = { e: 0, mu: 1, tau: -1 };

/** @throws InputError for values out of range or that exclude each other */
export function requireMuTauBoson(boson: MuTauBoson, { geometry }: WarpedLeptonSector): void {
  const { coupling, massGeV, kineticMixing, onBrane } = boson;
  requireNumber('muTauCoupling', coupling, 0, 10);
  requireNumber('muTauMixing', kineticMixing, -1, 1);
  requireKineticTerm('muTauKineticUv', boson.kineticUv, false);
  requireKineticTerm('muTauKineticIr', boson.kineticIr, massGeV === undefined);
  if (massGeV === undefined) {
    if (onBrane) {
      const remedy = 'Give muTauMass, the mass of the boson on the brane.';
      const problem = 'a boson on the brane has no boundary condition to break it';
      throw new InputError('muTauBrane', 1, problem, remedy, 'muTauMass');
    }
    if (kineticMixing !== 0) {
      const remedy = `Give muTauMass, at most ${HEAVIEST_MIXED_GEV} GeV.`;
      const problem = 'mixing with the photon needs a light boson';
      throw new InputError('muTauMixing', kineticMixing, problem, remedy, 'muTauMass');
    }
  } else {
    const heaviest = kineticMixing === 0 ? geometry.irScaleGeV / 10 : HEAVIEST_MIXED_GEV;
    requireNumber('muTauMass', massGeV, 1e-3, heaviest, { unit: 'GeV' });
  }
  if (!onBrane) requirePerturbative('muTauCoupling', coupling, coupling, kineticLength(muTauField(boson, geometry)));
}

function muTauField(
  { massGeV, kineticUv, kineticIr }: MuTauBoson,
  geometry: WarpedLeptonSector['geometry'],
): GaugeField {
  return massGeV === undefined
    ? gaugeField(geometry, '+-', { kineticUv, kineticIr })
    : gaugeField(geometry, '++', { kineticUv, kineticIr });
}

/** Masses [GeV] of the boson and its lowest `count` excitations; of the boson alone where it is on the brane. */
export function muTauSpectrum(boson: MuTauBoson, { geometry }: WarpedLeptonSector, count: number): number[] {
  const light = boson.massGeV === undefined ? [] : [boson.massGeV];
  if (boson.onBrane) return light;
  const roots = gaugeRoots(muTauField(boson, geometry), count);
  return [...light, ...Array.from(roots, (root) => root * geometry.irScaleGeV)];
}

/** What the boson adds to V and A of a channel: poles of its lightest states, the rest of its tower as contact. */
export interface MuTauCurrents {
  contact(channel: TridentChannel, inputs: ElectroweakInputs): CurrentShift;
  poles(channel: TridentChannel, inputs: ElectroweakInputs): MediatorPole[];
}

/**
 * V ± A = Σ_n g² Q_ν Q_ℓ Ω_ν Ω_ℓ/(√2 G_F (m_n² + T)), with Ω of the left- (+) and right-handed (−) lepton. The light boson is
 * flat, so its Ω is 1 for any c. The first excitation, which kinetic terms can make light, keeps its propagator too.
 */
export function muTauCurrents(boson: MuTauBoson, sector: WarpedLeptonSector): MuTauCurrents {
  const excitation = boson.onBrane ? undefined : firstExcitation(boson, sector);
  const chiral = (value: (chirality: Chirality) => number): CurrentShift => {
    const [left, right] = [value('left'), value('right')];
    return { vector: (left + right) / 2, axial: (left - right) / 2 };
  };
  const product = ({ incoming, leptonMinus, leptonPlus }: TridentChannel) =>
    leptonMinus === leptonPlus ? boson.coupling ** 2 * muTauCharge[incoming] * muTauCharge[leptonMinus] : 0;
  return {
    contact(channel, inputs) {
      const strength = product(channel) / (Math.SQRT2 * inputs.fermiConstant * sector.geometry.irScaleGeV ** 2);
      if (!excitation || strength === 0) return { vector: 0, axial: 0 };
      return chiral((chirality) => strength * excitation.rest(channel.incoming, channel.leptonMinus, chirality));
    },
    poles(channel, inputs) {
      const light = muTauPole(boson, channel, inputs);
      const strength = product(channel) / (Math.SQRT2 * inputs.fermiConstant);
      if (!excitation || strength === 0) return light ? [light] : [];
      const { massGeV, overlap } = excitation;
      const neutrino = strength * overlap(channel.incoming, 'left');
      const residues = chiral((chirality) => neutrino * overlap(channel.leptonMinus, chirality));
      return [...(light ? [light] : []), poleOf(massGeV, residues)];
    },
  };
}

/** The first excitation's couplings, and what the tower has beside it. */
function firstExcitation(boson: MuTauBoson, sector: WarpedLeptonSector) {
  const field = muTauField(boson, sector.geometry);
  const [mode] = gaugeModes(field, 1);
  const known = new Map<number, number>();
  const overlap = (flavour: LeptonFlavour, chirality: Chirality): number => {
    const c = sector.leptons[chirality][flavour];
    const value = known.get(c) ?? modeOverlap(mode, c);
    known.set(c, value);
    return value;
  };
  const rest = (neutrino: LeptonFlavour, lepton: LeptonFlavour, chirality: Chirality): number => {
    const all = towerSum(field, leptonProfile(sector, neutrino, 'left'), leptonProfile(sector, lepton, chirality));
    return all - (overlap(neutrino, 'left') * overlap(lepton, chirality)) / mode.root ** 2;
  };
  return { massGeV: mode.massGeV, overlap, rest };
}

/** The light boson's pole, universal in c because its profile is flat: g Q_ν (g Q_ℓ − ε e)/(√2 G_F). */
function muTauPole(
  { coupling, massGeV, kineticMixing }: MuTauBoson,
  channel: TridentChannel,
  inputs: ElectroweakInputs,
): MediatorPole | undefined {
  if (massGeV === undefined || channel.leptonMinus !== channel.leptonPlus) return undefined;
  const charge = Math.sqrt(4 * Math.PI * inputs.alpha);
  const lepton = coupling * muTauCharge[channel.leptonMinus] - kineticMixing * charge;
  const vector = (coupling * muTauCharge[channel.incoming] * lepton) / (Math.SQRT2 * inputs.fermiConstant);
  return vector === 0 ? undefined : poleOf(massGeV, { vector });
}
