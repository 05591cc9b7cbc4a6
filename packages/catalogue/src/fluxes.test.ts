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

  // Neutrinos through the detector in the files of the source, summed over their bins: 150 fb⁻¹ or 3 ab⁻¹. Six digits are kept in each bin.
  it.each([
    ['faser-nu', 0.25 ** 2, [1.81759e12, 1.44007e12, 2.21355e11, 6.43064e9]],
    ['snd-lhc', 0.39 ** 2, [2.11472e12, 1.81128e12, 2.16703e11, 1.02359e10]],
    ['faser-nu2', 0.5 ** 2, [6.34624e13, 4.65667e13, 6.56374e12, 2.15102e11]],
    ['flare', 1, [1.72652e14, 1.34562e14, 1.73455e13, 8.0201e11]],
  ] as const)('%s has the neutrinos of its source through the area of the detector', (id, areaM2, counts) => {
    expect(fluxNormalisation(flux(id).unit)).toEqual({ per: 'run', perM2: 1 });
    (['numu', 'numubar', 'nue', 'nutaubar'] as const).forEach((species, i) => {
      expect((moments(id, species).integral * areaM2) / counts[i]).toBeCloseTo(1, 4);
    });
  });

  // Muon neutrinos per m² and proton, ν_e in the last column; T2K: sums of the release, which is per cm², 1e21 protons and 50 MeV.
  it.each([
    ['ship', [1.50466e-3, 1.21985e-3, 1.31304e-4]],
    ['nd280-nu', [1.91688e-4, 1.21615e-5, 2.25739e-6]],
    ['nd280-nubar', [1.60316e-5, 1.54433e-4, 4.29631e-7]],
  ] as const)('%s has the neutrinos per proton of its source', (id, expected) => {
    (['numu', 'numubar', 'nue'] as const).forEach((species, i) => {
      expect(moments(id, species).integral / expected[i]).toBeCloseTo(1, 4);
    });
  });

  it('of other generators at FLArE have their charged-current events: a cross section that rises with the energy', () => {
    // 3 ab⁻¹, ν_μ and ν̄_μ: sums of the histograms of the source
    const events = { sibyll: 183595, dpmjet: 194487, qgsjet: 211202, epos: 279686, pythia: 210093 };
    const weighted = (name: string) =>
      (['numu', 'numubar'] as const).reduce((sum, species) => {
        const { integral, mean } = moments(`flare-${name}`, species);
        // antineutrinos interact half as often
        return sum + (species === 'numu' ? 1 : 0.5) * integral * mean;
      }, 0);
    for (const [name, count] of Object.entries(events)) {
      // bins of a tenth of a decade merged, and σ/E falls by 10 % over them
      expect(weighted(name) / weighted('sibyll') / (count / events.sibyll)).toBeCloseTo(1, 1);
    }
  });

  it('of decaying muons have one neutrino of each kind per decay', () => {
    for (const sign of ['plus', 'minus']) {
      const id = `muon-collider-mu-${sign}`;
      const [first, second] = [...flux(id).densities.keys()].map((species) => moments(id, species).integral);
      // 7.69e17 decays a year, all within the disc of 1 m but those far off the axis: (γ·radius/distance)⁻² = 4e-5 at 300 m
      expect((first * Math.PI) / 7.685e17).toBeCloseTo(1, 3);
      expect(second / first).toBeCloseTo(1, 4);
    }
    // fast muons: 35 % and 30 % of their energy; of those within the disc a little more
    expect(moments('muon-collider-mu-minus', 'numu').mean / 5000).toBeCloseTo(0.35, 3);
    expect(moments('muon-collider-mu-minus', 'nuebar').mean / 5000).toBeCloseTo(0.3, 3);
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
