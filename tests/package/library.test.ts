import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluatePoint, parsePoint } from '@nereid/analysis';
import { crossSection, limit, prepareConstraints, ratio } from '@nereid/analysis/node';
import { loadCatalogue } from '@nereid/catalogue/node';
import { electroweakInputs } from '@nereid/physics';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { markdownBlocks } from '../documentation/markdownBlocks.js';
import { root } from '../sourceFiles.js';
import { expectNothingWritten, installed, runInstalled } from './installed.js';

const USER = join(root, 'tests/package/user');
const { userFolder } = installed;

expectNothingWritten();

describe('the library', () => {
  it('has these names; adding one is a feature, removing or renaming one a breaking change', async () => {
    const print = "console.log(Object.keys(await import('nereid-hep')).sort().join(' '))";
    const { stdout } = runInstalled(process.execPath, ['--input-type=module', '-e', print]);
    expect(stdout.match(/\S.{0,108}\S(?= |$)/gm)?.join('\n')).toMatchInlineSnapshot(`
      "CatalogueError InputError cite crossSection electroweakInputs evaluate evaluatePoint landscape limit limits
      loadCatalogue modelDefinition modelNames modelOfPoint parseModel parsePoint prepareConstraints rate ratio
      ratios registerModel reweight spectrum"
    `);
  });

  it('gives what the sources give, in a program of a user', async () => {
    copyFileSync(join(USER, 'library.mjs'), join(userFolder, 'library.mjs'));
    const { code, stdout, stderr } = runInstalled(process.execPath, ['library.mjs']);
    expect(code, stderr).toBe(0);
    const { threads, refused, ...numbers } = JSON.parse(stdout);
    expect(numbers).toEqual(await fromSources());
    // a kernel for each of two experiments, in threads of their own
    expect(threads).toBe(2);
    expect(refused).toEqual([true, true, 'ccrf', expect.stringContaining('"ccfr"')]);
  });

  async function fromSources() {
    const model = { model: 'scalar', parameters: { mass: 1, coupling: 0.02, nuMu: 1, scalarMu: 1 } };
    const { sigmaCm2 } = await crossSection({ channel: 'numu:mumu', target: 'Fe56', energyGeV: 160, model });
    const { ratio: atCcfr } = await ratio({ constraint: 'ccfr', model });
    const asked = { constraints: ['ccfr', 'charm-ii'], mass: 0.1, model: 'lmu-ltau' };
    const { couplingUpper } = await limit(asked);
    const options = { electroweak: electroweakInputs(), tolerance: 1e-2 };
    const { tridents } = await prepareConstraints(['ccfr', 'nutev'], await loadCatalogue(), options);
    const point = parsePoint({ model: 'lmu-ltau', parameters: { mass: 0.1, gPrime: 2e-3 } });
    const test = { confidenceLevel: 0.95, sidedness: 'one-sided', statistic: 'likelihood-ratio' } as const;
    const verdicts = evaluatePoint(point, tridents, test);
    // as JSON has it
    return JSON.parse(JSON.stringify({ sigmaCm2, atCcfr, couplingUpper, ofMine: couplingUpper, verdicts }));
  }

  it.each(
    markdownBlocks(readFileSync(join(installed.folder, 'README.md'), 'utf8'))
      .filter(({ language }) => language === 'ts')
      .map(({ line, text, printed }) => [line, text, printed] as const),
  )('runs the program of line %i of its README.md', (_, text, printed) => {
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(text, { compilerOptions });
    const { stdout, stderr } = runInstalled(process.execPath, ['--input-type=module', '-e', outputText]);
    expect(stderr).toBe('');
    if (printed === undefined) expect(stdout).not.toBe('');
    else expect(stdout).toBe(printed);
  });

  it('hides what is not exported', () => {
    const parts = ['library/index.js', 'program/main.js', 'bin/nereid.js', 'data/materials/materials.yaml'];
    const lines = parts.map((part) => `await import('nereid-hep/${part}').catch(({ code }) => console.log(code));`);
    const { stdout } = runInstalled(process.execPath, ['--input-type=module', '-e', lines.join('\n')]);
    expect(stdout).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED\n'.repeat(parts.length));
  });
});

describe('the declarations', () => {
  const { exports } = JSON.parse(readFileSync(join(installed.folder, 'package.json'), 'utf8'));
  const parts = Object.keys(exports).filter((part) => part !== './package.json');
  const everything = parts.map((part, i) => `export * as part${i} from 'nereid-hep${part.slice(1)}';`).join('\n');

  // without types of Node or the DOM, and without skipLibCheck: the declarations themselves are checked
  it.each([
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ])('compile in a program of a user, with moduleResolution %s', (moduleResolution, module) => {
    const folder = mkdtempSync(join(userFolder, 'types-'));
    copyFileSync(join(USER, 'types.mts'), join(folder, 'types.mts'));
    writeFileSync(join(folder, 'everything.mts'), everything);
    const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
    const compilerOptions = {
      ...strict,
      module,
      moduleResolution,
      target: 'es2022',
      lib: ['es2022'],
      types: [],
      noEmit: true,
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.mts'] }));
    const { code, stdout } = runInstalled(process.execPath, [
      join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      folder,
    ]);
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });
});
