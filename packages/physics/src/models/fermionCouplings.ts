import { leptonFlavours } from '../couplings/channels.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { type ComplexValue, inducedKineticMixing } from './kineticMixing.js';
import type { VectorCharges } from './mediators.js';

/** Quarks that a light boson can reach. */
export const quarkFlavours = ['u', 'd', 's', 'c', 'b'] as const;
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

/** Charges that do not add to zero mix with the photon by an amount that loops do not fix. */
const LARGEST_SUM_OF_CHARGES = 1e-12;

/** Whether loops mix the boson with the photon by a finite amount: Σ N_c Q q_em over all fermions is 0 (three generations of quarks). */
export function mixingIsFinite({ vector: { e, mu, tau }, quark = 0 }: VectorCharges): boolean {
  return Math.abs(e + mu + tau - 3 * quark) <= LARGEST_SUM_OF_CHARGES;
}

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
  const { re, im } = inducedKineticMixing(q2, charges.vector, inputs);
  return { re: tree + re, im };
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
