import { nearestWithin } from '@nereid/physics/names';

/** Errors stop a file from being used, warnings do not. */
export type Severity = 'error' | 'warning';

/** One problem in one file, with what to do about it. Lines and columns count from 1. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Place inside the document: `nuclides[3].atomicMassU.value`. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
  /** What the remedy is done with, for front ends that have a word for it. */
  readonly means?: string;
}

/** The data cannot be used; `diagnostics` holds every problem found, not only the first. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter(isError).length;
    super(
      [`${errors} ${errors === 1 ? 'error' : 'errors'} in the data`, ...diagnostics.map(formatDiagnostic)].join('\n'),
    );
    this.diagnostics = diagnostics;
  }
}

/** A name that the catalogue does not hold. `remedy` gives the nearest name and the list. */
export class UnknownNameError extends Error {
  override readonly name = 'UnknownNameError';
  readonly kind: string;
  readonly given: string;
  readonly remedy: string;

  constructor(kind: string, given: string, known: Iterable<string>, remedy = remedyForName(given, known)) {
    super(`no ${kind} "${given}" in the catalogue. ${remedy}`);
    this.kind = kind;
    this.given = given;
    this.remedy = remedy;
  }
}

/** Outcome of reading one document: the value where it is usable, and every problem found. */
export interface Parsed<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Text of a file and the name its problems are reported under. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** Whether a problem stops the file from being used; warnings do not. */
export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}

/** `file:line:column: error: path: message. Remedy.`, the form editors turn into links. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, severity, path, message, remedy } = diagnostic;
  return `${file}:${line}:${column}: ${severity}: ${path === '' ? '' : `${path}: `}${message}. ${remedy}`;
}

/** The value of a parse without errors; throws a `CatalogueError` with all diagnostics otherwise. */
export function requireValue<T>(parsed: Parsed<T>): T {
  if (parsed.value === undefined || parsed.diagnostics.some(isError)) throw new CatalogueError(parsed.diagnostics);
  return parsed.value;
}

/** Remedy for an unknown name: the nearest known one, or the list. */
export function remedyForName(name: string, known: Iterable<string>): string {
  const names = [...known];
  // closer than elsewhere: names of data are longer, and a wrong guess would hide the list
  const nearest = nearestWithin(name, names, () => Math.max(2, Math.floor(name.length / 3)));
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  if (names.length === 0) return 'Nothing of this kind is defined.';
  return `Known: ${names.slice(0, 40).join(', ')}${names.length > 40 ? ', …' : ''}.`;
}
