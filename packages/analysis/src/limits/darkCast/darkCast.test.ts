import { couplingFamily } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { inputs, namedExperiment, threeNodes, toyExperiment } from '../../../test/toyExperiment.js';
import type { LimitDescription } from '../limitDescription.js';
import { runLimits } from '../limitRun.js';
import { darkCastCurves } from './darkCastCurves.js';
import { darkCastFiles } from './darkCastLimits.js';

const statistics = { confidenceLevel: 0.95, sidedness: 'one-sided', statistic: 'likelihood-ratio' } as const;
const toys = [toyExperiment(threeNodes), toyExperiment(threeNodes, { value: 1.58, errorPlus: 0.64 }, 'charm-ii')];
const experiments = toys.map(({ experiment }) => experiment);
const masses = [0.01, 1];

function limitOf(model: string, set: Readonly<Record<string, number>> = {}) {
  const family = couplingFamily(model, set);
  const run = runLimits(toys, masses, family, inputs, statistics);
  const description: LimitDescription = { model, charges: set, statistics, version: '1.2.3', experiments };
  return { run, description, charges: family.charges };
}

const filesOf = ({ run, description, charges }: ReturnType<typeof limitOf>) => darkCastFiles(run, description, charges);

describe('limits for DarkCast', () => {
  const limit = limitOf('lmu-ltau');
  const files = filesOf(limit);

  it('are a table and a definition for each curve, and one model', () => {
    expect(Object.keys(files)).toEqual([
      ...['ccfr', 'charm_ii', 'ccfr_charm_ii'].flatMap((name) => [`nereid_${name}.lmt`, `nereid_${name}.py`]),
      'nereid_lmu_ltau.py',
    ]);
    const [head, ...rows] = files['nereid_ccfr.lmt'].trimEnd().split('\n');
    expect(head).toBe('# mass lower');
    const [{ points }] = limit.run.curves;
    expect(rows.map((row) => row.split(' ').map(Number))).toEqual(
      points.map(({ massGeV, couplingUpper }) => [massGeV, couplingUpper]),
    );
    // what a definition of DarkCast must set: docstring of its class Limit
    for (const name of ['notes', 'model', 'production', 'decay', 'bounds', 'efficiency']) {
      expect(files['nereid_ccfr.py']).toMatch(new RegExp(`^${name} = `, 'm'));
    }
    expect(files['nereid_ccfr.py']).toContain('darkcast.Dataset("nereid_ccfr.lmt")');
    expect(files['nereid_lmu_ltau.py']).toMatch(/"mu": 1,\n {4}"tau": -1,\n {4}"nue": 0,\n {4}"numu": 1,/);
  });

  it('are recast by the product of two charges, exactly', () => {
    // as its definition says: g² Q_ν Q_μ is the same at the limits of both
    const { run } = limitOf('vector', { nuMu: 3, vectorMu: 2 });
    for (const [i, { couplingUpper }] of run.curves[0].points.entries()) {
      const other = limit.run.curves[0].points[i].couplingUpper as number;
      expect((6 * (couplingUpper as number) ** 2) / other ** 2).toBeCloseTo(1, 12);
    }
  });

  it('leave out what has no limit', () => {
    const [curve, other] = limit.run.curves;
    const none = curve.points.map((point) => ({ ...point, couplingUpper: null }));
    const [first, ...rest] = other.points;
    const some = [{ ...first, couplingUpper: null }, ...rest];
    const run = {
      curves: [
        { ...curve, points: none },
        { ...other, points: some },
      ],
    };
    const kept = darkCastFiles(run, limit.description, limit.charges);
    expect(Object.keys(kept)).toEqual(['nereid_charm_ii.lmt', 'nereid_charm_ii.py', 'nereid_lmu_ltau.py']);
    expect(kept['nereid_charm_ii.lmt'].trimEnd().split('\n')).toHaveLength(2);
  });

  it('hold no text that could end that of Python', () => {
    const command = 'nereid limit --x """ \\\nimport os"';
    const { run, charges, description } = limit;
    const text = darkCastFiles(run, { ...description, command }, charges)['nereid_ccfr.py'];
    expect(text.match(/"""/g)).toHaveLength(2);
    expect(text).toContain('\\\\ import os');
  });

  it.each([
    ['vector', { nuMu: 1, axialMu: 1 }, /axial charges/],
    ['scalar', { nuMu: 1, scalarMu: 1 }, /no vector boson/],
  ])('are not made of a %s with %o', (model, set, problem) => {
    expect(() => filesOf({ ...limit, ...{ charges: couplingFamily(model, set).charges } })).toThrow(problem);
  });

  it('are not made of tridents with other leptons', () => {
    const mixed = { ...namedExperiment('ccfr'), id: 'mixed', channels: [{ channel: 'numu:mue', weight: 1 }] };
    const description = { ...limit.description, experiments: [mixed] } as unknown as LimitDescription;
    expect(() => darkCastFiles(limit.run, description, limit.charges)).toThrow(/"?mixed"?: has tridents/);
  });
});

describe('a limit of DarkCast', () => {
  it('is read back from what is written for it', () => {
    const { run } = limitOf('lmu-ltau');
    const [line] = darkCastCurves('folder/nereid_ccfr.lmt', filesOf(limitOf('lmu-ltau'))['nereid_ccfr.lmt']);
    expect(line.label).toBe('nereid_ccfr');
    expect(Array.from(line.massGeV)).toEqual(masses);
    expect(Array.from(line.gPrime)).toEqual(run.curves[0].points.map(({ couplingUpper }) => couplingUpper));
  });

  it('has one edge or two, as its head says, and none where it excludes nothing', () => {
    const single = darkCastCurves(
      'a.lmt',
      '#      mass       lower\n 1.0e-01  1.0e+05\n 2.0e-01  3.0e-03 # a remark\n\n',
    );
    expect(single).toEqual([{ label: 'a', massGeV: [0.2], gPrime: [3e-3] }]);
    const double = darkCastCurves('a.lmt', '#  mass  lower  upper\n0.1 1e-4 2e-4\n0.2 1e-5 1e-3\n');
    expect(double.map(({ label, gPrime }) => [label, gPrime])).toEqual([
      ['a, lower edge', [1e-4, 1e-5]],
      ['a, upper edge', [2e-4, 1e-3]],
    ]);
  });

  it.each([
    ['r-values', '# mass g r\n0.1 1e-4 0.5\n', /r-values.*Recast it to a model/],
    ['words', '# mass lower\n0.1 many\n', /line 2 has many/],
    ['a coupling that is none', '0.1 -3\n', /line 1 has -3/],
    ['one number', '0.1\n', /line 1 has 1 numbers/],
    ['nothing', '# mass lower\n', /holds no limit/],
  ])('with %s is refused in words', (_, text, message) => {
    expect(() => darkCastCurves('a.lmt', text)).toThrow(message);
  });
});
