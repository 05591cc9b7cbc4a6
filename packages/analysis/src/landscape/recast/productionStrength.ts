import type { CurveProduction } from '@nereid/catalogue';
import { type ElectroweakInputs, leptonFlavours } from '@nereid/physics/couplings';
import { type ChargedFermion, type VectorCharges, vectorCoupling } from '@nereid/physics/models';

/** A number that a bound is proportional to, or why there is none for these charges. */
export type Strength = { readonly value: number } | { readonly reason: string };

/** Couplings on the mass shell of one boson, in units of its overall coupling. */
interface OnShell {
  readonly charges: VectorCharges;
  readonly massGeV: number;
  /** The vector coupling to a fermion, mixing included. */
  readonly vector: (fermion: ChargedFermion) => { readonly re: number; readonly im: number };
  /** Share of up-type quarks among what makes a dark photon. */
  readonly upShare: number | undefined;
}

/** One way to make the boson. */
interface ProductionDefinition {
  /** What its rate is proportional to, in words and symbols. */
  readonly formula: string;
  /** What carrying it over leaves out. */
  readonly leavesOut: readonly string[];
  readonly strength: (boson: OnShell) => Strength;
}

/** A coupling may miss a condition by this share of itself: loops shift that of muons of L_μ − L_τ by 0.4 %. */
const CLOSE = 0.02;

const squared = ({ re, im }: { readonly re: number; readonly im: number }): number => re * re + im * im;

/** Σ w_f v_f squared. */
const sumSquared = ({ vector }: OnShell, weights: Partial<Record<ChargedFermion, number>>): number => {
  const terms = (Object.entries(weights) as [ChargedFermion, number][]).map(([fermion, weight]) => {
    const { re, im } = vector(fermion);
    return { re: weight * re, im: weight * im };
  });
  return squared({ re: terms.reduce((sum, { re }) => sum + re, 0), im: terms.reduce((sum, { im }) => sum + im, 0) });
};

/** Of electrons: at masses far above theirs the axial part radiates as the vector part does. */
function offElectrons({ charges, massGeV, vector }: OnShell): Strength {
  const axial = charges.axial.e;
  if (axial !== 0 && massGeV < 0.005) {
    return {
      reason: 'the axial coupling of the electron counts more than its square at masses near that of the electron',
    };
  }
  return { value: squared(vector('e')) + axial * axial };
}

/** Of muons: an axial part would radiate longitudinal bosons as (2 m_μ/M)², which no published curve has. */
function offMuons({ charges, vector }: OnShell): Strength {
  if (charges.axial.mu !== 0)
    return { reason: 'the axial coupling of the muon radiates otherwise than the vector one' };
  return { value: squared(vector('mu')) };
}

/** With a neutrino beside the muon: of one charge only where both have the same, else longitudinal bosons take over. */
function offMuonAndNeutrino(boson: OnShell): Strength {
  const { re, im } = boson.vector('mu');
  const neutrino = boson.charges.neutrino.mu;
  if (Math.hypot(re - neutrino, im) > CLOSE * Math.abs(neutrino)) {
    return { reason: 'muon and neutrino have different charges, and the rate is not proportional to one of them' };
  }
  return offMuons(boson);
}

/** With the share of up-type quarks where it is published; else only charges that weigh quarks as the photon does. */
function offQuarks({ vector, upShare }: OnShell): Strength {
  const [up, down] = [vector('u'), vector('d')];
  const [upRate, downRate] = [squared(up) / 4, squared(down)];
  if (upShare !== undefined) return { value: upShare * upRate + (1 - upShare) * downRate };
  if (Math.abs(upRate - downRate) <= CLOSE * upRate) return { value: upRate };
  return {
    reason: 'the shares of u and d quarks are not published, and these charges weigh them otherwise than the photon',
  };
}

const BEAMS = 'radiation off the beams, where the boson couples to electrons too';
const FORM_FACTORS = 'form factors, taken to be the same for all charges: near the ρ and ω they are not';
const value = (strength: (boson: OnShell) => number) => (boson: OnShell) => ({ value: strength(boson) });

/** Every way of production that curves name. */
export const PRODUCTIONS: Readonly<Record<CurveProduction, ProductionDefinition>> = {
  'electron-positron-photon': { formula: 'e⁺e⁻ → γX ∝ v_e² + a_e²', leavesOut: [], strength: offElectrons },
  'electron-positron-muons': { formula: 'e⁺e⁻ → μ⁺μ⁻X ∝ v_μ²', leavesOut: [BEAMS], strength: offMuons },
  'electron-bremsstrahlung': { formula: 'eN → eNX ∝ v_e² + a_e²', leavesOut: [], strength: offElectrons },
  'muon-bremsstrahlung': { formula: 'μN → μNX ∝ v_μ²', leavesOut: [], strength: offMuons },
  'proton-bremsstrahlung': {
    formula: 'pN → pNX ∝ (2v_u + v_d)²',
    leavesOut: [FORM_FACTORS],
    strength: value((boson) => sumSquared(boson, { u: 2, d: 1 })),
  },
  'pion-to-photon': {
    formula: 'π⁰ → γX ∝ (2v_u + v_d)²',
    leavesOut: [FORM_FACTORS],
    strength: value((boson) => sumSquared(boson, { u: 2 / 3, d: 1 / 3 })),
  },
  'eta-to-photon': {
    formula: 'η → γX ∝ (2v_u − v_d + v_s)²',
    leavesOut: [FORM_FACTORS],
    strength: value((boson) => sumSquared(boson, { u: 2 / 3, d: -1 / 3, s: 1 / 3 })),
  },
  'phi-to-eta': {
    formula: 'φ → ηX ∝ v_s²',
    leavesOut: [FORM_FACTORS],
    strength: value((boson) => squared(boson.vector('s'))),
  },
  'kaon-to-muon-neutrino': { formula: 'K → μνX ∝ v_μ²', leavesOut: [], strength: offMuonAndNeutrino },
  'z-to-muons': { formula: 'Z → μ⁺μ⁻X ∝ v_μ²', leavesOut: [], strength: offMuons },
  'w-to-muon-neutrino': { formula: 'W → μνX ∝ v_μ²', leavesOut: [], strength: offMuonAndNeutrino },
  'drell-yan': {
    formula: 'qq̄ → X ∝ share_u v_u²/4 + share_d v_d²',
    leavesOut: ['the share of up-type quarks is one number for all masses'],
    strength: offQuarks,
  },
};

/**
 * What the rate of a way of production is proportional to, for a boson of overall coupling 1 on its mass shell, q² = M²: squares of the
 * couplings of what radiates it, mixing included (arXiv:1801.04847, equations 2.3–2.11, in the limit of small M where form factors
 * enter). Only its ratio between two bosons of one mass means anything.
 */
export function productionStrength(
  production: CurveProduction,
  charges: VectorCharges,
  massGeV: number,
  inputs: ElectroweakInputs,
  upShare?: number,
): Strength {
  const vector = (fermion: ChargedFermion) => vectorCoupling(charges, fermion, massGeV * massGeV, inputs);
  return PRODUCTIONS[production].strength({ charges, massGeV, vector, upShare });
}

/** The same charges without any mixing. */
export const withoutMixing = (charges: VectorCharges): VectorCharges => ({ ...charges, mixing: 0, loops: false });

/** Whether a boson has charges of its own, not from mixing alone; a dark photon has none. */
export const hasOwnCharges = (charges: VectorCharges): boolean =>
  numbersOf({ ...charges, mixing: 0 }).some((charge) => charge !== 0);

/** Whether two bosons have the same charges and tree-level mixing; what is said of loops does not matter. */
export function sameCharges(one: VectorCharges, other: VectorCharges): boolean {
  const [mine, others] = [numbersOf(one), numbersOf(other)];
  return mine.every((charge, i) => charge === others[i]);
}

const numbersOf = ({ neutrino, vector, axial, quark = 0, mixing = 0, flavourChanging }: VectorCharges): number[] => [
  ...[neutrino, vector, axial].flatMap((charges) => leptonFlavours.map((flavour) => charges[flavour])),
  quark,
  mixing,
  ...(['eMu', 'eTau', 'muTau'] as const).map((pair) => flavourChanging?.[pair] ?? 0),
];
