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
