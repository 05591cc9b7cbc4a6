import { describe, expect, it } from 'vitest';
import { readCurve } from './readCurve.js';

const header = [
  'name: Mine',
  'source: my paper',
  'experiment: mine',
  'model: b-l',
  'confidenceLevel: 0.9',
  'how: drawn',
];
const csv = [...header.map((line) => `# ${line}`), 'massGeV,gPrime', '0.1,1e-3', '1,2e-3'].join('\n');

describe('readCurve', () => {
  it('reads a curve in the format of data/curves, whatever its papers are called', () => {
    expect(readCurve(csv, 'some/mine.csv', 'lmu-ltau')).toMatchObject({
      id: 'mine',
      model: 'b-l',
      confidenceLevel: 0.9,
    });
  });

  it('reads a limit of DarkCast as one of the model drawn, with gaps where nothing is excluded', () => {
    const text = '#  mass  lower\n 0.1 1e-3\n 0.2 1e-3\n 0.3 1.0e+05\n 0.4 2e-3\n 0.5 2e-3\n';
    const curve = readCurve(text, 'BaBar.lmt', 'dark-photon');
    expect(curve).toMatchObject({ id: 'BaBar', model: 'dark-photon', confidenceLevel: null, pieces: [2] });
    expect(Array.from(curve.massGeV)).toEqual([0.1, 0.2, 0.4, 0.5]);
    const region = readCurve('# mass lower upper\n0.1 1e-7 1e-5\n0.2 2e-7 9e-6\n', 'E137.lmt', 'b-l');
    expect(Array.from(region.upper ?? [])).toEqual([1e-5, 9e-6]);
  });

  it.each([
    [csv.replace('1,2e-3', '1,two'), 'mine.csv', /mine\.csv:9:1: error: "1,two" is not a point/],
    [csv.replace('# name: Mine\n', ''), 'mine.csv', /no name in the header/],
    ['0.1 1e-3\n0.2 x\n', 'a.lmt', /line 2 is no mass and coupling/],
    ['0.1 1e-3 2\n0.2 1 1\n', 'a.lmt', /r-values/],
    ['# nothing\n', 'a.lmt', /holds no limit/],
    ['0.1 1e5\n0.2 1e5\n', 'a.lmt', /fewer than two points/],
  ])('says what is wrong with a file', (text, name, message) => {
    expect(() => readCurve(text, name, 'b-l')).toThrow(message);
  });
});
