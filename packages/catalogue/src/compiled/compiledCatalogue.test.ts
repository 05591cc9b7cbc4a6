import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../catalogue.js';
import { requireCatalogue } from '../catalogue.js';
import { checkData } from '../sources.js';
import { catalogueArtefacts, compiledCatalogue, compiledRecords, recordArtefacts } from './compiledCatalogue.js';

const report = checkData();
const parsed = requireCatalogue(report);
const artefacts = catalogueArtefacts(parsed);

describe('a compiled catalogue', () => {
  const compiled = compiledCatalogue(artefacts);

  it.each(Object.keys(parsed) as (keyof Catalogue)[])(
    'has the %s of the files, to the last bit and in their order',
    (kind) => {
      expect(compiled[kind]).toEqual(parsed[kind]);
      expect([...compiled[kind].keys()]).toEqual([...parsed[kind].keys()]);
    },
  );

  it('keeps an isotope one object, in the materials and by itself', () => {
    const { nuclides, materials } = compiled;
    for (const { components } of materials.values()) {
      for (const { nuclide } of components) expect(nuclides.get(nuclide.name)).toBe(nuclide);
    }
  });

  it('reads a part when it is asked for, and once', () => {
    const { references, ...others } = artefacts;
    const without = compiledCatalogue({ ...others, references: 'damaged' });
    expect(without.nuclides).toBe(without.nuclides);
    expect(() => without.references).toThrow(SyntaxError);
  });

  it('can be copied with a part replaced', () => {
    expect({ ...compiled, fluxes: new Map() }).toEqual({ ...parsed, fluxes: new Map() });
  });
});

describe('compiled records', () => {
  it('are those of the files, with their snapshots and warnings', () => {
    const { records, snapshots, diagnostics } = report;
    if (snapshots === undefined) throw new Error('no snapshots');
    const whole = { records, snapshots, diagnostics };
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(compiledRecords(recordArtefacts(whole))).toEqual(whole);
  });
});
