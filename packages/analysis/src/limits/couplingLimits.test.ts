import { lmuLtauCharges, lmuLtauFamily, parseModel, type VectorCharges, vectorFamily } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import {
  INVERSE_V2,
  inputs,
  namedExperiment,
  oneNode,
  threeNodes,
  toyExperiment,
  toyKernel,
  VECTOR,
  Z_ONE_SIDED,
  Z_TWO_SIDED,
} from '../../test/toyExperiment.js';
import { chosenMeasurement } from '../constraints/measuredLikelihood.js';
import { modelRatio } from '../kernels/modelRatio.js';
import { couplingLimits, predictedMediatorRatio } from './couplingLimits.js';

const oneSided = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;
/** χ² of the Standard Model, ((1 − 0.82)/0.28)². */
const STANDARD_CHI_SQUARE = (0.18 / 0.28) ** 2;

/** With one node at T and vector coupling only, R = ((V + g²/(√2 G_F (M² + T)))/V)²; solved for g. */
const couplingAtRatio = (ratio: number, denominator: number) =>
  Math.sqrt(VECTOR * (Math.sqrt(ratio) - 1) * INVERSE_V2 * denominator);

/** Largest allowed R of 0.82 ± 0.28 for a model that only raises the ratio. */
const LARGEST_RATIO = {
  'likelihood-ratio': {
    'one-sided': 0.82 + 0.28 * Math.sqrt(Z_ONE_SIDED ** 2 + STANDARD_CHI_SQUARE),
    'two-sided': 0.82 + 0.28 * Math.sqrt(Z_TWO_SIDED ** 2 + STANDARD_CHI_SQUARE),
  },
  'measured-interval': { 'one-sided': 0.82 + 0.28 * Z_ONE_SIDED, 'two-sided': 0.82 + 0.28 * Z_TWO_SIDED },
} as const;

describe('couplingLimits', () => {
  for (const statistic of ['likelihood-ratio', 'measured-interval'] as const) {
    for (const sidedness of ['one-sided', 'two-sided'] as const) {
      it(`solves one node in closed form: ${statistic}, ${sidedness}`, () => {
        const options = { confidenceLevel: 0.95, sidedness, statistic };
        const masses = [0.001, 0.2, 30];
        const limits = couplingLimits([toyExperiment(oneNode)], masses, lmuLtauFamily, inputs, options);
        const ratio = LARGEST_RATIO[statistic][sidedness];
        for (const [i, mass] of masses.entries()) {
          const expected = couplingAtRatio(ratio, mass ** 2 + 0.04);
          expect(limits[i].massGeV).toBe(mass);
          // rounding of quantile, root and square root
          expect((limits[i].couplingUpper as number) / expected).toBeCloseTo(1, 10);
          expect(limits[i].ratiosAtLimit.toy).toBeCloseTo(ratio, 10);
          expect(limits[i].bestFitCoupling).toBe(0);
        }
      });
    }
  }

  it('gives g′/M in the contact limit, which heavy masses approach', () => {
    const masses = [Number.POSITIVE_INFINITY, 1e5];
    const [contact, heavy] = couplingLimits([toyExperiment(oneNode)], masses, lmuLtauFamily, inputs, oneSided);
    const expected = couplingAtRatio(LARGEST_RATIO['likelihood-ratio']['one-sided'], 1);
    expect((contact.couplingUpper as number) / expected).toBeCloseTo(1, 10);
    // T/M² = 4e-12
    expect((heavy.couplingUpper as number) / 1e5 / expected).toBeCloseTo(1, 10);
  });

  it('is null where nothing is excluded', () => {
    const none = { e: 0, mu: 0, tau: 0 };
    const tauOnly: VectorCharges = { neutrino: { ...none, tau: 1 }, vector: { ...none, tau: 1 }, axial: none };
    const [limit] = couplingLimits([toyExperiment(oneNode)], [1], vectorFamily(tauOnly), inputs, oneSided);
    expect(limit).toMatchObject({ couplingUpper: null, excluded: [], ratiosAtLimit: {} });
    expect(limit.allowed).toEqual([{ lower: 0, upper: Number.POSITIVE_INFINITY }]);
  });

  it('combines two equal measurements like one with an error smaller by √2', () => {
    const error = 0.28 / Math.SQRT2;
    const twice = [toyExperiment(threeNodes), toyExperiment(threeNodes, { name: 'again' })];
    const once = [toyExperiment(threeNodes, { errorPlus: error, errorMinus: error })];
    const [combined] = couplingLimits(twice, [0.3], lmuLtauFamily, inputs, oneSided);
    const [single] = couplingLimits(once, [0.3], lmuLtauFamily, inputs, oneSided);
    expect((combined.couplingUpper as number) / (single.couplingUpper as number)).toBeCloseTo(1, 10);
    expect(Object.keys(combined.ratiosAtLimit)).toEqual(['toy', 'again']);
  });

  it('leaves a hole of allowed couplings where opposite charges lower the ratio first', () => {
    const family = vectorFamily({ ...lmuLtauCharges, vector: { e: 0, mu: -1, tau: 1 } });
    const precise = { value: 1, errorPlus: 0.05, errorMinus: 0.05 };
    const options = { confidenceLevel: 0.95, sidedness: 'two-sided' } as const;
    const [limit] = couplingLimits([toyExperiment(oneNode, precise)], [1], family, inputs, options);
    // V → −V gives R = 1 again, at g² = 2V √2 G_F (M² + T)
    const mirror = Math.sqrt(2 * VECTOR * INVERSE_V2 * 1.04);
    expect(limit.allowed).toHaveLength(2);
    expect(limit.allowed[1].lower).toBeLessThan(mirror);
    expect(limit.allowed[1].upper).toBeGreaterThan(mirror);
    expect(limit.couplingUpper).toBe(limit.allowed[1].upper);
  });
});

describe('predictedMediatorRatio', () => {
  it('equals the ratio of the model, computed node by node', () => {
    const model = parseModel('lmu-ltau', { mass: 0.05, gPrime: 2e-3 });
    const kernel = toyKernel(threeNodes);
    const ratio = predictedMediatorRatio(kernel, 0.05, 2e-3, lmuLtauFamily, inputs);
    expect(ratio / modelRatio(kernel, model, inputs)).toBeCloseTo(1, 12);
  });
});

describe('chosenMeasurement', () => {
  it('is the default, or the alternative asked for, as the data files print it', () => {
    const charm = namedExperiment('charm-ii');
    expect(chosenMeasurement(charm)).toEqual({ name: 'CHARM-II', value: 1.58, errorPlus: 0.64, errorMinus: 0.64 });
    expect(chosenMeasurement(charm, 'charmii-ratio-2014').errorPlus).toBe(0.57);
    expect(chosenMeasurement(namedExperiment('nutev'))).toMatchObject({ errorPlus: 1.73, errorMinus: 0.72 });
  });

  it('refuses a value of another experiment and lists its own', () => {
    expect(() => chosenMeasurement(namedExperiment('charm-ii'), 'ccfr-ratio')).toThrow(
      'measurement of charm-ii = "ccfr-ratio": no such value. Known: charmii-ratio, charmii-ratio-2014.',
    );
  });
});
