import { type Catalogue, type PublishedCurve, parseCurve } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { parseModel } from '@nereid/physics';
import { electroweakInputs } from '@nereid/physics/couplings';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Bound } from '../bound.js';
import { publishedBounds } from './publishedBounds.js';

const inputs = electroweakInputs({});
const masses = [0.001, 0.01, 0.1, 1, 10, 100];

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue();
});

const boundsOf = (model: string, ids: readonly string[], parameters = {}) =>
  publishedBounds(
    ids.map((id) => catalogue.curves.get(id) as PublishedCurve),
    { model, parameters },
    masses,
    inputs,
  );

const at = (bound: Bound | undefined, massGeV: number) => bound?.curve.find((point) => point.massGeV === massGeV);

describe('publishedBounds', () => {
  it('tells curves of the model itself, recasts and projections apart', () => {
    const { bounds } = boundsOf('lmu-ltau', [
      'cms-z4mu-95cl-ballett2019',
      'babar-invisible-2017',
      'na64mu-projection-kahn2018',
    ]);
    expect(bounds.map(({ kind, viaMixing }) => [kind, viaMixing])).toEqual([
      ['digitised', false],
      ['recast', true],
      ['projected', false],
    ]);
    expect(at(bounds[0], 10)?.excluded[0].upper).toBe(Number.POSITIVE_INFINITY);
    expect(bounds[1].formula).toContain('v_e²');
    expect(bounds[1].references).toEqual(['BaBar2017']);
  });

  it('needs the mixing of loops for searches with electrons', () => {
    const { notComputed } = boundsOf('lmu-ltau', ['babar-invisible-2017'], { loopMixing: 0 });
    expect(notComputed).toEqual([
      { constraint: 'babar-invisible-2017', reason: expect.stringContaining('make or show nothing') },
    ]);
  });

  it('has no invisible decays of a dark photon', () => {
    expect(boundsOf('dark-photon', ['na64-invisible-2019']).notComputed).toHaveLength(1);
    expect(boundsOf('dark-photon', ['na48-2015', 'e137-2012']).bounds.map(({ kind }) => kind)).toEqual([
      'digitised',
      'digitised',
    ]);
  });

  it('carries regions over with both edges', () => {
    const [e137] = boundsOf('b-l', ['e137-2012']).bounds;
    const point = at(e137, 0.01);
    expect(point?.couplingUpper).toBeNull();
    expect(point?.excluded).toHaveLength(1);
    // DarkCast's own recast (limits of B − L at db9a0f66) at 10.197 MeV: 8.7226·10⁻⁹ and 7.3887·10⁻⁶; the edges fall as 2 and 1.2 % there
    expect(Math.abs((point?.excluded[0].lower ?? 0) / 8.7226e-9 - 1)).toBeLessThan(0.03);
    expect(Math.abs((point?.excluded[0].upper ?? 0) / 7.3887e-6 - 1)).toBeLessThan(0.05);
  });

  it('says why scalars and models without a boson have none', () => {
    const reasons = (model: string, parameters: object) =>
      publishedBounds(catalogue.curves.values(), { model, parameters: { ...parameters } }, masses, inputs).notComputed;
    expect(reasons('scalar', { scalarMu: 1 })[0].reason).toContain('scalar');
    expect(reasons('sm', {})[0].reason).toContain('no one coupling');
  });

  it('takes a toy: one file is a new bound', () => {
    const text = [
      ...[
        'name: Toy',
        'source: Toy2026',
        'experiment: toy',
        'model: lmu-ltau',
        'confidenceLevel: 0.95',
        'how: made up',
      ],
      ...['production: muon-bremsstrahlung', 'signature: any'],
    ].map((line) => `# ${line}`);
    const { value } = parseCurve({
      file: 'toy.csv',
      text: [...text, 'massGeV,gPrime', '0.01,1e-4', '10,1e-4'].join('\n'),
    });
    const [toy] = publishedBounds(
      [value as PublishedCurve],
      { model: 'b-3lmu', parameters: {} },
      masses,
      inputs,
    ).bounds;
    expect(toy).toMatchObject({ constraint: 'toy', kind: 'recast', confidenceLevel: 0.95 });
    // charge −3 of muons
    expect(at(toy, 1)?.couplingUpper).toBeCloseTo(1e-4 / 3, 6);
  });
});

describe('the curves of the catalogue', () => {
  it('are of models that there are, and say how far to trust them', () => {
    for (const { id, model, licence, accuracy } of catalogue.curves.values()) {
      expect([id, licence === undefined, accuracy === undefined]).toEqual([id, false, false]);
      expect(() =>
        parseModel(model, { mass: 1, [model === 'dark-photon' ? 'epsilon' : 'gPrime']: 1e-3 }),
      ).not.toThrow();
    }
  });

  it('agree with what the abstracts say', () => {
    const range = (id: string, from = 0, to = Number.POSITIVE_INFINITY) => {
      const { massGeV, gPrime } = catalogue.curves.get(id) as PublishedCurve;
      const within = Array.from(gPrime).filter((_, i) => massGeV[i] >= from && massGeV[i] <= to);
      return [Math.min(...within), Math.max(...within)];
    };
    // arXiv:1912.11276: 5·10⁻² to 1 for masses up to 6 GeV
    const [strongest, weakest] = range('belleii-invisible-2020');
    expect(strongest).toBeCloseTo(5e-2, 2);
    expect(weakest).toBeCloseTo(1, 1);
    // arXiv:1606.03501: down to 7·10⁻⁴ (read off a later figure: 6.5)
    expect(range('babar-4mu-90cl-ballett2019')[0]).toBeCloseTo(7e-4, 4);
  });
});
