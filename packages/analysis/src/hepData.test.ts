import type { Experiment } from '@nereid/catalogue';
import { lmuLtauCharges } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { inputs, namedExperiment, threeNodes, toyExperiment } from '../test/toyExperiment.js';
import { hepDataProblems, hepDataSubmission } from './hepData.js';
import { reactionsOf } from './hepDataReactions.js';
import { limitsCsv, runLimits } from './limitRun.js';

const statistics = { confidenceLevel: 0.95, sidedness: 'one-sided', statistic: 'cls' } as const;
const toy = toyExperiment(threeNodes);
const other = {
  ...toyExperiment(threeNodes, { value: 1.58, errorPlus: 0.64 }),
  experiment: namedExperiment('charm-ii'),
};
const experiments = [toy.experiment, other.experiment];
const run = runLimits([toy, other], [0.01, 1], lmuLtauCharges, inputs, statistics);
const correlations = [{ experiments: ['ccfr', 'charm-ii'], coefficient: 0.2, reason: 'test' }] as const;
const submission = hepDataSubmission(run, {
  model: 'lmu-ltau',
  statistics,
  version: '1.2.3',
  experiments,
  correlations,
});

describe('a HEPData submission', () => {
  it('has a table for each curve, whose numbers are those of the limit', () => {
    expect(submission.tables.map(({ name, data_file }) => [name, data_file])).toEqual([
      ['Limit ccfr', 'limit_ccfr.yaml'],
      ['Limit charm-ii', 'limit_charm_ii.yaml'],
      ['Limit combined', 'limit_ccfr_charm_ii.yaml'],
    ]);
    const { independent_variables, dependent_variables } = submission.files['limit_ccfr.yaml'];
    expect(independent_variables[0].values).toEqual([{ value: 0.01 }, { value: 1 }]);
    expect(dependent_variables[0].values).toEqual(
      run.curves[0].points.map(({ gPrimeUpper }) => ({ value: gPrimeUpper })),
    );
    expect(dependent_variables[0].qualifiers).toContainEqual({ name: 'TEST', value: 'cls, one-sided' });
    expect(hepDataProblems(submission)).toEqual([]);
  });

  it('has keywords of the lists of HEPData, and says how each curve was made', () => {
    // hepdata-submission.readthedocs.io: particles (NUMU, NUMUBAR, MU-, MU+, FE, NUCLEUS) and observables (CLS, confidence limits)
    const [ccfr, charm, combined] = submission.tables.map(({ keywords }) => keywords);
    const iron = ['NUMU FE --> NUMU MU- MU+ FE', 'NUMUBAR FE --> NUMUBAR MU- MU+ FE'];
    const glass = ['NUMU NUCLEUS --> NUMU MU- MU+ NUCLEUS', 'NUMUBAR NUCLEUS --> NUMUBAR MU- MU+ NUCLEUS'];
    const observables = { name: 'observables', values: ['CLS'] };
    expect(ccfr).toEqual([{ name: 'reactions', values: iron }, observables]);
    expect(charm).toEqual([{ name: 'reactions', values: glass }, observables]);
    expect(combined[0].values).toEqual([...iron, ...glass]);
    const { qualifiers } = submission.files['limit_ccfr_charm_ii.yaml'].dependent_variables[0];
    expect(qualifiers.map(({ name }) => name)).toEqual([
      ...['EXPERIMENT', 'RE', 'REGIME', 'BEAM', 'MODEL', 'CL', 'TEST', 'CORRELATION ccfr charm-ii', 'PROGRAM'],
    ]);
    expect(submission.files['limit_ccfr.yaml'].dependent_variables[0].qualifiers).toHaveLength(8);
  });

  it('names what recoils in each regime, in the channels of the experiment', () => {
    const experiment = {
      ...namedExperiment('dune-projection-40'),
      channels: [{ channel: 'numu:mue', weight: 1 }],
      regimes: { names: ['coherent', 'proton', 'neutron'] as const, source: 'test' },
    } as unknown as Experiment;
    expect(reactionsOf([experiment, experiment])).toEqual([
      'NUMU AR --> NUE MU- E+ AR',
      'NUMU P --> NUE MU- E+ P',
      'NUMU N --> NUE MU- E+ N',
    ]);
  });

  it('has the numbers of limits.csv', () => {
    const [head, ...rows] = limitsCsv(run)
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    expect(head.slice(1)).toEqual(['gPrimeUpper_ccfr', 'gPrimeUpper_charm-ii', 'gPrimeUpper_ccfr+charm-ii']);
    submission.tables.forEach(({ data_file }, i) => {
      const { dependent_variables } = submission.files[data_file];
      expect(dependent_variables[0].values.map(({ value }) => value)).toEqual(rows.map((row) => Number(row[i + 1])));
    });
  });

  it('leaves out masses and curves where nothing is excluded', () => {
    const [curve] = run.curves;
    const points = curve.points.map((point, i) => ({ ...point, gPrimeUpper: i === 0 ? null : point.gPrimeUpper }));
    const none = curve.points.map((point) => ({ ...point, gPrimeUpper: null }));
    const of = (curves: typeof run.curves) =>
      hepDataSubmission({ curves }, { model: 'lmu-ltau', statistics, version: '1', experiments });
    const { files } = of([{ ...curve, points }]);
    expect(files['limit_ccfr.yaml'].independent_variables[0].values).toEqual([{ value: 1 }]);
    expect(of([{ ...curve, points: none }]).tables).toEqual([]);
  });

  it('with columns of different lengths, numbers that are none or a missing file is found out', () => {
    const table = submission.files['limit_ccfr.yaml'];
    const [mass] = table.independent_variables;
    const broken = { ...table, independent_variables: [{ ...mass, values: [{ value: Number.NaN }] }] };
    const problems = hepDataProblems({ ...submission, files: { 'limit_ccfr.yaml': broken } });
    expect(problems).toEqual([
      'Limit ccfr: the columns have different lengths',
      "Limit ccfr: M(Z') has values that are no numbers",
      'Limit charm-ii: no file limit_charm_ii.yaml',
      'Limit combined: no file limit_ccfr_charm_ii.yaml',
    ]);
  });
});
