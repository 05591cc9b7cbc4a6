import type { RecordAnchor } from '../recordAnchors.js';
import type { ArithmeticOutcome } from '../records/arithmetic.js';
import type { FullRecord } from '../records/record.js';
import type { RecordValue } from '../records/schema.js';
import { ROLES, type Role } from '../records/schema.js';
import type { Snapshot, Snapshots } from '../records/snapshots.js';
import type { References } from '../references.js';
import { citationKey } from './bibtex.js';
import { anchorsByValue, claimedSnapshots, findReference } from './exportData.js';
import { printedLink } from './latexLinks.js';
import { latexText } from './latexText.js';
import { findValue } from './markdown.js';
import { inlineLatex } from './markdownLatex.js';
import { numberTex, valueTex } from './valueTex.js';

const ROLE_HEADINGS: Readonly<Record<Role, string>> = {
  measurement: 'Measurements',
  eventCount: 'Event counts',
  projection: 'Projections',
  experimentParameter: 'Experiments',
  statisticalConvention: 'Statistical conventions',
  theoryInput: 'Theory',
};

/** An identifier in typewriter letters that may break after a hyphen. */
export const identifierTex = (id: string): string => `\\texttt{${latexText(id).replaceAll('-', '-\\allowbreak{}')}}`;

/** A SHA-256 in small letters that may break after every eighth digit. */
export const hashTex = (sha256: string): string =>
  small(`SHA-256 \\texttt{${(sha256.match(/.{1,8}/g) ?? []).join('\\allowbreak{}')}}`);

/** Citations of several papers by our keys. */
const citeTex = (keys: readonly string[], references: References): string =>
  `\\cite{${keys.map((key) => citationKey(findReference(key, references))).join(',')}}`;

interface TableContext {
  readonly values: readonly RecordValue[];
  readonly references: References;
  readonly snapshots: Snapshots;
}

const COLUMNS = String.raw`@{}>{\raggedright}p{0.46\textwidth}>{\raggedright}p{0.22\textwidth}>{\raggedright\arraybackslash}p{0.265\textwidth}@{}`;

/** Table of all values by role, measured ones first; it may break between pages and repeats its head. */
export function valuesTable(record: FullRecord, context: TableContext): string {
  const anchors = anchorsByValue(record, context.snapshots);
  const rows = ROLES.flatMap((role) => {
    const ofRole = record.values.filter((value) => value.role === role);
    if (ofRole.length === 0) return [];
    const title = `\\multicolumn{3}{@{}l}{\\itshape ${ROLE_HEADINGS[role]}} \\\\*`;
    return [title, ...ofRole.map((value) => valueRow(value, anchors.get(value.id), context))];
  });
  const head =
    '\\hline\nQuantity & Value & Source \\\\\n\\hline\n\\noalign{\\vskip 2pt}\n\\endhead\n\\hline\n\\endfoot';
  return [`\\begin{longtable}{${COLUMNS}}`, head, ...rows, '\\end{longtable}'].join('\n');
}

function valueRow(value: RecordValue, anchor: RecordAnchor | undefined, context: TableContext): string {
  const { note, derivation, experiment, year, reference, quotedIn } = value;
  const remarks = [derivation, note].filter((text) => text !== undefined).map((text) => inlineLatex(text, context));
  const quantity = [inlineLatex(value.observable, context), small(identifierTex(value.id)), ...remarks.map(small)];
  const quoted = quotedIn ? `, quoted in~${citeTex(quotedIn, context.references)}` : '';
  const origin = `${experiment ? `${latexText(experiment)} ` : ''}${year} ${citeTex([reference], context.references)}`;
  const place = anchorTex(anchor);
  const source = [origin + quoted, ...(place ? [small(place)] : [])];
  const qualification = valueQualification(value);
  const printed = [valueTex(value), ...(qualification ? [small(qualification)] : [])];
  return `${[quantity, printed, source].map((lines) => lines.join('\\newline ')).join(' & ')} \\\\[3pt]`;
}

const small = (tex: string): string => `{\\footnotesize ${tex}}`;

/** What kind of error and which confidence level, where it is not the usual. */
function valueQualification({ error, confidenceLevel, unit }: RecordValue): string {
  const kind =
    error && error.kind !== 'total' ? [error.kind === 'unstated' ? 'kind of error unstated' : error.kind] : [];
  if (confidenceLevel === undefined) return kind.join('');
  // a value that is a confidence level has said it
  const level = unit === 'percent CL' ? [] : [`${confidenceLevel.percent}\\,\\% CL`];
  return [...kind, ...level, sidedWords(confidenceLevel.sided)].join(', ');
}

const sidedWords = (sided: 'one' | 'two' | 'unstated'): string =>
  sided === 'unstated' ? 'sidedness unstated' : `${sided}-sided`;

function anchorTex(anchor: RecordAnchor | undefined): string {
  if (anchor?.snapshot === undefined) return 'derived';
  const extract = identifierTex(anchor.snapshot);
  if (anchor.lines === undefined) return `not found in ${extract}`;
  const [first, last] = anchor.lines;
  const place = `${extract}, ${first === last ? `line~${first}` : `lines~${first}--${last}`}`;
  return anchor.status === 'RESOLVED' ? place : `${place} (${anchor.status.toLowerCase()})`;
}

/** The relations between values: what they give, and whether that is what the sources print. */
export function arithmeticList({ arithmetic, values }: FullRecord): string {
  const items = arithmetic.map((outcome) => `\\item ${arithmeticItem(outcome, values)}`);
  return ['\\begin{itemize}', ...items, '\\end{itemize}'].join('\n');
}

function arithmeticItem(outcome: ArithmeticOutcome, values: readonly RecordValue[]): string {
  const { formula, equals, computed, computedError, holds, compare } = outcome;
  const numbers = formula.replace(/\{([^}]*)\}/g, (_, id: string) => numberTex(findValue(id, values).number));
  const target = findValue(equals, values);
  const digits = (number: number) => numberTex(oneDigitMore(number, target.number));
  const result = computedError === 0 ? digits(computed) : `${digits(computed)}\\pm${digits(computedError)}`;
  const verdict = `${holds ? 'agrees' : '\\textbf{does not agree}'} ${compare === 'digits' ? 'to the digits printed' : 'within the errors'}`;
  const relation = `$${numbers.replaceAll('*', '\\times')} = ${result}$`;
  return `${relation}; printed: ${valueTex(target)} (${identifierTex(equals)}); ${verdict}.`;
}

/** A computed number with one digit more than the printed one that it is compared with. */
function oneDigitMore(number: number, printed: string): string {
  const [mantissa, exponent] = printed.toLowerCase().split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return exponent === undefined ? number.toFixed(decimals + 1) : number.toExponential(decimals + 1);
}

/** The extracts that the claims point into, with what identifies them. */
export function snapshotList(record: FullRecord, { references, snapshots }: TableContext): string {
  const items = claimedSnapshots([record], snapshots).map((snapshot) => `\\item ${snapshotItem(snapshot, references)}`);
  return ['\\begin{itemize}', ...items, '\\end{itemize}'].join('\n');
}

function snapshotItem({ id, kind, reference, url, accessed, retrieval, sha256 }: Snapshot, references: References) {
  const origin = `${kind === 'extract' ? 'extract, in words of our own,' : 'capture'} of~${citeTex([reference], references)}`;
  const read = `${printedLink(url)}, read on ${accessed}. ${latexText(retrieval)}`;
  return `${identifierTex(id)}: ${origin} ${read} ${hashTex(sha256)}`;
}
