import type { Polyline, Series } from '@nereid/figures';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { landscape } from '../frontDoors.js';
import type { Bound } from '../landscape/bound.js';
import { landscapeCsv } from '../landscape/landscapeCsv.js';
import { landscapeHepData } from '../landscape/landscapeHepData.js';
import { boundReferences } from '../landscape/landscapePapers.js';
import { hepDataProblems } from '../limits/hepData/hepDataProblems.js';
import { drawnBounds, landscapeFigure } from './landscapeFigure.js';
import { boundSeries } from './landscapeSeries.js';

const masses = Array.from({ length: 30 }, (_, i) => 10 ** (-3 + (i * 6) / 29));
const names = [
  'ccfr',
  'nutev',
  'dune-projection-25',
  'g-2',
  'borexino',
  'e137-2012',
  'babar',
  'cms',
  'cms-dimuon-2020-low',
];
const found = await landscape({ model: 'lmu-ltau', masses, constraints: names, catalogue });
const test = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;
const description = { test, version: '1.2.3', command: 'nereid landscape' };
const labelOf = (series: Series) =>
  series.kind !== 'text' && series.label && 'text' in series.label ? series.label.text : '';

describe('the figure of a landscape', () => {
  const { series, caption } = landscapeFigure(found, { caption: 'Nereid.' });
  const named = (name: string) => series.find((one) => labelOf(one) === name) as Series;

  it('tells measured and projected, levels, kinds and mixing apart without colours', () => {
    expect(named('CCFR')).toMatchObject({ kind: 'excludedRegion', dash: 'solid', widthPx: 2.4, hatch: 'none' });
    expect(named('DUNE 25 %')).toMatchObject({ kind: 'line', dash: 'dashed', widthPx: 2.4 });
    expect(named('Borexino ν–e')).toMatchObject({ kind: 'excludedRegion', hatch: 'rising' });
    expect(named('BaBar 4μ')).toMatchObject({ dash: 'dotted', widthPx: 1.4 });
    expect(named('CMS Z → 4μ')).toMatchObject({ dash: 'dotted', widthPx: 2.4 });
    // a region with an upper edge, of no stated level, carried over from the dark photon
    expect(named('E137*')).toMatchObject({ excludedSide: 'inside', dash: 'dashDot', widthPx: 1.4 });
    const key = series.filter((one) => !('tag' in one)).map(labelOf);
    expect(key).toEqual(
      expect.arrayContaining(['computed', 'recast', 'digitised', 'projected', '95 % CL', 'through mixing alone']),
    );
  });

  it('has a number beside each curve, which the legend explains, and names what lies too far inside to be drawn', () => {
    const { drawn, farInside } = drawnBounds(found);
    const tags = series.flatMap((one) => ('tag' in one && one.tag && 'text' in one.tag ? [one.tag.text] : []));
    expect(tags).toEqual(drawn.map((_, i) => String(i + 1)));
    expect(farInside.map(({ constraint }) => constraint)).toEqual(['cms-dimuon-2020-low']);
    expect(caption).toMatch(/^Nereid\. Far inside, not drawn: CMS dimuons[^;]*\.$/);
  });

  it('draws a supernova and what bounds couplings above it: an island hides nothing', () => {
    const at = (massGeV: number, lower: number, upper: number) => ({
      massGeV,
      couplingUpper: upper === Number.POSITIVE_INFINITY ? lower : null,
      excluded: [{ lower, upper }],
    });
    const made = (constraint: string, lower: number, upper = Number.POSITIVE_INFINITY): Bound => ({
      ...found.bounds[0],
      ...{ constraint, curve: [at(0.1, lower, upper)] },
    });
    const bounds = [made('island', 1e-9, 1e-8), made('strong', 1e-4), made('near', 2.9e-4), made('far', 3.1e-4)];
    const { farInside } = drawnBounds({ masses: [0.1], bounds });
    expect(farInside.map(({ constraint }) => constraint)).toEqual(['far']);
  });

  it('has the range of couplings that it is asked for', () => {
    const { y } = landscapeFigure(found, { caption: '', couplings: [1e-5, 1e-2] });
    expect(y.domain).toEqual([1e-5, 1e-2]);
  });

  it('draws regions that end as closed lines', () => {
    const [outline] = (named('E137*') as Extract<Series, { kind: 'excludedRegion' }>).polylines;
    expect([outline.x[0], outline.y[0]]).toEqual([outline.x[outline.x.length - 1], outline.y[outline.y.length - 1]]);
  });
});

describe('the end of a bound', () => {
  const ending = (couplingUpper: number): readonly Polyline[] => {
    const point = (massGeV: number, coupling: number) => ({
      massGeV,
      couplingUpper: coupling,
      excluded: [{ lower: coupling, upper: Number.POSITIVE_INFINITY }],
    });
    const bound: Bound = { ...found.bounds[0], curve: [point(0.001, couplingUpper / 10), point(1, couplingUpper)] };
    const drawn = boundSeries({ bound, number: 1, name: 'a', others: [] }, [0.001, 1000], [1e-6, 10]);
    return drawn.flatMap((one) => ('polylines' in one ? one.polylines : []));
  };

  it('is a wall where its masses end, up to where nothing is drawn', () => {
    expect(ending(0.01)).toEqual([{ x: [0.001, 1, 1], y: [0.001, 0.01, 10] }]);
  });

  it('is open where the coupling is no longer small', () => {
    expect(ending(3.4)).toEqual([{ x: [0.001, 1], y: [3.4 / 10, 3.4] }]);
  });
});

describe('the tables of a landscape', () => {
  const pointsOf = ({ curve }: Bound) => curve.reduce((sum, { excluded }) => sum + Math.max(1, excluded.length), 0);

  it('have a row for each excluded interval, as CSV', () => {
    const lines = landscapeCsv(found, description).trim().split('\n');
    const rows = lines.filter((line) => !line.startsWith('#'));
    expect(rows[0]).toBe(
      'constraint,kind,status,confidenceLevel,viaMixing,massGeV,couplingUpper,excludedLower,excludedUpper',
    );
    expect(rows).toHaveLength(1 + found.bounds.reduce((sum, bound) => sum + pointsOf(bound), 0));
    const { massGeV, couplingUpper } = found.bounds[0].curve[0];
    expect(rows[1]).toBe(`ccfr,computed,measured,0.95,false,${massGeV},${couplingUpper},${couplingUpper},inf`);
    // a region ends: no coupling above which all is excluded, and no level
    expect(rows.find((row) => row.startsWith('e137-2012'))).toMatch(
      /^e137-2012,recast,measured,,true,[^,]+,,[^,]+,[^,]+$/,
    );
    expect(lines).toContain('# command: nereid landscape');
  });

  it('are a submission that HEPData takes, with the numbers of the bounds', () => {
    const submission = landscapeHepData(found, description);
    expect(hepDataProblems(submission)).toEqual([]);
    expect(submission.tables).toHaveLength(found.bounds.length);
    const { dependent_variables } = submission.files['bound_ccfr.yaml'];
    expect(dependent_variables[0].values.map(({ value }) => value)).toEqual(
      found.bounds[0].curve.map(({ couplingUpper }) => couplingUpper),
    );
    expect(dependent_variables[0].qualifiers).toContainEqual({ name: 'CL', value: 95, units: 'PCT' });
    const region = submission.files['bound_e137_2012.yaml'].dependent_variables;
    expect(region.map(({ header }) => header.name)).toEqual([
      "g' excluded region 1, lower edge",
      "g' excluded region 1, upper edge",
    ]);
  });

  it('have the papers of what is drawn and no others', () => {
    const keys = (bounds: readonly Bound[]) =>
      boundReferences(bounds, 'lmu-ltau', test, catalogue).map(({ key }) => key);
    const of = (...ids: string[]) => keys(found.bounds.filter(({ constraint }) => ids.includes(constraint)));
    expect(of('ccfr')).toContain('CCFR1991');
    expect(of('ccfr')).not.toContain('E1371988');
    // a recast has its search, who drew it and the method, and no test of ours
    expect(of('e137-2012')).toEqual(
      expect.arrayContaining(['E1371988', 'Andreas2012', 'Ilten2018', 'Altmannshofer2014']),
    );
    expect(of('e137-2012')).not.toContain('Cowan2011');
  });
});
