import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelNames } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { literalsOf } from './literals.js';
import { isTest, sourceFiles } from './sourceFiles.js';

/** Files that hold the name of a model as a text, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};
describe('x', () => {
  it('y', () => {
    const names = modelNames();
    const files = ['packages', 'site', 'bench']
      .flatMap((folder) => sourceFiles(folder))
      .filter((file) => !isTest(file) && !file.startsWith('packages/physics/src/models/'));
    const withNames = files.flatMap((file) => {
      const texts = literalsOf(file);
      const exact = texts.filter((t) => names.includes(t));
      const inside = texts.flatMap((t) =>
        [...t.matchAll(/(?<![\w-])(lmu-ltau|neutrino-dipole|randall-sundrum)(?![\w-])/g)].map((m) => m[0] + '~'),
      );
      return exact.length + inside.length ? [`${file}: ${[...new Set([...exact, ...inside])].join(' ')}`] : [];
    });
    console.log(withNames.join('\n'));
  });
});
