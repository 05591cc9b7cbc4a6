import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { Answer, SessionProcess } from './sessionProcess.js';

const ajv = new Ajv2020({ strict: false });
// as written to data/schema, which `npm run check:generated` compares
const schema = JSON.parse(readFileSync(new URL('../../../data/schema/session.schema.json', import.meta.url), 'utf8'));
ajv.addSchema(schema, 'session');

/** Methods that the schema has. */
export const METHODS_OF_SCHEMA: readonly string[] = Object.keys(schema.$defs)
  .flatMap((key) => key.match(/^(.*)\.params$/)?.[1] ?? [])
  .sort();

/** What is wrong with a message, or part of one, by the schema. */
export function schemaProblems(place: string, value: unknown) {
  const validate = ajv.getSchema(`session#/$defs/${place}`);
  if (validate === undefined) throw new Error(place);
  return validate(value) ? [] : ajv.errorsText(validate.errors);
}

/** Every message of a session is one of the schema. Returns the methods among them that had a result, each once. */
export function expectMessagesOfSchema(session: SessionProcess): string[] {
  const methods = new Set<string>();
  for (const line of session.lines as Answer[]) {
    // long columns are like short ones
    if (JSON.stringify(line).length > 1e6) continue;
    expect(schemaProblems('answer', line)).toEqual([]);
    const request = session.requests.get(line.id);
    if (request === undefined || line.result === undefined) continue;
    const { method, params = {} } = request;
    methods.add(method);
    expect(schemaProblems(`${method}.result`, line.result)).toEqual([]);
    expect(schemaProblems(`${method}.params`, params)).toEqual([]);
  }
  return [...methods].sort();
}
