import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));
const nereid = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

describe('nereid site check', () => {
  let folder = inject('site')?.folder;
  let work: string | undefined;

  // Without a browser the site was not built for the other tests.
  beforeAll(() => {
    if (folder !== undefined) return;
    work = mkdtempSync(join(tmpdir(), 'nereid-check-'));
    folder = join(work, 'site');
    expect(nereid('site', 'build', '--out', folder).status).toBe(0);
  }, 120_000);
  afterAll(() => {
    if (work !== undefined) rmSync(work, { recursive: true, force: true });
  });

  it('finds no problem in the site as it is built', () => {
    const { status, stdout, stderr } = nereid('site', 'check', '--dir', String(folder), '--json');
    const check = JSON.parse(stdout);
    expect(check.problems).toEqual([]);
    expect([status, stderr]).toEqual([0, '']);
    expect(check.pages).toBeGreaterThan(40);
    expect(check.external.length).toBeGreaterThan(20);
    expect(check.largestRecordPage.total).toBeLessThanOrEqual(100_000);
  });

  it('says so in words', () => {
    const { status, stdout } = nereid('site', 'check', '--dir', String(folder));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ pages, \d+ files of [\d.]+ kB\n/);
    expect(stdout).toMatch(/largest record page: records\/\w+\/index\.html, [\d.]+ kB of 100\.0 kB allowed/);
    expect(stdout).toMatch(/\n0 problems\n$/);
  });
});
