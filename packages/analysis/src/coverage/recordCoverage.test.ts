import { type Catalogue, codeCoverage } from '@nereid/catalogue';
import { checkData } from '@nereid/catalogue/sources';
import { describe, expect, it, vi } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { constraintRegistry } from '../constraints/constraintRegistry.js';
import { computeExperimentKernel } from '../kernels/experimentKernel.js';
import { type CoverageOptions, coverageOfRecords, gatherCoverageEvidence, unrecordedConstraints } from './recordCoverage.js';

const { records } = checkData();
const seed = records.get('L023');
if (seed?.kind !== 'record') throw new Error('no record L023');

/** Coarse, to be fast; the tests do not depend on the accuracy. */
const kernelOf: CoverageOptions['kernelOf'] = async (experiment, electroweak) =>
  computeExperimentKernel(experiment, catalogue, { electroweak, tolerance: 1e-2 });
const gather = (options: Partial<CoverageOptions> = {}, data: Catalogue = catalogue) =>
  gatherCoverageEvidence([seed], data, { kernelOf, ...options });

describe('gatherCoverageEvidence', () => {
  it('finds L023 covered, because all its measured ratios are used by constraints that pass', async () => {
    const evidence = await gather();
    expect(evidence.constraints.map(({ constraint, passed }) => [constraint, passed])).toEqual([
      ['ccfr', true],
      ['charm-ii', true],
      ['nutev', true],
    ]);
    const coverage = codeCoverage(seed, evidence);
    expect(coverage.level).toBe('YES');
    expect(coverage.values.find(({ valueId }) => valueId === 'charmii-ratio-2014')?.usedBy).toEqual(['charm-ii']);
  });

  it('finds less when a constraint is taken from the registry', async () => {
    const registry = new Map(constraintRegistry(catalogue));
    registry.delete('nutev');
    const coverage = codeCoverage(seed, await gather({ registry }));
    expect(coverage.level).toBe('PARTIAL');
    expect(coverage.reasons).toContain('No tested constraint uses nutev-ratio.');
  });

  it('finds less when the kernel of a constraint is wrong or cannot be computed', async () => {
    const coverage = codeCoverage(
      seed,
      await gather({
        kernelOf: async (experiment, electroweak) => {
          if (experiment.id === 'ccfr') throw new Error('no flux');
          const kernel = await kernelOf(experiment, electroweak);
          return experiment.id === 'nutev' ? { ...kernel, converged: false } : kernel;
        },
      }),
    );
    expect(coverage.level).toBe('PARTIAL');
    expect(coverage.reasons).toContain('The constraint ccfr fails its test (kernel: cannot be computed: no flux).');
    expect(coverage.reasons).toContain('The constraint nutev fails its test (kernel: the kernel did not converge).');
  });

  it('tests nothing that no record names, and says what it tests', async () => {
    const onProgress = vi.fn();
    const other = { ...seed, id: 'L999', channel: undefined, values: [] };
    const evidence = await gatherCoverageEvidence([other], catalogue, { kernelOf, onProgress });
    expect(evidence).toEqual({ constraints: [], channels: [], curves: [] });
    expect(onProgress).not.toHaveBeenCalled();
    await gatherCoverageEvidence([{ ...other, channel: 'nue:ee' }], catalogue, { kernelOf, onProgress });
    expect(onProgress.mock.calls).toEqual([['cross section of nue:ee']]);
  });

  it('finds a channel that the engine does not have not computed', async () => {
    // two different leptons of which neither is the neutrino's: no such process in the Standard Model
    const evidence = await gatherCoverageEvidence([{ ...seed, channel: 'nue:mutau' }], catalogue, { kernelOf });
    expect(evidence.channels).toEqual([]);
  });

  it('reports a target that the data do not have as a failed test', async () => {
    const evidence = await gather({ registry: new Map() }, { ...catalogue, nuclides: new Map(), materials: new Map() });
    expect(evidence.channels[0].passed).toBe(false);
    expect(evidence.channels[0].checks[0].reason).toMatch(/^stopped: target = "Ar40": no such target/);
  });
});

describe('observables beside tridents', () => {
  const beside = ['N007', 'N008', 'N009', 'N010'];
  const full = [...records.values()]
    .filter((record) => record.kind === 'record')
    .filter(({ id }) => beside.includes(id));
  const levels = async (changed = full) => {
    const evidence = await gatherCoverageEvidence(changed, catalogue, { kernelOf });
    return coverageOfRecords(changed, evidence);
  };
  const changed = (id: string, value: string, change: object) =>
    full.map((record) =>
      record.id === id
        ? { ...record, values: record.values.map((one) => (one.id === value ? { ...one, ...change } : one)) }
        : record,
    );

  it('cover the records whose values they use: the muon g−2 and Borexino; a projection covers in part', async () => {
    const coverage = await levels();
    expect(['N007', 'N008', 'N009'].map((id) => coverage.get(id)?.level)).toEqual(['YES', 'PARTIAL', 'YES']);
    expect(coverage.get('N007')?.values).toEqual([
      { valueId: 'gminus2-world-average', usedBy: ['g-2'] },
      { valueId: 'gminus2-fermilab-final', usedBy: ['g-2'] },
    ]);
    expect(coverage.get('N008')?.reasons).toContain(
      'The projection belle-ii is computed from its values and passes its test; it decides on no point.',
    );
    // published curves that are only drawn are no calculation
    expect(coverage.get('N010')?.level).toBe('NO');
  });

  it('cover no record whose value they cannot use: without an error, or with one that is not symmetric', async () => {
    const evidence = await levels(changed('N009', 'nu-e-borexino-survival', { errorMinus: 0.02 }));
    expect(evidence.get('N009')?.level).toBe('NO');
    expect(evidence.get('N009')?.reasons.join(' ')).toMatch(/constraint borexino fails its test .*no symmetric error/);
    const without = await levels(changed('N007', 'gminus2-wp2025', { id: 'renamed' }));
    expect(without.get('N007')?.level).toBe('NO');
  });

  it('have a record for the number of every measured constraint', () => {
    expect(unrecordedConstraints(catalogue)).toEqual([]);
  });
});

describe('coverageOfRecords', () => {
  it('covers every full record and leaves out those that moved', () => {
    const moved = { kind: 'moved', schemaVersion: 1, id: 'L001', to: 'L023', at: '2026-01-01', note: 'gone' } as const;
    const coverage = coverageOfRecords([moved, seed], { constraints: [], channels: [], curves: [] });
    expect([...coverage.keys()]).toEqual(['L023']);
    expect(coverage.get('L023')?.level).toBe('NO');
  });
});
