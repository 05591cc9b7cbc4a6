import { loadCatalogue } from '@nereid/catalogue/node';
import {
  couplingFamily,
  couplingLimit,
  defaultElectroweakInputs as inputs,
  parseModel,
  standardModel,
} from '@nereid/physics';
import { CounterUniforms, normalQuantile } from '@nereid/physics/numerics';
import { describe, expect, it } from 'vitest';
import { prepareConstraints } from '../constraints/cachedConstraints.js';
import { evaluatePoint } from '../constraints/evaluatePoint.js';
import { modelCrossSection } from '../kernels/modelRatio.js';
import { couplingLimits } from './couplingLimits.js';
import { predictionAtMass } from './predictionAtMass.js';
import { theoryEffects } from './theoryEffects.js';

const catalogue = await loadCatalogue();
const NAMES = ['ccfr', 'charm-ii', 'nutev'];
const { tridents } = await prepareConstraints(NAMES, catalogue, { electroweak: inputs, theoryErrors: true });
const { tridents: exact } = await prepareConstraints(NAMES, catalogue, { electroweak: inputs });
const family = couplingFamily('lmu-ltau', {});
const TWO_SIDED = { confidenceLevel: 0.95, sidedness: 'two-sided' } as const;
const ONE_SIDED = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;

type Trident = (typeof tridents)[number];

/** σ/σ_SM of an experiment at a coupling and how each source moves it, from cross sections alone. */
function predicted({ kernel, theory = [] }: Trident, massGeV: number, gPrime: number) {
  const model = parseModel('lmu-ltau', { mass: massGeV, gPrime });
  const standard = modelCrossSection(kernel, standardModel, inputs);
  const ratio = modelCrossSection(kernel, model, inputs) / standard;
  const shifts = theory.map((moved) => {
    const { variation, movesStandardModel, name } = moved.source;
    const electroweak = variation.kind === 'couplings' ? variation.electroweak : inputs;
    const scale = variation.kind === 'scale' ? 1 + variation.relative : 1;
    const other = scale * modelCrossSection(moved, model, electroweak);
    const over = movesStandardModel ? standard : modelCrossSection(moved, standardModel, electroweak);
    return [name, other / over - ratio] as const;
  });
  return { ratio, shifts: new Map(shifts) };
}

/** min over θ by steps along one nuisance parameter after the other, each to its own minimum. */
function bruteChiSquare(group: readonly Trident[], massGeV: number, gPrime: number): number {
  const points = group.map((one) => ({ ...predicted(one, massGeV, gPrime), measured: one.measurement }));
  const theta = new Map(points.flatMap(({ shifts }) => [...shifts.keys()]).map((name) => [name, 0]));
  const residual = ({ ratio, shifts, measured }: (typeof points)[number]) => {
    let r = ratio;
    for (const [name, shift] of shifts) r += (theta.get(name) as number) * shift;
    return (r - measured.value) / (r > measured.value ? measured.errorPlus : measured.errorMinus);
  };
  const chiSquare = () =>
    points.reduce((sum, one) => sum + residual(one) ** 2, 0) + [...theta.values()].reduce((sum, t) => sum + t * t, 0);
  for (let sweep = 0; sweep < 60; sweep++) {
    for (const name of theta.keys()) {
      // a parabola through three points, unless a measurement is crossed, which the next sweep mends
      const t = theta.get(name) as number;
      const [below, here, above] = [t - 1e-2, t, t + 1e-2].map((x) => theta.set(name, x) && chiSquare());
      const bend = above + below - 2 * here;
      theta.set(name, t - (0.5 * 1e-2 * (above - below)) / bend);
    }
  }
  return chiSquare();
}

describe('limits with theory errors', () => {
  it.each([0.05, 1])('are where a search of all nuisance parameters has them, %f GeV', (massGeV) => {
    for (const group of [...tridents.map((one) => [one]), tridents]) {
      const [{ couplingUpper }] = couplingLimits(group, [massGeV], family, inputs, TWO_SIDED);
      const upper = couplingUpper as number;
      // the best coupling of these measurements is 0, or inside: found on a grid
      const best = Math.min(...Array.from({ length: 41 }, (_, i) => bruteChiSquare(group, massGeV, (upper * i) / 40)));
      const excess = bruteChiSquare(group, massGeV, upper) - best;
      // the best of the grid is above the best of all by less than a hundredth
      expect(excess).toBeLessThanOrEqual(1.959963984540054 ** 2 + 1e-6);
      expect(excess).toBeGreaterThan(1.959963984540054 ** 2 - 0.01);
    }
  });

  it('are weaker than without, a little', () => {
    for (const [i, one] of tridents.entries()) {
      const [wide, narrow] = [one, exact[i]].map(
        (single) => couplingLimits([single], [0.1], family, inputs, ONE_SIDED)[0].couplingUpper as number,
      );
      expect(wide).toBeGreaterThan(narrow);
      expect(wide / narrow).toBeLessThan(1.01);
    }
  });

  it('are what evaluate decides', () => {
    const [{ couplingUpper }] = couplingLimits(tridents, [0.1], family, inputs, ONE_SIDED);
    const verdictAt = (factor: number) => {
      const gPrime = (couplingUpper as number) * factor;
      const verdicts = evaluatePoint({ model: 'lmu-ltau', parameters: { mass: 0.1, gPrime } }, tridents, ONE_SIDED);
      return verdicts.at(-1)?.verdict;
    };
    expect([verdictAt(1 - 1e-9), verdictAt(1 + 1e-9)]).toEqual(['allowed', 'excluded']);
  });

  it('add up over sources, those alone in quadrature', () => {
    const [all, ...alone] = theoryEffects(tridents, [1], family, inputs, ONE_SIDED);
    const change = (ratio: number | null) => (ratio as number) - 1;
    const sum = alone.reduce((total, { limitOverExact: [ratio] }) => total + change(ratio), 0);
    // a variance that is small beside that of the measurement moves the limit in proportion
    expect(change(all.limitOverExact[0]) / sum).toBeCloseTo(1, 1);
  });

  it('refuse cuts', async () => {
    const selection = { cuts: { minimumMuonMomentum: 9 }, events: 2000, seed: 1 } as never;
    const asked = { electroweak: inputs, theoryErrors: true, selection };
    await expect(prepareConstraints(['ccfr'], catalogue, asked)).rejects.toThrow('not available after cuts');
  });
});

describe('coverage of the combined limit of the default experiments', () => {
  const TOYS = 8000;
  const predictions = tridents.map((one) => {
    const found = predictionAtMass(one, family, inputs)(0.1);
    if ('reason' in found) throw new Error(found.reason);
    return found;
  });
  const sources = [...new Set(predictions.flatMap(({ shifts = {} }) => Object.keys(shifts)))];

  /** The share of toys, each with nuisance parameters of its own, whose interval has the true coupling. */
  function coverage(coupling: number, sidedness: 'one-sided' | 'two-sided', stream: number): number {
    const uniforms = new CounterUniforms(20_261_201, stream);
    const block = new Float64Array(4);
    let drawn = 0;
    const normal = () => {
      if (drawn % 4 === 0) uniforms.fill(drawn / 4, 0, 1, block);
      return normalQuantile(block[drawn++ % 4]);
    };
    const s = coupling ** 2;
    let covered = 0;
    for (let toy = 0; toy < TOYS; toy++) {
      const theta = new Map(sources.map((source) => [source, normal()]));
      const toys = predictions.map((prediction) => {
        let truth = 1 + s * (prediction.ratio.linear + s * prediction.ratio.quadratic);
        for (const [source, { constant, linear, quadratic }] of Object.entries(prediction.shifts ?? {})) {
          truth += (theta.get(source) as number) * (constant + s * (linear + s * quadratic));
        }
        // a measurement above the truth has the lower error between the two
        const z = normal();
        const { errorPlus, errorMinus } = prediction.measurement;
        const value = truth + z * (z > 0 ? errorMinus : errorPlus);
        return { ...prediction, measurement: { ...prediction.measurement, value } };
      });
      const { allowed } = couplingLimit(toys, { confidenceLevel: 0.95, sidedness });
      if (allowed.some(({ lower, upper }) => lower <= coupling && coupling <= upper)) covered++;
    }
    return covered / TOYS;
  }

  // 0.24 % is the error of 8,000 toys, some seconds; g′ = 2e-3 is R = 2.4 at CCFR, five standard deviations from the boundary. One-sided limits cover
  // 95.8 ± 0.1 % (120,000 toys) because the errors of NuTeV are asymmetric: 95.5 without theory errors, and 95.0 where its larger error is on both sides
  it.each([
    ['two-sided', 1],
    ['one-sided', 2],
  ] as const)('is 95 ± 1 %% %s', (sidedness, stream) => {
    expect(Math.abs(coverage(2e-3, sidedness, stream) - 0.95)).toBeLessThan(0.01);
  });

  it('is more at the boundary, which no fluctuation downwards excludes', () => {
    expect(coverage(0, 'two-sided', 3)).toBeGreaterThan(0.965);
  });
});
