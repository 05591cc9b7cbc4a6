import type { TridentChannel } from './channels.js';
import type { ElectroweakInputs, LeptonFlavour } from './electroweakInputs.js';

/**
 * Halves of an interaction that do not interfere: `chiral`, currents of the Standard Model's form (V, A), after which the neutrino
 * is left-handed; `turned`, operators that turn its helicity (S, P, C_T, D).
 */
export const SECTORS = ['chiral', 'turned'] as const;
/** Name of one half of an interaction. */
export type Sector = (typeof SECTORS)[number];

/** V, A, S, P and C_T: as numbers of contact terms, or as residues [GeV²] of a pole. */
export interface CurrentStrengths {
  readonly vector: number;
  readonly axial: number;
  readonly scalar: number;
  readonly pseudoscalar: number;
  readonly tensor: number;
}

/** A pole a/(M² + T) in the couplings, of a mediator exchanged with mass M [GeV]. */
export interface MediatorPole extends CurrentStrengths {
  readonly massGeV: number;
  /** The Z: no T resolves its mass, so that it is no light mediator to anything, and its part does not cancel that of contact terms. */
  readonly standard?: true;
}

/**
 * The interaction c(T) = (V, A, S, P, C_T, D) for one flavour of the outgoing neutrino; each entry is a contact term and Σ a/(M² + T):
 *   L = −(G_F/√2) { [ν̄γ_α(1−γ₅)ν][ℓ̄γ^α(V − Aγ₅)ℓ] + [ν̄′(1−γ₅)ν][ℓ̄(S − Pγ₅)ℓ] + C_T [ν̄′σ_αβ(1−γ₅)ν][ℓ̄σ^αβ ℓ] } + h.c.,
 * and a photon exchanged with a dipole of the neutrino line, for ℓ⁻ and ℓ⁺ of one flavour,
 *   −(G_F/√2) (dipole/T) [ν̄′ iσ_αβ k^β (1−γ₅)ν][ℓ̄γ^α ℓ],  k = k₁ − k₂.
 * ν′ is right-handed: S, P, C_T and D do not interfere with V and A. Different outgoing flavours add.
 */
export interface Couplings extends CurrentStrengths {
  readonly outgoing: LeptonFlavour;
  /** [GeV] */
  readonly dipole: number;
  readonly poles: readonly MediatorPole[];
  /**
   * False for a final state without interference with the Standard Model although its outgoing flavour may be the same: the
   * imaginary part of complex couplings. Unless given, the outgoing flavour decides.
   */
  readonly interferes?: false;
}

/** What has couplings in every channel: a model. Those of the Standard Model's outgoing flavour come first. */
export interface Interaction {
  couplings(channel: TridentChannel, inputs: ElectroweakInputs): readonly Couplings[];
}

/** Some entries of couplings. */
export type GivenCouplings = { readonly [Name in keyof Omit<Couplings, 'outgoing'>]?: Couplings[Name] | undefined };

/**
 * Couplings for one outgoing flavour; what is not given is 0. Written out, so that all have one shape in memory: a point of a scan
 * makes several.
 */
export function couplingsOf(outgoing: LeptonFlavour, given: GivenCouplings = {}): Couplings {
  const { vector = 0, axial = 0, scalar = 0, pseudoscalar = 0, tensor = 0, dipole = 0, poles = [] } = given;
  const couplings = { outgoing, vector, axial, scalar, pseudoscalar, tensor, dipole, poles };
  return given.interferes === false ? { ...couplings, interferes: false } : couplings;
}

/** A pole at this mass [GeV]; residues [GeV²] that are not given are 0. */
export function poleOf(massGeV: number, residues: Partial<CurrentStrengths>): MediatorPole {
  const { vector = 0, axial = 0, scalar = 0, pseudoscalar = 0, tensor = 0 } = residues;
  return { massGeV, vector, axial, scalar, pseudoscalar, tensor };
}

/** V at momentum transfer T [GeV²]. */
export function vectorAt(couplings: Couplings, transfer: number): number {
  let value = couplings.vector;
  for (const pole of couplings.poles) value += pole.vector / (pole.massGeV * pole.massGeV + transfer);
  return value;
}

/** A at momentum transfer T [GeV²]. */
export function axialAt(couplings: Couplings, transfer: number): number {
  let value = couplings.axial;
  for (const pole of couplings.poles) value += pole.axial / (pole.massGeV * pole.massGeV + transfer);
  return value;
}

/** What turns the helicity, at one momentum transfer. */
export interface TurnedStrengths extends Pick<CurrentStrengths, 'scalar' | 'pseudoscalar' | 'tensor'> {
  /** [GeV⁻¹] */
  readonly dipole: number;
}

/** S, P, C_T and D at momentum transfer T [GeV²]. */
export function turnedAt(couplings: Couplings, transfer: number): TurnedStrengths {
  let { scalar, pseudoscalar, tensor } = couplings;
  for (const pole of couplings.poles) {
    const propagator = 1 / (pole.massGeV * pole.massGeV + transfer);
    scalar += pole.scalar * propagator;
    pseudoscalar += pole.pseudoscalar * propagator;
    tensor += pole.tensor * propagator;
  }
  return { scalar, pseudoscalar, tensor, dipole: couplings.dipole === 0 ? 0 : couplings.dipole / transfer };
}

/** Whether contact terms or residues are among those that turn the helicity. */
const turns = ({ scalar, pseudoscalar, tensor }: CurrentStrengths): boolean =>
  scalar !== 0 || pseudoscalar !== 0 || tensor !== 0;

/** Those of the couplings that turn the neutrino's helicity. */
export function turningCouplings(couplings: readonly Couplings[]): readonly Couplings[] {
  return couplings.filter((one) => turns(one) || one.dipole !== 0 || one.poles.some(turns));
}

/** Sectors that couplings are in; the chiral one in any case. */
export const sectorsUsed = (couplings: readonly Couplings[]): readonly Sector[] =>
  turningCouplings(couplings).length > 0 ? SECTORS : ['chiral'];

/** Poles of one sector. */
export function polesOf(sector: Sector, { poles }: Couplings): readonly MediatorPole[] {
  return poles.filter((pole) => turns(pole) === (sector === 'turned'));
}

/** Stands for the mass of an exchanged photon [GeV]: T maps are linear below its square, and the density of a dipole is flat there. */
export const LIGHTEST_PROPAGATOR_GEV = 1e-3;

/**
 * Smallest mass [GeV] in a propagator of one sector of the couplings, of both unless given, but for the Z; Infinity where there are only contact
 * terms, `LIGHTEST_PROPAGATOR_GEV` for the photon of a dipole.
 */
export function lightestMediator(couplings: readonly Couplings[], sector?: Sector): number {
  if (sector === undefined) return Math.min(...SECTORS.map((one) => lightestMediator(couplings, one)));
  let lightest = Number.POSITIVE_INFINITY;
  for (const one of couplings) {
    if (sector === 'turned' && one.dipole !== 0) return LIGHTEST_PROPAGATOR_GEV;
    for (const { massGeV, standard } of polesOf(sector, one)) if (!standard) lightest = Math.min(lightest, massGeV);
  }
  return lightest;
}
