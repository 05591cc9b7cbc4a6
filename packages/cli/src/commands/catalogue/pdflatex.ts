import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@nereid/physics';

/** A document of some hundred pages takes seconds; one that loops is stopped. */
const TIME_LIMIT_MS = 120_000;
/** References and the contents settle in the second run, page breaks that they move in the third. */
const RUNS = 3;

const ARGUMENTS = ['-no-shell-escape', '-interaction=nonstopmode', '-halt-on-error', 'document.tex'];

export interface TypesetDocument {
  readonly pdf: Uint8Array;
  readonly log: string;
}

/**
 * Typesets a LaTeX document with pdflatex in a folder of its own, where it can run nothing and write nowhere else. `day`
 * (2026-11-22) dates the file, so that the same document gives the same bytes.
 * @throws InputError where pdflatex is missing or does not accept the document
 */
export function typeset(document: string, day: string): TypesetDocument {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-latex-'));
  try {
    writeFileSync(join(folder, 'document.tex'), document);
    for (let run = 0; run < RUNS; run++) runOnce(folder, day);
    const log = readFileSync(join(folder, 'document.log'), 'latin1');
    return { pdf: readFileSync(join(folder, 'document.pdf')), log };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runOnce(folder: string, day: string): void {
  const epoch = Math.max(0, Date.parse(`${day}T00:00:00Z`) / 1000 || 0);
  const result = spawnSync('pdflatex', ARGUMENTS, {
    cwd: folder,
    encoding: 'latin1',
    timeout: TIME_LIMIT_MS,
    maxBuffer: 64_000_000,
    stdio: ['ignore', 'pipe', 'pipe'],
    // paranoid: no file outside the folder and the TeX tree is read or written
    env: {
      ...process.env,
      openin_any: 'p',
      openout_any: 'p',
      SOURCE_DATE_EPOCH: String(epoch),
      FORCE_SOURCE_DATE: '1',
    },
  });
  if (result.error !== undefined) throw unusable(result.error as NodeJS.ErrnoException);
  if (result.status === 0) return;
  const [, problem = 'no message', place = ''] = /^! (.*)(?:[\s\S]*?^(l\.\d+ .*))?/m.exec(result.stdout) ?? [];
  const message = [problem.replace(/\.$/, ''), place.trim()].filter(Boolean).join(', ').slice(0, 300);
  const remedy = 'Correct the text, or export with --format latex to look for the place.';
  throw new InputError('--format', 'pdf', `pdflatex does not accept the document (${message})`, remedy);
}

function unusable({ code }: NodeJS.ErrnoException): InputError {
  if (code === 'ENOENT') {
    const remedy = 'Install it (Debian: apt-get install texlive-latex-base lmodern), or use --format latex.';
    return new InputError('--format', 'pdf', 'needs pdflatex, which is not installed', remedy);
  }
  const reason = code === 'ETIMEDOUT' ? `did not end in ${TIME_LIMIT_MS / 1000} s` : `could not run (${code})`;
  return new InputError('--format', 'pdf', `pdflatex ${reason}`, 'Use --format latex.');
}
