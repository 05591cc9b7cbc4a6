import { FAMILIES, FAMILY_NAMES } from '../records/families.js';
import { type ExportData, fullRecords, selectRecords } from './exportData.js';
import { heading, latexDocument } from './latexDocument.js';
import { latexText } from './latexText.js';
import { recordSection } from './recordLatex.js';

const TITLE = 'Nereid: catalogue of measurements';

/**
 * The records in one LaTeX document: contents, each record on pages of its own by family, and one bibliography. Dated by the
 * last event of the records, so that the same catalogue gives the same document. @throws ExportError for text without LaTeX
 */
export function catalogueLatex(data: ExportData): string {
  const records = fullRecords(data);
  const ordered = FAMILY_NAMES.flatMap((family) => records.filter((record) => record.family === family));
  const families = FAMILY_NAMES.filter((family) => records.some((record) => record.family === family));
  const body = [
    `\\title{${latexText(TITLE)}}`,
    '\\author{}',
    `\\date{${latestEvent(data)}}`,
    '\\maketitle',
    ...families.map((family) => {
      const { title, description } = FAMILIES[family];
      return `\\textbf{${latexText(title)}.} ${latexText(description)}\n`;
    }),
    '\\setcounter{tocdepth}{1}',
    // entries one line apart
    '{\\setlength{\\parskip}{0pt}\\tableofcontents}',
    ...ordered.flatMap((record) => ['\\clearpage', ...recordSection(record, data)]),
    ...goneRecords(data),
    '\\clearpage',
  ];
  return latexDocument(TITLE, body, [...selectRecords(data, ordered).references.values()]);
}

/** Day of the last event of the records; empty where there is none. */
export function latestEvent(data: ExportData): string {
  const days = fullRecords(data).flatMap(({ events }) => events.map(({ at }) => at));
  return days.sort().at(-1) ?? '';
}

/** Where the records are that moved or were split. */
function goneRecords({ records }: ExportData): string[] {
  const gone = records.filter((record) => record.kind !== 'record');
  if (gone.length === 0) return [];
  const items = gone.map(({ id, kind, to, at, note }) => {
    return `\\item ${id} was ${kind} to ${[to].flat().join(', ')} on ${at}: ${latexText(note)}`;
  });
  const title = 'Records that went elsewhere';
  return ['\\clearpage', heading('section', title, title), '\\begin{itemize}', ...items, '\\end{itemize}'];
}
