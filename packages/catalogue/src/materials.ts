import * as z from 'zod';
import { type IsotopeFraction, isotopesOfElement, isotopesOfFormula, problemOf, requireNuclide } from './chemistry.js';
import type { Diagnostic, Parsed, SourceText } from './diagnostics.js';
import type { Nuclides } from './nuclides.js';
import { checkSafety } from './records/safeText.js';
import { checkReference, type References } from './references.js';
import { type Path, parseYaml, type YamlDocument } from './yamlDocument.js';

/** Printed compositions are rounded; their sum may miss 1 by this much before it is an error. */
const MASS_FRACTION_TOLERANCE = 0.005;

/** A target material as a flat list of isotopes whose mass fractions add up to 1. */
export interface Material {
  readonly name: string;
  readonly components: readonly IsotopeFraction[];
  /** `composition`: follows from the formula; `published`: printed by `source`; `assumed`: a stand-in, see `note`. */
  readonly basis: 'composition' | 'published' | 'assumed';
  readonly source?: string;
  readonly note?: string;
  /** [g/cm³], where a source gives one: as a target of volume V has the mass ρV. */
  readonly densityGPerCm3?: number;
  readonly unverified: boolean;
  /** What the same thing is made of by somebody else: how well its composition is known. */
  readonly alternative?: AlternativeComposition;
}

/** Another composition of a material, as a flat list of isotopes whose mass fractions add up to 1. */
export interface AlternativeComposition {
  readonly components: readonly IsotopeFraction[];
  readonly source: string;
  /** What it is, and where the fractions come from. */
  readonly note: string;
  readonly unverified: boolean;
}

/** Materials by name. */
export type Materials = ReadonlyMap<string, Material>;

const massFraction = z.number().positive().max(1);
const componentSchema = z.union([
  z.strictObject({ element: z.string(), massFraction }),
  z.strictObject({ isotope: z.string(), massFraction }),
  z.strictObject({ formula: z.string(), massFraction }),
]);
type ComponentEntry = z.infer<typeof componentSchema>;

const materialSchema = z.strictObject({
  name: z.string().min(1),
  basis: z.enum(['composition', 'published', 'assumed']),
  source: z.string().optional(),
  status: z.literal('unverified').optional(),
  note: z.string().optional(),
  /** For volumes; rates take masses. */
  densityGPerCm3: z
    .strictObject({
      value: z.number().positive().max(30),
      source: z.string(),
      status: z.literal('unverified').optional(),
      note: z.string().optional(),
    })
    .optional(),
  components: z.array(componentSchema).min(1),
  /** Another composition of the same thing; the way to it is one standard deviation of what is not known. */
  alternative: z
    .strictObject({
      source: z.string(),
      status: z.literal('unverified').optional(),
      note: z.string().min(1),
      components: z.array(componentSchema).min(1),
    })
    .optional(),
});
type MaterialEntry = z.infer<typeof materialSchema>;

/** Form of `data/materials/materials.yaml`. */
export const materialsFileSchema = z.strictObject({ materials: z.array(materialSchema).min(1) });

/** Reads `materials.yaml`. Without `nuclides` the file is only checked for its form and no material comes out. */
export function parseMaterials(
  source: SourceText,
  nuclides: Nuclides | undefined,
  references?: References,
): Parsed<Materials> {
  const document = parseYaml(source, materialsFileSchema);
  if (document.value === undefined) return { value: undefined, diagnostics: document.diagnostics };
  const diagnostics = [...document.diagnostics, ...checkSafety(document, document.value)];
  const materials = new Map<string, Material>();
  document.value.materials.forEach((entry, index) => {
    const path = ['materials', index];
    diagnostics.push(...checkEntry(document, path, entry, references));
    if (materials.has(entry.name)) {
      diagnostics.push(document.report([...path, 'name'], `${entry.name} is listed twice`, 'Keep one of the two.'));
    }
    if (nuclides === undefined) return;
    const expanded = expandComponents(document, path, entry.components, nuclides);
    const other = expandComponents(document, [...path, 'alternative'], entry.alternative?.components ?? [], nuclides);
    diagnostics.push(...expanded.diagnostics, ...other.diagnostics);
    materials.set(entry.name, materialFromEntry(entry, expanded.fractions, other.fractions));
  });
  return { value: nuclides === undefined ? undefined : materials, diagnostics };
}

/** Adds up what is said twice about an isotope and scales the fractions so that they add up to 1. */
export function normaliseFractions(fractions: readonly IsotopeFraction[]): IsotopeFraction[] {
  const total = fractions.reduce((sum, part) => sum + part.massFraction, 0);
  const merged = new Map<string, IsotopeFraction>();
  for (const { nuclide, massFraction } of fractions) {
    const before = merged.get(nuclide.name)?.massFraction ?? 0;
    merged.set(nuclide.name, { nuclide, massFraction: before + massFraction / total });
  }
  return [...merged.values()];
}

function materialFromEntry(
  entry: MaterialEntry,
  fractions: readonly IsotopeFraction[],
  others: readonly IsotopeFraction[],
): Material {
  const { alternative } = entry;
  return {
    name: entry.name,
    components: normaliseFractions(fractions),
    basis: entry.basis,
    ...(entry.source !== undefined && { source: entry.source }),
    ...(entry.note !== undefined && { note: entry.note }),
    ...(entry.densityGPerCm3 && { densityGPerCm3: entry.densityGPerCm3.value }),
    unverified: entry.status === 'unverified',
    ...(alternative && {
      alternative: {
        components: normaliseFractions(others),
        source: alternative.source,
        note: alternative.note,
        unverified: alternative.status === 'unverified',
      },
    }),
  };
}

function checkEntry(
  document: YamlDocument<unknown>,
  path: Path,
  entry: MaterialEntry,
  references: References | undefined,
): Diagnostic[] {
  const diagnostics = checkSum(document, path, entry.name, entry.components);
  if (entry.alternative) {
    const where = [...path, 'alternative'];
    diagnostics.push(
      ...checkSum(document, where, `the alternative of ${entry.name}`, entry.alternative.components),
      ...checkReference(document, [...where, 'source'], entry.alternative.source, references),
    );
  }
  if (entry.source !== undefined) {
    diagnostics.push(...checkReference(document, [...path, 'source'], entry.source, references));
  } else if (entry.basis !== 'composition') {
    const message = `${entry.name} is ${entry.basis} and names no source`;
    diagnostics.push(document.report(path, message, 'Add `source` with a key of references.yaml.'));
  }
  if (entry.densityGPerCm3) {
    const where = [...path, 'densityGPerCm3', 'source'];
    diagnostics.push(...checkReference(document, where, entry.densityGPerCm3.source, references));
  }
  if (entry.basis === 'assumed' && entry.note === undefined) {
    const message = `${entry.name} is an assumption without a reason`;
    diagnostics.push(document.report(path, message, 'Say in `note` what it stands in for and why.'));
  }
  return diagnostics;
}

function checkSum(
  document: YamlDocument<unknown>,
  path: Path,
  name: string,
  components: readonly ComponentEntry[],
): Diagnostic[] {
  const sum = components.reduce((total, component) => total + component.massFraction, 0);
  if (Math.abs(sum - 1) <= MASS_FRACTION_TOLERANCE) return [];
  const message = `the mass fractions of ${name} add up to ${Number(sum.toPrecision(6))}`;
  const remedy = `They must add up to 1 within ${MASS_FRACTION_TOLERANCE}.`;
  return [document.report([...path, 'components'], message, remedy)];
}

function expandComponents(
  document: YamlDocument<unknown>,
  path: Path,
  components: readonly ComponentEntry[],
  nuclides: Nuclides,
): { fractions: IsotopeFraction[]; diagnostics: Diagnostic[] } {
  const fractions: IsotopeFraction[] = [];
  const diagnostics: Diagnostic[] = [];
  components.forEach((component, index) => {
    try {
      const isotopes = isotopesOf(component, nuclides);
      for (const { nuclide, massFraction } of isotopes) {
        fractions.push({ nuclide, massFraction: massFraction * component.massFraction });
      }
    } catch (error) {
      const { message, remedy } = problemOf(error);
      const field = Object.keys(component)[0];
      diagnostics.push(document.report([...path, 'components', index, field], message, remedy));
    }
  });
  return { fractions, diagnostics };
}

function isotopesOf(component: ComponentEntry, nuclides: Nuclides): IsotopeFraction[] {
  if ('element' in component) return isotopesOfElement(component.element, nuclides);
  if ('formula' in component) return isotopesOfFormula(component.formula, nuclides);
  return [{ nuclide: requireNuclide(component.isotope, nuclides), massFraction: 1 }];
}
