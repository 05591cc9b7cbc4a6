import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { countingLikelihood, couplingLimit, ratioLikelihood } from '@nereid/physics';
import type { ExperimentPrediction, TheoryShifts } from '@nereid/physics/inference';
import { describe, expect, it } from 'vitest';
import { leaveOut } from './leftOut.js';

const script = fileURLToPath(new URL('pyhf/limits.py', import.meta.url));
const python =
  process.env.NEREID_JUDGES_PYTHON ?? fileURLToPath(new URL('../.cache/judges/bin/python', import.meta.url));
const present = existsSync(python);
if (!present) {
  leaveOut('theory errors in pyhf', 'npm run judges -- --install');
}

/** A count whose signal is signal·(1 + linear s + Σ θ_k (constant_k + linear_k s)). */
interface Count {
  readonly name: string;
  readonly observed: number;
  readonly signal: number;
  readonly background: number;
  readonly backgroundError: number;
  readonly linear: number;
  readonly shifts: TheoryShifts;
}

const CLS = { confidenceLevel: 0.95, sidedness: 'one-sided', statistic: 'cls' } as const;

const exactly = (value: number) => ({ value, error: 0, constraint: 'gaussian' }) as const;

function predictionOf({ name, observed, signal, background, backgroundError, linear, shifts }: Count) {
  const likelihood = countingLikelihood({
    name,
    observed,
    standardModel: exactly(signal),
    background: { value: background, error: backgroundError, constraint: 'gaussian' },
  });
  return { measurement: likelihood.measurement, likelihood, ratio: { linear, quadratic: 0 }, shifts };
}

/** Histograms that a pull of ±1 moves by `by`, as a straight line. */
const moved = (name: string, nominal: number, by: number) => ({
  name,
  type: 'histosys',
  data: { lo_data: [nominal - by], hi_data: [nominal + by] },
});

/** The same as a workspace: what is of the Standard Model and what is proportional to s are samples, which sources move together. */
function workspaceOf(counts: readonly Count[]) {
  const part = (name: string, events: number, one: Count, of: 'constant' | 'linear') => ({
    name,
    data: [events],
    modifiers: [
      ...Object.entries(one.shifts).map(([source, shift]) => moved(source, events, one.signal * shift[of])),
      ...(of === 'linear' ? [{ name: 's', type: 'normfactor', data: null }] : []),
    ],
  });
  return {
    channels: counts.map((one) => ({
      name: one.name,
      samples: [
        part('standardModel', one.signal, one, 'constant'),
        part('newPhysics', one.signal * one.linear, one, 'linear'),
        {
          name: 'background',
          data: [one.background],
          modifiers: [moved(`background_${one.name}`, one.background, one.backgroundError)],
        },
      ],
    })),
    observations: counts.map(({ name, observed }) => ({ name, data: [observed] })),
    measurements: [{ name: 'm', config: { poi: 's', parameters: [{ name: 's', inits: [1], bounds: [[0, 100]] }] } }],
    version: '1.0.0',
  };
}

/** CLs of pyhf at squared couplings. */
function clsOfPyhf(entries: Readonly<Record<string, { counts: readonly Count[]; tested: number }>>) {
  const asked = Object.entries(entries).map(([name, { counts, tested }]) => [
    name,
    { workspace: workspaceOf(counts), tested },
  ]);
  const { stdout, status, stderr } = spawnSync(python, [script], { input: JSON.stringify(Object.fromEntries(asked)) });
  expect(status, String(stderr)).toBe(0);
  return JSON.parse(String(stdout)) as Readonly<Record<string, { cls: number }>>;
}

const limitOf = (predictions: readonly ExperimentPrediction[]) =>
  (couplingLimit(predictions, CLS).upperLimit ?? expect.fail('no limit')) ** 2;

/** Beside the CLs of 0.05 at our limit: its minimiser ends within 1e-6 in χ². */
const ACCURACY = 2e-5;

const one: Count = {
  name: 'one',
  observed: 14,
  signal: 10.8,
  background: 9.8,
  backgroundError: 2.9,
  linear: 1.4,
  shifts: {
    density: { constant: 0.6 / 10.8, linear: 0.12, quadratic: 0 },
    flux: { constant: 0, linear: 0.2, quadratic: 0 },
  },
};
const other: Count = {
  name: 'other',
  observed: 9,
  signal: 6,
  background: 4,
  backgroundError: 0.8,
  linear: 0.9,
  shifts: {
    density: { constant: 0.05, linear: 0.08, quadratic: 0 },
    couplings: { constant: 0.1, linear: -0.15, quadratic: 0 },
  },
};

describe.skipIf(!present)('CLs with theory errors, of pyhf and here', () => {
  it('of a count, of two that share a source, and of two whose sources all differ', () => {
    const apart = {
      ...other,
      shifts: Object.fromEntries(Object.entries(other.shifts).map(([k, v]) => [`${k}_2`, v])),
    };
    const groups = { single: [one], shared: [one, other], apart: [one, apart] };
    const tested = Object.entries(groups).map(
      ([name, counts]) => [name, { counts, tested: limitOf(counts.map(predictionOf)) }] as const,
    );
    const theirs = clsOfPyhf(Object.fromEntries(tested));
    for (const [name] of tested) expect(Math.abs(theirs[name].cls - 0.05), name).toBeLessThan(ACCURACY);
    const [, shared, separate] = tested.map(([, entry]) => entry.tested);
    // what is common does not average out
    expect(shared).not.toBeCloseTo(separate, 4);
  });

  // skewness goes down as 1/√B, and so do the differences: 4.3e-3, and 5e-4
  it.each([1e4, 1e6])('of ratios, from %f counts, which are nearly Gaussian', (background) => {
    const measured = [
      { name: 'ccfr', value: 0.82, error: 0.28, linear: 1.4, shifts: one.shifts },
      { name: 'other', value: 0.9, error: 0.64, linear: 0.9, shifts: other.shifts },
    ];
    const predictions = measured.map(({ name, value, error, linear, shifts }) => {
      const measurement = { name, value, errorPlus: error, errorMinus: error };
      return { measurement, likelihood: ratioLikelihood(measurement), ratio: { linear, quadratic: 0 }, shifts };
    });
    // √B/S is the error
    const counts = measured.map(({ name, value, error, linear, shifts }): Count => {
      const signal = Math.sqrt(background) / error;
      return { name, observed: background + value * signal, signal, background, backgroundError: 0, linear, shifts };
    });
    const theirs = clsOfPyhf({ ratios: { counts, tested: limitOf(predictions) } });
    expect(Math.abs(theirs.ratios.cls - 0.05)).toBeLessThan(0.6 / Math.sqrt(background));
  });
});
