import { lmuLtauCharges } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { inputs, namedExperiment, threeNodes, toyExperiment } from '../test/toyExperiment.js';
import { hepDataProblems, hepDataSubmission } from './hepData.js';
import { runLimits } from './limitRun.js';

const statistics = { confidenceLevel: 0.95, sidedness: 'one-sided', statistic: 'cls' } as const;
const toy = toyExperiment(threeNodes);
const other = {
  ...toyExperiment(threeNodes, { value: 1.58, errorPlus: 0.64 }),
  experiment: namedExperiment('charm-ii'),
};
const experiments = [toy.experiment, other.experiment];
const run = runLimits([toy, other], [0.01, 1], lmuLtauCharges, inputs, statistics);
const submission = hepDataSubmission(run, { model: 'lmu-ltau', statistics, version: '1.2.3', experiments });

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
