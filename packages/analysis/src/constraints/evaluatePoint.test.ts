import { InputError, lmuLtauFamily, vectorFamily } from '@nereid/physics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputs, threeNodes, toyExperiment } from '../../test/toyExperiment.js';
import { couplingLimits } from '../limits/couplingLimits.js';
import { evaluatePoint, invalidVerdicts } from './evaluatePoint.js';
import { modelOfPoint, parsePoint } from './parameterPoint.js';

const oneSided = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;
const lmuLtau = (mass: number, gPrime: number) => ({ model: 'lmu-ltau', parameters: { mass, gPrime } });

describe('evaluatePoint', () => {
  const measurements = [
    { value: 0.82, errorPlus: 0.28, errorMinus: 0.28 },
    { value: 1.58, errorPlus: 0.64, errorMinus: 0.64 },
    { value: 0.72, errorPlus: 1.73, errorMinus: 0.72 },
  ];
  for (const statistic of ['likelihood-ratio', 'measured-interval'] as const) {
    for (const sidedness of ['one-sided', 'two-sided'] as const) {
      it(`agrees with the coupling limit: ${statistic}, ${sidedness}`, () => {
        const options = { confidenceLevel: 0.95, sidedness, statistic };
        for (const measured of measurements) {
          const experiment = toyExperiment(threeNodes, measured);
          for (const point of couplingLimits([experiment], [0.01, 1, 100], lmuLtauFamily, inputs, options)) {
            const limit = point.couplingUpper as number;
            const verdictAt = (g: number) => evaluatePoint(lmuLtau(point.massGeV, g), [experiment], options)[0].verdict;
            expect(verdictAt(limit * (1 - 1e-8))).toBe('allowed');
            expect(verdictAt(limit * (1 + 1e-8))).toBe('excluded');
          }
        }
      });
    }
  }

  it('reports ratio, pull and χ² of the Standard Model', () => {
    const [verdict] = evaluatePoint({ model: 'sm', parameters: {} }, [toyExperiment(threeNodes)], oneSided);
    expect(verdict).toMatchObject({ constraint: 'ccfr', verdict: 'allowed', ratio: 1, measured: 0.82 });
    expect(verdict.pull).toBeCloseTo(-0.18 / 0.28, 12);
    expect(verdict.chiSquare).toBeCloseTo((0.18 / 0.28) ** 2, 12);
    expect(verdict.standardModelChiSquare).toBe(verdict.chiSquare);
  });

  it('agrees with the coupling limit where the interference is destructive and the allowed couplings are two intervals', () => {
    const opposite = {
      neutrino: { e: 0, mu: 1, tau: 0 },
      vector: { e: 0, mu: -1, tau: 0 },
      axial: { e: 0, mu: 0, tau: 0 },
    };
    const experiment = toyExperiment(threeNodes);
    for (const statistic of ['likelihood-ratio', 'measured-interval'] as const) {
      for (const sidedness of ['one-sided', 'two-sided'] as const) {
        const options = { confidenceLevel: 0.95, sidedness, statistic };
        const [point] = couplingLimits([experiment], [1000], vectorFamily(opposite), inputs, options);
        const verdictAt = (gPrime: number) => {
          const parameters = { mass: 1000, gPrime, nuMu: 1, vectorMu: -1 };
          return evaluatePoint({ model: 'vector', parameters }, [experiment], options)[0].verdict;
        };
        for (const { lower, upper } of point.allowed) {
          if (lower > 0) expect(verdictAt(lower * (1 - 1e-7))).toBe('excluded');
          expect(verdictAt(lower + 1e-7 * (upper - lower))).toBe('allowed');
          expect(verdictAt(upper * (1 + 1e-7))).toBe('excluded');
        }
      }
    }
  });

  it('blames too low a ratio in one direction only when the plain interval is tested one-sided', () => {
    const precise = toyExperiment(threeNodes, { errorPlus: 0.02, errorMinus: 0.02 });
    const lowered = { model: 'contact', parameters: { vector: -0.9 } };
    const verdict = (options: object) => evaluatePoint(lowered, [precise], { ...oneSided, ...options })[0].verdict;
    expect(verdict({ statistic: 'measured-interval' })).toBe('allowed');
    expect(verdict({ statistic: 'measured-interval', sidedness: 'two-sided' })).toBe('excluded');
    // the likelihood ratio is one-sided in the strength: this one lies beyond the best fit
    expect(verdict({ statistic: 'likelihood-ratio' })).toBe('excluded');
  });

  it('never excludes the Standard Model with the likelihood ratio, whatever the confidence level', () => {
    const point = { model: 'sm', parameters: {} };
    for (const sidedness of ['one-sided', 'two-sided'] as const) {
      const options = { confidenceLevel: 0.51, sidedness };
      expect(evaluatePoint(point, [toyExperiment(threeNodes)], options)[0].verdict).toBe('allowed');
    }
  });

  it('adds a combined verdict for several experiments, with the sum of their χ²', () => {
    const experiments = [
      toyExperiment(threeNodes),
      toyExperiment(threeNodes, { value: 1.58, errorPlus: 0.64, errorMinus: 0.64 }),
    ];
    const verdicts = evaluatePoint(lmuLtau(1, 1e-3), experiments, oneSided);
    expect(verdicts.map(({ constraint }) => constraint)).toEqual(['ccfr', 'ccfr', 'combined']);
    expect(verdicts[2].chiSquare).toBeCloseTo((verdicts[0].chiSquare ?? 0) + (verdicts[1].chiSquare ?? 0), 12);
  });

  it('gives invalidInput, with the reason, for a model that does not exist', () => {
    const verdicts = evaluatePoint({ model: 'lmu-tau', parameters: {} }, [toyExperiment(threeNodes)], oneSided);
    expect(verdicts).toHaveLength(1);
    expect(verdicts[0]).toMatchObject({ constraint: 'ccfr', verdict: 'invalidInput' });
    expect(verdicts[0].reason).toContain('Did you mean "lmu-ltau"?');
  });

  it('does not take an overflow for a pass', () => {
    const huge = { model: 'vector', parameters: { mass: 1, gPrime: 1, nuMu: 1e300, vectorMu: 1e200 } };
    const [verdict] = evaluatePoint(huge, [toyExperiment(threeNodes)], oneSided);
    expect(verdict.verdict).toBe('notEvaluated');
    expect(verdict.reason).toContain('not finite');
  });
});

describe('modelOfPoint', () => {
  const message = (model: string, parameters: Record<string, number>) => {
    try {
      modelOfPoint({ model, parameters });
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      return (error as InputError).message;
    }
    return undefined;
  };

  it('words mistakes for a point file, not for flags', () => {
    expect(message('lmu-ltau', { mass: 1 })).toBe(
      'point: model = "lmu-ltau": needs the parameter gPrime. Add "gPrime" to its parameters.',
    );
    expect(message('lmu-ltau', { mass: 1, gPrime: -1 })).toBe(
      'point: gPrime = -1: outside the valid range. Give a finite number at least 0 and at most 1000000.',
    );
    expect(message('smm', {})).toMatch(/^point: model = "smm": no such model\. Did you mean "sm"\?/);
    expect(message('sm', { mass: 1 })).toBe(
      'point: parameter of sm = "mass": no such parameter. It has no parameters.',
    );
    expect(message('contact', { 'a: b.c': 1 })).toMatch(
      /^point: parameter of contact = "a: b.c": no such parameter\. /,
    );
    expect(message('lmu-ltau', { mass: 1, gPrime: 1 })).toBeUndefined();
  });
});

describe('invalidVerdicts', () => {
  it('names every constraint', () => {
    const verdicts = invalidVerdicts([{ id: 'a' }, { id: 'b' }], 'no');
    expect(verdicts.map(({ constraint, verdict, reason }) => [constraint, verdict, reason])).toEqual([
      ['a', 'invalidInput', 'no'],
      ['b', 'invalidInput', 'no'],
    ]);
  });
});

describe('parsePoint', () => {
  it('takes a model and its parameters, which may be left out', () => {
    expect(parsePoint({ model: 'sm' })).toEqual({ model: 'sm', parameters: {} });
    expect(parsePoint(lmuLtau(1, 2))).toEqual(lmuLtau(1, 2));
  });

  it.each([
    [[], 'point = []: not an object.'],
    [null, 'point = null: not an object.'],
    [{}, 'model = undefined: not a name.'],
    [{ model: 3 }, 'model = 3: not a name.'],
    [{ model: 'sm', paramters: {} }, 'point = "paramters": unknown field. Did you mean "parameters"?'],
    [{ model: 'sm', parameters: [1] }, 'parameters = [1]: not an object.'],
    [{ model: 'sm', parameters: { mass: '1' } }, 'parameters.mass = "1": not a finite number.'],
    [
      { model: 'sm', parameters: { mass: Number.POSITIVE_INFINITY } },
      'parameters.mass = Infinity: not a finite number.',
    ],
  ])('refuses %j', (value, problem) => {
    expect(() => parsePoint(value)).toThrow(problem);
  });

  it('never fails but with an InputError, whatever the JSON', () => {
    const anyPoint = fc.oneof(
      fc.jsonValue(),
      fc.record({ model: fc.jsonValue(), parameters: fc.jsonValue() }),
      fc.record({
        model: fc.constantFrom('sm', 'lmu-ltau', 'vector', 'contact'),
        parameters: fc.dictionary(fc.string(), fc.double()),
      }),
    );
    fc.assert(
      fc.property(anyPoint, (value) => {
        try {
          modelOfPoint(parsePoint(value));
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });

  it('does not evaluate operators that turn the helicity with a kernel that has no densities for them', () => {
    const point = { model: 'scalar', parameters: { mass: 1, coupling: 1, nuMu: 1, scalarMu: 1 } };
    const [verdict] = evaluatePoint(point, [toyExperiment(threeNodes)], {
      confidenceLevel: 0.95,
      sidedness: 'one-sided',
      statistic: 'likelihood-ratio',
      errorModel: 'bifurcated-gaussian',
    });
    expect(verdict).toMatchObject({ verdict: 'notEvaluated', reason: expect.stringContaining('no densities') });
  });
});
