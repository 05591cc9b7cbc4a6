import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { siteFolder } from './browser.js';

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));
const nereid = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

describe('nereid site check', () => {
  it('finds no problem in the site as it is built', () => {
    const { status, stdout, stderr } = nereid('site', 'check', '--dir', siteFolder, '--json');
    const check = JSON.parse(stdout);
    expect(check.problems).toEqual([]);
    expect([status, stderr]).toEqual([0, '']);
    expect(check.pages).toBeGreaterThan(40);
    expect(check.external.length).toBeGreaterThan(20);
    expect(check.largestRecordPage.total).toBeLessThanOrEqual(100_000);
  });

  it('says so in words', () => {
    const { status, stdout } = nereid('site', 'check', '--dir', siteFolder);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ pages, \d+ files of [\d.]+ kB\n/);
    expect(stdout).toMatch(/largest record page: records\/\w+\/index\.html, [\d.]+ kB of 100\.0 kB allowed/);
    expect(stdout).toMatch(/\n0 problems\n$/);
  });
});
