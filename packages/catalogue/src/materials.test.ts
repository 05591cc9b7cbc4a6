import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnknownNameError } from './diagnostics.js';
import { findTarget } from './findTarget.js';
import { normaliseFractions, parseMaterials } from './materials.js';
import { loadCatalogue } from './node.js';

const { materials, nuclides, references } = await loadCatalogue();
const names = [...nuclides.values()];

describe('materials of the data folder', () => {
  it.each([...materials.values()])('$name has mass fractions that add up to 1', ({ components }) => {
    const sum = components.reduce((total, { massFraction }) => total + massFraction, 0);
    expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
    expect(new Set(components.map(({ nuclide }) => nuclide.name)).size).toBe(components.length);
  });

  it('hold the targets that the experiments and examples name', () => {
    for (const name of ['argon', 'iron', 'steel', 'SiO2', 'CHARM-II glass', 'CH', 'CH2', 'H2O', 'emulsion', 'lead']) {
      expect(materials.has(name), name).toBe(true);
    }
    for (const name of ['water', 'heavy water', 'plastic scintillator', 'CsI', 'NaI', 'liquid xenon', 'germanium']) {
      expect(materials.get(name)?.densityGPerCm3, name).toBeGreaterThan(0.9);
    }
    expect(materials.has('tungsten') && materials.has('air')).toBe(true);
  });

  it('say of the glass of CHARM-II that it is an assumption, and why', () => {
    expect(materials.get('CHARM-II glass')).toMatchObject({ basis: 'assumed', source: 'SewardVascott2005' });
    expect(materials.get('CHARM-II glass')?.note).toMatch(/not found/);
  });

  it('have for plate glass the silicon and oxygen of another table within 2 % of the mass', () => {
    // Glass, plate: O 0.45980, Na 0.09644, Si 0.33655, Ca 0.10721 (ICRU Report 37, 1984).
    const fraction = (element: string) =>
      (materials.get('CHARM-II glass')?.components ?? [])
        .filter(({ nuclide }) => nuclide.element === element)
        .reduce((sum, { massFraction }) => sum + massFraction, 0);
    expect(Math.abs(fraction('O') - 0.4598)).toBeLessThan(0.02);
    expect(Math.abs(fraction('Si') - 0.33655)).toBeLessThan(0.02);
  });

  it('count iron by the natural isotopes in mass', () => {
    // Mole fraction 0.91754 times 55.9349/55.845.
    const iron56 = materials.get('iron')?.components.find(({ nuclide }) => nuclide.name === 'Fe56');
    expect(iron56?.massFraction).toBeCloseTo(0.91902, 4);
  });
});

describe('normalised fractions', () => {
  const part = fc.record({
    nuclide: fc.constantFrom(...names),
    massFraction: fc.double({ min: 1e-6, max: 1, noNaN: true }),
  });

  it('add up to 1, name an isotope once and keep the ratios', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 40 }), (parts) => {
        const result = normaliseFractions(parts);
        expect(Math.abs(result.reduce((sum, p) => sum + p.massFraction, 0) - 1)).toBeLessThan(1e-12);
        expect(new Set(result.map((p) => p.nuclide.name)).size).toBe(result.length);
        const total = parts.reduce((sum, p) => sum + p.massFraction, 0);
        for (const { nuclide, massFraction } of result) {
          const given = parts.filter((p) => p.nuclide === nuclide).reduce((sum, p) => sum + p.massFraction, 0);
          expect(massFraction).toBeCloseTo(given / total, 10);
        }
      }),
    );
  });
});

describe('a target', () => {
  it('is a material or a single isotope', () => {
    expect(findTarget('iron', materials, nuclides).components).toHaveLength(4);
    expect(findTarget('Ar40', materials, nuclides)).toMatchObject({ name: 'Ar40', components: [{ massFraction: 1 }] });
  });

  it('that is not known is named with the nearest known one', () => {
    expect(() => findTarget('Argon', materials, nuclides)).toThrow(UnknownNameError);
    expect(() => findTarget('Argon', materials, nuclides)).toThrow('Did you mean "argon"?');
  });
});

describe('a material file', () => {
  const read = (text: string) => parseMaterials({ file: 'materials.yaml', text }, nuclides, references);

  it('reports sums, unknown isotopes, elements, formulas and sources at once, each at its line', () => {
    const { diagnostics } = read(`materials:
  - name: a
    basis: published
    source: Ballet2018
    components:
      - { isotope: Ar41, massFraction: 0.3 }
      - { element: Xx, massFraction: 0.3 }
      - { formula: Si(OH)4, massFraction: 0.3 }
  - name: b
    basis: assumed
    components: [{ element: Fe, massFraction: 1 }]
`);
    expect(diagnostics.map((d) => [d.line, d.path])).toEqual([
      [6, 'materials[0].components'],
      [4, 'materials[0].source'],
      [6, 'materials[0].components[0].isotope'],
      [7, 'materials[0].components[1].element'],
      [8, 'materials[0].components[2].formula'],
      [9, 'materials[1]'],
      [9, 'materials[1]'],
    ]);
    expect(diagnostics[0].message).toBe('the mass fractions of a add up to 0.9');
    expect(diagnostics[1].remedy).toBe('Did you mean "Ballett2018"?');
  });

  it('accepts the rounding of printed compositions and scales it away', () => {
    const text = (fraction: number) => `materials:
  - { name: a, basis: composition, components: [{ isotope: Fe56, massFraction: ${fraction} }] }
`;
    expect(read(text(0.996)).value?.get('a')?.components[0].massFraction).toBe(1);
    expect(read(text(0.994)).diagnostics).toHaveLength(1);
  });

  it('reports a component of no known kind', () => {
    const { diagnostics } = read(`materials:
  - { name: a, basis: composition, components: [{ elemnt: Fe, massFraction: 1 }] }
`);
    expect(diagnostics.map((d) => d.line)).toContain(2);
    expect(diagnostics.some((d) => d.remedy === 'Did you mean "element"?')).toBe(true);
  });
});
