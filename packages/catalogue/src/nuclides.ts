import { ATOMIC_MASS_UNIT_GEV, ELECTRON_MASS_GEV } from '@nereid/physics/constants';
import type { Nuclide as TargetNuclide, WoodsSaxonParameters } from '@nereid/physics/targets';
import * as z from 'zod';
import type { Diagnostic, Parsed, SourceText } from './diagnostics.js';
import { symmetrisedFermiFromRms } from './nuclearShape.js';
import { checkSafety } from './records/safeText.js';
import { checkReference, type References } from './references.js';
import { type Path, parseYaml, type YamlDocument } from './yamlDocument.js';

/** A nuclide of the data: a target with what its file says beyond that. `massGeV` neglects the binding of electrons (≤ 1e-5 of the mass). */
export interface Nuclide extends TargetNuclide {
  readonly element: string;
  /** Mass of the neutral atom [u]. */
  readonly atomicMassU: number;
  readonly rmsChargeRadiusErrorFm: number;
  /** Mole fraction among the natural isotopes of the element; 0 where it does not occur. */
  readonly naturalAbundance: number;
  /** True for a rare isotope that natural material is counted without: deuterium. */
  readonly outsideElement?: true;
  /** Keys of the references its numbers come from. */
  readonly sources: readonly string[];
  /** Fields whose value was not checked against a second copy of the source. */
  readonly unverified: readonly string[];
}

/** Nuclides by name. */
export type Nuclides = ReadonlyMap<string, Nuclide>;

const cited = { source: z.string(), status: z.literal('unverified').optional(), note: z.string().optional() };
const nuclideSchema = z.strictObject({
  name: z.string().regex(/^[A-Z][a-z]?[1-9]\d*$/, 'Give element symbol and mass number: Ar40'),
  protons: z.int().min(1).max(118),
  neutrons: z.int().min(0).max(180),
  atomicMassU: z.strictObject({ value: z.number().positive(), ...cited }),
  rmsChargeRadiusFm: z.strictObject({ value: z.number().positive(), error: z.number().positive(), ...cited }),
  naturalAbundance: z.strictObject({
    value: z.number().min(0).max(1),
    /** False for an isotope that natural material is counted without, though it occurs. */
    inElement: z.boolean().optional(),
    ...cited,
  }),
  woodsSaxon: z
    .strictObject({
      radiusFm: z.number().positive(),
      diffusenessFm: z.number().positive(),
      centralDepression: z.number(),
      ...cited,
    })
    .optional(),
});
type NuclideEntry = z.infer<typeof nuclideSchema>;

/** Form of `data/nuclei/nuclides.yaml`. */
export const nuclidesFileSchema = z.strictObject({ nuclides: z.array(nuclideSchema).min(1) });

/** Reads `nuclides.yaml`. Source keys are checked where `references` is given. */
export function parseNuclides(source: SourceText, references?: References): Parsed<Nuclides> {
  const document = parseYaml(source, nuclidesFileSchema);
  if (document.value === undefined) return { value: undefined, diagnostics: document.diagnostics };
  const diagnostics = [...document.diagnostics, ...checkSafety(document, document.value)];
  const nuclides = new Map<string, Nuclide>();
  document.value.nuclides.forEach((entry, index) => {
    const path = ['nuclides', index];
    diagnostics.push(...checkEntry(document, path, entry), ...checkSources(document, path, entry, references));
    if (nuclides.has(entry.name)) {
      diagnostics.push(document.report([...path, 'name'], `${entry.name} is listed twice`, 'Keep one of the two.'));
    }
    nuclides.set(entry.name, nuclideFromEntry(entry));
  });
  return { value: nuclides, diagnostics: [...diagnostics, ...checkAbundances(document, nuclides)] };
}

/** Mass of the bare nucleus [GeV] from the mass of the neutral atom [u]. */
function nuclearMassGeV(atomicMassU: number, protons: number): number {
  return atomicMassU * ATOMIC_MASS_UNIT_GEV - protons * ELECTRON_MASS_GEV;
}

function nuclideFromEntry(entry: NuclideEntry): Nuclide {
  const { name, protons, neutrons, atomicMassU, rmsChargeRadiusFm, naturalAbundance, woodsSaxon } = entry;
  const parts = { atomicMassU, rmsChargeRadiusFm, naturalAbundance, ...(woodsSaxon && { woodsSaxon }) };
  return {
    name,
    element: elementOf(name),
    protons,
    neutrons,
    massGeV: nuclearMassGeV(atomicMassU.value, protons),
    atomicMassU: atomicMassU.value,
    rmsChargeRadiusFm: rmsChargeRadiusFm.value,
    rmsChargeRadiusErrorFm: rmsChargeRadiusFm.error,
    naturalAbundance: naturalAbundance.value,
    // only where it is so: a nuclide is part of the key of a kernel
    ...(naturalAbundance.inElement === false && { outsideElement: true as const }),
    symmetrisedFermi: symmetrisedFermiFromRms(rmsChargeRadiusFm.value, protons + neutrons),
    ...(woodsSaxon && { woodsSaxon: woodsSaxonParameters(woodsSaxon) }),
    sources: [...new Set(Object.values(parts).map((part) => part.source))],
    unverified: Object.entries(parts).flatMap(([field, part]) => (part.status === 'unverified' ? [field] : [])),
  };
}

function woodsSaxonParameters(entry: NonNullable<NuclideEntry['woodsSaxon']>): WoodsSaxonParameters {
  const { radiusFm, diffusenessFm, centralDepression } = entry;
  return { radiusFm, diffusenessFm, centralDepression };
}

function elementOf(name: string): string {
  return name.replace(/\d+$/, '');
}

function checkEntry(document: YamlDocument<unknown>, path: Path, entry: NuclideEntry): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const massNumber = Number(entry.name.replace(/^\D+/, ''));
  if (entry.protons + entry.neutrons !== massNumber) {
    const message = `${entry.name} has ${entry.protons} protons and ${entry.neutrons} neutrons`;
    diagnostics.push(document.report([...path, 'name'], message, `They must add up to ${massNumber}.`));
  }
  // Atomic masses lie within 1 % of A u from hydrogen to uranium.
  if (Math.abs(entry.atomicMassU.value / massNumber - 1) > 0.01) {
    const message = `an atomic mass of ${entry.atomicMassU.value} u does not belong to ${entry.name}`;
    diagnostics.push(document.report([...path, 'atomicMassU', 'value'], message, 'Give the mass of the atom in u.'));
  }
  return diagnostics;
}

function checkSources(
  document: YamlDocument<unknown>,
  path: Path,
  entry: NuclideEntry,
  references: References | undefined,
): Diagnostic[] {
  const fields = ['atomicMassU', 'rmsChargeRadiusFm', 'naturalAbundance', 'woodsSaxon'] as const;
  return fields.flatMap((field) => {
    const part = entry[field];
    return part ? checkReference(document, [...path, field, 'source'], part.source, references) : [];
  });
}

/** Tolerance on the natural abundances of an element adding up to more than 1. */
const ABUNDANCE_TOLERANCE = 0.001;

function checkAbundances(document: YamlDocument<unknown>, nuclides: Nuclides): Diagnostic[] {
  const sums = new Map<string, number>();
  for (const nuclide of nuclides.values()) {
    sums.set(nuclide.element, (sums.get(nuclide.element) ?? 0) + nuclide.naturalAbundance);
  }
  return [...sums].flatMap(([element, sum]) => {
    if (sum <= 1 + ABUNDANCE_TOLERANCE) return [];
    const message = `the natural abundances of ${element} add up to ${sum}`;
    return [document.report(['nuclides'], message, 'Mole fractions may not exceed 1 together.')];
  });
}
