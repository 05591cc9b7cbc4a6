import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { documentFiles, REPOSITORY } from '../docs/documentPages.js';
import { type SiteInputs, siteInputs } from './siteInputs.js';

let repository = '';
let before: SiteInputs;
const inputs = () => siteInputs(join(repository, 'data'), '/', repository);
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(repository, file)), { recursive: true });
  writeFileSync(join(repository, file), text);
};
const changed = () => {
  const now = inputs();
  return (Object.keys(before) as (keyof SiteInputs)[]).filter((part) => now[part] !== before[part]);
};

/** A repository with one file of each sort, and the texts that the documentation lists. */
beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'nereid-inputs-'));
  for (const { file } of documentFiles()) cpSync(join(REPOSITORY, file), join(repository, file));
  write('docs/images/a.svg', '<svg viewBox="0 0 1 1"/>');
  for (const file of ['index.js', 'index.d.ts', 'index.js.map']) write(`packages/physics/dist/${file}`, '');
  write('packages/physics/src/index.ts', '');
  write('site/dist/index.js', '');
  write('site/pages/index.astro', '');
  write('site/explorer/state.test.ts', '');
  for (const part of ['records', 'snapshots', 'references', 'fluxes']) write(`data/${part}/a.yaml`, '');
  before = inputs();
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

describe('the inputs of a site', () => {
  it.each([
    ['packages/physics/src/index.ts', ['declarations']],
    ['packages/physics/dist/index.d.ts', ['declarations']],
    ['site/pages/index.astro', ['templates']],
    ['site/styles/new.css', ['templates']],
    ['docs/conventions.md', ['documents']],
    ['docs/images/a.svg', ['documents']],
    ['data/records/a.yaml', ['records']],
    ['data/records/new.yaml', ['records']],
    ['data/snapshots/a.yaml', ['snapshots']],
    ['data/references/a.yaml', ['references']],
    ['data/fluxes/a.yaml', ['engineData']],
    ['validation/reference/event-rates.csv', ['engineData']],
    ['packages/physics/dist/index.js.map', []],
    ['site/explorer/state.test.ts', []],
  ])('tell that %s was edited', (file, parts) => {
    before = inputs();
    write(file, `edited ${file}`);
    expect(changed()).toEqual(parts);
  });

  it.each(['packages/physics/dist/index.js', 'site/dist/index.js', 'package-lock.json'])(
    'tell another program that %s was edited, but not this one, which runs what it has loaded',
    async (file) => {
      before = inputs();
      write(file, `edited ${file}`);
      expect(changed()).toEqual([]);
      vi.resetModules();
      const { siteInputs: read } = await import('./siteInputs.js');
      const { programs, ...rest } = read(join(repository, 'data'), '/', repository);
      expect(programs).not.toBe(before.programs);
      expect(before).toMatchObject(rest);
      vi.resetModules();
    },
  );

  it('tell that a file is gone, also one that a text of the documentation leads to', () => {
    write('docs/conventions.md', '# Title\n\n[a](../data/fluxes/a.yaml) and [b]\n\n[b]: ../LICENSE\n');
    write('LICENSE', '');
    before = inputs();
    rmSync(join(repository, 'LICENSE'));
    expect(existsSync(join(repository, 'LICENSE'))).toBe(false);
    expect(changed()).toEqual(['documents']);
    rmSync(join(repository, 'data/fluxes/a.yaml'));
    expect(changed()).toEqual(['documents', 'engineData']);
  });

  it('do not depend on where the repository lies', () => {
    before = inputs();
    const moved = `${repository}-moved`;
    cpSync(repository, moved, { recursive: true });
    const { programs, ...rest } = siteInputs(join(moved, 'data'), '/', moved);
    expect(before).toMatchObject(rest);
    rmSync(moved, { recursive: true });
  });
});
