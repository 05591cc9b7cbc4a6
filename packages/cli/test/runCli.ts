import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { run } from '../src/main.js';

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process and returns what it printed. */
export async function runCli(...args: string[]): Promise<CliResult> {
  const printed = { stdout: '', stderr: '' };
  const restore = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    }),
  );
  const log = vi.spyOn(console, 'log').mockImplementation((text) => {
    printed.stdout += `${text}\n`;
  });
  const error = vi.spyOn(console, 'error').mockImplementation((text) => {
    printed.stderr += `${text}\n`;
  });
  try {
    const code = await run(args);
    return { code, ...printed };
  } finally {
    for (const spy of [...restore, log, error]) spy.mockRestore();
  }
}

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
