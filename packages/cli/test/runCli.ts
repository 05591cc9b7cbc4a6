import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { type CliResult, captured } from '../../../tests/captured.js';
import { run } from '../src/main.js';

export type { CliResult };

/** Runs a command line in this process and returns what it printed. */
export const runCli = (...args: string[]): Promise<CliResult> => captured(run, args);

export const json = (result: CliResult) => JSON.parse(result.stdout);

/** A folder of the test file's own, removed at the end. */
export function temporaryFolder(): { readonly path: (name: string) => string; readonly names: () => string[] } {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nereid-cli-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    path: (name) => join(folder, name),
    names: () => readdirSync(folder),
  };
}

/** A kernel cache with nothing in it, for the tests of the block this is called in: what they ask for is computed. */
export function emptyKernelCache(): void {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nereid-cache-test-'));
    vi.stubEnv('NEREID_CACHE', folder);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
}
