import { type Catalogue, type Nuclide, symmetrisedFermiFromRms } from '@nereid/catalogue';
import {
  type CrossSectionRequest,
  type CrossSectionResult,
  type HadronicOptions,
  type HadronicTerm,
  InputError,
  isHydrogen,
} from '@nereid/physics';
import { coherentTarget } from '@nereid/physics/crossSections';
import { ENSEMBLE, nuclearFormFactor, rmsChargeRadius } from '@nereid/physics/formFactors';
import { type NamedCrossSection, type ResolvedCrossSection, resolveCrossSection } from './crossSection.js';
import { namedTarget, targetShares } from './targets.js';

/** The cross section with the density of one isotope exchanged. */
export interface DensityMember {
  readonly nuclide: string;
  /** As `--form-factor` takes it. */
  readonly formFactor: string;
  /** `published`: as its table has it; `measured radius`: with lengths scaled to the measured rms radius; `radius error`: that radius ± its error. */
  readonly kind: 'published' | 'measured radius' | 'radius error';
  readonly label?: string;
  /** The isotope that it was fitted to, where that is another one. */
  readonly fittedTo?: string;
  readonly rmsChargeRadiusFm: number;
  readonly sigmaCm2: number;
}

/** Lowest and highest cross section [cm²]. */
export interface Band {
  readonly lowCm2: number;
  readonly highCm2: number;
}

/** How far the cross section moves over the published densities of its nuclei. */
export interface DensityBand {
  /** All shapes at the measured rms radius, and that radius ± its error: what is not known of σ. */
  readonly atMeasuredRadius: Band;
  /** All densities as published, with their own radii, which muonic atoms contradict in part. */
  readonly asPublished: Band;
  readonly members: readonly DensityMember[];
  /** Isotopes of which no density was found. */
  readonly notes: readonly string[];
}

/** A cross section of the default form factor with its band. */
export type EnsembleCrossSection = CrossSectionResult & Omit<ResolvedCrossSection, 'request'> & { band: DensityBand };

/** Whether a band is asked for. */
export const isEnsemble = ({ nuclearFormFactor: name }: HadronicOptions): boolean => name?.trim() === ENSEMBLE;

/**
 * The cross section with the default form factor, and its band over all published densities of the nuclei (`ensemble`). Isotopes of a material
 * vary together: the band adds up their lows and their highs. `run` integrates one request.
 * @throws InputError for names, or a regime without coherent part
 */
export function ensembleCrossSection(
  named: NamedCrossSection,
  catalogue: Catalogue,
  run: (request: CrossSectionRequest) => CrossSectionResult,
): EnsembleCrossSection {
  const { nuclearFormFactor: _, ...hadronic } = named.hadronic;
  const { request, ...words } = resolveCrossSection({ ...named, hadronic }, catalogue);
  const nuclei = coherentNuclei(named, catalogue, request);
  if (nuclei.length === 0) {
    const problem = `the regime ${words.regime} has no coherent part, which the densities are for`;
    throw new InputError('form factor', ENSEMBLE, problem, 'Leave it out, or ask for coherent or nucleus.');
  }
  const central = run(request);
  const members = nuclei.flatMap(({ nuclide, term }) => {
    const own = central.terms[request.terms.indexOf(term)].sigmaCm2;
    return candidates(nuclide).map((candidate): DensityMember => {
      const form = nuclearFormFactor(candidate.formFactor, nuclide);
      const target = coherentTarget(nuclide, form, hadronic.maximumQ2);
      const other = run({ ...request, terms: [{ ...term, target }] }).sigmaCm2;
      const rmsChargeRadiusFm = rmsChargeRadius(form, nuclide.rmsChargeRadiusFm);
      return { nuclide: nuclide.name, ...candidate, rmsChargeRadiusFm, sigmaCm2: central.sigmaCm2 - own + other };
    });
  });
  const notes = nuclei
    .filter(({ nuclide }) => nuclide.densities === undefined)
    .map(({ nuclide }) => `no published density of ${nuclide.name} was found: its part varies with the radius alone`);
  const bandOf = (...kinds: DensityMember['kind'][]) => bandOver(central.sigmaCm2, members, kinds);
  const band = { atMeasuredRadius: bandOf('measured radius', 'radius error'), asPublished: bandOf('published') };
  return { ...central, ...words, band: { ...band, members, notes } };
}

/** The nuclei of the coherent terms of a request, each with its term. */
function coherentNuclei(
  named: NamedCrossSection,
  { materials, nuclides }: Catalogue,
  request: CrossSectionRequest,
): { nuclide: Nuclide; term: HadronicTerm }[] {
  return targetShares(namedTarget(named.target, materials, nuclides)).flatMap(({ target }) => {
    const nuclide = target.kind === 'nuclide' ? nuclides.get(target.nuclide.name) : undefined;
    if (nuclide === undefined || isHydrogen(nuclide)) return [];
    const term = request.terms.find((one) => one.target.name.startsWith(`${nuclide.name} coherent`));
    return term === undefined ? [] : [{ nuclide, term }];
  });
}

/** Every published density of a nuclide, as it is and at the measured radius; and the default one with the radius ± its error. */
function candidates(nuclide: Nuclide): Pick<DensityMember, 'formFactor' | 'kind' | 'label' | 'fittedTo'>[] {
  const { rmsChargeRadiusFm: rms, rmsChargeRadiusErrorFm: error, densities = [] } = nuclide;
  const set = new Map<string, number>();
  const published = densities.flatMap(({ density: { kind }, label, fittedTo }) => {
    const number = (set.get(kind) ?? 0) + 1;
    set.set(kind, number);
    const source = { ...(label !== undefined && { label }), ...(fittedTo !== undefined && { fittedTo }) };
    const formFactor = `${kind}:set=${number}`;
    return [
      { ...source, formFactor, kind: 'published' as const },
      { ...source, formFactor: `${formFactor},rms=${rms}`, kind: 'measured radius' as const },
    ];
  });
  const varied = [rms - error, rms + error].map((radius) => {
    const { radiusFm, diffusenessFm } = symmetrisedFermiFromRms(radius, nuclide.protons + nuclide.neutrons);
    return { formFactor: `symmetrised-fermi:c=${radiusFm},a=${diffusenessFm}`, kind: 'radius error' as const };
  });
  return [...published, ...varied];
}

/** The central value with the lowest and the highest member of each isotope in the place of its own. */
function bandOver(central: number, members: readonly DensityMember[], kinds: readonly DensityMember['kind'][]): Band {
  const shifts = new Map<string, { low: number; high: number }>();
  for (const { nuclide, kind, sigmaCm2 } of members) {
    if (!kinds.includes(kind)) continue;
    const { low, high } = shifts.get(nuclide) ?? { low: 0, high: 0 };
    const shift = sigmaCm2 - central;
    shifts.set(nuclide, { low: Math.min(low, shift), high: Math.max(high, shift) });
  }
  const sum = (of: 'low' | 'high') => [...shifts.values()].reduce((total, shift) => total + shift[of], central);
  return { lowCm2: sum('low'), highCm2: sum('high') };
}
