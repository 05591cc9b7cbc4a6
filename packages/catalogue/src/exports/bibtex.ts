import type { Reference } from '../references.js';
import { latexText } from './latexText.js';
import { namesAuthors } from './namesAuthors.js';
import { percentEncode } from './percentEncode.js';
import { splitMath, texMath } from './texMath.js';

const ENTRY_TYPES: Readonly<Record<Reference['type'], string>> = {
  article: 'article',
  proceedings: 'inproceedings',
  report: 'techreport',
  thesis: 'phdthesis',
  book: 'book',
  dataset: 'misc',
};

/** Key under which a reference is cited: that of INSPIRE where it is known, so that bibliographies can be joined; else ours. */
export const citationKey = ({ key, inspire }: Reference): string => inspire ?? key;

/**
 * BibTeX of references, one entry each, in their order. Plain ASCII for classical BibTeX: accents and symbols are LaTeX.
 * Titles stand in double braces, as those of INSPIRE, so that no style changes their capitals.
 * @throws ExportError for text that has no LaTeX
 */
export function bibtex(references: Iterable<Reference>): string {
  return Array.from(references, bibtexEntry).join('\n');
}

function bibtexEntry(reference: Reference): string {
  const fields = Object.entries(bibtexFields(reference)).filter(([, value]) => value !== undefined);
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@${entryType(reference)}{${citationKey(reference)},\n${lines.join('')}}\n`;
}

/** What BibTeX requires of a report is its institution, of a thesis its school; without one it is a preprint or the like. */
const entryType = ({ type, publisher }: Reference): string =>
  (type === 'report' || type === 'thesis') && publisher === undefined ? 'misc' : ENTRY_TYPES[type];

/** What BibTeX calls the house behind an entry. */
const PUBLISHER_FIELDS: Readonly<Record<string, string>> = {
  techreport: 'institution',
  phdthesis: 'school',
  // biblatex knows no publisher of these, and BibTeX prints none
  misc: 'organization',
};

/** Values of the fields without their outer braces. */
function bibtexFields(reference: Reference): Record<string, string | undefined> {
  const { type, journal, number, publisher, reportNumber, doi, arxiv } = reference;
  const isReport = entryType(reference) === 'techreport';
  const text = (field: string | undefined) => field && bibtexText(field);
  return {
    author: bibtexAuthors(reference),
    collaboration: text(reference.collaboration),
    title: `{${bibtexText(reference.title)}}`,
    [type === 'proceedings' ? 'booktitle' : 'journal']: text(journal),
    volume: text(reference.volume),
    // the number of a report is that of the institution
    number: text(isReport ? (number ?? reportNumber) : number),
    pages: reference.pages && bibtexText(pageRange(reference.pages, '–')),
    [PUBLISHER_FIELDS[entryType(reference)] ?? 'publisher']: text(publisher),
    year: String(reference.year),
    doi: doi && verbatim(doi),
    eprint: arxiv,
    archivePrefix: arxiv && 'arXiv',
    reportNumber: isReport ? undefined : text(reportNumber),
    annote: text(referenceCaveat(reference)),
  };
}

/** BibTeX counts braces whatever stands before them: a printed brace is written by its name. */
const withoutBraces = (tex: string, names: Readonly<Record<string, string>>): string =>
  tex.replace(/\\[\s\S]/g, (command) => names[command] ?? command);

const bibtexProse = (text: string): string =>
  withoutBraces(latexText(text), { '\\{': '{\\textbraceleft}', '\\}': '{\\textbraceright}' });
const bibtexMath = (formula: string): string =>
  `$${withoutBraces(texMath(formula), { '\\{': '\\lbrace ', '\\}': '\\rbrace ' })}$`;

const bibtexText = (text: string): string =>
  splitMath(text)
    .map(({ kind, text: piece }) => (kind === 'math' ? bibtexMath(piece) : bibtexProse(piece)))
    .join('');

function bibtexAuthors(reference: Reference): string {
  const { authors, collaboration } = reference;
  const isUnnamed = !namesAuthors(reference) && collaboration !== undefined;
  return (isUnnamed ? [`${collaboration} Collaboration`] : authors).map(bibtexAuthor).join(' and ');
}

/** `Family, Given` as it is; a name without a comma is that of an institution and is kept in one piece. */
function bibtexAuthor(name: string): string {
  if (name === 'others') return name;
  const tex = bibtexProse(name);
  // "and" separates names, also inside one, unless braces hide it
  return !name.includes(',') || /\band\b/i.test(name) ? `{${tex}}` : tex;
}

/** What is printed in no bibliography: notes on how the entry was checked. */
export function referenceCaveat({ status, note }: Reference): string | undefined {
  const caveats = [
    ...(status === 'unverified' ? ['Bibliographic details not verified.'] : []),
    ...(note ? [note] : []),
  ];
  return caveats.length > 0 ? caveats.join(' ') : undefined;
}

/** `3117-3120` with another dash; article numbers stay as they are. */
export const pageRange = (pages: string, dash: string): string =>
  pages.replace(/(\d)\s*[-–]+\s*(?=\w*\d)/, `$1${dash}`);

/** An identifier that programs read: not escaped; what would end the field or start a command is percent-encoded. */
const verbatim = (identifier: string): string => percentEncode(identifier, /[{}\\"<>^`|]|[^\x21-\x7e]/gu);
