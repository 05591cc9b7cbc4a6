import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtCatalogueFolder, defaultDataFolder } from '../node.js';

let folder = '';
let data = '';
let cache = '';

beforeEach(() => {
  // what an earlier test loaded is not remembered
  vi.resetModules();
  folder = mkdtempSync(join(tmpdir(), 'nereid-compiled-'));
  data = join(folder, 'data');
  cache = join(folder, 'cache', 'catalogue');
  vi.stubEnv('NEREID_CACHE', join(folder, 'cache'));
  cpSync(defaultDataFolder, data, { recursive: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.doUnmock('../sources.js');
  vi.resetModules();
  rmSync(folder, { recursive: true });
});

const CCFR = 'experiments/ccfr.yaml';

function edit(from: string, to: string, file = CCFR): void {
  const text = readFileSync(join(data, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(data, file), text.replace(from, to));
}

const loader = () => import('../node.js');
const loadCatalogue = async (from: string) => (await loader()).loadCatalogue(from);
const loadData = async (from: string) => (await loader()).loadData(from);
const loadRecord = async (id: string, from: string) => (await loader()).loadRecord(id, from);

/** The loader as a new process has it, for which data files that people write cannot be read. */
async function withoutSources(): Promise<typeof import('../node.js')> {
  vi.resetModules();
  vi.doMock('../sources.js', () => {
    throw new Error('the sources were read');
  });
  return import('../node.js');
}

const sets = (): string[] => {
  try {
    return readdirSync(cache);
  } catch {
    return [];
  }
};

describe('the catalogue of the repository', () => {
  it('was compiled by the build, and is not parsed again', async () => {
    const { loadCatalogue: load, loadData: all } = await withoutSources();
    expect((await load(defaultDataFolder)).experiments.get('ccfr')?.measurement.value).toBe(0.82);
    expect((await all(defaultDataFolder)).records.has('L023')).toBe(true);
    expect(sets()).toEqual([]);
  });

  it('is the same wherever it lies: what counts is what the files hold', async () => {
    const { loadCatalogue: load } = await withoutSources();
    expect((await load(data)).experiments.has('ccfr')).toBe(true);
  });
});

describe('a data folder of one’s own', () => {
  beforeEach(() => edit('name: CCFR', 'name: My CCFR'));

  it('is parsed once and then kept in the cache', async () => {
    expect((await loadCatalogue(data)).experiments.get('ccfr')?.name).toBe('My CCFR');
    expect(sets()).toHaveLength(1);
    const { loadCatalogue: load } = await withoutSources();
    expect((await load(data)).experiments.get('ccfr')?.name).toBe('My CCFR');
    edit('name: My CCFR', 'name: My other');
    await expect(load(data)).rejects.toThrow();
  });

  it('is read afresh when a file changed, even one of the same size and time', async () => {
    await loadCatalogue(data);
    const { atime, mtime, size } = statSync(join(data, CCFR));
    edit('name: My CCFR', 'name: MyyCCFR');
    utimesSync(join(data, CCFR), atime, mtime);
    expect(statSync(join(data, CCFR)).size).toBe(size);
    expect((await loadCatalogue(data)).experiments.get('ccfr')?.name).toBe('MyyCCFR');
  });

  it('is read afresh when a file came or went', async () => {
    await loadCatalogue(data);
    edit('id: ccfr', 'id: ccfr-two');
    writeFileSync(join(data, 'experiments/ccfr-two.yaml'), readFileSync(join(data, CCFR)));
    edit('id: ccfr-two', 'id: ccfr');
    expect([...(await loadCatalogue(data)).experiments.keys()]).toContain('ccfr-two');
    rmSync(join(data, 'experiments/ccfr-two.yaml'));
    expect([...(await loadCatalogue(data)).experiments.keys()]).not.toContain('ccfr-two');
  });

  it('is not kept while it has errors', async () => {
    edit('material: iron', 'material: irony');
    await expect(loadCatalogue(data)).rejects.toThrow('no material "irony"');
    const { diagnostics } = await loadData(data);
    expect(diagnostics.some(({ message }) => message.includes('irony'))).toBe(true);
    expect(sets()).toEqual([]);
    expect((await loadRecord('L023', data)).records.has('L023')).toBe(true);
  });

  it('is read from its files where what was kept is damaged', async () => {
    await loadCatalogue(data);
    const file = join(cache, sets()[0], 'experiments.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('0.82', '0.929'));
    vi.resetModules();
    expect((await loadCatalogue(data)).experiments.get('ccfr')?.measurement.value).toBe(0.82);
    // and mended
    expect(readFileSync(file, 'utf8')).not.toContain('0.929');
  });

  it.each(['{}', '[]', '{"experiments":"0"}'])(
    'is read from its files where the manifest of what was kept is %s',
    async (manifest) => {
      await loadCatalogue(data);
      writeFileSync(join(cache, sets()[0], 'manifest.json'), manifest);
      vi.resetModules();
      expect((await loadCatalogue(data)).experiments.get('ccfr')?.name).toBe('My CCFR');
    },
  );

  it('can be used where the cache cannot be written', async () => {
    writeFileSync(join(folder, 'cache'), 'a file');
    expect((await loadCatalogue(data)).experiments.get('ccfr')?.name).toBe('My CCFR');
  });

  it('keeps records too', async () => {
    const { records } = await loadData(data);
    const { loadData: all, loadRecord: one } = await withoutSources();
    expect((await all(data)).records).toEqual(records);
    expect((await one('L023', data)).records.get('L023')).toEqual(records.get('L023'));
  });
});

describe('the compiled data of the build', () => {
  it('are made again where a file of them is damaged, and left alone where they are whole', async () => {
    const { compileDataFolder } = await import('./compileDataFolder.js');
    const built = join(folder, 'built');
    expect([compileDataFolder(data, built, 'code'), compileDataFolder(data, built, 'code')]).toEqual([true, false]);
    const names = readdirSync(built).filter((name) => /^[0-9a-f]{64}$/.test(name));
    const set = names.find((name) => readdirSync(join(built, name)).includes('experiments.json')) ?? '';
    writeFileSync(join(built, set, 'experiments.json'), '[]');
    expect(compileDataFolder(data, built, 'code')).toBe(true);
    expect(readFileSync(join(built, set, 'experiments.json'), 'utf8')).toContain('0.82');
    expect([compileDataFolder(data, built, 'other'), readFileSync(join(built, 'code.sha256'), 'utf8')]).toEqual([
      true,
      'other\n',
    ]);
  });

  it('are two sets, of what is in data/ now, and the name of the code that made them', () => {
    const names = readdirSync(builtCatalogueFolder);
    expect(names.filter((name) => /^[0-9a-f]{64}$/.test(name))).toHaveLength(2);
    expect(names).toHaveLength(3);
  });
});
