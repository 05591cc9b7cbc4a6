import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { InputError } from '../errors.js';
import type { BoundNucleons } from '../formFactors/boundNucleons.js';
import type { NuclearFormFactor, Nucleon, NucleonFormFactors } from '../formFactors/formFactor.js';
import { pauliBlockingFactor, pauliBlockingKinkQ2, recoilMomentum, recoilQ2 } from '../formFactors/pauliBlocking.js';
import {
  type NucleonStructure,
  pionThreshold,
  type StructureFunctionModel,
} from '../structureFunctions/structureFunction.js';
import type { Nuclide } from '../targets/nuclide.js';

/**
 * Form factors, with their signs, of the current ⟨P′|J|P⟩ behind C₁ and C₂, for calculations with explicit momenta.
 * Spin 0: J = charge·(P + P′). Spin ½: Sachs form factors; `blocking` multiplies the rate. All at Q² [GeV²].
 */
export type CurrentFormFactors =
  | { readonly kind: 'spin 0'; charge(q2: number): number }
  | {
      readonly kind: 'spin 1/2';
      electric(q2: number): number;
      magnetic(q2: number): number;
      blocking(q2: number): number;
    };

/** What every target has, whether it stays whole or not. */
interface StruckTarget {
  readonly name: string;
  /** Monte Carlo particle number (PDG): 10LZZZAAAI for a nucleus, 2212 or 2112 for a nucleon. */
  readonly pdgCode: number;
  readonly massGeV: number;
  /** Q² [GeV²] at which the integrand has a kink; the integration is split there. */
  readonly kinksQ2: readonly number[];
  /** Largest Q² allowed [GeV²], where a sharp cut is asked for; else Infinity. */
  readonly maximumQ2: number;
}

/**
 * What the photon couples to and leaves whole. The hadronic tensor is W = C₁ R R + C₂ (q² g − q q), R = P + P′; C₁(0) = (charge)².
 */
export interface HadronicTarget extends StruckTarget {
  readonly kind: 'elastic';
  /** Writes C₁, C₂ at Q² [GeV²] into `out`. */
  structure(q2: number, out: Float64Array): void;
  readonly current: CurrentFormFactors;
  /** Momentum transfers [fm⁻¹] of the data behind its density, where they are known. */
  readonly momentaPerFm?: NuclearFormFactor['momentaPerFm'];
}

/**
 * A free nucleon that breaks into hadrons of squared mass W² from `thresholdW2` [GeV²] on: the tensor is W = 4C₁ P̃ P̃ + C₂ (q² g − q q),
 * P̃ = P − q (P·q)/q², with C₁ dν = (F₂/ν) dν and C₂ dν = (4M F₁/Q²) dν. The elastic peak of F₁, F₂ gives C₁ and C₂ of `HadronicTarget`.
 */
export interface InelasticTarget extends StruckTarget {
  readonly kind: 'inelastic';
  readonly structure: NucleonStructure;
  readonly thresholdW2: number;
  /** Largest energy ν [GeV] that the hadrons take from the photon, in the rest frame of the nucleon; Infinity: no cut. */
  readonly maximumHadronicEnergyGeV: number;
  /** How the structure functions go on at Q², W² [GeV²] outside of their data, in words; undefined within. */
  outside(q2: number, w2: number): string | undefined;
  /** W [GeV], ascending, between which the structure functions are smooth: integrals over W are split there. */
  readonly massEdges: readonly number[];
  /** W [GeV], ascending, where they change their course: where few hadronic masses are left, integrals over what else are split too. */
  readonly turnsW: readonly number[];
}

/** Anything that a trident can be made on. */
export type ScatteringTarget = HadronicTarget | InelasticTarget;

/** How much heavier than the target the hadrons are at least: W² − M² [GeV²]. */
export const hadronicExcess = (target: ScatteringTarget): number =>
  target.kind === 'elastic' ? 0 : target.thresholdW2 - target.massGeV * target.massGeV;

/** Monte Carlo particle number of a nucleus in its ground state; of a nucleon where it is one. */
export function nuclearPdgCode(protons: number, neutrons: number): number {
  if (protons + neutrons === 1) return protons === 1 ? 2212 : 2112;
  return 1_000_000_000 + 10_000 * protons + 10 * (protons + neutrons);
}

/** The whole nucleus, spin 0: C₁ = Z² F², C₂ = 0. `maximumQ2` cuts sharply, to compare with codes that do. */
export function coherentTarget(
  nuclide: Nuclide,
  formFactor: NuclearFormFactor,
  maximumQ2 = Number.POSITIVE_INFINITY,
): HadronicTarget {
  if (nuclide.protons === 1 && nuclide.neutrons === 0) {
    throw new InputError('regime', 'coherent', 'hydrogen has no coherent regime', 'Use proton for a free proton.');
  }
  const z2 = nuclide.protons * nuclide.protons;
  return {
    kind: 'elastic',
    name: `${nuclide.name} coherent, ${formFactor.name}`,
    pdgCode: nuclearPdgCode(nuclide.protons, nuclide.neutrons),
    massGeV: nuclide.massGeV,
    kinksQ2: [],
    maximumQ2,
    ...(formFactor.momentaPerFm && { momentaPerFm: formFactor.momentaPerFm }),
    current: { kind: 'spin 0', charge: (q2) => nuclide.protons * formFactor.evaluate(q2) },
    structure(q2, out) {
      const f = formFactor.evaluate(q2);
      out[0] = z2 * f * f;
      out[1] = 0;
    },
  };
}

/** How a nucleon is bound: by the Fermi momentum of a global gas [GeV], or by a model. */
export interface NucleonOptions {
  readonly fermiMomentumGeV?: number | undefined;
  /** `where` makes part of the name of the target: "in Ar40 (superscaling)". */
  readonly bound?: (BoundNucleons & { readonly where: string }) | undefined;
  readonly maximumQ2?: number | undefined;
}

function binding(nucleon: Nucleon, mass: number, { fermiMomentumGeV: fermi, bound }: NucleonOptions) {
  if (bound !== undefined) {
    return {
      name: `${nucleon} ${bound.where}`,
      blocking: (q2: number) => bound.factor(recoilMomentum(q2, mass)),
      kinksQ2: bound.kinksGeV.map((momentum) => recoilQ2(momentum, mass)),
    };
  }
  if (fermi === undefined) return { name: `free ${nucleon}`, blocking: () => 1, kinksQ2: [] };
  return {
    name: `bound ${nucleon}`,
    blocking: (q2: number) => pauliBlockingFactor(q2, mass, fermi),
    kinksQ2: [pauliBlockingKinkQ2(mass, fermi)],
  };
}

/**
 * One nucleon, averaged over spin: C₁ = (G_E² + τG_M²)/(1+τ), C₂ = G_M², τ = Q²/4M². With `fermiMomentumGeV` it is bound
 * and Pauli-blocked (Løvseth–Radomski), with `bound` as a nuclear model says; without both, free.
 */
export function nucleonTarget(
  nucleon: Nucleon,
  formFactors: NucleonFormFactors,
  inputs: ElectroweakInputs,
  options: NucleonOptions = {},
): HadronicTarget {
  const mass = nucleon === 'proton' ? inputs.protonMass : inputs.neutronMass;
  const { name, blocking, kinksQ2 } = binding(nucleon, mass, options);
  return {
    kind: 'elastic',
    name: `${name}, ${formFactors.name}`,
    pdgCode: nucleon === 'proton' ? 2212 : 2112,
    massGeV: mass,
    kinksQ2,
    maximumQ2: options.maximumQ2 ?? Number.POSITIVE_INFINITY,
    current: {
      kind: 'spin 1/2',
      electric: (q2) => formFactors.electric(nucleon, q2),
      magnetic: (q2) => formFactors.magnetic(nucleon, q2),
      blocking,
    },
    structure(q2, out) {
      const electric = formFactors.electric(nucleon, q2);
      const magnetic = formFactors.magnetic(nucleon, q2);
      const tau = q2 / (4 * mass * mass);
      const pauli = blocking(q2);
      out[0] = (pauli * (electric * electric + tau * magnetic * magnetic)) / (1 + tau);
      out[1] = pauli * magnetic * magnetic;
    },
  };
}

/** In the region of resonances, some 0.1 GeV apart, and where fits are joined (W² of 3 and 4 GeV²). */
const RESONANCE_EDGES = [1.16, 1.25, 1.36, 1.47, 1.59, Math.sqrt(3), 1.86, 2] as const;

/** Between the first resonance and the others, and where the continuum begins. */
const TURNS = [1.36, 2] as const;
/** Q² [GeV²] below which R is continued, and above which the fit of the resonances is: see docs/physics/inelastic.md. */
const TURNS_IN_Q2 = [0.34, 8] as const;

const structures = new WeakMap<StructureFunctionModel, Map<Nucleon, NucleonStructure>>();

/** One object for each nucleon of a model, so that tables made of it are found again. */
function structureOfModel(model: StructureFunctionModel, nucleon: Nucleon): NucleonStructure {
  const known = structures.get(model) ?? new Map<Nucleon, NucleonStructure>();
  structures.set(model, known);
  const structure = known.get(nucleon) ?? model.structure(nucleon);
  known.set(nucleon, structure);
  return structure;
}

/** Sharp cuts on the photon that breaks a nucleon; none unless given. */
export interface InelasticCuts {
  /** [GeV²] */
  readonly maximumQ2?: number | undefined;
  /** As in `InelasticTarget`. */
  readonly maximumHadronicEnergyGeV?: number | undefined;
}

/** A free nucleon that breaks, by a model of its structure functions. */
export function inelasticTarget(
  nucleon: Nucleon,
  model: StructureFunctionModel,
  inputs: ElectroweakInputs,
  { maximumQ2 = Number.POSITIVE_INFINITY, maximumHadronicEnergyGeV = Number.POSITIVE_INFINITY }: InelasticCuts = {},
): InelasticTarget {
  const massGeV = nucleon === 'proton' ? inputs.protonMass : inputs.neutronMass;
  const thresholdW2 = pionThreshold(nucleon);
  const isCut = Number.isFinite(maximumHadronicEnergyGeV);
  // where the lightest hadrons already take the largest energy; less than 0 where none can be made
  const largestQ2 = 2 * massGeV * maximumHadronicEnergyGeV - (thresholdW2 - massGeV * massGeV);
  return {
    kind: 'inelastic',
    name: `${nucleon} inelastic, ${model.name}${isCut ? `, hadronic energy below ${maximumHadronicEnergyGeV} GeV` : ''}`,
    pdgCode: nucleon === 'proton' ? 2212 : 2112,
    massGeV,
    kinksQ2: TURNS_IN_Q2,
    maximumQ2: Math.min(maximumQ2, Math.max(0, largestQ2)),
    maximumHadronicEnergyGeV,
    structure: structureOfModel(model, nucleon),
    thresholdW2,
    outside: (q2, w2) => model.outside(q2, w2),
    massEdges: RESONANCE_EDGES,
    turnsW: TURNS,
  };
}
