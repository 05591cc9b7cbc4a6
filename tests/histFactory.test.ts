import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { countingLikelihood, YIELD_CONSTRAINTS } from '@nereid/physics';
import { strengthLimit } from '@nereid/physics/inference';
import { type BinnedLikelihood, binnedLikelihood } from '@nereid/physics/likelihoods';
import { describe, expect, it } from 'vitest';
import {
  type HistFactoryWorkspace,
  histFactoryModel,
  histFactoryWorkspace,
  readHistFactory,
} from '../packages/analysis/src/index.js';
import { leaveOut } from './leftOut.js';
import { randomWorkspace } from './pyhf/randomWorkspace.js';
import { sized } from './statistics.js';

const path = (name: string) => fileURLToPath(new URL(`pyhf/${name}`, import.meta.url));
const read = (name: string) => JSON.parse(readFileSync(path(name), 'utf8'));
/** Python with pyhf, of the judges (python/judges); continuous integration makes it in .cache. */
const python =
  process.env.NEREID_JUDGES_PYTHON ?? fileURLToPath(new URL('../.cache/judges/bin/python', import.meta.url));
const present = existsSync(python);
if (!present) {
  leaveOut('comparison with pyhf', 'npm run judges -- --install');
}

interface FromPyhf {
  readonly best: number;
  readonly upper: number;
  readonly cls: number;
  readonly difference: number;
  readonly error?: string;
}

function likelihoodOf(document: unknown): BinnedLikelihood {
  const workspace = readHistFactory(document);
  return binnedLikelihood(histFactoryModel(workspace, workspace.measurements[0]));
}

function askPyhf(entries: object): Readonly<Record<string, FromPyhf>> {
  const { stdout, status, stderr } = spawnSync(python, [path('limits.py')], { input: JSON.stringify(entries) });
  expect(status, String(stderr)).toBe(0);
  return JSON.parse(String(stdout));
}

/** −2 ln L with its parameters where they are, and not at their best. */
function chiSquareAt({ model }: BinnedLikelihood, point: Readonly<Record<string, number>>): number {
  const parameters = model.parameters.map((parameter) => {
    const value = point[parameter.name];
    return { ...parameter, initial: value, lowest: value, highest: value };
  });
  return binnedLikelihood({ ...model, parameters }).profile(point.mu).chiSquare;
}

describe('a HistFactory workspace', () => {
  const workspaces: Readonly<Record<string, HistFactoryWorkspace>> = read('workspaces.json');
  // pyhf 0.7.6 with SciPy's SLSQP: limits.py, whose docstring says what is calculated
  const expected: Readonly<Record<string, FromPyhf>> = read('expected.json');

  it.each(Object.keys(workspaces))('has the limit of pyhf: %s', (name) => {
    const one = likelihoodOf(workspaces[name]);
    const { upper, best } = expected[name];
    const limit = strengthLimit([one], 0.95, 0, 'cls');
    // its minimiser ends within 1e-6 in χ², which is 1e-6 of the limit at most; the best value where χ² is flat, 1e-4
    expect(limit.converged).toBe(true);
    expect(Math.abs(limit.ratio / upper - 1)).toBeLessThan(2e-5);
    expect(Math.abs(one.measurement.value - best)).toBeLessThan(1e-3);
  });

  it.skipIf(!present)('that is exported has in pyhf the limit that it has here', () => {
    const counts = YIELD_CONSTRAINTS.map((constraint) => ({
      name: constraint,
      observed: 23,
      standardModel: { value: 11, error: 0.4, constraint },
      background: { value: 14, error: 3.5, constraint },
    }));
    const tested = counts.map((one) => strengthLimit([countingLikelihood(one)], 0.95, 0).ratio);
    const workspaces = counts.map((one, i) => [i, { workspace: histFactoryWorkspace(one), tested: tested[i] }]);
    const theirs = askPyhf(Object.fromEntries(workspaces));
    // the interpolation of normsys differs from κ^θ by less than 1e-7
    for (const i of counts.keys()) expect(Math.abs(theirs[i].cls - 0.05), counts[i].name).toBeLessThan(1e-5);
  });

  it.skipIf(!present)('has the likelihood and CLs of pyhf: random ones', () => {
    const all = Array.from({ length: sized(6, 24) }, (_, seed) => randomWorkspace(seed));
    const ours = all.map(({ workspace }) => likelihoodOf(workspace));
    const limits = ours.map((one) => strengthLimit([one], 0.95, 0, 'cls').ratio);
    const entries = all.map((one, index) => [index, { ...one, tested: limits[index] }]);
    const theirs = askPyhf(Object.fromEntries(entries));
    for (const [index, one] of ours.entries()) {
      const { difference, cls, error } = theirs[index];
      expect(error, JSON.stringify(all[index].workspace)).toBeUndefined();
      const [first, second] = all[index].points.map((point) => chiSquareAt(one, point));
      expect(Math.abs(second - first - difference) / (1 + first + second), `${index}`).toBeLessThan(1e-11);
      expect(Math.abs(cls - 0.05), JSON.stringify(all[index].workspace)).toBeLessThan(1e-5);
    }
  });
});
