import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const model = ['--model', 'lmu-ltau'];
const ccfr = ['--constraint', 'ccfr', '--outputs', 'ratio'];

function file(name: string, content: string): string {
  writeFileSync(folder.path(name), content);
  return folder.path(name);
}

describe('rows that are no points', () => {
  it('are marked with the reason and counted, and the rest is evaluated', async () => {
    const text = 'mass,gPrime\n0.1,1e-3\nabc,1e-3\n-1,1e-3\n1,\n1,nan\n1,1.0D-03\n';
    const { code, stdout, stderr } = await runCli('evaluate', file('bad.csv', text), ...model, ...ccfr);
    const verdicts = stdout
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => /,(allowed|excluded|invalidInput),/.exec(line)?.[1]);
    expect([code, verdicts]).toEqual([0, ['allowed', ...Array(5).fill('invalidInput')]]);
    expect(stdout).toContain('invalidInput,"mass = ""abc"": not a number.');
    expect(stdout).toContain('needs the parameter gPrime');
    expect(stdout).toContain('Write E instead of D: 1.0E-03.');
    expect(stderr).toBe(
      '5 of 6 rows are no points of lmu-ltau; the first is row 2: mass = "abc": not a number. Give a finite number, for example 0.1 or 1e-3.\n',
    );
  });

  it('are told apart from those that a constraint does not know of', async () => {
    const light = file('light.csv', 'mass,gPrime\n10,1e-4\n1,1e-4\n2,1e-4\n');
    const { code, stdout, stderr } = await runCli('evaluate', light, ...model, '--constraint', 'tau,ccfr');
    expect([code, stdout.match(/notEvaluated/g)?.length]).toEqual([0, 4]);
    expect(stderr).toMatch(/^tau was not evaluated on 2 of 3 rows; the first is row 2: .*from 5 GeV on/);
  });

  it('are bad input where there are no others', async () => {
    const { code, stdout } = await runCli('evaluate', file('all.csv', 'mass,gPrime\n1;5,2\n'), ...model, ...ccfr);
    expect([code, stdout.split('\n')[1]]).toEqual([2, expect.stringContaining('invalidInput')]);
    expect(await runCli('evaluate', file('none.csv', 'mass,gPrime\n'), ...model, ...ccfr)).toEqual({
      code: 0,
      stdout: 'mass,gPrime,ccfr_ratio,ccfr_verdict,invalid_reason\n',
      stderr: 'the table has no rows\n',
    });
  });
});

describe('a table that cannot be used', () => {
  const plain = () => file('use.csv', 'mass,gPrime\n0.1,1e-3\n');
  const refusal = async (...args: string[]) => {
    const { code, stdout, stderr } = await runCli('evaluate', ...args);
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };

  it('is refused before anything is computed, with the flag that helps', async () => {
    const own = plain();
    expect(await refusal(own, ...model, '--to', own)).toContain('is the table itself');
    expect(await refusal(own, ...model, '--to', folder.path('x.csv.gz'))).toContain('pipe it to gzip');
    const wrong = file('wrong.csv', 'mass,g_prime\n1,2\n');
    expect(await refusal(wrong, ...model)).toContain('name the one that holds it (gPrime=g_prime) with --column.');
    expect(await refusal(wrong)).toContain('--model: missing, and');
    expect(await refusal(plain(), ...model, '--set', 'mass=1')).toContain(
      'is also given as one value for all points (1)',
    );
    expect(await refusal(plain(), ...model, '--column', 'mass')).toContain('--column = "mass": not of the form');
    expect(await refusal(plain(), ...model, '--column', 'mass=m')).toContain('--column = "mass=m"');
    expect(await refusal(file('lines.csv', '{"mass": 1}\n'), ...model)).toContain('say so with --input-format.');
    expect(await refusal(file('has.csv', 'mass,gPrime,ccfr_ratio\n1,2,3\n'), ...model)).toContain(
      'has a column ccfr_ratio, as results are called',
    );
    expect(await refusal(plain(), ...model, '--json')).toContain(
      '--json: the results of a table are a table. Give --format ndjson.',
    );
    expect(await refusal(plain(), ...model, '--outputs', 'rato')).toContain('Did you mean "ratio"');
    expect(await refusal(plain(), ...model, '--to', folder.path('out.txt'), '--format', 'ndjson')).toContain(
      'is called otherwise',
    );
    expect(await refusal(plain(), ...model, '--to', folder.path('no/folder.csv'))).toContain(
      'cannot be written (ENOENT)',
    );
    expect(await refusal(file('one.json', '{"model": "sm"}'), ...model)).toContain(
      '--model: one point has it in its file',
    );
    expect(await refusal('--model', 'lmu-ltau')).toContain('--model: there is no table of points');
    expect(await refusal(plain(), '--wcxf', 'a.yml')).toContain('given beside a table of points');
    expect(folder.names().filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('leaves what stood there where it turns out not to be one in the middle', async () => {
    const rows = Array.from({ length: 5000 }, () => '0.1,1e-3').join('\n');
    const broken = file('broken.csv', `mass,gPrime\n${rows}\n1\n`);
    const to = file('stays.csv', 'before\n');
    const { code, stderr } = await runCli('evaluate', broken, ...model, ...ccfr, '--workers', '1', '--to', to);
    expect([code, stderr]).toEqual([2, expect.stringContaining('line 5002 has 1 cell')]);
    expect(readFileSync(to, 'utf8')).toBe('before\n');
    expect(folder.names().filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('has later columns only where JSON lines are written, and no later parameters', async () => {
    const rows = Array.from({ length: 4096 }, () => '{"mass": 0.1, "gPrime": 1e-3}').join('\n');
    const more = file('more.ndjson', `${rows}\n{"mass": 0.1, "gPrime": 1e-3, "tag": 1}\n`);
    const here = ['--workers', '1', ...ccfr];
    expect((await runCli('evaluate', more, ...model, ...here)).stdout.trimEnd().split('\n').at(-1)).toContain(
      '"tag": 1,"ccfr_ratio"',
    );
    const asCsv = await runCli('evaluate', more, ...model, ...here, '--format', 'csv');
    expect([asCsv.code, asCsv.stderr]).toEqual([2, expect.stringContaining('a row after row 4096 has tag')]);
    const vector = file(
      'later.ndjson',
      `${rows.replaceAll('}', ', "nuMu": 1}')}\n{"mass": 1, "gPrime": 1, "nuMu": 1, "nuTau": 1}\n`,
    );
    expect((await runCli('evaluate', vector, '--model', 'vector', ...here)).stderr).toContain(
      'has the parameter nuTau, which those before',
    );
  });

  it('has one type a column where Parquet is written', async () => {
    const rows = Array.from({ length: 4096 }, () => '0.1,1e-3,1').join('\n');
    const mixed = file('mixed.csv', `mass,gPrime,x\n${rows}\n0.1,1e-3,abc\n`);
    const { code, stderr } = await runCli(
      'evaluate',
      mixed,
      ...model,
      ...ccfr,
      '--workers',
      '1',
      '--to',
      folder.path('mixed.parquet'),
    );
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('row 4097 holds "abc" in x, and those before it hold numbers'),
    ]);
    expect(folder.names()).not.toContain('mixed.parquet');
  });
});
