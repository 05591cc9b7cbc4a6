import { describe, expect, it } from 'vitest';
import { pointColumns, type TableMeaning } from './pointColumns.js';

const of = (columns: readonly string[], meaning: TableMeaning = { model: 'lmu-ltau' }, isHeadless = false) =>
  pointColumns({ name: 'a.csv', columns, isHeadless }, meaning);
const pairs = (...given: Parameters<typeof of>) =>
  of(...given).parameters.map(({ name, column }) => `${name}=${column}`);
const refusal = (...given: Parameters<typeof of>): string => {
  try {
    of(...given);
    return 'taken';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('pointColumns', () => {
  it('finds parameters by their names, and carries all else', () => {
    expect(pairs(['weight', 'gPrime', 'label', 'mass'])).toEqual(['gPrime=gPrime', 'mass=mass']);
    expect(pairs(['2.mass', '2.gPrime', '2.nuMu', 'nuMu', 'mass', 'gPrime'], { model: 'vector' })).toHaveLength(6);
  });

  it('takes columns by other names, and those two that are exchanged', () => {
    const columns = { mass: 'm_zp', gPrime: 'g' };
    expect(pairs(['m_zp', 'g', 'x'], { model: 'lmu-ltau', columns })).toEqual(['mass=m_zp', 'gPrime=g']);
    const exchanged = { mass: 'gPrime', gPrime: 'mass' };
    expect(pairs(['mass', 'gPrime'], { model: 'lmu-ltau', columns: exchanged })).toEqual([
      'gPrime=mass',
      'mass=gPrime',
    ]);
    // a column that is said to be another parameter is not the one that it is called after
    expect(refusal(['mass', 'gPrime'], { model: 'lmu-ltau', columns: { mass: 'gPrime' } })).toContain(
      'has no column gPrime',
    );
  });

  it('says at once what is missing, and the column that it may be', () => {
    expect(refusal(['mass', 'g_prime'])).toBe(
      'points = "a.csv": has no column gPrime, which lmu-ltau needs. Add it, or name the one that holds it (gPrime=g_prime).',
    );
    expect(refusal(['1', '2'], { model: 'lmu-ltau' }, true)).toContain(
      'It has no header: its columns are called 1 to 2.',
    );
    expect(refusal(['mass', 'gPrime'], { model: 'vector' })).toMatch(/charges of vector: no charges/);
    expect(refusal(['mass'], { model: 'lmu-ltau', constants: { gPrime: 1e-3 } })).toBe('taken');
    // otherwise every row would pass for the Standard Model
    expect(refusal(['c1'], { model: 'wet' })).toContain('has no column of a parameter of wet');
    expect(refusal(['weight'], { model: 'sm' })).toBe('taken');
  });

  it('refuses what is given twice, is not there, or is no parameter', () => {
    const both = { model: 'lmu-ltau', constants: { mass: 1 } };
    expect(refusal(['mass', 'gPrime'], both)).toBe(
      'column mass of a.csv = undefined: is also given as one value for all points (1). Leave one of the two out.',
    );
    expect(refusal(['mass'], { model: 'lmu-ltau', columns: { gPrime: 'gprim' } })).toContain(
      'a.csv has no column gprim',
    );
    expect(refusal(['mass', 'gPrime'], { model: 'lmu-ltau', columns: { maas: 'mass' } })).toContain(
      'Did you mean "mass"',
    );
    expect(refusal(['mass', 'gPrime'], { model: 'lmu-ltau', constants: { nuMu: 1 } })).toContain('no such parameter');
    expect(refusal(['mass'], { model: 'lmu-tau' })).toContain('Did you mean "lmu-ltau"');
  });

  it('is told the model once: for all rows, or by a column', () => {
    expect(of(['model', 'mass', 'coupling'], {}).model).toEqual({ column: 'model' });
    expect(of(['kind', 'mass'], { columns: { model: 'kind' } }).model).toEqual({ column: 'kind' });
    expect(pairs(['model', 'mass', 'coupling', 'weight'], {})).toEqual(['mass=mass', 'coupling=coupling']);
    expect(refusal(['model', 'mass', 'gPrime'])).toContain('a.csv has a column model');
    expect(refusal(['mass', 'gPrime'], {})).toContain('missing, and a.csv has no column model');
  });

  it('doubts columns that are called almost like a parameter that is not given', () => {
    const doubtful = (columns: readonly string[], model: string) => of(columns, { model }).doubtful;
    expect(doubtful(['mass', 'gPrime', 'nuMu', 'vector_mu', 'weight', 'label'], 'vector')).toEqual([
      { column: 'vector_mu', parameter: 'vectorMu' },
    ]);
    expect(doubtful(['mass', 'gPrime', 'chi2', 'logL', 'weight', 'Mass'], 'lmu-ltau')).toEqual([]);
  });
});
