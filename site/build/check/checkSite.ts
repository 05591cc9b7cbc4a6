import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readMarker } from '../marker.js';
import { readHtmlPage } from './htmlPage.js';
import { fileOfAddress, type LinkTargets, referenceProblems } from './links.js';
import type { SiteProblem } from './problem.js';
import { pageReferences, type SiteReference, textReferences } from './references.js';
import { drawingProblems, inlineProblems, policyProblems } from './security.js';
import { CompressedSizes, isRecordPage, type PageSize, pageSize, RECORD_PAGE_BUDGET } from './sizes.js';
import { pageDescription, pageTitle, structureProblems } from './structure.js';

/** What was found in a built site. */
export interface SiteCheck {
  readonly pages: number;
  readonly files: number;
  /** Addresses on the pages, in style sheets and in scripts. */
  readonly references: number;
  /** Addresses outside the site, each once, in order. */
  readonly external: readonly string[];
  /** By file, line and column. */
  readonly problems: readonly SiteProblem[];
  /** The largest page of a record; undefined where there is none. */
  readonly largestRecordPage: PageSize | undefined;
  /** All files as they are [bytes]. */
  readonly totalBytes: number;
}

/** What is kept of a page: its tree would take many times the memory. */
interface PageFacts {
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly ids: ReadonlySet<string>;
}

/** Checks a built site without a network. @throws InputError where the folder holds none */
export function checkSite(folder: string): SiteCheck {
  const { base } = readMarker(folder);
  const files = filesOf(folder);
  const read = (file: string) => readFileSync(join(folder, file));
  const { pages, references, problems } = readPages(files, read);
  const targets: LinkTargets = { base, files: new Set(files), ids: new Map(pages.map(({ file, ids }) => [file, ids])) };
  for (const found of references.values()) {
    for (const reference of found) problems.push(...referenceProblems(reference, targets));
  }
  const bytes = new CompressedSizes(read);
  const sizes = pages
    .filter(({ file }) => isRecordPage(file))
    .map(({ file }) => pageSize(file, loadedFiles(file, references, targets), bytes));
  problems.push(...sameTexts(pages), ...sizes.flatMap(budgetProblem));
  const all = [...references.values()].flat();
  return {
    pages: pages.length,
    files: files.length,
    references: all.length,
    external: [...new Set(all.flatMap(({ kind, address }) => (kind === 'external' ? address : [])))].sort(),
    problems: sortProblems(problems),
    largestRecordPage: sizes.sort((a, b) => b.total - a.total)[0],
    totalBytes: files.reduce((sum, file) => sum + read(file).length, 0),
  };
}

interface SiteContent {
  readonly pages: PageFacts[];
  /** By the file they stand in. */
  readonly references: ReadonlyMap<string, readonly SiteReference[]>;
  /** Those of files by themselves. */
  readonly problems: SiteProblem[];
}

function readPages(files: readonly string[], read: (file: string) => Buffer): SiteContent {
  const problems: SiteProblem[] = [];
  const pages: PageFacts[] = [];
  const references = new Map<string, readonly SiteReference[]>();
  for (const file of files) {
    if (!/\.(html|svg|css|m?js)$/.test(file)) continue;
    const text = read(file).toString();
    if (file.endsWith('.html')) {
      const page = readHtmlPage(file, text);
      problems.push(...structureProblems(page), ...policyProblems(page), ...inlineProblems(page));
      references.set(file, pageReferences(page));
      pages.push({ file, title: pageTitle(page), description: pageDescription(page), ids: page.ids });
    } else if (file.endsWith('.svg')) problems.push(...drawingProblems(readHtmlPage(file, text)));
    else references.set(file, textReferences(file, text));
  }
  return { pages, references, problems };
}

function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(join(folder, '.').length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
}

/** Title and description are what tells pages apart in lists of them. */
function sameTexts(pages: readonly PageFacts[]): SiteProblem[] {
  return (['title', 'description'] as const).flatMap((field) => {
    const first = new Map<string, string>();
    return pages.flatMap(({ file, [field]: text }) => {
      const other = first.get(text);
      if (text === '' || other === undefined) return first.set(text, file) && [];
      return [{ file, line: 1, column: 1, message: `has the ${field} of ${other}: ${text}` }];
    });
  });
}

/** Files that a page loads, and those that these load. */
function loadedFiles(
  page: string,
  references: ReadonlyMap<string, readonly SiteReference[]>,
  targets: LinkTargets,
): Set<string> {
  const loaded = new Set<string>();
  const visit = (file: string) => {
    for (const { address, kind } of references.get(file) ?? []) {
      const target = kind === 'load' ? fileOfAddress(file, address, targets) : undefined;
      if (target === undefined || loaded.has(target)) continue;
      loaded.add(target);
      visit(target);
    }
  };
  visit(page);
  return loaded;
}

function budgetProblem({ file, total }: PageSize): SiteProblem[] {
  if (total <= RECORD_PAGE_BUDGET) return [];
  const message = `takes ${total} bytes compressed without fonts, more than ${RECORD_PAGE_BUDGET}`;
  return [{ file, line: 1, column: 1, message }];
}

function sortProblems(problems: readonly SiteProblem[]): SiteProblem[] {
  const byFile = (a: SiteProblem, b: SiteProblem) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
  return [...problems].sort((a, b) => byFile(a, b) || a.line - b.line || a.column - b.column);
}
