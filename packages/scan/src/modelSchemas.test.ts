import { readFileSync } from 'node:fs';
import { modelDefinitions } from '@nereid/physics';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { modelSchemas } from './modelSchemas.js';

/** Whether files in data/schema are up to date is looked at by `npm run check:generated`. */
const schemas = modelSchemas();
const ajv = new Ajv2020({ strict: false, allErrors: true });
const [isPoint, isScan] = ['point', 'scan'].map((name) => ajv.compile(schemas[`${name}.schema.json`]));
const point = (model: string, parameters?: object) => isPoint({ model, ...(parameters && { parameters }) });
const grid = { log: [0.01, 1], points: 5 };
const scan = (model: string, parameters: object) => isScan({ model, parameters, constraints: ['ccfr'] });

describe.each(modelDefinitions().map((one) => [one.name, one] as const))('the schemas of %s', (name, definition) => {
  const { parameters, example, decoupled, needsOneOf, pattern } = definition;

  it('take its example and its decoupled point, as points and as scans', () => {
    for (const good of [example, decoupled]) {
      expect(point(name, good), JSON.stringify(isPoint.errors)).toBe(true);
      expect(scan(name, good), JSON.stringify(isScan.errors)).toBe(true);
    }
    for (const { example: like } of pattern?.names ?? [])
      expect(point(name, { ...example, [like]: 1 }), like).toBe(true);
  });

  it('refuse what is missing, unknown or out of range', () => {
    expect(point(name, { ...example, noSuchThing: 1 })).toBe(false);
    expect(scan(name, { ...example, noSuchThing: 1 })).toBe(false);
    for (const { name: key, required, minimum, maximum } of parameters) {
      const { [key]: _, ...rest } = example;
      if (required) expect(point(name, rest), key).toBe(false);
      if (minimum !== undefined) expect(point(name, { ...example, [key]: minimum - 1 }), key).toBe(false);
      if (maximum !== undefined) expect(point(name, { ...example, [key]: maximum * 1.1 + 1 }), key).toBe(false);
      expect(point(name, { ...example, [key]: '1' }), key).toBe(false);
      expect(scan(name, { ...example, [key]: grid }), key).toBe(true);
      expect(scan(name, { ...example, [key]: { log: [0.01, 1] } }), key).toBe(false);
    }
    if (!needsOneOf) return;
    const rest = Object.entries(example).filter(([key]) => !needsOneOf.names.includes(key));
    expect(point(name, Object.fromEntries(rest))).toBe(false);
  });
});

describe('the schemas of points and scans', () => {
  it('know names and fields', () => {
    expect(point('sm')).toBe(true);
    expect(point('no-such-model', {})).toBe(false);
    expect(isPoint({ model: 'sm', parameter: {} })).toBe(false);
    expect(isPoint({})).toBe(false);
    expect(isScan({ model: 'sm', parameters: {} })).toBe(false);
  });

  it('take points of a file in the place of ranges, and beside them single numbers', () => {
    const base = { model: 'lmu-ltau', constraints: ['ccfr'], points: { file: 'chain.csv' } };
    expect(isScan(base), JSON.stringify(isScan.errors)).toBe(true);
    expect(isScan({ ...base, points: { file: 'a.dat', format: 'csv', columns: { mass: 'm' } } })).toBe(true);
    expect(isScan({ ...base, parameters: { mass: 0.1 } })).toBe(true);
    const wrong = [
      { ...base, parameters: { mass: grid } },
      { ...base, points: {} },
      { ...base, points: { file: 'a', rows: 3 } },
      { model: 'lmu-ltau', constraints: ['ccfr'] },
    ];
    expect(wrong.filter((one) => isScan(one))).toEqual([]);
  });

  it('take every scan and point of the documentation', () => {
    const pages = [
      'docs/scans.md',
      'docs/tutorials/scan-on-a-cluster.md',
      'docs/tutorials/bring-your-own-points.md',
      'docs/tutorials/by-subprocess.md',
      'README.md',
    ];
    const blocks = pages.flatMap((page) => {
      const text = readFileSync(new URL(`../../../${page}`, import.meta.url), 'utf8');
      return [...text.matchAll(/```(?:yaml|json)[^\n]*\n(.*?)```/gs)].map(([, block]) => parse(block));
    });
    const scans = blocks.filter((one) => one?.model !== undefined && one.constraints !== undefined);
    expect(scans.length).toBeGreaterThan(1);
    for (const one of scans) expect(isScan(one), JSON.stringify([one, isScan.errors])).toBe(true);
  });
});
