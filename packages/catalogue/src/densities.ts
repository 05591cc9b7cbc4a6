import { type ChargeDensity, densityRms, type PublishedDensity, scaledDensity } from '@nereid/physics/targets';
import * as z from 'zod';
import type { Diagnostic, Parsed, SourceText } from './diagnostics.js';
import { remedyForName } from './diagnostics.js';
import type { Nuclide, Nuclides } from './nuclides.js';
import { checkSafety } from './records/safeText.js';
import { checkReference, type References } from './references.js';
import { parseYaml, type Report } from './yamlDocument.js';

const shared = {
  nuclide: z.string().describe('a nuclide of nuclides.yaml'),
  /** What its table calls the fit. */
  label: z.string().min(1).optional(),
  momentaPerFm: z.strictObject({ minimum: z.number().min(0).default(0), maximum: z.number().positive() }).optional(),
  printedRmsFm: z.number().positive().optional(),
  source: z.string(),
  /** Copies of the table that agree; see the head of the file. */
  copies: z.array(z.enum(['archive', 'genie', 'externals', 'dmff', 'starlight', 'chd', 'nuclides'])).min(1),
  status: z.literal('unverified').optional(),
  note: z.string().optional(),
};
const densitySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...shared,
    kind: z.literal('fourier-bessel'),
    cutoffFm: z.number().positive(),
    coefficients: z.array(z.number()).min(1),
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('sum-of-gaussians'),
    gaussianRmsFm: z.number().positive(),
    radiiFm: z.array(z.number().min(0)).min(1),
    charges: z.array(z.number().min(0)).min(1),
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('woods-saxon'),
    radiusFm: z.number().positive(),
    diffusenessFm: z.number().positive(),
    centralDepression: z.number(),
  }),
]);
type DensityEntry = z.infer<typeof densitySchema>;

/** Form of `data/nuclei/densities.yaml`. */
export const densitiesFileSchema = z.strictObject({ densities: z.array(densitySchema) });

/** A density that reproduces its own charge and radius to this, relative; tables have five digits. */
const CHARGE_TOLERANCE = 5e-4;
const RADIUS_TOLERANCE = 1e-3;

/**
 * Reads `densities.yaml`: the nuclides with their published densities. A nuclide without one of a kind has those of the nearest isotope of its
 * element, scaled to its own rms radius. Source keys are checked where `references` is given.
 */
export function parseDensities(source: SourceText, nuclides: Nuclides, references?: References): Parsed<Nuclides> {
  const document = parseYaml(source, densitiesFileSchema);
  if (document.value === undefined) return { value: undefined, diagnostics: document.diagnostics };
  const diagnostics = [...document.diagnostics, ...checkSafety(document, document.value)];
  const own = new Map<string, PublishedDensity[]>();
  document.value.densities.forEach((entry, index) => {
    const path = ['densities', index];
    const nuclide = nuclides.get(entry.nuclide);
    diagnostics.push(...checkReference(document, [...path, 'source'], entry.source, references));
    if (nuclide === undefined) {
      const remedy = remedyForName(entry.nuclide, nuclides.keys());
      diagnostics.push(document.report([...path, 'nuclide'], `no nuclide ${entry.nuclide}`, remedy));
      return;
    }
    const problems = checkEntry(document.report, path, entry, nuclide);
    diagnostics.push(...problems);
    if (problems.length === 0) own.set(nuclide.name, [...(own.get(nuclide.name) ?? []), publishedDensity(entry)]);
  });
  return { value: withDensities(nuclides, own), diagnostics };
}

function densityOf(entry: DensityEntry): ChargeDensity {
  switch (entry.kind) {
    case 'fourier-bessel': {
      const { kind, cutoffFm, coefficients } = entry;
      return { kind, cutoffFm, coefficients };
    }
    case 'sum-of-gaussians': {
      const { kind, gaussianRmsFm, radiiFm, charges } = entry;
      return { kind, gaussianRmsFm, gaussians: radiiFm.map((radiusFm, i) => ({ radiusFm, charge: charges[i] })) };
    }
    case 'woods-saxon': {
      const { kind, radiusFm, diffusenessFm, centralDepression } = entry;
      return { kind, radiusFm, diffusenessFm, centralDepression };
    }
  }
}

function publishedDensity(entry: DensityEntry): PublishedDensity {
  const { label, momentaPerFm } = entry;
  return {
    density: densityOf(entry),
    ...(label !== undefined && { label }),
    ...(momentaPerFm && { momentaPerFm: [momentaPerFm.minimum, momentaPerFm.maximum] as const }),
  };
}

/** Charge of a Fourier–Bessel series 4π Σ (−1)^(n+1) aₙ R³/(nπ)², and the radius printed beside a series or sum. */
function checkEntry(report: Report, path: (string | number)[], entry: DensityEntry, nuclide: Nuclide): Diagnostic[] {
  if (entry.kind === 'sum-of-gaussians' && entry.radiiFm.length !== entry.charges.length) {
    const message = `${entry.radiiFm.length} radii and ${entry.charges.length} charges`;
    return [report([...path, 'charges'], message, 'Give as many of one as of the other.')];
  }
  if (entry.kind === 'woods-saxon') return [];
  const charge = entry.kind === 'fourier-bessel' ? seriesCharge(entry) / nuclide.protons : sum(entry.charges);
  if (Math.abs(charge - 1) > CHARGE_TOLERANCE) {
    const key = entry.kind === 'fourier-bessel' ? 'coefficients' : 'charges';
    const message = `the charge of this density of ${nuclide.name} is ${charge.toFixed(5)} of that of the nucleus`;
    return [report([...path, key], message, 'Compare with the table: a digit or a sign differs.')];
  }
  const { printedRmsFm } = entry;
  if (printedRmsFm === undefined) return [];
  const rms = densityRms(densityOf(entry));
  if (Math.abs(rms / printedRmsFm - 1) <= RADIUS_TOLERANCE) return [];
  const message = `the rms radius of this density of ${nuclide.name} is ${rms.toFixed(4)} fm, not ${printedRmsFm}`;
  return [report([...path, 'printedRmsFm'], message, 'Compare with the table: a digit or a sign differs.')];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const seriesCharge = ({ cutoffFm, coefficients }: { cutoffFm: number; coefficients: readonly number[] }): number =>
  4 * Math.PI * cutoffFm ** 3 * sum(coefficients.map((a, i) => ((-1) ** i * a) / ((i + 1) * Math.PI) ** 2));

function withDensities(nuclides: Nuclides, own: ReadonlyMap<string, readonly PublishedDensity[]>): Nuclides {
  return new Map(
    [...nuclides].map(([name, nuclide]) => {
      const kinds = ['fourier-bessel', 'sum-of-gaussians', 'woods-saxon'] as const;
      const densities = kinds.flatMap((kind) => densitiesOf(nuclide, kind, nuclides, own));
      return [name, densities.length === 0 ? nuclide : { ...nuclide, densities }];
    }),
  );
}

/** Those of a kind: its own, else those of the nearest isotope that has some, at its own radius. */
function densitiesOf(
  nuclide: Nuclide,
  kind: ChargeDensity['kind'],
  nuclides: Nuclides,
  own: ReadonlyMap<string, readonly PublishedDensity[]>,
): readonly PublishedDensity[] {
  const ofKind = (name: string) => own.get(name)?.filter(({ density }) => density.kind === kind) ?? [];
  const found = ofKind(nuclide.name);
  if (found.length > 0) return found;
  const distance = ({ neutrons }: Nuclide) => Math.abs(neutrons - nuclide.neutrons);
  const [nearest] = [...nuclides.values()]
    .filter((one) => one.element === nuclide.element && ofKind(one.name).length > 0)
    .toSorted((a, b) => distance(a) - distance(b));
  if (nearest === undefined) return [];
  return ofKind(nearest.name).map((published) => {
    const factor = nuclide.rmsChargeRadiusFm / densityRms(published.density);
    return { ...published, density: scaledDensity(published.density, factor), fittedTo: nearest.name };
  });
}
