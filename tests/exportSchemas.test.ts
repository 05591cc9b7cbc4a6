import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { run } from '../packages/cli/src/main.js';
import { note } from './leftOut.js';

/** Schemas of HEPData (GPL-2, so not in this repository) and HistFactory, beside the repository or where the variable says. */
const schemas = process.env.NEREID_SCHEMAS ?? fileURLToPath(new URL('../../shared/reference/schemas', import.meta.url));
const present = existsSync(schemas);
if (!present)
  note('published schemas of HEPData and HistFactory', `not in ${schemas}; NEREID_SCHEMAS names another folder`);

const folder = mkdtempSync(join(tmpdir(), 'nereid-schemas-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The validator of one schema among the files of a folder that refer to each other. */
function validator(name: string, file: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addMetaSchema({ $id: 'http://json-schema.org/draft-06/schema#', type: ['object', 'boolean'] });
  const all = readdirSync(join(schemas, name)).filter((one) => one.endsWith('.json'));
  const read = (one: string) => JSON.parse(readFileSync(join(schemas, name, one), 'utf8')) as { $id: string };
  for (const one of all) ajv.addSchema(read(one));
  return ajv.getSchema(read(file).$id) ?? expect.fail(`no schema ${file}`);
}

function problems(validate: ValidateFunction, value: unknown) {
  validate(value);
  return validate.errors ?? [];
}

async function succeed(args: readonly string[]): Promise<void> {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await run(args)).toBe(0);
  vi.restoreAllMocks();
}

describe.skipIf(!present)('HistFactory 1.0.0', () => {
  it.each(['gaussian', 'log-normal', 'poisson'])('accepts the likelihood of NuTeV, %s', async (constraint) => {
    const file = join(folder, `${constraint}.json`);
    const options = ['--experiment', 'nutev', '--background-constraint', constraint, '--format', 'pyhf', '--out', file];
    await succeed(['likelihood', ...options]);
    const validate = validator('histfactory-1.0.0', 'workspace.json');
    const workspace = JSON.parse(readFileSync(file, 'utf8'));
    expect(problems(validate, workspace)).toEqual([]);
    // the validator does object
    expect(problems(validate, { ...workspace, version: '2.0.0' })).not.toEqual([]);
  });
});

describe.skipIf(!present)('HEPData 1.1.1', () => {
  it.each([
    ['two measurements and both together, beside a published curve', 4, ['ccfr,nutev']],
    [
      'islands below the limit, with settings of one’s own',
      1,
      ['ccfr', '--model', 'vector', '--set', 'nuMu=1', '--set', 'vectorMu=-1', '--ew', 'alpha=0.0073'],
    ],
    ['other observables and curves of others', 7, ['nutev', '--overlay', 'g-2,belle-ii,borexino,tau,babar']],
    ['a projection', 1, ['dune-projection-40']],
    ['a projection beside measurements', 5, ['ccfr,charm-ii,dune-projection-25', '--correlation', 'ccfr,charm-ii=0.2']],
    [
      'counts, two-sided, at mean energies',
      4,
      ['ccfr,nutev', '--likelihood', 'counts', '--sided', 'two', '--flux', 'mean-energy'],
    ],
    [
      'charges of one’s own, with CLs',
      1,
      ['nutev', '--model', 'vector', '--set', 'nuMu=1', '--set', 'axialMu=1', '--statistic', 'cls'],
    ],
  ])('accepts the submission of a limit: %s', async (name, curves, args) => {
    const out = join(folder, name.replaceAll(' ', '-'));
    await succeed(['limit', '--mass', '0.1,1,10', '--out', out, '--hepdata', '--experiment', ...args]);
    const [overview, ...tables] = parseAllDocuments(readFileSync(join(out, 'submission.yaml'), 'utf8')).map((one) =>
      one.toJS(),
    );
    expect(problems(validator('hepdata-1.1.1', 'additional_info_schema.json'), overview)).toEqual([]);
    expect(tables).toHaveLength(curves);
    expect(new Set(tables.map((table) => table.name)).size).toBe(curves);
    const [entry, data] = ['submission_schema.json', 'data_schema.json'].map((file) =>
      validator('hepdata-1.1.1', file),
    );
    for (const table of tables) {
      expect(problems(entry, table)).toEqual([]);
      expect(problems(data, parse(readFileSync(join(out, table.data_file), 'utf8')))).toEqual([]);
      expect(problems(entry, { ...table, keywords: undefined })).not.toEqual([]);
    }
  });
});
