import { describe, expect, it } from 'vitest';
import { readFluxColumns } from './fluxColumns.js';

const read = (text: string, columns?: string[]) =>
  readFluxColumns({ file: 'flux.txt', text }, columns === undefined ? {} : { columns });

describe('readFluxColumns', () => {
  it('reads CSV and white space alike, without comments', () => {
    const csv = read('# made up\nlowGeV,highGeV,numu\n0,1,3\n1,2,4\n');
    const text = read('lowGeV highGeV  numu\n 0 1\t3\n 1 2 4e0 # no\n'.replace(' # no', ''));
    expect(csv.diagnostics).toEqual([]);
    expect(text.value).toEqual(csv.value);
    expect(csv.value?.densities.get('numu')).toEqual(Float64Array.of(3, 4));
  });

  it('puts edges half-way between bin centres', () => {
    const { value } = read('1 5 0\n3 6 1\n6 7 2\n', ['energyGeV', 'numu', 'nue']);
    expect(value?.lowGeV).toEqual(Float64Array.of(0, 2, 4.5));
    expect(value?.highGeV).toEqual(Float64Array.of(2, 4.5, 7.5));
  });

  it('reads the seven columns of GLoBES, and skips what is named -', () => {
    const names = ['energyGeV', 'nue', 'numu', '-', 'nuebar', 'numubar', '-'];
    const { value } = read('0.125 1 2 0 3 4 0\n0.375 5 6 0 7 8 0\n', names);
    expect([...(value?.densities.keys() ?? [])]).toEqual(['nue', 'numu', 'nuebar', 'numubar']);
    expect(value?.lowGeV[0]).toBe(0);
  });

  it('leaves out a species of zeros, with a warning', () => {
    const { value, diagnostics } = read('lowGeV highGeV numu nutau\n0 1 2 0\n1 2 3 0\n');
    expect([...(value?.densities.keys() ?? [])]).toEqual(['numu']);
    expect(diagnostics).toMatchObject([{ severity: 'warning', message: 'nutau is 0 everywhere and is left out' }]);
  });

  it('takes energies in MeV and TeV, by the names of their columns', () => {
    expect(read('lowMeV,highMeV,numu\n300,500,1\n').value?.highGeV).toEqual(Float64Array.of(0.5));
    expect(read('energyMeV,numu\n300,1\n500,2').value?.lowGeV).toEqual(Float64Array.of(0.2, 0.4));
    expect(read('1 2', ['energyTeV', 'numu']).value).toBeUndefined();
    expect(read('0.25 2\n0.75 1', ['energyTeV', 'numu']).value?.highGeV).toEqual(Float64Array.of(500, 1000));
  });

  it.each([
    ['the middle of one bin', 'energyGeV,numu\n2.5,1', 2, 'the middle of a single bin does not say how wide it is'],
    ['an energy twice', 'energyGeV,numu\n1,1\n2,1\n2,3\n3,1', 4, 'the energy 2 GeV is there twice'],
    ['an energy twice, apart', 'energyGeV,numu\n1,1\n2,1\n3,3\n2,1', 5, 'the energy 2 GeV follows 3'],
    ['descending energies', 'energyGeV,numu\n3,1\n2,1', 3, 'the energy 2 GeV follows 3'],
    ['a negative energy', 'energyGeV,numu\n-0.1,1\n0.3,1', 2, 'the energy -0.1 GeV follows 0'],
    ['an infinite energy', 'energyGeV,numu\n1,1\n1e999,1', 3, 'the energy Infinity GeV follows 1'],
    ['an infinite edge', 'lowGeV,highGeV,numu\n0,1e999,1', 2, 'the bin ends at Infinity'],
    ['energies that are no numbers', 'energyGeV,numu\nNaN,1\n1,1', 2, '"NaN" is not a number'],
    ['edges in two units', 'lowGeV,highMeV,numu\n0,1,1', 1, 'the energy columns are "lowGeV,highMeV"'],
    ['numbers without a heading', '1 2 3\n2 3 4', 1, 'numbers, where the names of the columns are expected'],
  ])('refuses %s, and says where', (_, text, line, message) => {
    const { value, diagnostics } = read(text);
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => [one.line, one.message])).toContainEqual([line, message]);
  });

  it.each([
    ['no energies', 'numu,nue\n1,2', 'the energy columns are ""'],
    ['an unknown species', 'lowGeV,highGeV,nux\n0,1,2', 'no species "nux"'],
    ['a species twice', 'lowGeV,highGeV,numu,numu\n0,1,2,2', 'column numu is there twice'],
    ['energies only', 'lowGeV,highGeV\n0,1', 'no column with a flux'],
    ['no rows', 'lowGeV,highGeV,numu', 'no rows of numbers'],
    ['a hexadecimal number', 'lowGeV,highGeV,numu\n0,0x1,2', '"0x1" is not a number'],
    ['an infinite number', 'lowGeV,highGeV,numu\n0,1,1e999', 'numu is Infinity'],
    ['nothing but zeros', 'lowGeV,highGeV,numu\n0,1,0', 'numu is 0 everywhere'],
    ['an inverted bin', 'lowGeV,highGeV,numu\n2,1,1', 'the bin 2 … 1 follows 0'],
  ])('refuses %s', (_, text, message) => {
    const { value, diagnostics } = read(text);
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => one.message)).toContain(message);
  });
});
