import { describe, expect, it } from 'vitest';
import { loadCatalogue } from './node.js';
import { parseSelection } from './selections.js';

const { selections, fluxes, references } = await loadCatalogue();

describe('selections of the data folder', () => {
  it('are those of the literature: arXiv:1807.10973, section on backgrounds', () => {
    const { cuts, resolution, publishedEfficiencies } = selections.get('argon-near-detector') ?? expect.fail('none');
    expect(resolution).toEqual({
      e: { stochastic: 0.15, constant: 0, angleDegrees: 1 },
      mu: { stochastic: 0.06, constant: 0, angleDegrees: 1 },
    });
    const of = (a: string, b: string) =>
      cuts.filter(({ finalState }) => finalState?.join() === `${a},${b}`).map(({ maximum }) => maximum);
    expect([of('mu', 'mu'), of('e', 'e'), of('e', 'mu')]).toEqual([
      [0.2, 20, 15],
      [0.1, 40, 20],
      [0.1, 20, 40, 20],
    ]);
    expect(publishedEfficiencies?.values.map(({ value }) => value)).toEqual([
      '0.61',
      '0.39',
      '0.48',
      '0.21',
      '0.66',
      '0.17',
    ]);
  });

  it('compare with fluxes that exist', () => {
    for (const { publishedEfficiencies } of selections.values()) {
      if (publishedEfficiencies) expect(fluxes.has(publishedEfficiencies.flux)).toBe(true);
    }
  });
});

describe('a selection file', () => {
  const parse = (cuts: string) =>
    parseSelection(
      { file: 'test.yaml', text: `id: test\nname: Test\nsource: Ballett2018\ncuts:\n  - ${cuts}\n` },
      references,
    );
  const messages = (cuts: string) => parse(cuts).diagnostics.map(({ message }) => message);

  it('may leave the resolution out', () => {
    const { value, diagnostics } = parse('{ observable: momentum, lepton: mu, minimum: 9 }');
    expect(diagnostics).toEqual([]);
    expect(value?.resolution).toEqual({});
  });

  it('must cut, and keep something', () => {
    expect(messages('{ observable: momentum }')).toEqual(['cuts nothing']);
    expect(messages('{ observable: pairMass, minimum: 2, maximum: 1 }')).toEqual(['keeps nothing from 2 to 1']);
    expect(messages('{ observable: openingAngle, lepton: mu, maximum: 20 }')).toEqual([
      'openingAngle is not about one lepton',
    ]);
    expect(messages('{ observable: rapidity, maximum: 2 }')).toHaveLength(1);
  });

  it('names references that exist', () => {
    const { diagnostics } = parseSelection(
      { file: 'test.yaml', text: 'id: t\nname: T\nsource: Nobody\ncuts: [{ observable: pairMass, maximum: 1 }]\n' },
      references,
    );
    expect(diagnostics[0].message).toContain('no reference "Nobody"');
  });
});
