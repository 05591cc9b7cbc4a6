import { readFileSync, writeFileSync } from 'node:fs';
import { evaluate, limit, ratio } from '@nereid/analysis/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';
import { scan } from './scanProcess.js';
import { SessionProcess } from './sessionProcess.js';

const folder = temporaryFolder();
const constraints = ['ccfr', 'nutev'];
const named = ['--constraint', constraints.join(',')];
const point = { model: 'lmu-ltau', parameters: { mass: 0.1, gPrime: 1.1e-3 } };
let file = '';
beforeAll(() => {
  file = folder.path('point.json');
  writeFileSync(file, JSON.stringify(point));
});

/** χ² of the experiments, and of both together, as `evaluate` has it for one point. */
async function chiSquares(...flags: string[]): Promise<number[]> {
  const { verdicts } = json(await runCli('evaluate', file, ...named, '--json', ...flags));
  return verdicts.map((one: { readonly chiSquare: number }) => one.chiSquare);
}

const columns = ['ccfr_chiSquare', 'nutev_chiSquare', 'combined_chiSquare'];
const numbersOf = (csv: string) => {
  const [head, row] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return columns.map((name) => Number(row[head.indexOf(name)]));
};

describe('--theory-errors on', () => {
  it('makes χ² smaller, by the same in one point, a table, a scan, a session and the library', async () => {
    const [off, on] = [await chiSquares(), await chiSquares('--theory-errors', 'on')];
    // CCFR is above its measurement by 1.9 errors; NuTeV, by half of its own, gains as well
    for (const [i, value] of on.entries()) expect(value).toBeLessThan(off[i] * (1 - 1e-5));
    expect(on[2]).toBeGreaterThan(on[0]);

    const table = folder.path('points.csv');
    writeFileSync(table, 'mass,gPrime\n0.1,1.1e-3\n');
    const rows = await runCli('evaluate', table, '--model', 'lmu-ltau', ...named, '--theory-errors', 'on');
    expect(numbersOf(rows.stdout)).toEqual(on);

    const [described, out] = [folder.path('scan.yaml'), folder.path('scan')];
    const lines = [
      'model: lmu-ltau',
      'parameters: {mass: 0.1, gPrime: {list: [1.1e-3]}}',
      `constraints: [${constraints}]`,
    ];
    writeFileSync(described, [...lines, 'theoryErrors: on'].join('\n'));
    expect((await scan('run', described, '--out', out, '--workers', '1')).code).toBe(0);
    expect(numbersOf((await scan('export', '--out', out)).stdout)).toEqual(on);

    const session = new SessionProcess();
    const asked = { ...point, constraints, theoryErrors: true };
    const { result } = await session.answer(session.send('evaluate', asked));
    const answered = result as { readonly columns: Readonly<Record<string, readonly number[]>> };
    expect(columns.map((name) => answered.columns[name][0])).toEqual(on);
    session.child.stdin.end();
    expect(await session.ended).toBe(0);

    const found = await evaluate(asked);
    expect(columns.map((name) => found.columns.find((one) => one.name === name)?.values[0])).toEqual(on);
  });

  it('says what enters and by how much it moves the Standard Model', async () => {
    const { inputs } = json(await runCli('evaluate', file, ...named, '--json', '--theory-errors', 'on'));
    expect(Object.keys(inputs.theoryErrors)).toEqual(constraints);
    const shiftOf = (name: string) =>
      inputs.theoryErrors.ccfr.find((one: { readonly name: string }) => one.name === name).standardModelShift;
    // docs/physics/radiative.md: 1.2 to 1.4 %
    expect(shiftOf('vacuum-polarisation')).toBeGreaterThan(0.0115);
    expect(shiftOf('vacuum-polarisation')).toBeLessThan(0.0145);
    expect(shiftOf('flux-shape:ccfr')).toBe(0);
    const without = json(await runCli('evaluate', file, ...named, '--json'));
    expect(without.inputs.theoryErrors).toBeUndefined();
  });

  it('says where there are none', async () => {
    const { code, stderr } = await runCli('evaluate', file, '--constraint', 'g-2', '--theory-errors', 'on');
    expect([code, stderr.trim()]).toEqual([0, 'theory errors: these constraints have none']);
    const { stdout } = await runCli('limit', '--constraint', 'g-2', '--mass', '0.01', '--theory-errors', 'on');
    expect(stdout).toContain('Theory errors: these constraints have none.');
    const described = folder.path('g-2.yaml');
    const lines = ['model: lmu-ltau', 'parameters: {mass: 0.1, gPrime: 1.1e-3}', 'constraints: [g-2]'];
    writeFileSync(described, [...lines, 'theoryErrors: on'].join('\n'));
    const refused = await scan('run', described, '--out', folder.path('idle'));
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('none of the constraints counts tridents');
  });

  it('writes what each source does to the limit, of which all together is that of the tables', async () => {
    const asked = ['limit', ...named, '--mass', '0.01:10:4', '--format', 'svg'];
    const combined = async (name: string, ...flags: string[]) => {
      expect((await runCli(...asked, ...flags, '--out', folder.path(name))).code).toBe(0);
      const lines = readFileSync(folder.path(`${name}/limits.csv`), 'utf8').split('\n');
      const [head, ...rows] = lines
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => line.split(','));
      return rows.map((row) => Number(row[head.indexOf('gPrimeUpper_ccfr+nutev')]));
    };
    const [off, on] = [await combined('off'), await combined('on', '--theory-errors', 'on')];
    const table = readFileSync(folder.path('on/theory-errors.csv'), 'utf8').trim().split('\n').slice(1);
    const [head, ...rows] = table.map((line) => line.split(','));
    expect(head.slice(0, 2)).toEqual(['massGeV', 'all']);
    expect(head).toContain('density:Fe');
    expect(rows.map((row) => Number(row[1]))).toEqual(on.map((limit, i) => expect.closeTo(limit / off[i] - 1, 12)));
    expect(readFileSync(folder.path('on/limits.svg'), 'utf8')).toContain('With theory errors');
  });

  it('enters verdicts on warped lepton sectors', async () => {
    const asked = ['rs', '--ir-scale', '3000', ...named, '--json'];
    const [off, on] = [json(await runCli(...asked)), json(await runCli(...asked, '--theory-errors', 'on'))];
    expect(on.verdicts[0].chiSquare).toBeLessThan(off.verdicts[0].chiSquare);
  });

  it('are refused where they would do nothing or mean something else', async () => {
    const asked = { model: 'lmu-ltau', mass: 0.1, constraints: ['nova-2025'], theoryErrors: true } as const;
    await expect(limit({ ...asked, theoryErrors: 'off' as never })).rejects.toThrow(/neither true nor false/);
    const aRatio = { constraint: 'ccfr', model: point, theoryErrors: true };
    await expect(ratio(aRatio as never)).rejects.toThrow(/theoryErrors.*no such option/);
    const { code, stderr } = await runCli('evaluate', file, '--theory-errors', 'yes');
    expect([code, stderr.includes('--theory-errors')]).toEqual([2, true]);
  });
});
