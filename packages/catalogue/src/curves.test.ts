import { describe, expect, it } from 'vitest';
import { parseCurve } from './curves.js';

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
