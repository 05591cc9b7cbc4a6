import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './sourceFiles.js';

const { replaceFolder } = (await import(join(root, 'scripts/package/replaceFolder.mjs'))) as {
  replaceFolder: (folder: string, fill: (work: string) => Promise<void>) => Promise<void>;
};
const { thirdPartyLicences, thirdPartyPackages } = (await import(
  join(root, 'scripts/package/thirdPartyLicences.mjs')
)) as {
  thirdPartyPackages: (modules: readonly string[]) => { readonly name: string; readonly license: string }[];
  thirdPartyLicences: (packages: object) => string;
};

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'nereid-assembly-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

/** Writes what every assembled package has. */
async function fill(work: string): Promise<void> {
  mkdirSync(join(work, 'program'));
  writeFileSync(join(work, 'package.json'), '{"name": "nereid-hep"}');
}

describe('the folder that is assembled', () => {
  it('is made with the folders above it, and takes the place of an earlier one', async () => {
    const folder = join(parent, 'a', 'b');
    await replaceFolder(folder, fill);
    writeFileSync(join(folder, 'program', 'old.js'), '');
    await replaceFolder(folder, fill);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['package.json', 'program']);
    expect(readdirSync(join(parent, 'a'))).toEqual(['b']);
  });

  it('stays what it was where something fails', async () => {
    const folder = join(parent, 'b');
    await replaceFolder(folder, fill);
    const failing = replaceFolder(folder, async (work) => {
      writeFileSync(join(work, 'half.js'), '');
      throw new Error('no licence');
    });
    await expect(failing).rejects.toThrow('no licence');
    expect(readdirSync(folder).sort()).toEqual(['package.json', 'program']);
    expect(readdirSync(parent)).toEqual(['b']);
  });

  it('is never one with something else in it, such as the sources of the program, which have the same name', async () => {
    writeFileSync(join(parent, 'thesis.tex'), '');
    const folders = [parent, join(root, 'packages/cli'), root];
    for (const folder of folders) {
      await expect(replaceFolder(folder, fill), folder).rejects.toThrow(
        /has something else in it\. Name a folder that is/,
      );
    }
    expect(readdirSync(parent)).toEqual(['thesis.tex']);
  });
});

describe('licences of others', () => {
  /** A module of a package with this manifest. */
  function moduleOf(
    manifest: { name: string; version: string; license?: string },
    files: Record<string, string>,
  ): string {
    const folder = join(parent, 'node_modules', manifest.name);
    mkdirSync(join(folder, 'lib'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    // folders inside a package may have one that says what kind of modules these are
    writeFileSync(join(folder, 'lib', 'package.json'), '{"type": "module"}');
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return join(folder, 'lib', 'index.js');
  }
  const one = { name: '@scope/one', version: '1.2.3' };

  it('are those of the packages that modules are of, each once', () => {
    const mit = moduleOf(
      { ...one, license: 'MIT' },
      { LICENSE: 'Permission is hereby granted', 'NOTICE.txt': 'by them' },
    );
    const packages = thirdPartyPackages([mit, `${mit}?commonjs`, join(root, 'packages/cli/src/main.ts')]);
    expect(packages).toMatchObject([{ ...one, license: 'MIT' }]);
    const text = thirdPartyLicences(packages);
    expect(text).toContain('@scope/one 1.2.3 (MIT)');
    expect(text).toContain('Permission is hereby granted\n\nby them');
  });

  it('are an error where one has no text, or asks for more than to be kept', () => {
    expect(() => thirdPartyPackages([moduleOf({ ...one, license: 'MIT' }, {})])).toThrow(
      /without the text of its licence/,
    );
    expect(() => thirdPartyPackages([moduleOf({ ...one, license: 'GPL-3.0' }, { COPYING: '' })])).toThrow(
      '@scope/one 1.2.3 has the licence GPL-3.0. Decide on it first.',
    );
  });

  it('name the bundler where what it adds is in a bundle', () => {
    expect(thirdPartyPackages(['\0rolldown/runtime.js'])).toMatchObject([{ name: 'rolldown', license: 'MIT' }]);
  });
});

describe('the README of the package', () => {
  const text = readFileSync(join(root, 'scripts/package/README.md'), 'utf8');

  it('names optional packages in the releases that are tested', async () => {
    const { packageManifest } = (await import(join(root, 'scripts/package/manifest.mjs'))) as {
      packageManifest: () => { readonly peerDependencies: Readonly<Record<string, string>> };
    };
    for (const [name, version] of Object.entries(packageManifest().peerDependencies)) {
      expect(text).toContain(`${name}@${version}`);
    }
  });
});
