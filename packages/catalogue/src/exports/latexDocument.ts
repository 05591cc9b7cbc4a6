import type { Reference } from '../references.js';
import { citationKey, pageRange } from './bibtex.js';
import { referenceUrl } from './csl.js';
import { MATH_CHARACTERS, SUBSCRIPTS, SUPERSCRIPTS } from './latexCharacters.js';
import { hyperlink, printedLink } from './latexLinks.js';
import { latexText } from './latexText.js';
import { namesAuthors } from './namesAuthors.js';
import { plainText } from './plainText.js';
import { latexWithMath } from './texMath.js';

/**
 * Packages of texlive-latex-base alone. Latin Modern is taken where it is installed: without it the T1 fonts are bitmaps.
 */
const PREAMBLE = String.raw`\documentclass[a4paper]{article}
\usepackage[T1]{fontenc}
\IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
\usepackage[margin=25mm]{geometry}
\usepackage{amsmath,amssymb,array,longtable,color}
\usepackage{hyperref}
\definecolor{link}{rgb}{0.05,0.25,0.5}
\hypersetup{colorlinks=true,allcolors=link}
\urlstyle{same}
\setcounter{secnumdepth}{0}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.5\baselineskip plus 2pt}
\setlength{\LTleft}{0pt}
\setlength{\LTpre}{0pt}
\setlength{\LTpost}{0pt}
\renewcommand{\arraystretch}{1.15}
\setlength{\emergencystretch}{3em}
\makeatletter
\def\@listi{\leftmargin\leftmargini \topsep 0pt \parsep 3pt \itemsep 0pt}
\let\@listI\@listi
\makeatother
\ifdefined\pdftrailerid\pdftrailerid{}\fi`;

/** A document that pdflatex typesets in two runs, with the references cited at its end. Plain ASCII. */
export function latexDocument(title: string, body: readonly string[], references: readonly Reference[]): string {
  return [
    '% Written by nereid catalogue export. Typeset with pdflatex, twice.',
    PREAMBLE,
    `\\hypersetup{pdftitle={${bookmark(title)}}}`,
    '\\begin{document}',
    ...body,
    ...(references.length > 0 ? [bibliography(references)] : []),
    '\\end{document}\n',
  ].join('\n');
}

/** A heading, and what stands for it among the bookmarks; `contents` (LaTeX) in the table of contents, where it differs. */
export function heading(level: 'section' | 'subsection', tex: string, text: string, contents?: string): string {
  const entry = (body: string) => `\\texorpdfstring{${body}}{${bookmark(text)}}`;
  // braces: a bracket in the entry would end the optional argument
  return `\\${level}${contents === undefined ? '' : `[{${entry(contents)}}]`}{${entry(tex)}}`;
}

/** Text with formulas as LaTeX that a bookmark can hold: without accents and symbols. */
export function bookmark(text: string): string {
  const ascii = Array.from(plainText(text), (character) => {
    const shifted = SUPERSCRIPTS[character] ?? SUBSCRIPTS[character];
    if (shifted !== undefined || character < '\u0080') return shifted ?? character;
    if (/[–—−]/.test(character)) return '-';
    if (character === '→') return '->';
    return MATH_CHARACTERS[character]?.replace(/[^A-Za-z]/g, '') ?? character.normalize('NFD')[0];
  });
  return latexText(ascii.join('').replace(/[^\x20-\x7e]/g, ''));
}

/** `thebibliography` of references under the keys that `\cite` uses. */
export function bibliography(references: readonly Reference[]): string {
  const items = references.map((reference) => `\\bibitem{${citationKey(reference)}} ${bibliographyItem(reference)}`);
  return ['\\begin{thebibliography}{99}', '\\raggedright', ...items, '\\end{thebibliography}'].join('\n');
}

function bibliographyItem(reference: Reference): string {
  const { title, journal, volume, number, pages, publisher, reportNumber, arxiv, year } = reference;
  const text = (field: string) => latexWithMath(field, latexText);
  const issue = number === undefined ? '' : `, no.~${text(number)}`;
  const place = [journal && text(journal), volume && `\\textbf{${text(volume)}}`].filter(Boolean).join(' ');
  const published = place + issue;
  const url = referenceUrl(reference);
  const parts = [
    referenceAuthors(reference),
    `\\emph{${text(title)}}${published ? '' : ` (${year})`}`,
    publisher && text(publisher),
    published && `${published} (${year})${pages ? ` ${text(pageRange(pages, '–'))}` : ''}`,
    reportNumber && text(reportNumber),
    arxiv && hyperlink(`https://arxiv.org/abs/${arxiv}`, `arXiv:${latexText(arxiv)}`),
    reference.doi && url && printedLink(url),
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

/** `S. R. Mishra et al. (CCFR Collaboration)`; the collaboration alone where nobody is named. */
function referenceAuthors(reference: Reference): string {
  const { authors, collaboration } = reference;
  if (collaboration === undefined) return authorNames(authors);
  const name = `${latexWithMath(collaboration, latexText)} Collaboration`;
  return namesAuthors(reference) ? `${authorNames(authors)} (${name})` : name;
}

/** `S. R. Mishra, A. Writer et al.` */
function authorNames(authors: readonly string[]): string {
  const names = authors
    .filter((name) => name !== 'others')
    .map((name) => {
      const [family, ...given] = name.split(',').map((part) => latexText(part.trim()));
      // a name does not break between initials
      return [given.at(-1), family, ...given.slice(0, -1)].filter(Boolean).join(' ').replaceAll('. ', '.~');
    });
  if (names.length < authors.length) return `${names.join(', ')} et al.`;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
}
