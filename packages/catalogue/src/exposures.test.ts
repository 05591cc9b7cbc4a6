import { describe, expect, it } from 'vitest';
import { isExposureFile, parseExposure } from './exposures.js';
import { loadCatalogue } from './node.js';

const catalogue = await loadCatalogue();
const exposure = (id: string) => catalogue.exposures.get(id) ?? expect.fail(`no exposure ${id}`);

describe('exposures of the data folder', () => {
  // arXiv:1807.10973: tonnes, metres, protons in neutrino mode
  it.each([
    ['dune-nd-cdr', 50, 574, 1.28e22],
    ['ingrid', 99.4, 280, 3.9e21],
    ['minos', 28.6, 1040, 10.56e20],
    ['minos-plus', 28.6, 1040, 9.69e20],
    ['nova', 231, 1000, 8.85e20],
    ['minerva', 7.98, 1035, 12e20],
    ['sbnd', 112, 110, 6.6e20],
    ['microboone', 89, 470, 1.32e21],
    ['icarus', 476, 600, 6.6e20],
  ])('%s is that of the literature', (id, tonnes, distanceM, protons) => {
    const { target, distanceM: distance, modes } = exposure(id);
    expect([target.massTonnes, distance, modes[0].protonsOnTarget]).toEqual([tonnes, distanceM, protons]);
  });

  // 150 fb⁻¹ and 3 ab⁻¹ at the LHC, whose fluxes are of the whole run; masses are those of the detectors that the fluxes are of
  it.each([
    ['faser-nu', 'tungsten', 1.2, 480],
    ['snd-lhc', 'tungsten', 0.8, 480],
    ['faser-nu2', 'tungsten', 20, 620],
    ['flare', 'argon', 10, 620],
  ])('%s has five generators beside its flux', (id, material, tonnes, distanceM) => {
    const { target, distanceM: distance, modes } = exposure(id);
    expect([target.material, target.massTonnes, distance]).toEqual([material, tonnes, distanceM]);
    const [{ flux }] = modes;
    expect(flux.alternatives?.map(({ name, table }) => [name, table])).toEqual(
      ['sibyll', 'dpmjet', 'qgsjet', 'epos', 'pythia'].map((name) => [name, `${id}-${name}`]),
    );
    for (const { table } of flux.alternatives ?? []) expect(catalogue.fluxes.get(table)?.unit).toBe('1/GeV/m2');
  });

  it('of DUNE at 120 GeV are per tonne and year of 1.1e21 protons', () => {
    for (const id of ['dune-nd', 'dune-nd-tau']) {
      expect(exposure(id).target.massTonnes).toBe(1);
      for (const { protonsOnTarget, years } of exposure(id).modes)
        expect([protonsOnTarget, years]).toEqual([1.1e21, 1]);
    }
  });

  it('share no id with the measurements', () => {
    for (const id of catalogue.exposures.keys()) expect(catalogue.experiments.has(id)).toBe(false);
  });
});

describe('an exposure file', () => {
  const valid = `kind: exposure
id: test
name: Test
laboratory: Somewhere
beam: some beam
distanceM: 100
target: { material: argon, massTonnes: 1, source: Ballett2018 }
modes:
  - { name: nu, flux: { table: sbnd }, protonsOnTarget: 1e20, source: Ballett2018 }
references: [Ballett2018]
`;
  const parse = (text: string) => parseExposure({ file: 'test.yaml', text }, catalogue);
  const problems = (text: string) => parse(text).diagnostics.map(({ path, message }) => `${path}: ${message}`);

  it('is told from a measurement by its kind', () => {
    expect(isExposureFile(valid)).toBe(true);
    expect(isExposureFile('id: ccfr\nnote: kind: exposure')).toBe(false);
  });

  it('has alternatives to its flux that are there, and each once', () => {
    const other = (list: string) => valid.replace('{ table: sbnd }', `{ table: sbnd, alternatives: [${list}] }`);
    expect(problems(other('{ name: a, table: ingrid }'))).toEqual([]);
    expect(problems(other('{ name: a, table: nowhere }'))).toEqual([
      'modes[0].flux.alternatives[0].table: no flux "nowhere"',
    ]);
    expect(problems(other('{ name: a, table: ingrid }, { name: a, table: ccfr }'))).toEqual([
      'modes[0].flux.alternatives[1].name: a second "a"',
      'modes[0].flux.alternatives[1].table: the flux ccfr is a shape without normalisation',
    ]);
  });

  it('is read', () => {
    expect(parse(valid).diagnostics).toEqual([]);
    expect(parse(valid).value).toMatchObject({ id: 'test', notes: [] });
  });

  it.each([
    ['material: argon', 'material: argno', 'target.material: no material "argno"'],
    ['table: sbnd', 'table: sbmd', 'modes[0].flux.table: no flux "sbmd"'],
    ['table: sbnd', 'table: ccfr', 'modes[0].flux.table: the flux ccfr is a shape without normalisation'],
    ['protonsOnTarget: 1e20, ', '', 'modes[0].flux.table: the flux sbnd is per proton'],
    ['massTonnes: 1', 'massTonnes: 0', 'target.massTonnes: 0 is not valid here'],
    ['distanceM', 'distance', ': unknown key "distance"'],
    ['references: [Ballett2018]', 'references: [Ballett2081]', 'references[0]: no reference "Ballett2081"'],
    [
      'table: sbnd',
      'table: numi-medium-nu, scaling: inverse-square',
      'modes[0].flux.table: the flux numi-medium-nu has no distance to scale from',
    ],
  ])('with %s changed to "%s" is refused', (from, to, problem) => {
    expect(problems(valid.replace(from, to))).toContain(problem);
  });

  it('has modes of different names', () => {
    const second = '  - { name: nu, flux: { table: sbnd }, protonsOnTarget: 1, source: Ballett2018 }\nreferences';
    expect(problems(valid.replace('references', second))).toEqual(['modes[1].name: a second mode "nu"']);
  });
});
