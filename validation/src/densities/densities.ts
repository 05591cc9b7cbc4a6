import {
  electroweakInputs,
  inclusiveCrossSection,
  nuclearFormFactor,
  standardModel,
  tridentChannel,
} from '@nereid/physics';
import { coherentTarget } from '@nereid/physics/crossSections';
import { rmsChargeRadius } from '@nereid/physics/formFactors';
import { chargeDensity } from '@nereid/physics/targets';
import type { Nuclides } from '../compareCrossSections.js';
import { requiredNumber } from '../csv.js';
import type { ReferenceFolder } from '../referenceFolder.js';
import { elasticCrossSections } from './elasticScattering.js';

/** Energies of the tables [GeV]. */
export const ENERGIES = [1, 5, 20, 100] as const;
/** Upper edges of the regions of Q [GeV]. */
export const EDGES = [0.05, 0.1, 0.2, 0.3] as const;

/** One density of a nuclide: integral, radius, muonic moment and cross sections. */
export interface DensityRow {
  readonly nuclide: string;
  readonly formFactor: string;
  readonly label: string;
  readonly rmsFm: number;
  /** ∫F²dQ² [GeV²]. */
  readonly integral: number;
  /** Barrett moment less the measured one, in its errors; undefined where none was measured. */
  readonly muonicPull: number | undefined;
  /** σ(ν_μ → ν_μ μ⁻μ⁺), coherent, over that of the default, less 1, at `ENERGIES`. */
  readonly shifts: readonly number[];
}

/** Share of the coherent cross section below each of `EDGES`. */
export interface TransferShares {
  readonly nuclide: string;
  readonly energyGeV: number;
  readonly below: readonly number[];
}

/** A density against elastic scattering off ⁴⁰Ar: χ² of the points, and the range of calculated over measured. */
export interface ElasticRow {
  readonly formFactor: string;
  readonly points: number;
  readonly chiSquared: number;
  readonly lowest: number;
  readonly highest: number;
}

export interface DensityComparison {
  readonly densities: readonly DensityRow[];
  readonly shares: readonly TransferShares[];
  readonly elastic: readonly ElasticRow[];
}

const inputs = electroweakInputs({});
/** Nuclides whose densities are compared. */
export const TABLES = ['C12', 'Ar40', 'Fe56', 'Pb208'] as const;
const EDGE_FM = 14;

type Nuclide = NonNullable<ReturnType<Nuclides['get']>>;

function required(nuclides: Nuclides, name: string): Nuclide {
  const nuclide = nuclides.get(name);
  if (nuclide === undefined) throw new Error(`no nuclide ${name}.`);
  return nuclide;
}

/** Everything that is known of densities, computed. */
export function densityComparison(reference: ReferenceFolder, nuclides: Nuclides): DensityComparison {
  const moments = reference.rows('muonic-moments.csv') ?? [];
  return {
    densities: TABLES.flatMap((name) => densityRows(required(nuclides, name), moments)),
    shares: ['Ar40', 'Fe56', 'W184'].flatMap((name) => transferShares(required(nuclides, name))),
    elastic: elasticRows(reference.rows('elastic-argon.csv') ?? [], required(nuclides, 'Ar40')),
  };
}

/** What fails: a measured density that misses the scattering it was fitted to. */
export const failedDensities = ({ elastic }: DensityComparison): string[] =>
  elastic
    .filter(({ formFactor, chiSquared, points }) => formFactor.startsWith('fourier-bessel') && chiSquared > 2 * points)
    .map(({ formFactor }) => `elastic scattering off Ar40 with ${formFactor}`);

/** σ of the coherent process with a form factor [cm²]. */
function sigma(nuclide: Nuclide, formFactor: string, energyGeV: number, maximumQ2?: number): number {
  const target = coherentTarget(nuclide, nuclearFormFactor(formFactor, nuclide), maximumQ2);
  const terms = [{ target, multiplicity: 1 }];
  const channel = tridentChannel('numu:mumu');
  return inclusiveCrossSection({ channel, terms, energyGeV, model: standardModel, inputs, tolerance: 3e-4 }).sigmaCm2;
}

/** Names of the densities of a nuclide, the default first, published ones by set, and the Helm form of Lewin and Smith. */
function formFactorsOf({ densities = [] }: Nuclide): { name: string; label: string }[] {
  const counts = new Map<string, number>();
  const published = densities.map(({ density: { kind }, label = '' }) => {
    const set = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, set);
    return { name: `${kind}:set=${set}`, label };
  });
  return [{ name: 'symmetrised-fermi', label: 'default' }, ...published, { name: 'helm', label: 'Lewin–Smith' }];
}

type Moments = NonNullable<ReturnType<ReferenceFolder['rows']>>;

/** Each density of a nuclide. @param moments of muonic atoms; without any there are no pulls */
export function densityRows(nuclide: Nuclide, moments: Moments): DensityRow[] {
  const central = ENERGIES.map((energy) => sigma(nuclide, 'symmetrised-fermi', energy));
  return formFactorsOf(nuclide).map(({ name, label }) => {
    const form = nuclearFormFactor(name, nuclide);
    const density = densityFunction(nuclide, name);
    return {
      nuclide: nuclide.name,
      formFactor: name,
      label,
      rmsFm: rmsChargeRadius(form, nuclide.rmsChargeRadiusFm),
      integral: integralOfSquare(form.evaluate),
      muonicPull: density && muonicPull(density, moments, nuclide.name),
      shifts: ENERGIES.map((energy, i) => sigma(nuclide, name, energy) / central[i] - 1),
    };
  });
}

/** ρ(r) of a form factor; none of Helm's, which is a convolution. */
function densityFunction(nuclide: Nuclide, formFactor: string): ((r: number) => number) | undefined {
  if (formFactor === 'symmetrised-fermi') {
    const { radiusFm: c, diffusenessFm: a } = nuclide.symmetrisedFermi;
    return (r) => Math.sinh(c / a) / (Math.cosh(r / a) + Math.cosh(c / a));
  }
  const [kind, set] = formFactor.split(':set=');
  const found = nuclide.densities?.filter(({ density }) => density.kind === kind)[Number(set) - 1];
  return found && chargeDensity(found.density);
}

/** Midpoint rule in Q to 3 GeV: 1e-6. */
function integralOfSquare(evaluate: (q2: number) => number): number {
  const width = 3 / 6000;
  let sum = 0;
  for (let i = 0; i < 6000; i++) {
    const q = (i + 0.5) * width;
    sum += 2 * q * evaluate(q * q) ** 2 * width;
  }
  return sum;
}

/** Barrett moment ⟨r^k e^(−αr)⟩ of a density less the measured one, in its errors; undefined where none was measured. */
export function muonicPull(density: (r: number) => number, moments: Moments, nuclide: string): number | undefined {
  const row = moments.find((one) => one.nuclide === nuclide);
  if (row === undefined) return undefined;
  const [k, alpha] = [requiredNumber(row, 'k'), requiredNumber(row, 'alphaPerFm')];
  const width = EDGE_FM / 8000;
  let [moment, charge] = [0, 0];
  for (let i = 0; i < 8000; i++) {
    const r = (i + 0.5) * width;
    const shell = density(r) * r * r;
    moment += shell * r ** k * Math.exp(-alpha * r);
    charge += shell;
  }
  const error = Math.hypot(requiredNumber(row, 'energyError'), requiredNumber(row, 'polarisationError'));
  return (moment / charge - requiredNumber(row, 'moment')) / error;
}

/** Where in Q the coherent cross section comes from, at `ENERGIES`. */
export function transferShares(nuclide: Nuclide): TransferShares[] {
  return ENERGIES.map((energyGeV) => {
    const all = sigma(nuclide, 'symmetrised-fermi', energyGeV);
    const below = EDGES.map((edge) => sigma(nuclide, 'symmetrised-fermi', energyGeV, edge * edge) / all);
    return { nuclide: nuclide.name, energyGeV, below };
  });
}

/** Error of the normalisation of the argon data, common to all points. */
const NORMALISATION = 0.008;

function elasticRows(rows: Moments, nuclide: Nuclide): ElasticRow[] {
  const points = rows.map((row) => ({
    energy: requiredNumber(row, 'energyMeV'),
    angle: requiredNumber(row, 'degrees'),
    measured: requiredNumber(row, 'sigmaFm2'),
    error: Math.hypot(requiredNumber(row, 'statistical') / 100, requiredNumber(row, 'systematic') / 100, NORMALISATION),
  }));
  const energies = [...new Set(points.map(({ energy }) => energy))];
  return formFactorsOf(nuclide).flatMap(({ name }) => {
    const density = densityFunction(nuclide, name);
    if (density === undefined) return [];
    const sphere = { protons: nuclide.protons, massMeV: nuclide.massGeV * 1000, density, edgeFm: EDGE_FM };
    const ratios = energies.flatMap((energy) => {
      const mine = points.filter((point) => point.energy === energy);
      const calculated = elasticCrossSections(
        sphere,
        energy,
        mine.map(({ angle }) => angle),
      );
      return mine.map(({ measured, error }, i) => ({ ratio: calculated[i] / measured, error }));
    });
    return {
      formFactor: name,
      points: points.length,
      chiSquared: ratios.reduce((sum, { ratio, error }) => sum + ((ratio - 1) / error) ** 2, 0),
      lowest: Math.min(...ratios.map(({ ratio }) => ratio)),
      highest: Math.max(...ratios.map(({ ratio }) => ratio)),
    };
  });
}
