import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, inject } from 'vitest';
import { fingerprint } from './fingerprint.js';

/** The package as it was installed for these tests. */
export const installed = inject('installed');

/** The command of the package, for a Node that is named. */
export const PROGRAM = join(installed.folder, 'bin/nereid.js');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Wall time [s]. */
  readonly seconds: number;
}

/** Nothing of the clone is found from there, and no kernel of an earlier run. */
export const cleanEnvironment = (): NodeJS.ProcessEnv => {
  const { NEREID_DATA, NODE_PATH, NODE_OPTIONS, ...env } = process.env;
  return { ...env, NEREID_CACHE: mkdtempSync(join(installed.userFolder, 'cache-')) };
};

/** Runs a program in the folder of the user and waits for its end. */
export function runInstalled(
  command: string,
  args: readonly string[],
  { cwd = installed.userFolder, env = cleanEnvironment(), input = '' } = {},
): Finished {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, input, encoding: 'utf8' });
  if (error) throw error;
  return { code: status, stdout, stderr, seconds: (performance.now() - start) / 1000 };
}

/** `nereid …` of the package, by this Node. */
export const nereid = (args: readonly string[], options: Parameters<typeof runInstalled>[2] = {}): Finished =>
  runInstalled(process.execPath, [PROGRAM, ...args], options);

/** What was installed is of the package manager: after the tests of a file it is what it was. */
export function expectNothingWritten(): void {
  afterAll(() => expect(fingerprint(installed.folder)).toBe(installed.fingerprint));
}
