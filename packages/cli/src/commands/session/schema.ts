import * as z from 'zod';
import { ERROR_CODES } from './errors.js';
import { SESSION_METHODS } from './methods.js';
import { PROTOCOL } from './protocol.js';

type Schema = Readonly<Record<string, unknown>>;

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const VERSION = { const: '2.0' };
const ID = { type: ['string', 'number', 'null'] };

const object = (properties: Schema, required: readonly string[], description?: string): Schema => ({
  ...(description !== undefined && { description }),
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/**
 * JSON Schema of the messages of a session: `request`, what a client sends, and `answer`, what it gets; the parameters and results of
 * each method are among the definitions as `ratio.params` and `ratio.result`.
 */
export function sessionSchema(): Schema {
  return {
    $schema: DIALECT,
    title: `Messages of nereid session, protocol ${PROTOCOL}`,
    protocol: PROTOCOL,
    anyOf: [{ $ref: '#/$defs/request' }, { $ref: '#/$defs/answer' }],
    $defs: {
      request: {
        anyOf: [...SESSION_METHODS.map(({ name, about }) => requestOf(name, about)), CANCEL, BATCH('request')],
      },
      answer: { anyOf: [SUCCESS, FAILURE, PROGRESS, BATCH('answer')] },
      ...Object.fromEntries(SESSION_METHODS.flatMap(({ name, params, result }) => partsOf(name, params, result))),
    },
  };
}

const requestOf = (name: string, about: string): Schema =>
  object(
    { jsonrpc: VERSION, id: ID, method: { const: name }, params: { $ref: `#/$defs/${name}.params` } },
    ['jsonrpc', 'method'],
    about,
  );

const CANCEL = object(
  {
    jsonrpc: VERSION,
    method: { const: '$/cancelRequest' },
    params: object({ id: ID }, ['id']),
  },
  ['jsonrpc', 'method', 'params'],
  'Ends a request that runs or waits; heard at once.',
);

const BATCH = (what: string): Schema => ({ type: 'array', minItems: 1, items: { $ref: `#/$defs/${what}` } });

const SUCCESS = object(
  {
    jsonrpc: VERSION,
    id: ID,
    result: { anyOf: SESSION_METHODS.map(({ name }) => ({ $ref: `#/$defs/${name}.result` })) },
  },
  ['jsonrpc', 'id', 'result'],
);

const INPUT_ERROR = object(
  {
    kind: { const: 'InputError' },
    subject: { type: 'object', description: 'what it is about: kind and name' },
    subjectText: { type: 'string' },
    value: { description: 'the value that cannot be used' },
    problem: { type: 'string' },
    remedy: { type: 'string' },
    means: { type: ['string', 'null'], description: 'what the remedy is done with, where it is not the subject' },
  },
  ['kind', 'subject', 'subjectText', 'value', 'problem', 'remedy', 'means'],
);

const FAILURE = object(
  {
    jsonrpc: VERSION,
    id: ID,
    error: object(
      {
        code: { enum: Object.values(ERROR_CODES) },
        message: { type: 'string' },
        data: { anyOf: [INPUT_ERROR, object({ remedy: { type: 'string' } }, ['remedy'])] },
      },
      ['code', 'message'],
    ),
  },
  ['jsonrpc', 'id', 'error'],
);

const PROGRESS = object(
  {
    jsonrpc: VERSION,
    method: { const: '$/progress' },
    params: object({ id: ID, done: { type: 'integer' }, total: { type: 'integer' }, message: { type: 'string' } }, [
      'id',
      'done',
      'total',
      'message',
    ]),
  },
  ['jsonrpc', 'method', 'params'],
  'How far a request is whose parameters say that progress is wanted.',
);

function partsOf(name: string, params: z.ZodType, result: z.ZodType): [string, Schema][] {
  const schemaOf = (one: z.ZodType, io: 'input' | 'output') => {
    const { $schema, ...schema } = z.toJSONSchema(one, { io });
    return schema;
  };
  return [
    [`${name}.params`, schemaOf(params, 'input')],
    [`${name}.result`, schemaOf(result, 'input')],
  ];
}
