import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MissingPackageError, optional, PACKAGES_OF_FORMATS } from './optionalPackages.js';

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** As Node fails where a package is missing. */
const notFound = (name: string) =>
  Object.assign(new Error(`Cannot find package '${name}' imported from /somewhere/program/node.js`), {
    code: 'ERR_MODULE_NOT_FOUND',
  });

describe('packages that draw formats', () => {
  it('are named in the releases that this package is tested with', () => {
    for (const name of Object.values(PACKAGES_OF_FORMATS).flat()) {
      const [, packageName, version] = /^(.+)@([^@]+)$/.exec(name) ?? [];
      expect(dependencies[packageName]).toBe(version);
    }
  });

  it('are asked for where one is missing, with the command that installs them', async () => {
    const missing = optional('PDF', Promise.reject(notFound('svg-to-pdfkit')));
    await expect(missing).rejects.toThrow(MissingPackageError);
    await expect(missing).rejects.toThrow(
      /^PDF figures: needs pdfkit and svg-to-pdfkit, which are not installed\. Run: npm install pdfkit@\S+ svg-to-pdfkit@\S+$/,
    );
  });

  it('fail as they do where they are installed and broken', async () => {
    for (const error of [notFound('png-js'), new Error('no binary for this machine')]) {
      await expect(optional('PNG', Promise.reject(error))).rejects.toBe(error);
    }
  });
});
