import { UnknownNameError } from './diagnostics.js';
import type { Nuclide, Nuclides } from './nuclides.js';

/** A chemical formula that cannot be read. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  readonly remedy = 'Give element symbols with whole numbers, without brackets: Al2O3.';

  constructor(formula: string) {
    super(`"${formula}" is not a chemical formula`);
  }
}

/** An isotope and its fraction of the mass. */
export interface IsotopeFraction {
  readonly nuclide: Nuclide;
  readonly massFraction: number;
}

/** `Al2O3` → Al: 2, O: 3. */
export function parseFormula(formula: string): ReadonlyMap<string, number> {
  if (!/^([A-Z][a-z]?([1-9]\d*)?)+$/.test(formula)) throw new FormulaError(formula);
  const counts = new Map<string, number>();
  for (const [, element, count] of formula.matchAll(/([A-Z][a-z]?)(\d*)/g)) {
    counts.set(element, (counts.get(element) ?? 0) + Number(count || 1));
  }
  return counts;
}

/** Natural isotopes of an element by mass. The abundances of the listed isotopes are scaled to add up to 1. */
export function isotopesOfElement(element: string, nuclides: Nuclides): IsotopeFraction[] {
  const isotopes = naturalIsotopes(element, nuclides);
  const mass = isotopes.reduce((sum, nuclide) => sum + nuclide.naturalAbundance * nuclide.atomicMassU, 0);
  return isotopes.map((nuclide) => ({
    nuclide,
    massFraction: (nuclide.naturalAbundance * nuclide.atomicMassU) / mass,
  }));
}

/** Isotopes of a compound by mass, every element with its natural isotopes. */
export function isotopesOfFormula(formula: string, nuclides: Nuclides): IsotopeFraction[] {
  const parts = [...parseFormula(formula)].map(([element, count]) => ({
    isotopes: isotopesOfElement(element, nuclides),
    mass: count * standardAtomicMassU(element, nuclides),
  }));
  const total = parts.reduce((sum, part) => sum + part.mass, 0);
  return parts.flatMap(({ isotopes, mass }) =>
    isotopes.map(({ nuclide, massFraction }) => ({ nuclide, massFraction: (massFraction * mass) / total })),
  );
}

/** Mean atomic mass of an element [u] over its listed natural isotopes. */
export function standardAtomicMassU(element: string, nuclides: Nuclides): number {
  const isotopes = naturalIsotopes(element, nuclides);
  const abundance = isotopes.reduce((sum, nuclide) => sum + nuclide.naturalAbundance, 0);
  return isotopes.reduce((sum, nuclide) => sum + nuclide.naturalAbundance * nuclide.atomicMassU, 0) / abundance;
}

/** Message and remedy of an error thrown here, for a diagnostic. */
export function problemOf(error: unknown): { message: string; remedy: string } {
  if (error instanceof FormulaError) return { message: error.message, remedy: error.remedy };
  if (error instanceof UnknownNameError) {
    return { message: `no ${error.kind} "${error.given}"`, remedy: error.remedy };
  }
  throw error;
}

function naturalIsotopes(element: string, nuclides: Nuclides): Nuclide[] {
  const natural = [...nuclides.values()].filter((n) => n.naturalAbundance > 0 && !n.outsideElement);
  const isotopes = natural.filter((n) => n.element === element);
  if (isotopes.length > 0) return isotopes;
  const known = [...new Set(natural.map((n) => n.element))];
  throw new UnknownNameError('element', element, known);
}

/** The nuclide of that name. */
export function requireNuclide(name: string, nuclides: Nuclides): Nuclide {
  const nuclide = nuclides.get(name);
  if (nuclide === undefined) throw new UnknownNameError('isotope', name, nuclides.keys());
  return nuclide;
}
