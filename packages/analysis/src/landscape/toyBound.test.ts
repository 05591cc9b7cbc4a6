import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { measuredValue } from '../constraints/constraintCurve.js';
import { registerConstraint } from '../constraints/observableConstraints.js';
import type { RegisteredConstraint } from '../constraints/registeredConstraint.js';
import { landscapeFigure } from '../figures/landscapeFigure.js';
import { evaluate, landscape, limit } from '../frontDoors.js';

/** A rate that rises with the square of the coupling to muons, against a ratio of the record of CCFR. */
const description = {
  id: 'toy-rate',
  title: 'Toy rate',
  observable: 'rate/SM',
  status: 'measured',
  fidelity: 'recast',
  models: ['lmu-ltau'],
  formula: '1 + g²/(M/GeV)²',
  leavesOut: ['everything'],
} as const;
const toy: RegisteredConstraint = {
  ...description,
  record: 'L023',
  valueIds: ['ccfr-ratio'],
  prepare({ values }) {
    const { value, error } = measuredValue(values, 'ccfr-ratio');
    return {
      ...description,
      ...{ inputs: { ratio: value, error }, valueIds: ['ccfr-ratio'], references: ['CCFR1991'] },
      predict({ bosons }) {
        const [boson] = bosons?.vectors ?? [];
        if (!boson) return { reason: 'no boson' };
        const linear = 1e4 * (boson.coupling / boson.massGeV) ** 2;
        return {
          measurement: { name: 'toy-rate', value, errorPlus: error, errorMinus: error },
          ratio: { linear, quadratic: 0 },
          orientation: 1,
          predicted: 1 + linear,
          measured: value,
        };
      },
    };
  },
};

describe('a new bound is one record and one definition', () => {
  it('that landscapes, limits, points and figures know', async () => {
    await expect(limit({ constraints: ['toy-rate'], model: 'lmu-ltau', mass: 1, catalogue })).rejects.toThrow(
      'no such constraint',
    );
    const remove = registerConstraint(toy);
    try {
      expect(() => registerConstraint(toy)).toThrow('is there already');
      const { couplingUpper } = await limit({ constraints: ['toy-rate'], model: 'lmu-ltau', mass: 1, catalogue });
      // 0.82 ± 0.28 with R ≥ 1: 1 + 10⁴ g² = 1.3145 at 95 %, as for CCFR
      expect(couplingUpper).toBeCloseTo(Math.sqrt(0.3145e-4), 6);
      const found = await landscape({ model: 'lmu-ltau', masses: [0.5, 1, 2], constraints: ['toy-rate'], catalogue });
      const [bound] = found.bounds;
      expect(bound).toMatchObject({
        constraint: 'toy-rate',
        kind: 'computed',
        record: 'L023',
        formula: description.formula,
      });
      expect(bound.curve[1].couplingUpper).toBe(couplingUpper);
      // proportional to the mass
      expect((bound.curve[2].couplingUpper as number) / (bound.curve[0].couplingUpper as number)).toBeCloseTo(4, 9);
      const labels = landscapeFigure(found, { caption: '' }).series.map((series) =>
        series.kind !== 'text' && series.label && 'text' in series.label ? series.label.text : '',
      );
      expect(labels).toContain('Toy rate');
      const columns = { mass: [1, 1], gPrime: [0.9, 1.1].map((factor) => factor * (couplingUpper as number)) };
      const verdicts = await evaluate({ constraints: ['toy-rate'], model: 'lmu-ltau', columns, catalogue });
      const verdict = verdicts.columns.find(({ name }) => name === 'toy-rate_verdict');
      expect(new Set(verdict?.values).size).toBe(2);
    } finally {
      remove();
    }
    await expect(landscape({ model: 'lmu-ltau', masses: [1], constraints: ['toy-rate'], catalogue })).rejects.toThrow(
      'neither a constraint nor a published curve',
    );
  });
});
