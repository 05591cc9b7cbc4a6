import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COVERAGE_LEVELS, type CoverageEvidence, type CoveredRecord, codeCoverage } from './coverage.js';

const record: CoveredRecord = {
  id: 'L900',
  channel: 'numu:mumu',
  values: [
    { id: 'first-ratio', role: 'measurement', value: 0.8, errorPlus: 0.3, errorMinus: 0.3 },
    { id: 'second-ratio', role: 'measurement', value: 1.5, errorPlus: 0.6, errorMinus: 0.4 },
    { id: 'second-ratio-old', role: 'measurement', value: 1.5, errorPlus: 0.5, errorMinus: 0.5 },
    { id: 'first-count', role: 'eventCount', value: 37 },
    { id: 'reach', role: 'projection', value: 25 },
  ],
};
/** Values with the numbers of the record. */
const used = (...ids: string[]) =>
  record.values.flatMap(({ id, value, errorPlus = 0, errorMinus = 0 }) =>
    ids.includes(id) ? [{ valueId: id, value, errorPlus, errorMinus }] : [],
  );
const passing = { passed: true, checks: [{ name: 'decoupled', passed: true, reason: 'allowed' }] };
const failing = {
  passed: false,
  checks: [{ name: 'decoupled', passed: false, reason: 'excluded instead of allowed' }],
};
const first = { constraint: 'first', record: 'L900', values: used('first-ratio'), ...passing };
const second = { constraint: 'second', record: 'L900', values: used('second-ratio', 'second-ratio-old'), ...passing };
const channel = { channel: 'numu:mumu', ...passing };
const full: CoverageEvidence = { constraints: [first, second], channels: [channel], curves: [] };
const none: CoverageEvidence = { constraints: [], channels: [], curves: [] };

describe('codeCoverage', () => {
  it('is YES when tested constraints use every measured value, alternatives included', () => {
    const coverage = codeCoverage(record, full);
    expect(coverage.level).toBe('YES');
    expect(coverage.values).toEqual([
      { valueId: 'first-ratio', usedBy: ['first'] },
      { valueId: 'second-ratio', usedBy: ['second'] },
      { valueId: 'second-ratio-old', usedBy: ['second'] },
    ]);
    expect(coverage.reasons).toEqual([
      '3 of 3 measured values are used by tested constraints: first-ratio (first), second-ratio (second), second-ratio-old (second).',
      'The cross section of numu:mumu is computed and passes its test.',
    ]);
  });

  it('drops when a constraint goes, or fails its test, and says which value is left over', () => {
    const without = codeCoverage(record, { ...full, constraints: [first] });
    expect(without.level).toBe('PARTIAL');
    expect(without.reasons).toContain('No tested constraint uses second-ratio, second-ratio-old.');
    const failed = codeCoverage(record, { ...full, constraints: [first, { ...second, ...failing }] });
    expect(failed.level).toBe('PARTIAL');
    expect(failed.reasons).toContain('The constraint second fails its test (decoupled: excluded instead of allowed).');
    expect(failed.constraints.map(({ constraint, passed }) => [constraint, passed])).toEqual([
      ['first', true],
      ['second', false],
    ]);
  });

  it('drops when a constraint does not list an alternative, since that number cannot be used then', () => {
    const oldOnly = { ...second, values: used('second-ratio') };
    expect(codeCoverage(record, { ...full, constraints: [first, oldOnly] }).level).toBe('PARTIAL');
  });

  it('drops when a constraint calculates with another number or error than the record has', () => {
    for (const changed of [{ value: 8 }, { errorPlus: 0.1 }, { errorMinus: 0.1 }]) {
      const other = { ...first, values: [{ ...first.values[0], ...changed }] };
      const coverage = codeCoverage(record, { ...full, constraints: [other, second] });
      expect(coverage.level).toBe('PARTIAL');
      expect(coverage.reasons).toContain('The constraint first has another number or error for first-ratio.');
    }
  });

  it('does not count a constraint that serves another record', () => {
    const constraints = full.constraints.map((constraint) => ({ ...constraint, record: 'L901' }));
    expect(codeCoverage(record, { constraints, channels: [], curves: [] })).toMatchObject({
      level: 'NO',
      constraints: [],
    });
  });

  it('is PARTIAL when only the cross section of the channel is computed, NO when that fails its test too', () => {
    expect(codeCoverage(record, { ...none, channels: [channel] }).level).toBe('PARTIAL');
    const failed = codeCoverage(record, { ...none, channels: [{ ...channel, ...failing }] });
    expect(failed.level).toBe('NO');
    expect(failed.reasons.at(-1)).toContain('fails its test (decoupled: excluded');
    expect(codeCoverage(record, { ...none, channels: [{ ...channel, channel: 'nue:ee' }] }).level).toBe('NO');
  });

  it('is PARTIAL when only a projection from its values is computed, NO when that fails its test', () => {
    const curve = { curve: 'reach', record: record.id, passed: true, checks: [] };
    expect(codeCoverage(record, { ...none, curves: [curve] }).level).toBe('PARTIAL');
    expect(codeCoverage(record, { ...none, curves: [{ ...curve, record: 'L901' }] }).level).toBe('NO');
    const failed = codeCoverage(record, { ...none, curves: [{ ...curve, ...failing }] });
    expect(failed.level).toBe('NO');
    expect(failed.reasons).toContainEqual(expect.stringContaining('The projection reach fails its test (decoupled'));
  });

  it('is at best PARTIAL without a measured value, and NO without a channel either', () => {
    const unmeasured = { ...record, values: record.values.slice(3) };
    const coverage = codeCoverage(unmeasured, full);
    expect(coverage.level).toBe('PARTIAL');
    expect(coverage.reasons[0]).toBe('It has no measured value to constrain with.');
    const { channel: _, ...bare } = unmeasured;
    expect(codeCoverage(bare, full)).toMatchObject({
      level: 'NO',
      reasons: ['It has no measured value to constrain with.', 'It names no trident channel.'],
    });
  });

  it('hands on hits in a repository and does not let them change the level', () => {
    const repositoryHits = new Map([[record.id, [{ term: 'trident', count: 40, places: [] }]]]);
    const coverage = codeCoverage(record, { ...none, repositoryHits });
    expect(coverage.level).toBe('NO');
    expect(coverage.repositoryHits).toEqual(repositoryHits.get(record.id));
  });

  it('never rises when a test fails or a constraint goes', () => {
    const rank = (evidence: CoverageEvidence) => -COVERAGE_LEVELS.indexOf(codeCoverage(record, evidence).level);
    const constraint = fc.record({
      constraint: fc.constantFrom('first', 'second', 'third'),
      record: fc.constantFrom('L900', 'L901'),
      values: fc.uniqueArray(fc.constantFrom(...record.values.map(({ id }) => id))).map((ids) => used(...ids)),
      passed: fc.boolean(),
    });
    const evidence = fc.record({ constraints: fc.array(constraint, { minLength: 1 }), channelPassed: fc.boolean() });
    fc.assert(
      fc.property(evidence, fc.nat(), ({ constraints, channelPassed }, at) => {
        const tested = constraints.map((one) => ({ ...one, checks: [] }));
        const channels = [{ ...channel, passed: channelPassed }];
        const before = rank({ ...none, constraints: tested, channels });
        const i = at % tested.length;
        const failed = tested.map((one, j) => (i === j ? { ...one, passed: false } : one));
        expect(rank({ ...none, constraints: failed, channels })).toBeLessThanOrEqual(before);
        expect(rank({ ...none, constraints: tested.toSpliced(i, 1), channels })).toBeLessThanOrEqual(before);
        const noChannel = [{ ...channel, passed: false }];
        expect(rank({ ...none, constraints: tested, channels: noChannel })).toBeLessThanOrEqual(before);
      }),
    );
  });
});
