import { InputError, suggestName } from '@nereid/physics';
import * as z from 'zod';
import type { CallContext } from './context.js';

/** What all methods take. */
const COMMON = {
  progress: z.boolean().optional().describe('whether notifications $/progress are wanted'),
};

/** A method of the session: everything there is to know of it. */
export interface SessionMethod {
  readonly name: string;
  /** A sentence. */
  readonly about: string;
  readonly params: z.ZodObject;
  /** What it returns, for the schema; anything else is not promised. */
  readonly result: z.ZodType;
  /** @throws InputError for parameters that cannot be used */
  readonly call: (params: unknown, context: CallContext) => Promise<unknown>;
}

/** Parameters after the check: JSON has no undefined, so that what is there has a value. */
type Defined<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [Key in keyof T]: Defined<Exclude<T[Key], undefined>> }
    : T;

type Params<Shape extends z.ZodRawShape> = Defined<z.output<z.ZodObject<Shape, z.core.$strict>>>;

interface Definition<Shape extends z.ZodRawShape> {
  readonly name: string;
  readonly about: string;
  readonly params: Shape;
  readonly result: z.ZodType;
  readonly run: (params: Params<Shape>, context: CallContext) => Promise<unknown> | object;
}

/** One definition: the table, the checks and the schema follow from it. */
export function sessionMethod<Shape extends z.ZodRawShape>(definition: Definition<Shape>): SessionMethod {
  const { run, params: shape, ...described } = definition;
  const params = z.strictObject({ ...shape, ...COMMON });
  return {
    ...described,
    params,
    call: async (given, context) => {
      const { data, error } = params.safeParse(given ?? {});
      if (error !== undefined) throw paramsError(definition.name, params, given, error.issues);
      const { progress, ...own } = data as Record<string, unknown>;
      return run(own as unknown as Params<Shape>, context);
    },
  };
}

/** The first problem of parameters as an error that names value and remedy. */
function paramsError(
  method: string,
  params: z.ZodObject,
  given: unknown,
  issues: readonly z.core.$ZodIssue[],
): InputError {
  // a misspelt name is why the right one is missing
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const name = issue.path.map(String).join('.') || 'params';
  if (issue.code === 'unrecognized_keys') {
    const [key] = issue.keys;
    return new InputError(name, key, `no parameter of ${method}`, suggestName(key, keysAt(params, issue.path)));
  }
  const value = valueAt(given, issue.path);
  const remedy = `${remedyOf(issue)} See docs/session.md.`;
  if (value === undefined) return new InputError(name, undefined, 'missing', remedy);
  if (issue.code === 'invalid_value') {
    const names = issue.values.map(String);
    return new InputError(name, shown(value), 'not one of the choices', suggestName(String(shown(value)), names));
  }
  return new InputError(name, shown(value), 'cannot be used', remedy);
}

/** The keys that an object of the parameters may have. */
function keysAt(params: z.ZodObject, path: readonly PropertyKey[]): string[] {
  let schema: z.ZodType = params;
  for (const key of path) {
    schema = bare(schema);
    if (schema instanceof z.ZodObject) schema = schema.shape[String(key)];
    else if (schema instanceof z.ZodArray) schema = schema.element as z.ZodType;
  }
  schema = bare(schema);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

const bare = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;

function remedyOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `Give ${withArticle(issue.expected)}.`;
  return `${issue.message}.`;
}

const withArticle = (word: string): string => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  let value = given;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value;
}

/** A value that fits into a message. */
function shown(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 80 ? `${value.slice(0, 80)}…` : value;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : value;
}
