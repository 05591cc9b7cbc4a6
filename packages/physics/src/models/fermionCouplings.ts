import { leptonFlavours } from '../couplings/channels.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { type ComplexValue, loopKineticMixing, mixingIsFinite } from './kineticMixing.js';
import type { VectorCharges } from './mediators.js';

/** Quarks that a light boson can reach. */
export const quarkFlavours = ['u', 'd', 's', 'c', 'b'] as const;
/** Name of a quark. */
export type QuarkFlavour = (typeof quarkFlavours)[number];
/** Charged leptons and quarks. */
export type ChargedFermion = LeptonFlavour | QuarkFlavour;

/** Electric charges in units of that of the positron. */
export const ELECTRIC_CHARGE: Readonly<Record<ChargedFermion, number>> = {
  e: -1,
  mu: -1,
  tau: -1,
  u: 2 / 3,
  d: -1 / 3,
  s: -1 / 3,
  c: 2 / 3,
  b: -1 / 3,
};

/** Whether mixing by loops takes part in what only mixing makes possible. */
export const hasLoopMixing = (charges: VectorCharges): boolean =>
  charges.loops ?? (mixingIsFinite(charges) && !charges.quark);

/**
 * Kinetic mixing ε(q²)/g with the photon at q² [GeV²] of either sign: that of the tree level, and that of loops where they take part.
 * What has electric charge q gains the coupling −e q ε.
 */
export function kineticMixing(charges: VectorCharges, q2: number, inputs: ElectroweakInputs): ComplexValue {
  const tree = charges.mixing ?? 0;
  if (!hasLoopMixing(charges)) return { re: tree, im: 0 };
  const { re, im } = loopKineticMixing(charges, q2, inputs);
  return { re: tree + re, im };
}

/**
 * The same as a number where a boson is exchanged far below the pairs in its loops (tridents, g−2): at q² = 0, and with loops only where
 * that is said, as in the literature.
 */
export function exchangedMixing(charges: VectorCharges, inputs: ElectroweakInputs): number {
  return charges.loops ? kineticMixing(charges, 0, inputs).re : (charges.mixing ?? 0);
}

/** Vector coupling to a charged lepton in units of g with `exchangedMixing`. */
export function exchangedVectorCoupling(
  charges: VectorCharges,
  lepton: LeptonFlavour,
  inputs: ElectroweakInputs,
): number {
  const mixing = exchangedMixing(charges, inputs);
  if (mixing === 0) return charges.vector[lepton];
  return charges.vector[lepton] + Math.sqrt(4 * Math.PI * inputs.alpha) * mixing;
}

/** Vector coupling to a charged fermion in units of g at q² [GeV²], mixing included. */
export function vectorCoupling(
  charges: VectorCharges,
  fermion: ChargedFermion,
  q2: number,
  inputs: ElectroweakInputs,
): ComplexValue {
  const e = Math.sqrt(4 * Math.PI * inputs.alpha);
  const { re, im } = kineticMixing(charges, q2, inputs);
  const own = isLepton(fermion) ? charges.vector[fermion] : (charges.quark ?? 0);
  const electric = -ELECTRIC_CHARGE[fermion] * e;
  return { re: own + electric * re, im: electric * im };
}

const isLepton = (fermion: ChargedFermion): fermion is LeptonFlavour =>
  leptonFlavours.some((flavour) => flavour === fermion);
