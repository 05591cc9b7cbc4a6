import { FERMI_MOMENTUM_GEV } from '../constants.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { InputError, requireNumber } from '../errors.js';
import type { NuclearFormFactor, Nucleon } from '../formFactors/formFactor.js';
import { nuclearModel } from '../formFactors/nuclearModel.js';
import { nuclearFormFactor, nucleonFormFactors } from '../formFactors/parseFormFactor.js';
import { withRadiusFactor } from '../formFactors/radiusFactor.js';
import { suggestName } from '../nearestName.js';
import { boundStructureFunctions, nuclearMedium } from '../structureFunctions/nuclearMedium.js';
import { structureFunctionModel } from '../structureFunctions/structureFunctionModel.js';
import { withRunningStructure } from '../structureFunctions/vacuumPolarisation.js';
import type { Nuclide } from '../targets/nuclide.js';
import {
  coherentTarget,
  type HadronicTarget,
  inelasticTarget,
  type NucleonOptions,
  nucleonTarget,
  type ScatteringTarget,
} from './hadronicTarget.js';
import { removedNucleon } from './removedNucleon.js';
import { withRunningNucleons, withRunningPhoton } from './runningTarget.js';

/**
 * coherent: the whole nucleus; proton, neutron: one bound nucleon that stays whole; inelastic: one nucleon that breaks, free unless a nuclear medium is
 * named, of a nucleus the average of its protons and neutrons; unbroken: coherent + Z protons + N neutrons, what most papers add up; nucleus: unbroken + A
 * times inelastic.
 */
export type Regime = 'coherent' | 'proton' | 'neutron' | 'inelastic' | 'unbroken' | 'nucleus';

/** All regimes, as they are named on the command line. */
export const regimes: readonly Regime[] = ['coherent', 'proton', 'neutron', 'inelastic', 'unbroken', 'nucleus'];

/** @throws InputError with the nearest known name */
export function parseRegime(name: string): Regime {
  const regime = regimes.find((candidate) => candidate === name);
  if (regime) return regime;
  throw new InputError('regime', name, 'no such regime', suggestName(name, regimes));
}

/** One isotope, and where its charge is to be another one than that of the options: by name, or with all lengths of it multiplied by a factor. */
export interface NuclearTarget {
  readonly kind: 'nuclide';
  readonly nuclide: Nuclide;
  /** Name with parameters in the place of that of `HadronicOptions`. */
  readonly nuclearFormFactor?: string;
  readonly radiusFactor?: number;
  /** Of its nucleons, in the place of that of `HadronicOptions`. */
  readonly nuclearModel?: string;
}

/** What the neutrino hits: a nucleus, or a free nucleon. */
export type Target = NuclearTarget | { readonly kind: 'free'; readonly nucleon: Nucleon };

export interface HadronicOptions {
  /** Name with parameters, see `nuclearFormFactor`; default `symmetrised-fermi`. */
  readonly nuclearFormFactor?: string | undefined;
  /** Name with parameters, see `nucleonFormFactors`; default `dipole`. */
  readonly nucleonFormFactors?: string | undefined;
  /** Of bound nucleons that stay whole: name, see `nuclearModel`; `global-fermi-gas` unless given. */
  readonly nuclearModel?: string | undefined;
  /** Fermi momentum of bound nucleons in a global Fermi gas [GeV]; 0 switches Pauli blocking off. Default 0.235. */
  readonly fermiMomentumGeV?: number | undefined;
  /** Name, see `structureFunctionModel`; the first of `structureFunctionNames` unless given. */
  readonly structureFunctions?: string | undefined;
  /** Of nucleons that break in a nucleus: name, see `nuclearMedium`; `free` unless given. */
  readonly nuclearMedium?: string | undefined;
  /** Whether the exchanged photon couples with α(Q²), see `vacuumPolarisationFactor`; else with α. */
  readonly vacuumPolarisation?: true;
  /** Sharp upper cut on Q² [GeV²], as some codes have; default none. */
  readonly maximumQ2?: number | undefined;
  /** Of nucleons that break: largest energy [GeV] of the hadrons, less the mass at rest; default none. */
  readonly maximumHadronicEnergyGeV?: number | undefined;
}

/** One term of a cross section: `multiplicity` times the cross section on `target`. */
export interface HadronicTerm<T extends ScatteringTarget = ScatteringTarget> {
  readonly target: T;
  readonly multiplicity: number;
  /** The nucleus that a bound nucleon belongs to. */
  readonly boundIn?: Nuclide;
}

/** A term whose target stays whole. */
export type ElasticTerm = HadronicTerm<HadronicTarget>;

/**
 * Terms for a calculation that knows whole targets alone, named as in "events".
 * @throws InputError where a target breaks
 */
export function requireElasticTerms(terms: readonly HadronicTerm[], calculation: string): readonly ElasticTerm[] {
  if (terms.every(isElastic)) return terms;
  throw new InputError(
    'regime',
    'inelastic',
    `there are no ${calculation} of nucleons that break`,
    'Use another regime; unbroken has all targets that stay whole.',
  );
}

const isElastic = (term: HadronicTerm): term is ElasticTerm => term.target.kind === 'elastic';

/**
 * The hadronic targets that a regime adds up. Coherent, unbroken and nucleus are per nucleus, the others per nucleon.
 * Hydrogen is a free proton: its sums have no coherent part and no Pauli blocking.
 * @throws InputError for a regime that the target does not have
 */
export function hadronicTerms(
  target: Target,
  regime: Regime,
  inputs: ElectroweakInputs,
  options: HadronicOptions = {},
): HadronicTerm[] {
  if (regime === 'inelastic') return withNucleus(brokenNucleons(nucleonsOf(target), inputs, options), target);
  if (regime === 'nucleus') {
    return [...hadronicTerms(target, 'unbroken', inputs, options), ...allBroken(target, inputs, options)];
  }
  if (target.kind === 'free') return freeNucleon(target.nucleon, regime, inputs, options);
  const { nuclide } = target;
  if (isHydrogen(nuclide)) {
    if (regime === 'coherent' || regime === 'neutron') {
      throw new InputError('regime', regime, 'hydrogen is a free proton', 'Use proton, inelastic or nucleus.');
    }
    return freeNucleon('proton', regime, inputs, options);
  }
  const terms: HadronicTerm[] = [];
  if (regime === 'coherent' || regime === 'unbroken') {
    const whole = coherentTarget(nuclide, chargeFormFactor(target, options), options.maximumQ2);
    terms.push({ target: withPhoton(whole, options), multiplicity: 1 });
  }
  for (const nucleon of ['proton', 'neutron'] as const) {
    if (regime !== nucleon && regime !== 'unbroken') continue;
    const perNucleus = nucleon === 'proton' ? nuclide.protons : nuclide.neutrons;
    const multiplicity = regime === 'unbroken' ? perNucleus : 1;
    terms.push({ target: boundNucleon(nucleon, target, inputs, options), multiplicity, boundIn: nuclide });
  }
  return terms;
}

function chargeFormFactor(
  { nuclide, nuclearFormFactor: name, radiusFactor = 1 }: NuclearTarget,
  options: HadronicOptions,
): NuclearFormFactor {
  const formFactor = nuclearFormFactor(name ?? options.nuclearFormFactor ?? 'symmetrised-fermi', nuclide);
  return radiusFactor === 1 ? formFactor : withRadiusFactor(formFactor, radiusFactor);
}

/** A target as the photon of the options sees it. */
const withPhoton = (target: HadronicTarget, { vacuumPolarisation }: HadronicOptions): HadronicTarget =>
  vacuumPolarisation ? withRunningPhoton(target) : target;

/** Numbers of protons and neutrons. */
export type NucleonCounts = Pick<Nuclide, 'protons' | 'neutrons'>;

/** Of a nucleus, or a free nucleon. */
export const nucleonsOf = (target: Target): NucleonCounts =>
  target.kind === 'nuclide'
    ? target.nuclide
    : { protons: Number(target.nucleon === 'proton'), neutrons: Number(target.nucleon === 'neutron') };

/** The average nucleon of so many in one nucleus, as it breaks: what `inelastic` adds up. */
export function brokenNucleons(
  { protons, neutrons }: NucleonCounts,
  inputs: ElectroweakInputs,
  options: HadronicOptions = {},
): HadronicTerm[] {
  const free = structureFunctionModel(options.structureFunctions);
  const bound = boundStructureFunctions(free, nuclearMedium(options.nuclearMedium), protons + neutrons);
  const model = options.vacuumPolarisation ? withRunningStructure(bound) : bound;
  const { maximumHadronicEnergyGeV: cut } = options;
  if (cut !== undefined) {
    requireNumber('maximumHadronicEnergyGeV', cut, 0, Number.MAX_VALUE, { exclusiveMinimum: true, unit: 'GeV' });
  }
  const counts = { proton: protons, neutron: neutrons };
  return (['proton', 'neutron'] as const)
    .filter((nucleon) => counts[nucleon] > 0)
    .map(
      (nucleon): HadronicTerm => ({
        target: inelasticTarget(nucleon, model, inputs, options),
        multiplicity: counts[nucleon] / (protons + neutrons),
      }),
    );
}

/** All nucleons of a target as they break: A times the average one. */
function allBroken(target: Target, inputs: ElectroweakInputs, options: HadronicOptions): HadronicTerm[] {
  const { protons, neutrons } = nucleonsOf(target);
  const terms = brokenNucleons({ protons, neutrons }, inputs, options).map((term) => ({
    ...term,
    multiplicity: term.multiplicity * (protons + neutrons),
  }));
  return withNucleus(terms, target);
}

/** Nucleons with the nucleus that they belong to, if any. */
const withNucleus = (terms: readonly HadronicTerm[], target: Target): HadronicTerm[] =>
  target.kind === 'nuclide' && !isHydrogen(target.nuclide)
    ? terms.map((term) => ({ ...term, boundIn: target.nuclide }))
    : [...terms];

/** Whether a nucleus is a single proton, which has no coherent regime of its own. */
export const isHydrogen = (nuclide: Nuclide): boolean => nuclide.protons === 1 && nuclide.neutrons === 0;

function boundNucleon(
  nucleon: Nucleon,
  target: NuclearTarget,
  inputs: ElectroweakInputs,
  options: HadronicOptions,
): ScatteringTarget {
  const { nuclide } = target;
  const model = nuclearModel(target.nuclearModel ?? options.nuclearModel);
  if (model === undefined) return nucleonOf(nucleon, inputs, options, options.fermiMomentumGeV ?? FERMI_MOMENTUM_GEV);
  if (options.fermiMomentumGeV !== undefined) {
    const reason = `${model.name} has no Fermi momentum to choose`;
    throw new InputError('fermiMomentumGeV', options.fermiMomentumGeV, reason, 'Leave one of the two out.');
  }
  const where = `in ${nuclide.name} (${model.name})`;
  const bound = { ...model.bound(nuclide, nucleon), where };
  const { removalEnergyGeV } = bound;
  if (removalEnergyGeV === undefined) return nucleonOf(nucleon, inputs, options, 0, bound);
  const whole = nucleonFormFactors(options.nucleonFormFactors ?? 'dipole', inputs);
  const formFactors = options.vacuumPolarisation ? withRunningNucleons(whole) : whole;
  return removedNucleon(nucleon, formFactors, inputs, { ...bound, removalEnergyGeV }, options.maximumQ2);
}

/** A nucleon in a gas of a Fermi momentum [GeV], which is free for 0, or bound otherwise. */
function nucleonOf(
  nucleon: Nucleon,
  inputs: ElectroweakInputs,
  options: HadronicOptions,
  fermi: number,
  bound?: NucleonOptions['bound'],
): HadronicTarget {
  const formFactors = nucleonFormFactors(options.nucleonFormFactors ?? 'dipole', inputs);
  const blocking = fermi > 0 ? { fermiMomentumGeV: fermi } : {};
  const { maximumQ2 } = options;
  return withPhoton(nucleonTarget(nucleon, formFactors, inputs, { ...blocking, bound, maximumQ2 }), options);
}

function freeNucleon(
  nucleon: Nucleon,
  regime: Regime,
  inputs: ElectroweakInputs,
  options: HadronicOptions,
): HadronicTerm[] {
  if (regime !== nucleon && regime !== 'unbroken') {
    throw new InputError('regime', regime, `the target is a free ${nucleon}`, `Use ${nucleon}, or a nucleus.`);
  }
  return [{ target: nucleonOf(nucleon, inputs, options, 0), multiplicity: 1 }];
}
