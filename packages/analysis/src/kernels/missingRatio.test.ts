import {
  electroweakInputs,
  type Kernel,
  lmuLtauFamily,
  parseModel,
  ratioPolynomial,
  tridentChannel,
} from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { inputs, threeNodes, toyExperiment } from '../../test/toyExperiment.js';
import { evaluatePoint } from '../constraints/evaluatePoint.js';
import { tridentConstraint } from '../constraints/tridentConstraint.js';
import { couplingLimits } from '../limits/couplingLimits.js';
import { limitsWithErrors } from '../limits/limitErrors.js';
import type { ExperimentKernel } from './experimentKernel.js';
import { kernelSelection } from './kernelSelection.js';
import { missingModelRatio, missingRatio, requireRatio } from './missingRatio.js';
import { modelRatio } from './modelRatio.js';

const oneSided = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;
const point = { model: 'lmu-ltau', parameters: { mass: 0.1, gPrime: 1 } };
const toy = toyExperiment(threeNodes);
const [{ kernel: whole, channel }] = toy.kernel.kernels;
const scaled = ({ chiral: { transfer, vv, aa, va } }: Kernel, factors: readonly number[]): Kernel => {
  const by = (values: Float64Array) => values.map((value, j) => value * (factors[j] ?? 0));
  return { chiral: { transfer, vv: by(vv), aa: by(aa), va: by(va) } };
};
const selection = kernelSelection({ cuts: { minimumMuonMomentum: 1000 }, events: 2000 }, { selections: new Map() });

/** A kernel after cuts: parts of the densities of all events at each node, and so for each batch left out. */
function afterCuts(kept: readonly number[], batches: readonly (readonly number[])[]) {
  const replicas = batches.map((factors) => scaled(whole, factors));
  const one = { channel, kernel: scaled(whole, kept), accepted: { inclusive: whole, replicas } };
  return withKernels([one], { ...toy.kernel.inputs, ...(selection && { selection }) });
}

function withKernels(kernels: ExperimentKernel['kernels'], kernelInputs = toy.kernel.inputs) {
  return tridentConstraint({ ...toy, kernel: { ...toy.kernel, inputs: kernelInputs, kernels } }, inputs);
}

const none = afterCuts([0, 0, 0], Array(20).fill([0, 0, 0]));
// all that is kept was in the first batch
const single = afterCuts([0, 0.01, 0], [[0, 0, 0], ...Array(19).fill([0, 0.0105, 0])]);
const empty = { chiral: { ...whole.chiral, transfer: new Float64Array(0) } };
const closed = withKernels([{ channel, kernel: scaled(empty, []) }]);
// squares of α below the smallest number
const tiny = withKernels([{ channel, kernel: scaled(whole, [0, 0, 0]) }]);
const infinite = withKernels([{ channel, kernel: scaled(whole, [Number.NaN, 1, 1]) }]);

describe('an experiment without σ_SM', () => {
  it.each([
    ['cuts keep no events', none, 'the cuts keep no events'],
    ['cuts keep events of one batch', single, 'the cuts keep too few of 2000 events: all are of one batch'],
    ['the beam is below threshold', closed, 'the beam cannot make numu:mumu on the target'],
    ['the arithmetic underflows', tiny, 'too small or too large for the arithmetic'],
    ['a density is no number', infinite, 'too small or too large for the arithmetic'],
  ])('decides on no point: %s', (_, experiment, reason) => {
    expect(missingRatio(experiment.kernel, inputs)).toContain(reason);
    for (const model of [point, { model: 'sm', parameters: {} }]) {
      const [verdict] = evaluatePoint(model, [experiment], oneSided);
      expect(verdict).toMatchObject({ verdict: 'notEvaluated', reason: expect.stringContaining(reason) });
      expect(verdict.ratio).toBeUndefined();
    }
    const both = evaluatePoint(point, [experiment, { ...toy }], oneSided);
    expect(both.map(({ verdict }) => verdict)).toEqual(['notEvaluated', 'excluded']);
  });

  it.each([none, single, closed, tiny])('has no ratio and no limit', (experiment) => {
    expect(() => requireRatio('CCFR', experiment.kernel, inputs)).toThrow('CCFR');
    expect(() => couplingLimits([experiment], [1], lmuLtauFamily, inputs, oneSided)).toThrow('CCFR');
    expect(() => limitsWithErrors([experiment], [1], lmuLtauFamily, inputs, oneSided)).toThrow('CCFR');
  });

  it('gives no number that could pass for the Standard Model', () => {
    expect(modelRatio(none.kernel, parseModel('sm'), inputs)).toBeNaN();
    const { linear, quadratic } = ratioPolynomial(none.kernel.kernels, parseModel('sm'), inputs);
    expect([linear, quadratic]).toEqual([Number.NaN, Number.NaN]);
  });

  it('has an infinite ratio where the model has a cross section', () => {
    // sin²θ_W with V = 0 and no AA: the Standard Model has nothing, a vector interaction has
    const vectorOnly = { chiral: { ...whole.chiral, aa: new Float64Array(3), va: new Float64Array(3) } };
    const electrons = tridentChannel('numu:ee');
    const kernel = { ...toy.kernel, kernels: [{ channel: electrons, kernel: vectorOnly }] };
    const electroweak = electroweakInputs({ sin2ThetaW: 0.25 });
    const model = parseModel('contact', { 'numu.ee.vector': 0.1 });
    expect(missingModelRatio(kernel, model, electroweak)).toMatch(/ratio is infinite/);
  });
});

describe('limits after cuts', () => {
  it('have the jackknife error of the limit, by hand for two batches', () => {
    // one node: R = 1 + …, the same whatever is kept; more at small T makes the limit smaller
    const experiment = afterCuts(
      [0.1, 0.1, 0.1],
      [
        [0.12, 0.1, 0.1],
        [0.08, 0.1, 0.1],
      ],
    );
    const [limit] = limitsWithErrors([experiment], [0.01], lmuLtauFamily, inputs, oneSided);
    const upper = (kept: readonly number[]) =>
      couplingLimits([afterCuts(kept, [])], [0.01], lmuLtauFamily, inputs, oneSided)[0].couplingUpper as number;
    const [a, b] = [upper([0.12, 0.1, 0.1]), upper([0.08, 0.1, 0.1])];
    // √((n − 1)/n Σ(θ − θ̄)²) for n = 2
    expect(limit.couplingUpperStatisticalError).toBeCloseTo(Math.abs(a - b) / 2, 14);
  });

  it('have none without a selection', () => {
    expect(
      limitsWithErrors([toy], [1], lmuLtauFamily, inputs, oneSided)[0].couplingUpperStatisticalError,
    ).toBeUndefined();
  });
});
