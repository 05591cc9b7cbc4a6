import { type Actor, actorName } from '../records/actors.js';
import { FAMILIES } from '../records/families.js';
import type { FullRecord } from '../records/record.js';
import type { OpenIssue } from '../records/schema.js';
import { claimedSnapshots, type ExportSources, selectRecords } from './exportData.js';
import { heading, latexDocument } from './latexDocument.js';
import { latexText } from './latexText.js';
import { inlineLatex, type LatexContext, markdownLatex } from './markdownLatex.js';
import { arithmeticList, hashTex, identifierTex, snapshotList, valuesTable } from './recordTables.js';

/** One record as a LaTeX document with its bibliography. @throws ExportError for text that has no LaTeX */
export function recordLatex(record: FullRecord, data: ExportSources): string {
  const title = `${record.id}: ${record.process}`;
  return latexDocument(title, recordSection(record, data), [...selectRecords(data, [record]).references.values()]);
}

/** A record as a section: values first, then the text, what is open, and where everything comes from. */
export function recordSection(record: FullRecord, { references, snapshots }: ExportSources): string[] {
  const context = { values: record.values, references, snapshots };
  const part = (title: string, body: string | undefined) =>
    body === undefined ? [] : [heading('subsection', inlineLatex(title, context), title), body];
  const title = `${record.id}\\quad ${inlineLatex(record.title, context)}`;
  const contents = `${title}\\quad{\\mdseries ${inlineLatex(record.process, context)}}`;
  return [
    heading('section', title, `${record.id}: ${record.process}`, contents),
    factsTable(record, context),
    markdownLatex(record.summary, context),
    ...part('Values', record.values.length > 0 ? valuesTable(record, context) : undefined),
    ...part('Relations between values', record.arithmetic.length > 0 ? arithmeticList(record) : undefined),
    ...record.sections.flatMap(({ title, text }) => part(title, markdownLatex(text, context))),
    ...part('Open issues', issueList(record, context)),
    ...part('Difficulty', difficultyText(record, context)),
    ...part('Priority', record.priority && priorityText(record, context)),
    ...part('Extracts', claimedSnapshots([record], snapshots).length > 0 ? snapshotList(record, context) : undefined),
    ...part('History', historyList(record, context)),
  ];
}

function factsTable(record: FullRecord, context: LatexContext): string {
  const { process, family, channel, status, lifecycle, difficultyLevel, priorityLevel, contentHash } = record;
  const reviewed = ['draft', 'written'].includes(status) ? '; checked by machine, reviewed by nobody' : '';
  const lapsed = lifecycle.approvalLapsed ? '; an approval lapsed when the content changed' : '';
  const facts: [string, string | undefined][] = [
    ['Process', inlineLatex(process, context)],
    ['Family', latexText(FAMILIES[family].title)],
    ['Channel', channel && `\\texttt{${latexText(channel)}}`],
    ['Status', status + reviewed + lapsed],
    ['Difficulty', difficultyLevel],
    ['Priority', priorityLevel],
    ['Content', contentHash && hashTex(contentHash)],
  ];
  const rows = facts.flatMap(([name, text]) => (text === undefined ? [] : [`${name} & ${text} \\\\`]));
  const columns = '@{}p{0.13\\textwidth}>{\\raggedright\\arraybackslash}p{0.83\\textwidth}@{}';
  return [`\\begin{tabular}{${columns}}`, ...rows, '\\end{tabular}\n'].join('\n');
}

const itemize = (items: readonly string[]): string | undefined =>
  items.length === 0
    ? undefined
    : ['\\begin{itemize}', ...items.map((item) => `\\item ${item}`), '\\end{itemize}'].join('\n');

/** `conventionConflict` as `Convention conflict`. */
function wordsOf(name: string): string {
  const spaced = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced[0].toUpperCase() + spaced.slice(1);
}

function issueList({ openIssues }: FullRecord, context: LatexContext): string | undefined {
  return itemize(openIssues.map((issue) => issueItem(issue, context)));
}

function issueItem({ id, type, question, blocking, waiver, resolution }: OpenIssue, context: LatexContext): string {
  const open = resolution === undefined && waiver === undefined;
  const state = open && blocking ? ', blocks approval' : '';
  const settled = (what: string, by: Actor, at: string, text: string) =>
    `\\emph{${what}} on ${at} by ${latexText(actorName(by))}: ${markdownLatex(text, context)}`;
  return [
    `\\textbf{${wordsOf(type)}}${state} (${identifierTex(id)}). ${markdownLatex(question, context)}`,
    ...(waiver ? [settled('Waived', waiver.actor, waiver.at, waiver.reason)] : []),
    ...(resolution ? [settled('Resolved', resolution.actor, resolution.at, resolution.answer)] : []),
  ].join('\n\n');
}

function difficultyText({ difficulty, difficultyLevel }: FullRecord, context: LatexContext): string | undefined {
  if (difficulty === undefined) return undefined;
  const needs = difficulty.needs.map(({ part, reason }) => `${wordsOf(part)}: ${markdownLatex(reason, context)}`);
  return [`${wordsOf(difficultyLevel as string)}. A calculation from nothing needs:`, itemize(needs)].join('\n');
}

function priorityText({ priority, priorityLevel }: FullRecord, context: LatexContext): string | undefined {
  if (priority === undefined) return undefined;
  const { scan, sensitivity, strongerElsewhere, reason } = priority;
  const rest = `sensitivity ${sensitivity}${strongerElsewhere ? '; other observables bind first' : ''}`;
  const level = wordsOf(priorityLevel as string);
  return `${level} for ${inlineLatex(scan, context)} (${rest}). ${markdownLatex(reason, context)}`;
}

function historyList({ events }: FullRecord, context: LatexContext): string | undefined {
  return itemize(
    events.map(({ at, to, actor, note, into }) => {
      const what = `${at}: \\textbf{${to}}${into === undefined ? '' : ` into ${into}`}, ${latexText(actorName(actor))}.`;
      return note === undefined ? what : `${what} ${markdownLatex(note, context)}`;
    }),
  );
}
