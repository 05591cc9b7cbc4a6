import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const fast = ['--tolerance', '1e-2'];
const boson = ['--model', 'lmu-ltau', '--set', 'mass=1000', '--set', 'gPrime=1'];

describe('nereid wcxf', () => {
  it('writes a file that ratio, evaluate and sigma read: the heavy boson and its coefficients agree', async () => {
    for (const name of ['point.yml', 'point.json']) {
      const file = folder.path(name);
      const written = await runCli('wcxf', ...boson, '--out', file);
      expect(written).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('mediator of 1000 GeV') });
      const direct = json(await runCli('ratio', '--constraint', 'ccfr', ...boson, '--json', ...fast));
      const read = json(await runCli('ratio', '--constraint', 'ccfr', '--wcxf', file, '--json', ...fast));
      expect(read.model.name).toBe('wet');
      // T/M² is below 10⁻⁴
      expect(read.ratio / direct.ratio).toBeCloseTo(1, 4);
      const evaluated = json(await runCli('evaluate', '--wcxf', file, '--constraint', 'ccfr', '--json', ...fast));
      expect(evaluated.verdicts[0]).toMatchObject({
        constraint: 'ccfr',
        verdict: 'allowed',
        ratio: expect.closeTo(read.ratio, 12),
      });
      const sigma = ['sigma', '--energy', '160', '--target', 'Fe56', '--json', ...fast];
      const [standard, changed] = [json(await runCli(...sigma)), json(await runCli(...sigma, '--wcxf', file))];
      expect(changed.sigmaCm2).toBeGreaterThan(standard.sigmaCm2);
    }
    expect(readFileSync(folder.path('point.yml'), 'utf8')).toMatch(/^eft: WET\nbasis: flavio\nscale: 2\nvalues:\n/);
  });

  it('prints JSON unless told otherwise, and nothing for the Standard Model', async () => {
    const { stdout, stderr } = await runCli('wcxf', '--model', 'sm', '--eft', 'WET-3', '--scale', '1');
    expect(JSON.parse(stdout)).toEqual({ eft: 'WET-3', basis: 'flavio', scale: 1, values: {} });
    expect(stderr).toBe('');
  });

  it('reads complex numbers and names coefficients without effect', async () => {
    const file = folder.path('complex.json');
    const values = { CVLL_nuenumumumu: { Re: 0, Im: 0.5 }, CVLL_numunumuuu: 1 };
    writeFileSync(file, JSON.stringify({ eft: 'WET-3', basis: 'flavio', scale: 2, values }));
    const result = await runCli('ratio', '--constraint', 'ccfr', '--wcxf', file, '--json', ...fast);
    expect(result.stderr).toBe('without effect on tridents: CVLL_numunumuuu\n');
    const set = await runCli(
      ...['ratio', '--constraint', 'ccfr', '--model', 'wet', '--set', 'CVLL_nuenumumumu.Im=0.5', '--json', ...fast],
    );
    expect(json(result).ratio).toBe(json(set).ratio);
  });

  it('refuses what is no such file, and two models at once', async () => {
    const file = folder.path('bad.json');
    writeFileSync(file, '{"eft": "WET", "basis": "flavio", "scale": 2, "values": {"CVLL_numunumumum": 0.1}}');
    const refused = async (...args: string[]) => {
      const { code, stdout, stderr } = await runCli(...args);
      expect([code, stdout]).toEqual([2, '']);
      return stderr;
    };
    const ratio = ['ratio', '--constraint', 'ccfr'];
    expect(await refused(...ratio, '--wcxf', file)).toMatch(/CVLL_numunumumum.*Did you mean "CVLL_numunumumumu"/);
    expect(await refused(...ratio, '--wcxf', folder.path('none'))).toMatch(/--wcxf.*no such file/);
    expect(await refused(...ratio, '--wcxf', file, '--set', 'mass=1')).toMatch(/--set.*the file of --wcxf/);
    expect(await refused(...ratio, '--wcxf', file, '--model', 'contact')).toMatch(/not of contact/);
    expect(await refused('evaluate', 'point.json', '--wcxf', file)).toMatch(/given beside --wcxf/);
    expect(await refused('evaluate')).toMatch(/point.json: missing/);
    expect(await refused('wcxf', ...boson, '--eft', 'SMEFT')).toMatch(/--eft.*not one of the choices/);
  });
});
