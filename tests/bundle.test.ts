import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const bundle = fileURLToPath(new URL('../packages/cli/bundle', import.meta.url));
const files = readdirSync(bundle).filter((name) => name.endsWith('.js'));
const texts = new Map(files.map((name) => [name, readFileSync(join(bundle, name), 'utf8')]));

/** What a file of the bundle loads at once: the other files, and the packages outside. */
function loaded(name: string): { texts: string[]; packages: string[] } {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, target] of (texts.get(file) ?? '').matchAll(/^(?:import|export)\b[^'"\n]*["']([^'"]+)["'];$/gm)) {
      if (target.startsWith('./')) visit(target.slice(2));
      else if (!isBuiltin(target)) packages.add(target);
    }
  };
  visit(name);
  return { texts: [...seen].map((file) => texts.get(file) ?? ''), packages: [...packages] };
}

/** Packages bundled into what a file loads at once, as the bundler notes them. */
const bundled = (name: string): string[] => {
  const notes = loaded(name).texts.flatMap((text) => [...text.matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)/gm)]);
  return [...new Set(notes.map(([, one]) => one))];
};

const command = (name: string): string => files.find((file) => file.startsWith(`${name}-`)) ?? expect.fail(name);

describe('the bundle of the program', () => {
  it('is one file for each command behind main.js, which loads commander alone', () => {
    expect(bundled('main.js')).toEqual(['commander']);
    expect(loaded('main.js').packages).toEqual([]);
    expect(files.length).toBeGreaterThan(40);
  });

  it('shows help without the readers of options, the catalogue or the analysis', () => {
    const ours = loaded('main.js').texts.flatMap((text) => [...text.matchAll(/^\/\/ packages\/(\S+)/gm)]);
    const paths = ours.map(([, path]) => path);
    expect(paths).toContain('cli/src/options/flags/calculation.ts');
    expect(paths.filter((path) => /^(catalogue|analysis|figures|scan)\//.test(path))).toEqual([]);
    // a few lines on names, which flags and readers share
    const readers = paths.filter((path) => /^cli\/src\/options\/[^/]+$/.test(path));
    expect(readers).toEqual(['cli/src/options/constraints.ts']);
  });

  it.each([
    'sigma',
    'kernel',
    'ratio',
    'limit',
    'evaluate',
    'report',
    'rate',
    'events',
    'likelihood',
    'cite',
    'constraint',
  ])('%s loads no parser of YAML, no schemas, no figures and nothing outside the bundle', (name) => {
    const allowed = name === 'events' ? ['hyparquet', 'hyparquet-writer'] : [];
    expect(bundled(command(name)).filter((one) => !allowed.includes(one))).toEqual([]);
    expect(loaded(command(name)).packages).toEqual([]);
  });

  it('loads for a session what it speaks, and no figures, YAML or anything outside the bundle', () => {
    const libraries = ['hyparquet', 'hyparquet-writer', 'json-rpc-2.0', 'zod'];
    expect(bundled(command('session')).sort()).toEqual(libraries);
    expect(loaded(command('session')).packages).toEqual([]);
  });

  it('finds yaml and zod where they are: this test can see them', () => {
    expect(bundled(command('catalogueCheck'))).toEqual(expect.arrayContaining(['yaml', 'zod']));
  });
});
