import { readFileSync } from 'node:fs';
import { left } from './tableFormat.js';
import { textTable } from './textTable.js';

/** What a tool of the field and Nereid say of the same thing; `known` where they differ for a stated reason. */
export interface JudgedRow {
  readonly tool: string;
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
  readonly allowed: string;
  readonly verdict: 'agrees' | 'known' | 'differs';
  readonly why: string;
}

/** The table that the tests of `python/judges` write. */
export interface Judged {
  readonly rows: readonly JudgedRow[];
  /** Versions of the tools, by name. */
  readonly tools: Readonly<Record<string, string>>;
  readonly passed: number;
  readonly failed: number;
}

/** @throws Error where the file is none that the judges wrote */
export function readJudged(file: string): Judged {
  const { rows, tools, passed, failed } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Judged>;
  if (!Array.isArray(rows) || !tools || passed === undefined || failed === undefined) {
    throw new Error(`--judges ${file}: not a table of npm run judges -- --table FILE.`);
  }
  return { rows, tools, passed, failed };
}

/** Rows that differ, and tests that failed without a row. */
export function failedJudges(judged: Judged | undefined): string[] {
  if (judged === undefined) return [];
  const rows = judged.rows.filter(({ verdict }) => verdict === 'differs');
  const lines = rows.map(({ tool, what, ours, theirs }) => `${tool}, ${what}: ours ${ours}, theirs ${theirs}`);
  return lines.length > 0 || judged.failed === 0 ? lines : [`${judged.failed} tests of python/judges`];
}

const REMEDY = 'Not compared: their Python packages are not installed (`npm run judges -- --install`).';

export function judgesSection(judged: Judged | undefined): string {
  const head = '## Judged by the tools of the field';
  if (judged === undefined) return `${head}\n\n${REMEDY}`;
  const introduction =
    'Tools of others, from PyPI and Debian, read what Nereid writes and write what it reads (`npm run judges`). Equal means to the ' +
    'last digit; other allowances are relative, and the reason of each stands in `python/judges`.';
  const tools = Object.keys(judged.tools);
  return [head, introduction, versionTable(judged), ...tools.map((tool) => toolSection(tool, judged))].join('\n\n');
}

function versionTable({ rows, tools }: Judged): string {
  const count = (tool: string, verdict?: string) =>
    `${rows.filter((row) => row.tool === tool && (verdict === undefined || row.verdict === verdict)).length}`;
  const columns = [left('tool'), left('version'), left('compared'), left('agree'), left('known'), left('differ')];
  const cells = Object.entries(tools).map(([tool, version]) => [
    tool,
    version,
    count(tool),
    ...['agrees', 'known', 'differs'].map((verdict) => count(tool, verdict)),
  ]);
  return textTable(columns, cells);
}

function toolSection(tool: string, { rows }: Judged): string {
  const columns = [left('what'), left('ours'), left('theirs'), left('allowed'), left('verdict'), left('why')];
  const cells = rows
    .filter((row) => row.tool === tool)
    .map(({ what, ours, theirs, allowed, verdict, why }) => [what, ours, theirs, allowed, verdict, why]);
  return `### ${tool}\n\n${textTable(columns, cells)}`;
}
