import type { TridentChannel } from '../couplings/channels.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import type { MediatorPole } from '../couplings/transferCouplings.js';
import { InputError, requireNumber } from '../errors.js';
import { type GaugeField, gaugeField, requireKineticTerm } from './gaugeField.js';
import { gaugeRoots } from './gaugeSpectrum.js';
import type { CurrentShift } from './leptonCurrents.js';
import { leptonProfile, requirePerturbative, type WarpedLeptonSector } from './leptonSector.js';
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
      throw new InputError('muTauBrane', 1, 'a boson on the brane has no boundary condition to break it', remedy);
    }
    if (kineticMixing !== 0) {
      const remedy = `Give muTauMass, at most ${HEAVIEST_MIXED_GEV} GeV.`;
      throw new InputError('muTauMixing', kineticMixing, 'mixing with the photon needs a light boson', remedy);
    }
  } else {
    const heaviest = kineticMixing === 0 ? geometry.irScaleGeV / 10 : HEAVIEST_MIXED_GEV;
    requireNumber('muTauMass', massGeV, 1e-3, heaviest, { unit: 'GeV' });
  }
  if (!onBrane) requirePerturbative('muTauCoupling', coupling, coupling, muTauField(boson, geometry));
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

/** The tower's contact part of V and A: g² Q_ν Q_ℓ Σ Ω_ν Ω_ℓ/m_n² / (√2 G_F), for each chirality half of V ± A. */
export function muTauContact(
  boson: MuTauBoson,
  sector: WarpedLeptonSector,
  channel: TridentChannel,
  inputs: ElectroweakInputs,
): CurrentShift {
  const { incoming, leptonMinus, leptonPlus } = channel;
  const charges = leptonMinus === leptonPlus ? muTauCharge[incoming] * muTauCharge[leptonMinus] : 0;
  if (boson.onBrane || charges === 0) return { vector: 0, axial: 0 };
  const field = muTauField(boson, sector.geometry);
  const strength =
    (boson.coupling ** 2 * charges) / (Math.SQRT2 * inputs.fermiConstant * sector.geometry.irScaleGeV ** 2);
  const neutrino = leptonProfile(sector, incoming, 'left');
  const [left, right] = (['left', 'right'] as const).map((chirality) =>
    towerSum(field, neutrino, leptonProfile(sector, leptonMinus, chirality)),
  );
  return { vector: (strength * (left + right)) / 2, axial: (strength * (left - right)) / 2 };
}

/** The light boson's pole, universal in c because its profile is flat: g Q_ν (g Q_ℓ − ε e)/(√2 G_F). */
export function muTauPole(
  { coupling, massGeV, kineticMixing }: MuTauBoson,
  channel: TridentChannel,
  inputs: ElectroweakInputs,
): MediatorPole | undefined {
  if (massGeV === undefined || channel.leptonMinus !== channel.leptonPlus) return undefined;
  const charge = Math.sqrt(4 * Math.PI * inputs.alpha);
  const lepton = coupling * muTauCharge[channel.leptonMinus] - kineticMixing * charge;
  const vector = (coupling * muTauCharge[channel.incoming] * lepton) / (Math.SQRT2 * inputs.fermiConstant);
  return vector === 0 ? undefined : { massGeV, vector, axial: 0 };
}
