import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildFolder, removeAbandonedBuilds } from './abandonedBuilds.js';

it('removes what a killed build left, and nothing of one that runs or of anything else', () => {
  const root = mkdtempSync(join(tmpdir(), 'nereid-builds-'));
  try {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    mkdirSync(buildFolder(root, 1));
    for (const name of [`.build-${pid}-1/site`, '.build-x', 'pages']) mkdirSync(join(root, name), { recursive: true });
    removeAbandonedBuilds(root);
    expect(readdirSync(root).sort()).toEqual([`.build-${process.pid}-1`, '.build-x', 'pages'].sort());
  } finally {
    rmSync(root, { recursive: true });
  }
});
