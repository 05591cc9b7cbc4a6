import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { thisProcess } from '@nereid/scan/node';
import { expect, it } from 'vitest';
import { removeAbandonedBuilds, startBuildFolder } from './abandonedBuilds.js';

it('removes what a killed build left, and nothing of one that runs, of another container or of anything else', async () => {
  const root = mkdtempSync(join(tmpdir(), 'nereid-builds-'));
  try {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    const here = await thisProcess();
    const own = await startBuildFolder(root, 1);
    const build = (name: string, owner: object) => {
      mkdirSync(join(root, name, 'site'), { recursive: true });
      writeFileSync(join(root, name, '.process.json'), JSON.stringify(owner));
    };
    build(`.build-${pid}-1`, { ...here, pid });
    // the number of a process that runs here, given to another one before
    build(`.build-${here.pid}-2`, { ...here, start: '1' });
    build(`.build-${pid}-2`, { ...here, pid, namespace: 'pid:[1]' });
    for (const name of ['.build-x', 'pages']) mkdirSync(join(root, name));
    await removeAbandonedBuilds(root);
    expect(readdirSync(root).sort()).toEqual(
      [own.slice(root.length + 1), `.build-${pid}-2`, '.build-x', 'pages'].sort(),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
});
