import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CatalogueError } from './diagnostics.js';
import { defaultDataFolder, loadCatalogue, readCatalogue } from './node.js';

const folders: string[] = [];

function copyOfData(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-data-'));
  folders.push(folder);
  const data = join(folder, 'data');
  for (const part of ['references', 'nuclei', 'materials', 'experiments']) {
    cpSync(join(defaultDataFolder, part), join(data, part), { recursive: true });
  }
  return data;
}

function edit(data: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(data, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(data, file), text.replace(from, to));
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the data folder', () => {
  it('is found from the package and has no problem at all', () => {
    expect(readCatalogue().diagnostics).toEqual([]);
  });

  it('reports problems of several files in one error', () => {
    const data = copyOfData();
    edit(data, 'references/references.yaml', 'doi: 10.1103/PhysRevLett.66.3117', 'doi: none');
    edit(data, 'experiments/nutev.yaml', 'material: iron', 'materiel: iron');
    edit(data, 'experiments/ccfr.yaml', 'id: ccfr', 'id: ccfr-e744');
    try {
      loadCatalogue(data);
      expect.fail('should throw');
    } catch (error) {
      expect(error).toBeInstanceOf(CatalogueError);
      const files = (error as CatalogueError).diagnostics.map((d) => d.file);
      expect([...new Set(files)]).toEqual([
        'data/references/references.yaml',
        'data/experiments/ccfr.yaml',
        'data/experiments/nutev.yaml',
      ]);
    }
  });

  it('that is missing is named, with what to give instead', () => {
    const { diagnostics } = readCatalogue(join(tmpdir(), 'no-such-folder', 'data'));
    expect(diagnostics[0]).toMatchObject({
      message: 'cannot be read (ENOENT)',
      file: 'data/references/references.yaml',
    });
  });
});
