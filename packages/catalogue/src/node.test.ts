import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CatalogueError } from './diagnostics.js';
import { defaultDataFolder, loadCatalogue } from './node.js';
import { checkData, readCatalogue } from './sources.js';

const folders: string[] = [];

function copyOfData(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-data-'));
  folders.push(folder);
  const data = join(folder, 'data');
  for (const part of ['references', 'nuclei', 'materials', 'fluxes', 'experiments', 'records', 'snapshots']) {
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

  it('reports problems of several files in one error', async () => {
    const data = copyOfData();
    edit(data, 'references/references.yaml', 'doi: 10.1103/PhysRevLett.66.3117', 'doi: none');
    edit(data, 'experiments/nutev.yaml', 'material: iron', 'materiel: iron');
    edit(data, 'experiments/ccfr.yaml', 'id: ccfr', 'id: ccfr-e744');
    try {
      await loadCatalogue(data);
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

describe('the data folder that is read unless one is given', () => {
  it('is that of NEREID_DATA, as it was named where the program started', async () => {
    vi.stubEnv('NEREID_DATA', 'my-data');
    vi.resetModules();
    try {
      expect((await import('./node.js')).defaultDataFolder).toBe(join(process.cwd(), 'my-data'));
    } finally {
      vi.unstubAllEnvs();
      vi.resetModules();
    }
    expect((await import('./node.js')).defaultDataFolder).toBe(defaultDataFolder);
  });
});

describe('the records in the data folder', () => {
  const report = checkData();

  it('have one known problem: the NuTeV ratio that does not follow from its counts', () => {
    expect(report.diagnostics.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'warning: (17 - 9.8) / 10.8 = 0.667, not 0.72 (nutev-ratio)',
    ]);
    expect(report.diagnostics[0].remedy).toContain('nutev-arithmetic');
  });

  it('hold L023 as written and reviewed by nobody, with every value of its facts', () => {
    const record = report.records.get('L023');
    if (record?.kind !== 'record') throw new Error('no record L023');
    expect(record).toMatchObject({ status: 'written', difficultyLevel: 'high', priorityLevel: 'low' });
    const printed = Object.fromEntries(record.values.map(({ id, number }) => [id, number]));
    // as the papers print them; the ids are permanent
    expect(printed).toMatchObject({
      'ccfr-ratio': '0.82',
      'ccfr-observed': '37.0',
      'ccfr-sm': '45.3',
      'charmii-ratio': '1.58',
      'charmii-ratio-2014': '1.58',
      'charmii-observed': '55',
      'nutev-ratio': '0.72',
      'nutev-observed': '17',
      'nutev-background': '9.8',
      'nutev-sm': '10.8',
      'nutev-va': '18.3',
      'ccfr-exclusion-cl': '95',
      'belleii-sqrt-s': '10.58',
      'belleii-luminosity-goal': '50',
      'dune-accuracy-abstract': '25',
      'dune-exposure-per-mode': '3',
      'dune-accuracy-baseline': '40',
      'dune-accuracy-improved': '25',
    });
    expect(record.arithmetic.map(({ id, holds }) => [id, holds])).toEqual([
      ['ccfr-ratio-from-counts', true],
      ['nutev-ratio-from-counts', false],
      ['nutev-ratio-1998-from-counts', true],
      ['nutev-va-over-sm', true],
    ]);
  });

  it('cannot drift from the experiments or the snapshots', () => {
    const data = copyOfData();
    edit(data, 'experiments/ccfr.yaml', 'error: "0.28"', 'error: "0.27"');
    edit(data, 'snapshots/ccfr-1991.txt', '37.0', '38.0');
    const messages = checkData(data).diagnostics.map(({ message }) => message);
    expect(messages).toContain('"ccfr-ratio" is 0.82 ± 0.28, and 0.82 ± 0.27 in the file of the experiment ccfr');
    expect(messages).toContain('ccfr-1991.txt is not the text that was recorded');
  });

  it('are not read through a link out of the folder, nor when very large', () => {
    const data = copyOfData();
    const outside = join(data, '..', 'outside.txt');
    writeFileSync(outside, readFileSync(join(data, 'snapshots/ccfr-1991.txt')));
    rmSync(join(data, 'snapshots/ccfr-1991.txt'));
    symlinkSync(outside, join(data, 'snapshots/ccfr-1991.txt'));
    writeFileSync(join(data, 'records/T001.yaml'), '');
    truncateSync(join(data, 'records/T001.yaml'), 50_000_000);
    const messages = checkData(data).diagnostics.map(({ file, message }) => `${file}: ${message}`);
    expect(messages).toContain('data/snapshots/manifest.yaml: ccfr-1991.txt lies outside the data folder');
    expect(messages).toContain('data/records/T001.yaml: has 50000000 bytes, more than 12000000');
  });
});
