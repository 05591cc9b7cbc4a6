import type { Experiment } from '@nereid/catalogue';
import { lmuLtauFamily } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { inputs, namedExperiment, threeNodes, toyExperiment } from '../../../test/toyExperiment.js';
import type { ConstraintCurve } from '../../constraints/constraintCurve.js';
import type { LimitDescription } from '../limitDescription.js';
import { runLimits } from '../limitRun.js';
import { limitsCsv, publishedCsv } from '../limitsCsv.js';
import { hepDataSubmission } from './hepData.js';
import { hepDataProblems } from './hepDataProblems.js';
import { reactionsOf } from './hepDataReactions.js';

const statistics = { confidenceLevel: 0.95, sidedness: 'one-sided', statistic: 'cls' } as const;
const toy = toyExperiment(threeNodes);
const other = toyExperiment(threeNodes, { value: 1.58, errorPlus: 0.64 }, 'charm-ii');
const experiments = [toy.experiment, other.experiment];
const run = runLimits([toy, other], [0.01, 1], lmuLtauFamily, inputs, statistics);
const correlations = [{ experiments: ['ccfr', 'charm-ii'], coefficient: 0.2, reason: 'test' }] as const;
const description: LimitDescription = { model: 'lmu-ltau', statistics, version: '1.2.3', experiments, correlations };
const submission = hepDataSubmission(run, description);

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
      run.curves[0].points.map(({ couplingUpper }) => ({ value: couplingUpper })),
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
      ...['EXPERIMENT', 'RE', 'REGIME', 'BEAM', 'MEASURED RATIO', 'MODEL', 'CL', 'TEST'],
      ...['CORRELATION ccfr charm-ii', 'PROGRAM', "CONTACT LIMIT, M(Z')/g' ABOVE"],
    ]);
    expect(submission.files['limit_ccfr.yaml'].dependent_variables[0].qualifiers).toHaveLength(10);
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
    const [head, ...rows] = limitsCsv(run, description)
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .map((line) => line.split(','));
    expect(head.slice(1)).toEqual(['gPrimeUpper_ccfr', 'gPrimeUpper_charm-ii', 'gPrimeUpper_ccfr+charm-ii']);
    submission.tables.forEach(({ data_file }, i) => {
      const { dependent_variables } = submission.files[data_file];
      expect(dependent_variables[0].values.map(({ value }) => value)).toEqual(rows.map((row) => Number(row[i + 1])));
    });
  });

  it('keeps the islands that are excluded below a limit, in CSV and tables', () => {
    const [curve] = run.curves;
    const islands = [
      { lower: 2e-3, upper: 3e-3 },
      { lower: 9e-3, upper: Number.POSITIVE_INFINITY },
    ];
    const points = curve.points.map((point, i) =>
      i === 1 ? { ...point, couplingUpper: 9e-3, excluded: islands } : point,
    );
    const open = points.map((point, i) =>
      i === 1 ? { ...point, couplingUpper: null, excluded: [islands[0]] } : point,
    );
    for (const [one, upper] of [
      [points, 9e-3],
      [open, '-'],
    ] as const) {
      const { files } = hepDataSubmission({ curves: [{ ...curve, points: one }] }, description);
      const { dependent_variables: columns } = files['limit_ccfr.yaml'];
      expect(columns.map(({ header }) => header.name)).toEqual([
        "g' upper limit",
        "g' excluded region 1 below it, lower edge",
        "g' excluded region 1 below it, upper edge",
      ]);
      expect(columns.map(({ values }) => values[1].value)).toEqual([upper, 2e-3, 3e-3]);
      expect(columns.map(({ values }) => values[0].value).slice(1)).toEqual(['-', '-']);
    }
    const rows = limitsCsv({ curves: [{ ...curve, points }] }, description)
      .trim()
      .split('\n')
      .slice(-3);
    expect(rows[0]).toBe('massGeV,gPrimeUpper_ccfr,gPrimeExcludedLower_ccfr,gPrimeExcludedUpper_ccfr');
    expect(rows[1]).toMatch(/,,$/);
    expect(rows[2]).toBe('1,0.009,0.002,0.003');
  });

  it('says all that a limit was made with, in CSV and tables', () => {
    const charges = { nuMu: 1, vectorMu: -1 };
    const made = {
      ...description,
      model: 'vector',
      charges,
      measurements: [toy.measurement, { ...other.measurement, counts: 'gaussian' }],
      settings: { cut: 'minimumMuonMomentum=3' },
      command: 'nereid limit --experiment ccfr,charm-ii --model vector',
    };
    const { files, overview, tables } = hepDataSubmission(run, made);
    const { qualifiers } = files['limit_ccfr_charm_ii.yaml'].dependent_variables[0];
    for (const one of [
      { name: 'CHARGE vectorMu', value: -1 },
      { name: 'SETTING cut', value: 'minimumMuonMomentum=3' },
      { name: 'COMMAND', value: made.command },
    ]) {
      expect(qualifiers).toContainEqual(one);
    }
    expect(tables[0].description).toContain('nuMu=1, vectorMu=-1');
    // HEPData's list of observables: "CLS: confidence limits", whatever the test
    expect(overview.comment).toContain('CLS stands for confidence limits; the test is cls, one-sided');
    const head = limitsCsv(run, made);
    expect(head).toContain(
      '# charges: nuMu=1, vectorMu=-1\n# confidenceLevel: 0.95\n# sidedness: one-sided\n# statistic: cls\n',
    );
    expect(head).toContain('counts (gaussian)');
    expect(head).toContain(`# command: ${made.command}\n`);
  });

  it('holds the curves that are drawn beside the limits', () => {
    const band: ConstraintCurve = {
      id: 'g-2-2sigma',
      observable: 'g-2',
      kind: 'band',
      label: '(g−2)μ ± 2σ',
      massGeV: [0.01, 1],
      lower: [1e-4, null],
      upper: [2e-4, null],
      fidelity: 'full calculation',
      inputs: { deviations: 2 },
      valueIds: [],
      references: ['Aliberti2025'],
      notes: [],
    };
    const origin = { id: 'babar-4mu', source: 'Ballett2019', confidenceLevel: 0.9, how: 'vertices of the figure' };
    const published = [{ label: 'BaBar, 90 % CL', massGeV: [0.3, 0.4], gPrime: [1e-3, 2e-3], origin }];
    const { tables, files } = hepDataSubmission(run, { ...description, observables: [band], published });
    expect(tables.slice(3).map(({ data_file }) => data_file)).toEqual([
      'overlay_g_2_2sigma.yaml',
      'published_babar_4mu.yaml',
    ]);
    const overlay = files['overlay_g_2_2sigma.yaml'];
    expect(overlay.dependent_variables.map(({ values }) => values)).toEqual([[{ value: 1e-4 }], [{ value: 2e-4 }]]);
    expect(overlay.dependent_variables[0].qualifiers).toContainEqual({ name: 'INPUT deviations', value: 2 });
    const [{ qualifiers, values }] = files['published_babar_4mu.yaml'].dependent_variables;
    expect(qualifiers).toContainEqual({ name: 'CL', value: 90, units: 'PCT' });
    expect(values).toEqual([{ value: 1e-3 }, { value: 2e-3 }]);
    expect(publishedCsv(published).split('\n')[1]).toBe('"BaBar, 90 % CL","Ballett2019",0.9,0.3,0.001');
  });

  it('leaves out masses and curves where nothing is excluded', () => {
    const [curve] = run.curves;
    const points = curve.points.map((point, i) => ({ ...point, couplingUpper: i === 0 ? null : point.couplingUpper }));
    const none = curve.points.map((point) => ({ ...point, couplingUpper: null }));
    const of = (curves: typeof run.curves) => hepDataSubmission({ curves }, description);
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
