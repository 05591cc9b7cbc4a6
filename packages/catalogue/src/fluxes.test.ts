import { describe, expect, it } from 'vitest';
import { fluxBins, type NeutrinoSpecies } from './fluxColumns.js';
import { type FluxTable, parseFlux } from './fluxes.js';
import { fluxNormalisation } from './fluxUnits.js';
import { loadCatalogue } from './node.js';

const { fluxes } = await loadCatalogue();
const flux = (id: string): FluxTable => fluxes.get(id) ?? expect.fail(`no flux ${id}`);

function moments(id: string, species: NeutrinoSpecies): { integral: number; mean: number } {
  const bins = fluxBins(flux(id), species);
  const integral = bins.reduce((sum, { lowGeV, highGeV, density }) => sum + density * (highGeV - lowGeV), 0);
  const energy = bins.reduce((sum, bin) => sum + (bin.density * (bin.highGeV ** 2 - bin.lowGeV ** 2)) / 2, 0);
  return { integral, mean: energy / integral };
}

describe('fluxes of the data folder', () => {
  // Integrals per m² and proton, means in GeV: arXiv:2103.04797 and arXiv:1902.06765 (DUNE at 120 GeV), arXiv:1807.10973.
  it.each([
    ['dune-120gev-nu', 'numu', 1.049e-3, 2.68],
    ['dune-120gev-nubar', 'numubar', 9.44e-4, 2.44],
    ['dune-cdr-nu', 'numu', 6.585e-4, 2.55],
    ['dune-cdr-nubar', 'numubar', 5.572e-4, 2.39],
    ['ingrid', 'numu', 4.98e-4, 1.43],
    ['minos-nu', 'numu', 3.18e-4, 4.19],
    ['nova-nu', 'numu', 1.22e-4, 2.44],
    ['numi-medium-nu', 'numu', 8.1e-4, 5.98],
    ['sbnd', 'numu', 1.94e-4, 0.76],
  ] as const)('%s has the published integral and mean energy', (id, species, integral, mean) => {
    const found = moments(id, species);
    // half of the last printed digit
    expect(Math.abs(found.integral / integral - 1)).toBeLessThan(4.2e-3);
    expect(Math.abs(found.mean - mean)).toBeLessThan(6e-3);
  });

  // The means quoted for the digitised shapes.
  it.each([
    ['ccfr', 'numu', 98],
    ['charm-ii-nu', 'numu', 24.9],
    ['charm-ii-nubar', 'numubar', 21.1],
    ['nutev-nu', 'numu', 79],
  ] as const)('%s is a shape, 1 for all species together, with the known mean', (id, species, mean) => {
    const all = [...flux(id).densities.keys()].reduce((sum, one) => sum + moments(id, one).integral, 0);
    expect(all).toBeCloseTo(1, 4);
    expect(fluxNormalisation(flux(id).unit).per).toBe('shape');
    expect(Math.abs(moments(id, species).mean - mean)).toBeLessThan(0.5);
  });

  it('have few bins, so that a kernel is cheap', () => {
    for (const { lowGeV } of fluxes.values()) expect(lowGeV.length).toBeLessThanOrEqual(40);
  });

  it('are dominated by the species of their mode', () => {
    for (const { id, mode } of fluxes.values()) {
      if (mode === 'mixed') continue;
      const main = mode === 'neutrino' ? 'numu' : 'numubar';
      for (const species of flux(id).densities.keys()) {
        expect(moments(id, main).integral).toBeGreaterThanOrEqual(moments(id, species).integral);
      }
    }
  });
});

describe('fluxNormalisation', () => {
  it.each([
    ['1/GeV/m2/POT', 'proton', 1],
    ['1/GeV/cm2/POT', 'proton', 1e4],
    ['1/GeV/m2/1e20POT', 'proton', 1e-20],
    ['1/GeV/cm2/year', 'year', 1e4],
    ['1/GeV/m2', 'run', 1],
    ['1/GeV', 'shape', 1],
  ] as const)('of %s is per %s', (unit, per, perM2) => {
    expect(fluxNormalisation(unit)).toEqual({ per, perM2 });
  });
});

describe('a flux file', () => {
  const header = [
    '# id: test',
    '# name: A flux',
    '# mode: neutrino',
    '# unit: 1/GeV/cm2/POT',
    '# source: Paper2020',
    '# how: >-',
    '#   read off,',
    '#   by hand',
    '# licence: facts',
  ];
  const rows = ['lowGeV,highGeV,numu,nue', '0,1,2e-9,0', '1,2.5,1e-9,1e-11'];
  const parse = (lines: string[], file = 'data/fluxes/test.csv') => parseFlux({ file, text: lines.join('\n') });

  it('is read with its header, which is YAML', () => {
    const { value, diagnostics } = parse([...header, ...rows, '']);
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ id: 'test', unit: '1/GeV/cm2/POT', how: 'read off, by hand' });
    expect(fluxBins(value as FluxTable, 'numu')).toEqual([
      { lowGeV: 0, highGeV: 1, density: 2e-5 },
      { lowGeV: 1, highGeV: 2.5, density: 1e-5 },
    ]);
    expect(fluxBins(value as FluxTable, 'nutau')).toEqual([]);
  });

  it('reports problems of header and numbers together, each with its line', () => {
    const broken = header.map((line) => line.replace('1/GeV/cm2/POT', '1/GeV/km2/POT').replace('mode', 'modus'));
    const { value, diagnostics } = parse([...broken, 'lowGeV,highGeV,numu', '0,1,-1', '0.5,2,x', '0.5,2,3', '9,10']);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ line, message }) => [line, message])).toEqual([
      [1, 'mode is missing'],
      [4, '"1/GeV/km2/POT" is not valid here'],
      [3, 'unknown key "modus"'],
      [12, '"x" is not a number'],
      [14, '2 fields'],
    ]);
    const numbers = parse([...header, 'lowGeV,highGeV,numu', '0,1,-1', '0.5,2,3']);
    expect(numbers.diagnostics.map(({ line, message }) => [line, message])).toEqual([
      [12, 'the bin 0.5 … 2 follows 1'],
      [11, 'numu is -1'],
    ]);
  });

  it('has its id as its name, and a reference that exists', () => {
    const renamed = parse([...header, ...rows], 'data/fluxes/other.csv');
    expect(renamed.diagnostics[0]).toMatchObject({ path: 'id', message: 'the id is "test", the file other.csv' });
    const file = { file: 'data/fluxes/test.csv', text: [...header, ...rows].join('\n') };
    const { diagnostics } = parseFlux(file, new Map([['Paper2021', {} as never]]));
    expect(diagnostics[0]).toMatchObject({ line: 5, column: 11, message: 'no reference "Paper2020"' });
  });
});
