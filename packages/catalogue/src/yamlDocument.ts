import { type Document, isMap, isScalar, type LineCounter, type Node } from 'yaml';
import * as z from 'zod';
import { type Diagnostic, isError, type Parsed, remedyForName, type Severity, type SourceText } from './diagnostics.js';
import {
  aliasOffset,
  MAXIMUM_YAML_LENGTH,
  MOST_ERRORS,
  readYamlTree,
  treeOrRefusal,
  type YamlTree,
} from './yamlTree.js';

export { MAXIMUM_YAML_LENGTH } from './yamlTree.js';

/** Way to a place in a YAML document: keys and positions. */
export type Path = readonly (string | number)[];

/** A diagnostic at the node of `path` (at `key` in it, where one is given), or at the closest node above it. */
export type Report = (path: Path, message: string, remedy: string, severity?: Severity, key?: string) => Diagnostic;

/** A YAML document that passed its schema, with the means to report further problems at their line. */
export interface YamlDocument<T> extends Parsed<T> {
  readonly report: Report;
}

/**
 * Parses YAML and checks it against `schema`. Every syntax and schema problem becomes a diagnostic with its position.
 * Text that is too long or too deep, and aliases, are refused: a few lines of them can stand for any amount of data.
 */
export function parseYaml<T>(
  source: SourceText,
  schema: z.ZodType<T>,
  maximumLength: number = MAXIMUM_YAML_LENGTH,
): YamlDocument<T> {
  const tree = treeOrRefusal(source.text, maximumLength);
  if ('message' in tree) {
    const report = reporter(source.file, () => readYamlTree(''));
    return { value: undefined, diagnostics: [report([], tree.message, tree.remedy)], report };
  }
  const report = reporter(source.file, () => tree);
  const { document, lineCounter } = tree;
  const diagnostics = [
    ...syntaxDiagnostics(document, source.file),
    ...aliasDiagnostics(document, source.file, lineCounter),
  ];
  if (diagnostics.some(isError)) return { value: undefined, diagnostics, report };
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { value: checked.data, diagnostics, report };
  diagnostics.push(...schemaDiagnostics(checked.error, schema, document, report));
  return { value: undefined, diagnostics, report };
}

/** Parses YAML of any shape, for a reader that checks it by itself; refuses what `parseYaml` refuses. */
export const parseAnyYaml = (source: SourceText): YamlDocument<unknown> => parseYaml(source, z.unknown());

/**
 * Reports problems of a text that was parsed before and whose tree was given up to save memory: it is parsed again at the
 * first problem.
 */
export function reportLater({ file, text }: SourceText): Report {
  let tree: YamlTree | undefined;
  return reporter(file, () => {
    tree ??= readYamlTree(text);
    return tree;
  });
}

function reporter(file: string, tree: () => YamlTree): Report {
  return (path, message, remedy, severity = 'error', key) => {
    const { document, lineCounter } = tree();
    const { line, col } = lineCounter.linePos(offsetOf(document, path, key));
    return { severity, file, line, column: col, path: formatPath(path), message, remedy };
  };
}

function schemaDiagnostics(error: z.ZodError, schema: unknown, document: Document, report: Report): Diagnostic[] {
  const problems = flatten(error.issues).flatMap((issue): (() => Diagnostic)[] => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(schema, path);
      return issue.keys.map(
        (key) => () => report(path, `unknown key "${key}"`, remedyForName(key, known), 'error', key),
      );
    }
    return [
      () => {
        const { message, remedy } = describe(issue, document, path);
        return report(path, message, remedy);
      },
    ];
  });
  // each is looked for in the tree, which takes as long as it is wide
  const listed = problems.slice(0, MOST_ERRORS).map((make) => make());
  const others = problems.length - listed.length;
  if (others === 0) return listed;
  return [...listed, report([], `${others} further problems are not listed`, 'Mend these first.')];
}

/** `['nuclides', 3, 'name']` → `nuclides[3].name`. */
export function formatPath(path: Path): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

function aliasDiagnostics({ contents }: Document, file: string, lineCounter: LineCounter): Diagnostic[] {
  const offset = aliasOffset(contents);
  if (offset === undefined) return [];
  const { line, col } = lineCounter.linePos(offset);
  const place = { severity: 'error', file, line, column: col, path: '' } as const;
  return [{ ...place, message: 'an alias is not allowed', remedy: 'Write the value out.' }];
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
    message: problem.message.split('\n')[0],
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
