import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { note } from '../leftOut.js';
import { root } from '../sourceFiles.js';
import { expectNothingWritten, installed, PROGRAM, runInstalled } from './installed.js';

/** Of each line that is supported. npm has a Node for each kind of machine; in a folder of its own, since beside ours it would run our tests. */
const SUPPORTED = ['20.20.2', '22.23.5', '24.22.3'];
/** The other files try the package on the Node that runs the tests. */
const VERSIONS = SUPPORTED.filter((version) => !process.versions.node.startsWith(version.replace(/\..*/, '.')));
const PLATFORM = `node-${process.platform}-${process.arch}`;

expectNothingWritten();

/** The path of a Node of this version; undefined where npm has none for this machine, or is not reached. */
function nodeOf(version: string): string | undefined {
  const folder = join(root, '.cache', 'node', version);
  const executable = join(folder, 'node_modules', PLATFORM, 'bin', 'node');
  if (existsSync(executable)) return executable;
  mkdirSync(folder, { recursive: true });
  // a folder of its own for npm
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', `${PLATFORM}@${version}`];
  const { status } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', timeout: 120_000 });
  if (status === 0 && existsSync(executable)) return executable;
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}

describe.each(VERSIONS)('the package on Node %s', (version) => {
  const node = nodeOf(version);
  // a machine for which there is no such Node is not a mistake in the package, in continuous integration neither
  if (node === undefined) note(`the package on Node ${version}`, `${PLATFORM}@${version} cannot be installed`);
  const run = (args: readonly string[]) => runInstalled(node as string, args);

  it.skipIf(node === undefined)('is run by it', () => {
    expect(run(['--version']).stdout).toBe(`v${version}\n`);
  });

  it.skipIf(node === undefined)('gives the limit, without a warning', () => {
    const limit = run([
      PROGRAM,
      'limit',
      '--experiment',
      'ccfr',
      '--mass',
      '0.1',
      '--out',
      `limits-${version}`,
      '--format',
      'svg',
    ]);
    expect(limit.code, limit.stderr).toBe(0);
    expect(limit.stdout).toContain('         0.1  1.0130e-3');
    expect(limit.stderr.split('\n').filter((line) => !/^(wrote .*)?$/.test(line))).toEqual([]);
  });

  it.skipIf(node === undefined)('computes in threads of the library what this Node does', () => {
    copyFileSync(join(root, 'tests/package/user/library.mjs'), join(installed.userFolder, 'library.mjs'));
    const [there, here] = [node as string, process.execPath].map((one) => {
      const { code, stdout, stderr } = runInstalled(one, ['library.mjs']);
      expect(code, stderr).toBe(0);
      return JSON.parse(stdout);
    });
    expect(there.threads).toBe(2);
    for (const name of ['sigmaCm2', 'atCcfr', 'couplingUpper', 'ofMine'] as const) {
      // exp and log are those of the engine, and differ in the last bits
      expect(Math.abs(there[name] / here[name] - 1), name).toBeLessThan(1e-12);
    }
    const verdicts = ({ verdicts: all }: { verdicts: { constraint: string; verdict: string }[] }) =>
      all.map(({ constraint, verdict }) => `${constraint} ${verdict}`);
    expect(verdicts(there)).toEqual(verdicts(here));
  });
});
