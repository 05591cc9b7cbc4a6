import { InputError } from '@nereid/physics';
import { binnedLikelihood } from '@nereid/physics/likelihoods';
import { describe, expect, it } from 'vitest';
import { readHistFactory } from './histFactoryFile.js';
import { histFactoryModel } from './histFactoryModel.js';

/** Every kind of modifier and every setting of a parameter. */
const complete = () => ({
  channels: [
    {
      name: 'SR',
      samples: [
        { name: 'signal', data: [5, 3], modifiers: [{ name: 'mu', type: 'normfactor', data: null }] },
        {
          name: 'background',
          data: [20, 12],
          modifiers: [
            { name: 'norm', type: 'normsys', data: { lo: 0.9, hi: 1.1 } },
            { name: 'scale', type: 'histosys', data: { lo_data: [18, 11], hi_data: [22, 13] } },
            { name: 'lumi', type: 'lumi', data: null },
            { name: 'mc', type: 'staterror', data: [1, 2] },
            { name: 'off', type: 'shapesys', data: [2, 1] },
            { name: 'k', type: 'normfactor', data: null },
          ],
        },
        { name: 'other', data: [2, 2], modifiers: [{ name: 'shape', type: 'shapefactor', data: null }] },
      ],
    },
  ],
  observations: [{ name: 'SR', data: [26, 15] }],
  measurements: [
    {
      name: 'fit',
      config: {
        poi: 'mu',
        parameters: [
          { name: 'lumi', inits: [1], bounds: [[0.5, 1.5]], auxdata: [1], sigmas: [0.02] },
          { name: 'k', fixed: true },
          { name: 'off', factors: [100, 144] },
        ],
      },
    },
  ],
  version: '1.0.0',
});
type Document = ReturnType<typeof complete>;

function problem(document: unknown): string {
  try {
    const workspace = readHistFactory(document);
    for (const measurement of workspace.measurements) binnedLikelihood(histFactoryModel(workspace, measurement));
    return '';
  } catch (error) {
    // anything else is a fault of the program
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
}

function changed(change: (document: Document) => unknown): string {
  const document = complete();
  change(document);
  return problem(document);
}

type Keys = readonly (string | number)[];

/** The ways to every value of a document. */
function paths(value: unknown, keys: Keys = []): Keys[] {
  if (typeof value !== 'object' || value === null) return [keys];
  const entries = Array.isArray(value) ? Array.from(value.entries()) : Object.entries(value);
  return [...(keys.length > 0 ? [keys] : []), ...entries.flatMap(([key, part]) => paths(part, [...keys, key]))];
}

const named = (keys: Keys): string =>
  keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');

/** The object or list that holds the value at the end of the way. */
function parentOf(document: unknown, keys: Keys): Record<string | number, unknown> {
  return keys.slice(0, -1).reduce((part, key) => (part as Record<string | number, unknown>)[key], document) as never;
}

/** May be left out. */
const OPTIONAL = /parameters\[\d\]\.(fixed|factors)$/;
/** Entries of lists, without which the list is shorter, and perhaps still right. */
const ENTRY = /\]$/;

describe('readHistFactory', () => {
  it('takes every modifier and setting', () => {
    expect(problem(complete())).toBe('');
  });

  const all = paths(complete()).map((keys) => [named(keys), keys] as const);

  it.each(all.filter(([name]) => !OPTIONAL.test(name) && !ENTRY.test(name)))(
    'names %s where it is missing',
    (name, keys) => {
      const document = complete();
      delete parentOf(document, keys)[keys[keys.length - 1]];
      // what a luminosity needs is asked for by the parameter's name
      const place = /parameters\[0\]\.(inits|bounds|auxdata|sigmas)/.test(name) ? 'parameter lumi' : name;
      expect(problem(document)).toContain(place);
      expect(problem(document)).toContain('missing');
    },
  );

  it.each(all.filter(([name]) => ENTRY.test(name)))(
    'says what is wrong, or nothing, where %s is left out',
    (_, keys) => {
      const document = complete();
      (parentOf(document, keys) as unknown as unknown[]).splice(Number(keys[keys.length - 1]), 1);
      problem(document);
    },
  );

  it.each(all)('names %s where it is of another kind', (name, keys) => {
    const document = complete();
    const parent = parentOf(document, keys);
    const last = keys[keys.length - 1];
    const was = parent[last];
    for (const other of [null, true, 7, -1, 'text', '', [], [[]], [null], {}, { name: 7 }, Number.POSITIVE_INFINITY]) {
      const [a, b] = [typeof was, typeof other];
      if (JSON.stringify(was) === JSON.stringify(other) && a === b) continue;
      // another number or text may be right, and where it is not it is said of what it is compared with
      const sameKind = a === b && a !== 'object' && other !== Number.POSITIVE_INFINITY;
      parent[last] = other;
      const message = problem(document);
      const empty = Array.isArray(other) && other.length === 0 && /(modifiers|parameters)$/.test(name);
      if (!sameKind && !empty) expect(message, `${name} = ${JSON.stringify(other)}`).toContain(name);
    }
  });

  it.each([
    ['version', (d: Document) => Object.assign(d, { version: '2.0.0' }), /version = "2.0.0": not supported/],
    ['an unknown key', (d: Document) => Object.assign(d.channels[0], { axis: 1 }), /channels\[0\]\.axis .*not known/],
    [
      'an unknown modifier',
      (d: Document) => Object.assign(d.channels[0].samples[0].modifiers[0], { type: 'weight' }),
      /channel SR, sample signal, modifier mu.*"weight": not supported/,
    ],
    ['a second channel of one name', (d: Document) => d.channels.push(d.channels[0]), /channels\[1\].*second channel/],
    [
      'a modifier twice on one sample',
      (d: Document) => d.channels[0].samples[0].modifiers.push(d.channels[0].samples[0].modifiers[0]),
      /twice on one sample/,
    ],
    [
      'an observation of no channel',
      (d: Document) => d.observations.push({ name: 'CR', data: [1] }),
      /observations\[1\]\.name.*of no channel/,
    ],
    [
      'a channel without observation',
      (d: Document) => Object.assign(d.observations[0], { name: 'CR' }),
      /of no channel/,
    ],
    ['another number of bins', (d: Document) => d.observations[0].data.push(3), /3 numbers instead of 2/],
    [
      'events below 0',
      (d: Document) => Object.assign(d.observations[0], { data: [1, -1] }),
      /observations\[0\]\.data.*negative/,
    ],
    [
      'a factor of 0',
      (d: Document) => Object.assign(d.channels[0].samples[1].modifiers[0], { data: { lo: 0, hi: 1 } }),
      /data\.lo.*not positive/,
    ],
    [
      'bounds in the wrong order',
      (d: Document) => Object.assign(d.measurements[0].config.parameters[0], { bounds: [[2, 1]] }),
      /not in order/,
    ],
    [
      'a parameter of interest that is nowhere',
      (d: Document) => Object.assign(d.measurements[0].config, { poi: 'nu' }),
      /poi = "nu".*normfactor: mu, k/,
    ],
    [
      'another modifier named like it',
      (d: Document) => Object.assign(d.channels[0].samples[1].modifiers[0], { name: 'mu' }),
      /modifier mu = "normsys": named like the parameter of interest/,
    ],
    [
      'a signal without events',
      (d: Document) => Object.assign(d.channels[0].samples[0], { data: [0, 0] }),
      /poi = "mu": scales no events/,
    ],
    ['it fixed', (d: Document) => Object.assign(d.measurements[0].config, { poi: 'k' }), /parameter k: fixed/],
    [
      'it below 0',
      (d: Document) => d.measurements[0].config.parameters.push({ name: 'mu', bounds: [[-1, 5]] } as never),
      /parameter mu: bounds = \[-1,5\]/,
    ],
    [
      'a name of two kinds',
      (d: Document) => Object.assign(d.channels[0].samples[1].modifiers[0], { name: 'k' }),
      /modifiers = "k".*different types \(normsys, normfactor\)/,
    ],
    [
      'a setting that a modifier has not',
      (d: Document) => Object.assign(d.measurements[0].config.parameters[1], { sigmas: [1] }),
      /parameter k: sigmas.*not used/,
    ],
    [
      'a setting of another length',
      (d: Document) => Object.assign(d.measurements[0].config.parameters[2], { factors: [1] }),
      /parameter off: factors.*1 instead of 2/,
    ],
  ])('refuses %s', (_, change, message) => {
    expect(changed(change)).toMatch(message);
  });
});
