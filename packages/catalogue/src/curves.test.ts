import { describe, expect, it } from 'vitest';
import { curvePieces, type PublishedCurve, parseCurve } from './curves.js';

const header = ['name: A curve', 'source: Paper2020', 'experiment: ccfr', 'model: lmu-ltau', 'confidenceLevel: 0.95'];
const file = (lines: string[]) => ({ file: 'data/curves/a-curve.csv', text: lines.join('\n') });
const good = [...header.map((line) => `# ${line}`), '# how: read off', 'massGeV,gPrime', '0.01,1e-3', '0.1,2e-3', ''];

describe('parseCurve', () => {
  it('reads the header and the points, with the file name as id', () => {
    const { value, diagnostics } = parseCurve(file(good));
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ id: 'a-curve', source: 'Paper2020', confidenceLevel: 0.95, how: 'read off' });
    expect(Array.from(value?.massGeV ?? [])).toEqual([0.01, 0.1]);
    expect(Array.from(value?.gPrime ?? [])).toEqual([1e-3, 2e-3]);
  });

  it('reports every problem at once with its line', () => {
    const { value, diagnostics } = parseCurve(file([...good.slice(1, 7), '0.01,abc', '0.1,2e-3', '0.05,2e-3']));
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '7: "0.01,abc" is not a point',
      '9: mass 0.05 follows 0.1',
      '1: no name in the header',
      '1: fewer than two points',
    ]);
  });

  it('refuses a reference that does not exist and names the nearest', () => {
    const { diagnostics } = parseCurve(file(good), new Map([['Paper2021', {} as never]]));
    expect(diagnostics[0].message).toBe('no reference "Paper2020"');
    expect(diagnostics[0].remedy).toContain('Paper2021');
  });
});

describe('parseCurve of what was really bounded, pieces and regions', () => {
  const head = [...header, 'how: read off'].map((line) => `# ${line}`);
  const read = (lines: readonly string[], points: readonly string[]) =>
    parseCurve(file([...head, ...lines.map((line) => `# ${line}`), ...points]));
  const messages = (lines: readonly string[], points = ['massGeV,gPrime', '0.01,1e-3', '0.1,2e-3']) =>
    read(lines, points).diagnostics.map(({ line, message, remedy }) => `${line}: ${message}. ${remedy}`);

  it('reads how the boson was made and seen; a curve is measured unless it says otherwise', () => {
    const lines = [
      'production: muon-bremsstrahlung',
      'signature: invisible',
      'branchingFraction: 1',
      'parameters: quark = 0.5',
    ];
    const { value } = read(lines, ['massGeV,gPrime', '0.01,1e-3', '0.1,2e-3']);
    expect(value).toMatchObject({
      production: 'muon-bremsstrahlung',
      signature: 'invisible',
      branchingFraction: 1,
      parameters: { quark: 0.5 },
      status: 'measured',
      sidedness: 'unstated',
    });
    expect(read(['status: projected'], ['massGeV,gPrime', '0.01,1e-3', '0.1,2e-3']).value?.status).toBe('projected');
  });

  it('splits at gaps, and a region may have pieces above each other', () => {
    const line = read([], ['massGeV,gPrime', '0.01,1e-3', '0.02,1e-3', '0.03,', '0.04,2e-3', '0.05,2e-3']);
    expect(line.value?.pieces).toEqual([2]);
    expect(curvePieces(line.value as PublishedCurve)).toEqual([
      { first: 0, last: 1 },
      { first: 2, last: 3 },
    ]);
    const region = read(
      [],
      ['massGeV,lower,upper', '0.01,1e-7,1e-5', '0.02,2e-7,9e-6', '0.02,,', '0.01,1e-4,1e-3', '0.02,2e-4,1e-3'],
    );
    expect(Array.from(region.value?.upper ?? [])).toEqual([1e-5, 9e-6, 1e-3, 1e-3]);
    expect(region.value?.pieces).toEqual([2]);
  });

  it('names line and remedy of what it cannot read', () => {
    expect(messages(['produktion: muon-bremsstrahlung'])).toEqual([
      '7: no key "produktion". Did you mean "production"?',
    ]);
    expect(messages(['production: muon-brems', 'signature: invisible'])).toEqual([
      expect.stringContaining('7: production is "muon-brems". '),
    ]);
    expect(messages(['signature: muons'])).toEqual([
      '7: signature stands alone. Give production and signature: their product is what the search bounds.',
    ]);
    expect(messages(['branchingFraction: 1.5'])[0]).toContain('7: branchingFraction is 1.5');
    expect(messages(['parameters: quark 3'])[0]).toContain('7: "quark 3" is not a parameter');
    expect(messages([], ['massGeV,lower,upper', '0.01,1e-3,1e-4', '0.1,2e-4,2e-3', '0.2,2e-4,2e-3'])[0]).toContain(
      '8: the upper edge of "0.01,1e-3,1e-4" lies below the lower one',
    );
  });
});
