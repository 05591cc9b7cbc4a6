import { electroweakInputs } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { prepareConstraints } from '../constraints/cachedConstraints.js';
import { evaluatePoint } from '../constraints/evaluatePoint.js';
import { evaluate } from './evaluate.js';
import { limit, limits } from './limit.js';
import { ratio, ratios } from './ratio.js';

const constraints = ['nutev', 'ccfr'];
const rows = 300;
const columns = {
  mass: Float64Array.from({ length: rows }, (_, i) => 10 ** (-3 + i / 60)),
  gPrime: Float64Array.from({ length: rows }, (_, i) => (i === 7 ? Number.NaN : 1e-3 * (1 + (i % 17)))),
};
const question = { catalogue, model: 'lmu-ltau', constraints, columns };
const test = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;

describe('evaluate', () => {
  it('gives the numbers of evaluatePoint to the last bit, in the order of the points, whatever the parts', async () => {
    const steps: number[] = [];
    const found = await evaluate({ ...question, onStep: (done) => void steps.push(done) });
    const electroweak = electroweakInputs();
    const { tridents } = await prepareConstraints(constraints, catalogue, { electroweak, keepClosed: true });
    expect(steps.length).toBeGreaterThan(1);
    for (let i = 0; i < rows; i++) {
      const parameters = { mass: columns.mass[i], gPrime: columns.gPrime[i] };
      for (const verdict of evaluatePoint({ model: 'lmu-ltau', parameters }, tridents, test)) {
        const column = (output: string) => found.columns.find(({ name }) => name === `${verdict.constraint}_${output}`);
        for (const output of ['ratio', 'pull', 'chiSquare'] as const) {
          const values = column(output)?.values;
          if (values !== undefined) expect(values[i]).toBe(verdict[output] ?? Number.NaN);
        }
        const words = column('verdict');
        if (words?.kind !== 'word') return expect.fail();
        expect(words.words[words.values[i]]).toBe(verdict.verdict);
      }
    }
    expect([...found.invalid.keys()]).toEqual([7]);
  });

  it('ends with what a step throws', async () => {
    const onStep = async () => {
      throw new Error('enough');
    };
    await expect(evaluate({ ...question, onStep })).rejects.toThrow('enough');
  });

  it('takes no points at all, and one without columns', async () => {
    const none = await evaluate({ ...question, columns: { mass: [], gPrime: [] } });
    expect(none.columns.map(({ name, values }) => [name, values.length])[0]).toEqual(['nutev_ratio', 0]);
    const { columns: _, ...rest } = question;
    const one = await evaluate({ ...rest, parameters: { mass: 1, gPrime: 1e-3 } });
    expect([one.count, one.columns[0].values.length]).toEqual([1, 1]);
  });

  it('says why a constraint was not evaluated, and on how many points', async () => {
    const mass = [1, 10, 4.9, 20, 2];
    const found = await evaluate({
      ...question,
      constraints: ['ccfr', 'tau'],
      columns: { mass, gPrime: mass.map(() => 1e-4) },
    });
    // τ decays resolve a boson that is lighter
    const reason = expect.stringContaining('from 5 GeV on');
    expect([...found.notEvaluated]).toEqual([['tau', { count: 3, row: 0, reason }]]);
    expect([...(await evaluate(question)).notEvaluated]).toEqual([]);
  });

  it.each([
    [{ constraints: ['ccfr', 'belle-ii'] }, /^constraint = "belle-ii": a projection, which decides on no point/],
    [{ constraints: 'ccfr' }, /no list of names/],
    [{ statistcs: {} }, /^evaluate = "statistcs": no such option\. Did you mean "statistics"/],
    [{ model: undefined }, /model = undefined: missing/],
    [{ constraints: ['ccfr', 'ccfr'] }, /named twice/],
    [{ columns: { mass: [1] } }, /gPrime.*missing/],
    [{ columns: { mass: [1], gprime: [1] } }, /no such parameter\. Did you mean "gPrime"/],
    [{ correlations: [{ experiments: ['ccfr', 'charm-ii'], coefficient: 0.3, reason: '' }] as const }, /not among the/],
  ])('refuses %j', async (given, message) => {
    await expect(evaluate({ ...question, ...given } as never)).rejects.toThrow(message);
  });
});

describe('many ratios and limits', () => {
  it('are those of one', async () => {
    const model = { model: 'lmu-ltau', parameters: { mass: 0.1, gPrime: 2e-3 } };
    const one = await ratio({ catalogue, constraint: 'nutev', model });
    const many = await ratios({
      catalogue,
      constraint: 'nutev',
      model: 'lmu-ltau',
      columns: { mass: [0.1], gPrime: [2e-3] },
    });
    expect([many.ratio[0], many.ratioError[0], many.pull[0]]).toEqual([one.ratio, one.ratioError, one.pull]);
    const setting = { catalogue, constraints, model: 'lmu-ltau' };
    const masses = [10, 0.01, Number.POSITIVE_INFINITY];
    const singles = await Promise.all(masses.map((mass) => limit({ ...setting, mass })));
    expect(await limits({ ...setting, masses })).toEqual(singles);
  });
});
