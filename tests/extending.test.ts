import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '@nereid/catalogue/node';
import * as physics from '@nereid/physics';
import * as models from '@nereid/physics/models';
import { chunkEvaluator, modelSchemas, parseScanConfig } from '@nereid/scan';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from '../packages/cli/src/program.js';
import { json, runCli, temporaryFolder } from '../packages/cli/test/runCli.js';
import { toyJob } from '../packages/scan/src/scan.fixtures.js';
import { chunkAt } from '../packages/scan/src/scanJob.js';
import { root } from './sourceFiles.js';

const { modelsPage } = (await import(new URL('../scripts/modelsPage.mjs', import.meta.url).href)) as {
  modelsPage: (definitions: readonly physics.ModelDefinition[], references: ReadonlyMap<string, object>) => string;
};

/** The model of docs/extending.md, as the page prints it. */
const page = readFileSync(join(root, 'docs/extending.md'), 'utf8');
const [, code] = /```ts\n(.*?)```/s.exec(page) ?? expect.fail('docs/extending.md adds no model');
const NAME = 'muon-boson';
const parameters = { mass: 0.1, gPrime: 1e-3, axialCharge: 0.5 };

const folder = temporaryFolder();
let remove: (() => void) | undefined;
let printed = '';

/** Runs the block against the packages as they are here, and keeps what takes its model out of the list again. */
beforeAll(() => {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(code, { compilerOptions: options });
  const registerModel = (definition: physics.ModelDefinition) => (remove = physics.registerModel(definition));
  const log = (...words: unknown[]) => (printed += words.join(' '));
  new Function('require', 'exports', 'console', outputText)(
    () => ({ ...physics, ...models, registerModel }),
    {},
    { log },
  );
});
afterAll(() => {
  remove?.();
  expect(physics.modelNames()).not.toContain(NAME);
});

/** The same boson among the models that are there: charges of one's own. */
const same = { mass: 0.1, gPrime: 1e-3, nuMu: 1, vectorMu: 1, axialMu: 0.5 };

describe('a model added by docs/extending.md alone', () => {
  it('is in the list', () => {
    expect(physics.modelNames().at(-1)).toBe(NAME);
    expect(printed).toBe(`${NAME} 1 0.5`);
  });

  it('is in the help of every command that takes a model, and in their errors', async () => {
    const commands = program().commands.filter(({ options }) => options.some(({ long }) => long === '--set'));
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands) {
      expect(command.helpInformation().replace(/\s+/g, ' '), command.name()).toContain(NAME);
    }
    const refused = await runCli(...`sigma --energy 5 --model ${NAME} --set mass=1 --set axialCharg=1`.split(' '));
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/--set of muon-boson = "axialCharg".*Did you mean "axialCharge"/);
  });

  it('is in the JSON Schemas of points and scans', () => {
    const ajv = new Ajv2020({ strict: false });
    const [isPoint, isScan] = ['point', 'scan'].map((name) => ajv.compile(modelSchemas()[`${name}.schema.json`]));
    expect(isPoint({ model: NAME, parameters })).toBe(true);
    expect(isPoint({ model: NAME, parameters: { ...parameters, axialCharge: 2 } })).toBe(false);
    expect(isPoint({ model: NAME, parameters: { mass: 1 } })).toBe(false);
    expect(isScan({ model: NAME, parameters, constraints: ['ccfr'] })).toBe(true);
  });

  it('is judged by evaluate and limited by limit, as the same boson of another name is', async () => {
    const evaluated = async (model: string, point: object) => {
      const file = folder.path(`${model}.json`);
      writeFileSync(file, JSON.stringify({ model, parameters: point }));
      return json(await runCli('evaluate', file, '--constraint', 'ccfr', '--json')).verdicts;
    };
    const verdicts = await evaluated(NAME, parameters);
    expect(verdicts).toMatchObject([{ constraint: 'ccfr', ratio: expect.any(Number) }]);
    expect(verdicts).toEqual(await evaluated('vector', same));
    const { curves } = json(await runCli(...`limit --constraint ccfr --mass 0.1 --model ${NAME} --json`.split(' ')));
    expect(curves).toMatchObject([{ points: [{ massGeV: 0.1, couplingUpper: expect.any(Number) }] }]);
  });

  it('is scanned, as the same boson of another name is', () => {
    const file = { file: 'scan.yaml', text: JSON.stringify({ model: NAME, parameters, constraints: ['ccfr'] }) };
    const { value, diagnostics } = parseScanConfig(file, ['ccfr']);
    expect(diagnostics).toEqual([]);
    const ratio = (model: string, ranges: Record<string, number>) => {
      const job = toyJob({ model, parameters: ranges });
      const columns = chunkEvaluator(job)(chunkAt(job, 0));
      return columns.find(({ name }) => name === 'ccfr_ratio')?.values[0];
    };
    expect(value?.model).toBe(NAME);
    expect(ratio(NAME, parameters)).toBeGreaterThan(1);
    expect(ratio(NAME, parameters)).toBe(ratio('vector', same));
  });

  it('is in the table of the documentation', async () => {
    const text = modelsPage(physics.modelDefinitions(), (await loadCatalogue()).references);
    const [, section = ''] = text.split(`## ${NAME}\n`);
    expect(section).toContain('Boson of muons. A Z′ that knows muons and their neutrinos only.');
    expect(section).toContain('| `axialCharge` | $Q^A_\\mu$ |  | -1 … 1 | 0 | axial charge of the muon');
    expect(section).toContain('`nereid limit` limits `gPrime` at each `mass`.');
  });
});
