import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type CliResult, runCli, temporaryFolder } from './runCli.js';

const program = fileURLToPath(new URL('../bin/nereid.js', import.meta.url));
const folder = temporaryFolder();
const limit = ['limit', '--constraint', 'ccfr', '--mass', '0.01:100:300', '--tolerance', '1e-2'];

/** The program as built, in a process of its own. */
function nereid(args: readonly string[], environment: Record<string, string> = {}, input = ''): Promise<CliResult> {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...environment } });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    printed.stdout += text;
  });
  child.stderr.on('data', (text) => {
    printed.stderr += text;
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, ...printed })));
}

describe('the program', () => {
  it('prints what the tests of its parts see, whatever the locale, without colours or progress in a pipe', async () => {
    const expected = await runCli(...limit);
    const german = { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8', FORCE_COLOR: '1', NEREID_CACHE: folder.path('other') };
    const [first, second] = [await nereid(limit, german), await nereid(limit)];
    expect(first).toEqual(expected);
    expect(second).toEqual(expected);
    expect(expected.stderr).toBe('');
    // no escape sequences
    expect(first.stdout.includes('\u001b')).toBe(false);
    expect(first.stdout).toMatch(/\n +0\.01 +\d\.\d{4}e-4\n/);
  });

  it('gives exit codes to the shell', async () => {
    expect(await nereid(['sigma', '--energy', '-5'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'nereid: --energy = -5: outside the valid range. Give a finite number above 0 and at most 10000 GeV.\n',
    });
    const unwritable = await nereid(['--version'], { NEREID_CACHE: '/dev/null' });
    expect(unwritable.code).toBe(0);
  });

  it('reads a point from standard input', async () => {
    const args = ['evaluate', '-', '--constraint', 'ccfr', '--tolerance', '1e-2'];
    const { code, stdout } = await nereid(args, {}, '{"model": "sm"}');
    expect([code, stdout]).toEqual([0, 'constraint  verdict   σ/σ_SM   pull\nccfr        allowed  1.00000  -0.64\n']);
  });

  it('works where the cache cannot be written', async () => {
    writeFileSync(folder.path('no-folder'), '');
    const blocked = await nereid([...limit, '--json'], { NEREID_CACHE: folder.path('no-folder') });
    expect(blocked).toEqual(await runCli(...limit, '--json'));
  });

  it('ends quietly when the reader has had enough', async () => {
    const child = spawn(process.execPath, [program, ...limit, '--json']);
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });
});
