import { profileExcess, survival } from '@nereid/scan';
import { describe, expect, it } from 'vitest';
import { readTable } from './readTable.js';
import { numbersNamed } from './scanTable.js';
import { columnBins, profiledConstraints, tableProfile } from './tableProfile.js';

/** χ² = (x − 1)² + y + 3 on a grid of three times two points, allowed below 4; one of them was not evaluated. */
const LINES = [0, 1, 2].flatMap((x) =>
  [0, 1].map((y) => {
    const chiSquare = (x - 1) ** 2 + y + 3;
    if (x === 2 && y === 1) return `${x},${y},,notEvaluated`;
    return `${x},${y},${chiSquare},${chiSquare < 4 ? 'allowed' : 'excluded'}`;
  }),
);
const TEXT = `x,y,a_chiSquare,a_verdict\n${LINES.join('\n')}\n`;
const table = () => readTable([{ name: 'a.csv', content: new Blob([TEXT]) }]);
const all = Uint32Array.of(0, 1, 2, 3, 4, 5);

describe('a profile of a table', () => {
  it('keeps the smallest χ² of each value, of the rows chosen and evaluated', async () => {
    const one = await table();
    const profile = tableProfile(one, all, { constraint: 'a', x: 'x', bins: 40 });
    expect([...profileExcess(profile)]).toEqual([1, 0, 1]);
    expect([...survival(profile)]).toEqual([0, 0.5, 0]);
    expect([...profile.evaluated]).toEqual([2, 2, 1]);
    // without the best points
    const fewer = tableProfile(one, Uint32Array.of(1, 3), { constraint: 'a', x: 'x', bins: 40 });
    expect([...profileExcess(fewer)]).toEqual([1, 0]);
    const both = tableProfile(one, all, { constraint: 'a', x: 'x', y: 'y', bins: 40 });
    expect([...profileExcess(both)]).toEqual([1, 0, 1, 2, 1, Number.NaN]);
  });

  it('is offered for constraints with χ² and verdict', async () => {
    expect(profiledConstraints(await table())).toEqual(['a']);
    const without = await readTable([{ name: 'b.csv', content: new Blob(['x,b_chiSquare\n1,2\n']) }]);
    expect(profiledConstraints(without)).toEqual([]);
  });

  it('refuses what does not vary or holds words', async () => {
    const one = await table();
    expect(() => tableProfile(one, Uint32Array.of(0, 1), { constraint: 'a', x: 'x', bins: 9 })).toThrow(
      /x.*has one value/,
    );
    expect(() => tableProfile(one, all, { constraint: 'a', x: 'a_verdict', bins: 9 })).toThrow(/holds words/);
  });
});

describe('places of a parameter', () => {
  it('are equal intervals of what was drawn, the largest value in the last one', async () => {
    const values = Array.from({ length: 1000 }, (_, i) => 10 ** (-3 + (5 * i) / 999));
    const drawn = await readTable([{ name: 'c.csv', content: new Blob([`m\n${values.join('\n')}\n`]) }]);
    const rows = Uint32Array.from(values, (_, i) => i);
    const bins = columnBins(numbersNamed(drawn, 'm'), rows, 5);
    expect(bins.scale).toBe('log');
    expect(Array.from(bins.centres, Math.log10).map((value) => Number(value.toFixed(9)))).toEqual([
      -2.5, -1.5, -0.5, 0.5, 1.5,
    ]);
    expect(values.map((value) => bins.indexOf(value)).filter((place) => place < 0)).toEqual([]);
    expect(bins.indexOf(100)).toBe(4);
  });
});
