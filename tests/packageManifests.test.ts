import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, isTest, root, sourceFiles } from './sourceFiles.js';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly type: string;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const read = (path: string): Manifest => JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
const workspace = read('.');
const folders = workspace.workspaces ?? [];
const packages = folders.map((folder) => ({ folder, ...read(folder) }));

/** The pages of the site lie beside its code. */
const shippedSources = (folder: string): string[] =>
  sourceFiles(folder === 'site' ? folder : `${folder}/src`, /\.(ts|mjs|astro)$/).filter((file) => !isTest(file));

describe('packages', () => {
  it('have one version, licence and module system', () => {
    expect(packages).toHaveLength(7);
    for (const { version, license, type } of packages) {
      expect({ version, license, type }).toEqual({ version: workspace.version, license: 'MIT', type: 'module' });
    }
  });

  it('depend on each other by that version, and on others by an exact one', () => {
    for (const { dependencies = {} } of packages) {
      for (const [name, version] of Object.entries(dependencies)) {
        expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
        if (name.startsWith('@nereid/')) expect(version, name).toBe(workspace.version);
      }
    }
    const exact = /^\d+\.\d+\.\d+$/;
    for (const version of Object.values(workspace.devDependencies ?? {})) expect(version).toMatch(exact);
  });

  it('leave peers to those who want them', () => {
    for (const { peerDependencies = {}, peerDependenciesMeta = {} } of packages) {
      for (const name of Object.keys(peerDependencies)) {
        expect(peerDependenciesMeta[name], name).toEqual({ optional: true });
      }
    }
  });

  it.each(packages)(
    '$name declares what it imports, and no more',
    ({ folder, name, dependencies = {}, peerDependencies = {} }) => {
      const imported = shippedSources(folder)
        .flatMap(importsOf)
        .map(({ specifier }) => specifier)
        .filter((specifier) => !/^(\.|node:)/.test(specifier))
        .map((specifier) => specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] as string)
        .filter((specifier) => specifier !== name);
      expect([...new Set(imported)].sort()).toEqual(
        // a peer may also be looked up at run time
        [
          ...Object.keys(dependencies),
          ...Object.keys(peerDependencies).filter((peer) => imported.includes(peer)),
        ].sort(),
      );
    },
  );

  it('physics depends on nothing, and is compiled without types of Node or the DOM', () => {
    const physics = read('packages/physics');
    expect([physics.dependencies, physics.devDependencies]).toEqual([undefined, undefined]);
    const options = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')).compilerOptions;
    expect(options('tsconfig.base.json')).toMatchObject({ lib: ['ES2023'], types: [] });
    const own = options('packages/physics/tsconfig.json');
    expect([own.lib ?? ['ES2023'], own.types ?? []]).toEqual([['ES2023'], []]);
  });
});

describe('source files', () => {
  it('are under 300 lines, unless generated', () => {
    const long = folders
      .flatMap((folder) => sourceFiles(folder === 'site' ? folder : `${folder}/src`, /\.(ts|astro)$/))
      .filter((file) => !file.includes('/generated/'))
      .map((file) => [file, readFileSync(join(root, file), 'utf8').split('\n').length - 1] as const)
      .filter(([, lines]) => lines >= 300);
    expect(long).toEqual([]);
  });
});
