import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import * as z from 'zod';
import { type Diagnostic, isError, type Parsed, remedyForName, type Severity, type SourceText } from './diagnostics.js';

export type Path = readonly (string | number)[];

/** A YAML document that passed its schema, with the means to report further problems at their line. */
export interface YamlDocument<T> extends Parsed<T> {
  /** A diagnostic at the node of `path`, or at the closest node above it. */
  report(path: Path, message: string, remedy: string, severity?: Severity): Diagnostic;
}

/** Largest document that is parsed, in characters; the largest data file has a fiftieth of this. */
export const MAXIMUM_YAML_LENGTH = 1_000_000;
/** Nesting beyond what any data file needs, and far below what exhausts the stack. */
const MAXIMUM_DEPTH = 100;

/**
 * Parses YAML and checks it against `schema`. Every syntax and schema problem becomes a diagnostic with its position.
 * Text that is too long or too deep, and aliases, are refused: a few lines of them can stand for any amount of data.
 */
export function parseYaml<T>(source: SourceText, schema: z.ZodType<T>): YamlDocument<T> {
  const lineCounter = new LineCounter();
  const refusal = refusedText(source.text);
  const document = parseDocument(refusal ? '' : source.text, { lineCounter });
  const report = (path: Path, message: string, remedy: string, severity: Severity = 'error', key?: string) => {
    const { line, col } = lineCounter.linePos(offsetOf(document, path, key));
    return { severity, file: source.file, line, column: col, path: formatPath(path), message, remedy };
  };
  if (refusal) return { value: undefined, diagnostics: [report([], refusal.message, refusal.remedy)], report };
  const diagnostics = [
    ...syntaxDiagnostics(document, source.file),
    ...aliasDiagnostics(document, source.file, lineCounter),
  ];
  if (diagnostics.some(isError)) return { value: undefined, diagnostics, report };
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { value: checked.data, diagnostics, report };
  for (const issue of flatten(checked.error.issues)) {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(schema, path);
      for (const key of issue.keys) {
        diagnostics.push(report(path, `unknown key "${key}"`, remedyForName(key, known), 'error', key));
      }
    } else {
      const { message, remedy } = describe(issue, document, path);
      diagnostics.push(report(path, message, remedy));
    }
  }
  return { value: undefined, diagnostics, report };
}

function refusedText(text: string): { message: string; remedy: string } | undefined {
  if (text.length > MAXIMUM_YAML_LENGTH) {
    const message = `the file has ${text.length} characters, more than ${MAXIMUM_YAML_LENGTH}`;
    return { message, remedy: 'Split it, or keep bulk data outside YAML.' };
  }
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > MAXIMUM_DEPTH) break;
  }
  const tooDeep = depth > MAXIMUM_DEPTH || /^\s*(?:[-?:] +){100}|^ {2000}/m.test(text);
  return tooDeep ? { message: 'the file is nested too deeply', remedy: 'Write it with fewer levels.' } : undefined;
}

function aliasDiagnostics(document: Document.Parsed, file: string, lineCounter: LineCounter): Diagnostic[] {
  let offset: number | undefined;
  visit(document, {
    Alias: (_, node) => {
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  if (offset === undefined) return [];
  const { line, col } = lineCounter.linePos(offset);
  const place = { severity: 'error', file, line, column: col, path: '' } as const;
  return [{ ...place, message: 'an alias is not allowed', remedy: 'Write the value out.' }];
}

/** `['nuclides', 3, 'name']` → `nuclides[3].name`. */
export function formatPath(path: Path): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

function syntaxDiagnostics(document: Document.Parsed, file: string): Diagnostic[] {
  const list = [
    ...document.errors.map((problem) => ({ problem, severity: 'error' as const })),
    ...document.warnings.map((problem) => ({ problem, severity: 'warning' as const })),
  ];
  return list.map(({ problem, severity }) => ({
    severity,
    file,
    line: problem.linePos?.[0].line ?? 1,
    column: problem.linePos?.[0].col ?? 1,
    path: '',
    message: problem.message.split('\n')[0].replace(/ at line \d+, column \d+:?$/, ''),
    remedy: problem.code === 'DUPLICATE_KEY' ? 'Keep one of the two.' : 'Correct the YAML at this place.',
  }));
}

/** Offset of the node at `path` (of its key, where `key` is given); of the nearest existing parent where there is none. */
function offsetOf(document: Document, path: Path, key?: string): number {
  for (let length = path.length; length >= 0; length--) {
    const node = (length === 0 ? document.contents : document.getIn(path.slice(0, length), true)) as Node | null;
    if (!node?.range) continue;
    if (key !== undefined && isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
    return node.range[0];
  }
  return 0;
}

/** Issues with those inside a failed union brought up to their own paths. */
function flatten(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
    const closest = issue.errors.reduce((a, b) => (depth(b) > depth(a) ? b : a));
    return flatten(closest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
  });
}

/** How far an alternative of a union got before it failed; the alternative that got furthest was probably meant. */
function depth(issues: readonly z.core.$ZodIssue[]): number {
  const unrecognised = issues.filter((issue) => issue.code === 'unrecognized_keys').length;
  const missing = issues.filter((issue) => issue.code === 'invalid_type' && issue.input === undefined).length;
  return Math.max(...issues.map((issue) => issue.path.length)) - unrecognised - missing;
}

function describe(issue: z.core.$ZodIssue, document: Document, path: Path): { message: string; remedy: string } {
  const value = path.length === 0 ? document.toJS() : document.getIn(path);
  const name = formatPath(path) || 'the document';
  if (value === undefined) return { message: `${name} is missing`, remedy: `Add it: ${issue.message}.` };
  const message = isScalarValue(value) ? `${JSON.stringify(value)} is not valid here` : `${name} is not valid`;
  return { message, remedy: `${issue.message.replace(/\.$/, '')}.` };
}

function isScalarValue(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

/** Keys that the schema accepts at `path`. */
function keysAt(schema: unknown, path: Path): string[] {
  const options = unwrap(schema);
  if (path.length === 0) {
    return options.flatMap((option) => (option instanceof z.ZodObject ? Object.keys(option.shape) : []));
  }
  const [head, ...rest] = path;
  return options.flatMap((option) => {
    if (option instanceof z.ZodObject) return keysAt(option.shape[head], rest);
    if (option instanceof z.ZodArray) return keysAt(option.element, rest);
    if (option instanceof z.ZodRecord) return keysAt(option.valueType, rest);
    return [];
  });
}

function unwrap(schema: unknown): unknown[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return schema === undefined ? [] : [schema];
}
