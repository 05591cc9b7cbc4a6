import { describe, expect, it } from 'vitest';
import { givenFluxUnit } from './fluxUnits.js';
import { histogramColumns, type RootHistogram, rootFlux } from './rootFlux.js';

/** A TH1 as jsroot 7.11 has it in memory: contents from underflow to overflow, edges only where bins differ in width. */
const histogram = (contents: number[], edges?: number[]): RootHistogram => ({
  _typename: 'TH1D',
  fXaxis: { fNbins: contents.length, fXmin: 0, fXmax: edges?.at(-1) ?? contents.length, fXbins: edges ?? [] },
  fArray: [99, ...contents, 77],
});

describe('histogramColumns', () => {
  it('takes contents without under- and overflow, and equal bins from the axis', () => {
    const { value, diagnostics } = histogramColumns('a.root', [['numu', histogram([1, 2, 3])]]);
    expect(diagnostics).toEqual([]);
    expect(value?.lowGeV).toEqual(Float64Array.of(0, 1, 2));
    expect(value?.highGeV).toEqual(Float64Array.of(1, 2, 3));
    expect(value?.densities.get('numu')).toEqual(Float64Array.of(1, 2, 3));
  });

  // flux_dune_neutrino_ND.root of NUISANCE has nutau_flux of zeros
  it('leaves an empty histogram out, with a warning, as columns of zeros are', () => {
    const { value, diagnostics } = histogramColumns('a.root', [
      ['numu', histogram([1, 2])],
      ['nutau', histogram([0, 0])],
    ]);
    expect([...(value?.densities.keys() ?? [])]).toEqual(['numu']);
    expect(diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'nutau is 0 everywhere and is left out'],
    ]);
  });

  it('takes energies in MeV or TeV', () => {
    const edges = (unit: 'MeV' | 'TeV') =>
      histogramColumns('a.root', [['nue', histogram([1, 2], [0, 500, 700])]], unit);
    expect(edges('MeV').value?.highGeV).toEqual(Float64Array.of(0.5, 0.7));
    expect(edges('TeV').value?.highGeV).toEqual(Float64Array.of(5e5, 7e5));
  });

  it('takes edges where bins differ', () => {
    const { value } = histogramColumns('a.root', [['nue', histogram([1, 2], [0, 0.5, 4])]]);
    expect(value?.highGeV).toEqual(Float64Array.of(0.5, 4));
  });

  it.each([
    ['an unknown species', [['mu', histogram([1])]], 'no species "mu"'],
    ['what is no histogram', [['numu', { _typename: 'TTree' }]], 'is not a one-dimensional histogram'],
    ['nothing', [['numu', null]], 'is not a one-dimensional histogram'],
    ['an infinite flux', [['numu', histogram([1, Number.POSITIVE_INFINITY])]], 'numu is Infinity somewhere'],
    ['a flux that is not a number', [['numu', histogram([1, Number.NaN])]], 'numu is NaN somewhere'],
    ['edges that do not ascend', [['numu', histogram([1, 2], [0, 2, 1])]], 'the edge 1 follows 2'],
    [
      'one species twice',
      [
        ['numu', histogram([1])],
        ['numu', histogram([2])],
      ],
      'numu is named twice',
    ],
    ['nothing but zeros', [['numu', histogram([0, 0])]], 'numu is 0 everywhere'],
    ['a negative flux', [['numu', histogram([1, -1])]], 'numu is negative'],
    [
      'other bins',
      [
        ['numu', histogram([1])],
        ['nue', histogram([1, 2])],
      ],
      'nue has other bins',
    ],
  ] as [string, [string, unknown][], string][])('refuses %s', (_, histograms, message) => {
    const { value, diagnostics } = histogramColumns('a.root', histograms);
    expect(value).toBeUndefined();
    expect(diagnostics[0].message).toContain(message);
  });
});

const installed = await import('jsroot/io' as string).then(
  () => true,
  () => false,
);

const unit = givenFluxUnit('1/GeV/m2/POT') ?? expect.fail('no unit');

describe('rootFlux', () => {
  // Which of the two is tested depends on the optional package; both are what a user meets.
  it('says what is missing: the package that reads ROOT, or a file of ROOT', async () => {
    const source = { file: 'a.root', data: new Uint8Array(3) };
    const { value, diagnostics } = await rootFlux(source, [['numu', 'flux']], { unit });
    expect(value).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ file: 'a.root' });
    if (installed) expect(diagnostics[0].message).toContain('cannot be read as ROOT');
    else {
      expect(diagnostics[0].message).toBe('ROOT files need the package jsroot');
      expect(diagnostics[0].remedy).toContain('npm install');
    }
  });
});
