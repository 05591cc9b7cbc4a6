import { loadCatalogue } from '@nereid/catalogue/node';
import { describe, expect, it } from 'vitest';
import { type Comparison, compareRow } from '../validation/src/compareCrossSections.js';
import type { CsvRow } from '../validation/src/csv.js';
import { openReference } from '../validation/src/referenceFolder.js';

const { nuclides } = await loadCatalogue();
const rows = openReference().rows('sigma.csv') ?? [];
// 1e-3 is a fifth of the smallest allowance
const compare = (row: CsvRow) => compareRow(row, nuclides, 1e-3);
const describeRow = (row: CsvRow) =>
  [row.channel, row.model, row.target, row.regime, row.pauli, row.energyGeV, 'GeV'].join(' ');

/** Every third row of the longer lists; `npm run validate` compares all. */
const subset = (source: string) => {
  const trusted = rows.filter((row) => row.source === source && row.trust === 'yes');
  return trusted.filter((_, i) => trusted.length < 40 || i % 3 === 0);
};

describe.each(['spinor-MC', 'TridentSmite', 'TEG-v2', 'TEG-v1'])('with the constants of %s', (source) => {
  it.each(subset(source).map((row) => [describeRow(row), row] as const))('σ agrees: %s', (_, row) => {
    const { verdict, ratio, allowed } = compare(row) as Comparison;
    expect({ verdict, within: Math.abs(ratio - 1) <= allowed }).toEqual({ verdict: 'agrees', within: true });
  });
});

describe('rows that are not to be trusted', () => {
  it('show why: TridentSmite exchanges the mixed antineutrino channels', () => {
    const row = rows.find(({ source, channel }) => source === 'TridentSmite' && channel === 'numubar:emu');
    const { verdict, why } = compare(row as CsvRow) as Comparison;
    expect(verdict).toBe('known');
    expect(why).toMatch(/our nuebar:mue is (0\.99|1\.00)\d\d of its value/);
  });
});

describe('rows that cannot be compared', () => {
  const row = rows[0];
  it.each([
    ['an unknown source', { ...row, source: 'Nobody2030' }, /Nobody2030/],
    ['an unknown channel', { ...row, channel: 'numu:pipi' }, /numu:pipi/],
    ['an unknown nucleus', { ...row, target: 'Xx99' }, /Xx99/],
    ['a number that is none', { ...row, sigmaCm2: 'many' }, /many/],
  ])('are reported, not skipped: %s', (_, bad, reason) => {
    const result = compare(bad);
    expect(result.verdict).toBe('not evaluated');
    expect(result.why).toMatch(reason);
  });
});
