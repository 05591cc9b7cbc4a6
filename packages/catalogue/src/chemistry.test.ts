import { describe, expect, it } from 'vitest';
import { FormulaError, isotopesOfFormula, parseFormula, standardAtomicMassU } from './chemistry.js';
import { UnknownNameError } from './diagnostics.js';
import { loadCatalogue } from './node.js';

const { nuclides } = await loadCatalogue();

/** Abridged standard atomic weights 2021, T. Prohaska et al., Pure Appl. Chem. 94 (2022) 573, with their uncertainty. */
const STANDARD_ATOMIC_WEIGHTS: [string, number, number][] = [
  ['H', 1.008, 0.0002],
  ['He', 4.0026, 0.0001],
  ['Li', 6.94, 0.06],
  ['C', 12.011, 0.002],
  ['N', 14.007, 0.001],
  ['O', 15.999, 0.001],
  ['F', 18.998, 0.001],
  ['Na', 22.99, 0.001],
  ['Mg', 24.305, 0.002],
  ['Al', 26.982, 0.001],
  ['Si', 28.085, 0.001],
  ['S', 32.06, 0.02],
  ['Cl', 35.45, 0.01],
  ['Ar', 39.95, 0.16],
  ['K', 39.098, 0.001],
  ['Ca', 40.078, 0.004],
  ['Ti', 47.867, 0.001],
  ['Cr', 51.996, 0.001],
  ['Mn', 54.938, 0.001],
  ['Fe', 55.845, 0.002],
  ['Ni', 58.693, 0.001],
  ['Cu', 63.546, 0.003],
  ['Ge', 72.63, 0.008],
  ['Br', 79.904, 0.003],
  ['Ag', 107.87, 0.01],
  ['I', 126.9, 0.01],
  ['Xe', 131.29, 0.01],
  ['Cs', 132.91, 0.01],
  ['W', 183.84, 0.01],
  ['Pb', 207.2, 1.1],
  ['U', 238.03, 0.01],
];

/** Mass fraction of an element in a compound. */
function elementFraction(formula: string, element: string): number {
  const parts = isotopesOfFormula(formula, nuclides).filter(({ nuclide }) => nuclide.element === element);
  return parts.reduce((sum, { massFraction }) => sum + massFraction, 0);
}

describe('natural elements', () => {
  it.each(STANDARD_ATOMIC_WEIGHTS)('%s has its standard atomic weight', (element, weight, uncertainty) => {
    // Half a unit of the last printed digit is allowed for the isotopes too rare to be listed.
    expect(Math.abs(standardAtomicMassU(element, nuclides) - weight)).toBeLessThan(uncertainty + 0.0005);
  });

  it('cover every element of the nuclide table', () => {
    const tested = STANDARD_ATOMIC_WEIGHTS.map(([element]) => element).sort();
    expect([...new Set([...nuclides.values()].map((n) => n.element))].sort()).toEqual(tested);
  });
});

describe('chemical formulas', () => {
  it('are counted by element', () => {
    expect(Object.fromEntries(parseFormula('C2H3Cl'))).toEqual({ C: 2, H: 3, Cl: 1 });
    expect(Object.fromEntries(parseFormula('CH3CH3'))).toEqual({ C: 2, H: 6 });
  });

  it.each(['', 'sio2', 'Si O2', 'Ca(OH)2', 'H02', '2H2O'])('such as "%s" are rejected with a remedy', (formula) => {
    expect(() => parseFormula(formula)).toThrow(FormulaError);
  });

  it('name the nearest element where one is unknown', () => {
    expect(() => isotopesOfFormula('SiX2', nuclides)).toThrow(UnknownNameError);
  });

  // Mass fractions of Hubbell and Seltzer, NISTIR 5632 (1995), table 2; deuterium is not listed here: 2e-4 of hydrogen.
  it.each([
    ['H2O', 'H', 0.111898],
    ['CH2', 'H', 0.143716],
    ['CH', 'H', 0.077421],
    ['C2H3Cl', 'Cl', 0.567257],
  ] as const)('%s contains its tabulated fraction of %s', (formula, element, expected) => {
    expect(Math.abs(elementFraction(formula, element) / expected - 1)).toBeLessThan(3e-4);
  });
});
