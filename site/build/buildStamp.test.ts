import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildStamp, stampWords } from './buildStamp.js';

const folder = mkdtempSync(join(tmpdir(), 'nereid-stamp-'));
const repository = join(folder, 'repository');
/** The time of the page that this catalogue began with. */
const TIME = '2026-05-18T01:53:04Z';

const git = (...args: string[]) => {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  const env = { ...process.env, GIT_COMMITTER_DATE: TIME, GIT_AUTHOR_DATE: TIME };
  return execFileSync('git', ['-C', repository, ...who, ...args], { encoding: 'utf8', env }).trim();
};

beforeAll(() => {
  mkdirSync(join(repository, 'node_modules', 'nereid'), { recursive: true });
  git('init', '--quiet');
  writeFileSync(join(repository, 'record.yaml'), 'a: 1\n');
  git('add', 'record.yaml');
  git('commit', '--quiet', '-m', 'A record');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the stamp of a build', () => {
  it('is the commit and its date, so that the same commit gives the same pages', () => {
    const commit = git('rev-parse', 'HEAD');
    expect(buildStamp(repository, undefined)).toEqual({ commit, isChanged: false, date: TIME });
    expect(stampWords(buildStamp(repository, undefined))).toBe(`${TIME}, commit ${commit.slice(0, 12)}`);
    writeFileSync(join(repository, 'untracked.txt'), '');
    expect(buildStamp(repository, undefined).isChanged).toBe(false);
    writeFileSync(join(repository, 'record.yaml'), 'a: 2\n');
    expect(stampWords(buildStamp(repository, undefined))).toMatch(/ with changes$/);
  });

  it('has the date of SOURCE_DATE_EPOCH where that is set', () => {
    // date -u -d 2026-05-18T01:53:04Z +%s
    expect(buildStamp(repository, '1779069184').date).toBe(TIME);
    expect(buildStamp(folder, '1779069184')).toEqual({ isChanged: false, date: TIME });
    for (const epoch of ['now', '-1', '1e9', '9'.repeat(30)]) {
      expect(() => buildStamp(repository, epoch), epoch).toThrow(/SOURCE_DATE_EPOCH = .*not a time/);
    }
  });

  it('is nothing without a repository of its own, and never that of somebody else', () => {
    for (const place of [folder, join(repository, 'node_modules', 'nereid'), join(folder, 'nowhere')]) {
      expect(buildStamp(place, undefined)).toEqual({ isChanged: false });
    }
    expect(stampWords({ isChanged: false })).toBe('no commit and no date are known of this build');
  });
});
