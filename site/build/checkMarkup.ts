import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  CatalogueError,
  type CatalogueRecord,
  type Diagnostic,
  type FullRecord,
  type References,
  type Report,
  reportLater,
  stringsIn,
} from '@nereid/catalogue';
import { citationHtml } from './citations.js';
import { MarkupError } from './markdown.js';
import { forwardingNote, RecordProse } from './prose.js';

/** Typesets every reference, as the pages cite it. @throws MarkupError for a text of a reference */
export function checkCitations(references: References): void {
  for (const reference of references.values()) citationHtml(reference);
}

/**
 * Typesets every text of a record once, before anything is computed: all problems come at once and at their line, and the pages
 * find the texts done. @throws CatalogueError
 */
export function checkMarkup(record: CatalogueRecord, references: References, dataFolder: string): void {
  const steps = record.kind === 'record' ? renderRecord(record, references) : [() => forwardingNote(record)];
  const problems = recordProblems(record, dataFolder, steps);
  if (problems.length > 0) throw new CatalogueError(problems);
}

/** One step for each text, as the page of the record shows it. */
function renderRecord(record: FullRecord, references: References): (() => string)[] {
  const prose = new RecordProse(record, references);
  const { values, sections, openIssues, events, difficulty, priority } = record;
  const inline = [
    ...values.map(({ observable }) => observable),
    ...(difficulty?.needs.map(({ reason }) => reason) ?? []),
    ...(priority ? [priority.scan, priority.reason] : []),
  ];
  const blocks = [
    record.summary,
    ...values.flatMap(({ derivation, note }) => [derivation, note]),
    ...sections.map(({ text }) => text),
    ...openIssues.map(({ question }) => question),
    ...events.map(({ note }) => note),
  ].filter((text) => text !== undefined);
  return [
    () => prose.title(),
    ...inline.map((text) => () => prose.inline(text)),
    ...blocks.map((text) => () => prose.block(text)),
  ];
}

function recordProblems(record: CatalogueRecord, dataFolder: string, steps: readonly (() => string)[]): Diagnostic[] {
  let report: Report | undefined;
  return steps.flatMap((render) => {
    try {
      render();
      return [];
    } catch (error) {
      if (!(error instanceof MarkupError)) throw error;
      report ??= reportIn(record, dataFolder);
      const path = stringsIn(record).find(([, string]) => string === error.source)?.[0] ?? [];
      return [report(path, error.reason.replace(/\.$/, ''), 'Mend the Markdown or the TeX of this text.')];
    }
  });
}

function reportIn({ id }: CatalogueRecord, dataFolder: string): Report {
  const path = join(dataFolder, 'records', `${id}.yaml`);
  return reportLater({ file: `${basename(dataFolder)}/records/${id}.yaml`, text: readFileSync(path, 'utf8') });
}
