import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { leaveOut } from '../../../tests/leftOut.js';
import { typeset } from '../src/commands/catalogue/pdflatex.js';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const data = fileURLToPath(new URL('../../../data', import.meta.url));
const exported = (...args: string[]) => runCli('catalogue', 'export', ...args);
const latex = async (...ids: string[]) => (await exported(...ids, '--format', 'latex')).stdout;

/** A copy of the data with one text of L023 replaced. */
function changedData(name: string, from: string, to: string): string {
  const copy = folder.path(name);
  cpSync(data, copy, { recursive: true });
  const record = join(copy, 'records', 'L023.yaml');
  const text = readFileSync(record, 'utf8');
  if (!text.includes(from)) throw new Error(`L023 does not hold ${from}`);
  writeFileSync(record, text.replace(from, to));
  return copy;
}

describe('nereid catalogue export', () => {
  it('prints JSON of a record, by default and with --json', async () => {
    const record = json(await exported('L023'));
    expect(record).toMatchObject({ schemaVersion: 1, id: 'L023', status: 'written', difficultyLevel: 'high' });
    expect(record.values[0]).toMatchObject({ id: 'ccfr-ratio', text: '0.82 ± 0.28', anchor: { status: 'RESOLVED' } });
    expect(Object.keys(record)).toEqual(Object.keys(record).sort());
    expect(json(await exported('L023', '--json'))).toEqual(record);
  });

  it('prints the whole catalogue, or some records of it', async () => {
    const all = json(await exported());
    expect(all.records.map(({ id }: { id: string }) => id)).toContain('L023');
    expect(all.references.length).toBeGreaterThan(json(await exported('L023')).references.length);
    const ids = all.records.slice(0, 2).map(({ id }: { id: string }) => id);
    const some = json(await exported(...ids));
    expect(some.records.map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('prints the other formats', async () => {
    expect((await exported('L023', '--format', 'bibtex')).stdout).toMatch(/^@article\{Mishra:1991bv,\n/);
    expect((await exported('L023', '--format', 'csv')).stdout).toMatch(/^record,value_id,.*\nL023,ccfr-ratio,/);
    expect(json(await exported('L023', '--format', 'csl'))[0]).toMatchObject({ id: 'Mishra:1991bv' });
    expect(await latex('L023')).toContain('\\begin{document}');
  });

  it('writes a file, a file named after the record into a folder, or everything', async () => {
    const file = folder.path('values.csv');
    expect((await exported('--format', 'csv', '--out', file)).stdout).toBe(`wrote ${file}\n`);
    expect(readFileSync(file, 'utf8')).toBe((await exported('--format', 'csv')).stdout);
    const out = folder.path('all');
    mkdirSync(out);
    await exported('L023', '--format', 'bibtex', '--out', out);
    expect(readdirSync(out)).toEqual(['L023.bib']);
    expect((await exported('L023', '--format', 'all', '--out', out)).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['L023.bib', 'L023.csl.json', 'L023.csv', 'L023.json', 'L023.tex']);
  });

  it.each([
    [['L032'], /record = "L032": no such record\. .*L023/],
    [['L023', '--format', 'bibtx'], /--format = "bibtx": not one of the choices\. Did you mean "bibtex"\?/],
    [['--format', 'all'], /--out: missing, and all is not printed\. Name the folder/],
    [['--format', 'pdf'], /--out: missing, and pdf is not printed\. Name the file/],
    [['--format', 'csv', '--json'], /--format = "csv": given with --json/],
    [['--out', ''], /--out = "": not a folder/],
    [['--out', '/dev/null/x'], /--out = .*cannot be written/],
  ])('%j: says in one line what is wrong', async (args, message) => {
    const { code, stdout, stderr } = await exported(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^nereid: [^\n]+\n$/);
  });

  it('exports no catalogue with errors, and leaves nothing behind', async () => {
    const copy = changedData('broken', 'number: "45.3"', 'number: "54.3"');
    const out = folder.path('broken-out');
    const { code, stderr } = await exported('--data', copy, '--format', 'all', '--out', out);
    expect(code).toBe(2);
    expect(stderr).toMatch(/has \d errors and is not exported\. See nereid catalogue check --data /);
    expect(folder.names()).not.toContain('broken-out');
  });

  it('names a character that LaTeX lacks, and writes none of the files', async () => {
    const copy = changedData('snowman', 'summary: >-', 'summary: >-\n  A ☃.');
    const out = folder.path('snowman-out');
    const { code, stderr } = await exported('L023', '--data', copy, '--format', 'all', '--out', out);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^nereid: no LaTeX for "☃" \(U\+2603\) in "A ☃\. .*\n$/);
    expect(folder.names()).not.toContain('snowman-out');
    expect((await exported('L023', '--data', copy)).code).toBe(0);
  });

  it('says what to install where there is no pdflatex', async () => {
    const path = process.env.PATH ?? '';
    vi.stubEnv('PATH', folder.path('nowhere'));
    const { code, stderr } = await exported('L023', '--format', 'pdf', '--out', folder.path('x.pdf'));
    vi.stubEnv('PATH', path);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /needs pdflatex, which is not installed\. Install it \(Debian: apt-get install texlive-latex-base/,
    );
    expect(folder.names()).not.toContain('x.pdf');
  });
});

const hasLatex = spawnSync('pdflatex', ['--version']).status === 0;
if (!hasLatex) leaveOut('typesetting of the LaTeX', 'no pdflatex; apt-get install texlive-latex-base lmodern');

/** What TeX complains about. Boxes that stick out less than 5 pt (1.8 mm) are not seen. */
function complaints(log: string): string[] {
  // TeX breaks the lines of its log after 79 characters
  const lines = log.replace(/(?<=^.{79})\n/gm, '').split('\n');
  const bad =
    /^!|Undefined control sequence|undefined|Missing character|multiply defined|hyperref Warning|Rerun to|has changed/;
  const wide = (line: string) => Number(/^Overfull \\[hv]box \(([\d.]+)pt/.exec(line)?.[1] ?? 0) > 5;
  return lines.filter((line) => bad.test(line) || wide(line));
}

describe.skipIf(!hasLatex)('the LaTeX of the catalogue', () => {
  it('is typeset without a complaint, one record and all', async () => {
    for (const tex of [await latex('L023'), await latex()]) {
      const { pdf, log } = typeset(tex, '2026-01-01');
      expect(complaints(log)).toEqual([]);
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    }
  });

  it('settles in two runs, as its first line says', async () => {
    const place = folder.path('settles');
    mkdirSync(place);
    writeFileSync(join(place, 'x.tex'), await latex());
    const runs = [1, 2].map(() => spawnSync('pdflatex', ['-interaction=nonstopmode', 'x.tex'], { cwd: place }).status);
    expect(runs).toEqual([0, 0]);
    expect(complaints(readFileSync(join(place, 'x.log'), 'latin1'))).toEqual([]);
  });

  it('gives the same PDF twice', async () => {
    const tex = await latex('L023');
    expect(Buffer.compare(typeset(tex, '2026-01-01').pdf, typeset(tex, '2026-01-01').pdf)).toBe(0);
  });

  it('is typeset with any character that has LaTeX, and with text that looks like TeX', async () => {
    const hostile =
      'A \\emph{x} ^^41 % # & _ ~ ^ { } $5 "q" á Ł đ ę ț ø ß Å í ν̄ ℓ → ⁻¹ ₂ ± ≲ ⟨x⟩ ′ ° – — … « » ¿ ½ [l](https://e.org/a_b%20c#d~e&f)';
    const copy = changedData('hostile', 'summary: >-', `summary: >-\n  ${hostile}`);
    const { stdout, stderr } = await exported('L023', '--data', copy, '--format', 'latex');
    expect(stderr).toBe('');
    expect(complaints(typeset(stdout, '2026-01-01').log)).toEqual([]);
  });

  it('reports what TeX does not accept, and writes nothing', async () => {
    const copy = changedData('undefined', 'summary: >-', 'summary: >-\n  A $\\nosuchcommand$.');
    const out = folder.path('undefined.pdf');
    const { code, stderr } = await exported('L023', '--data', copy, '--format', 'pdf', '--out', out);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /pdflatex does not accept the document \(Undefined control sequence, l\.\d+ .*nosuchcommand/,
    );
    expect(folder.names()).not.toContain('undefined.pdf');
  });

  it('has a BibTeX export that bibtex and pdflatex accept', async () => {
    const place = folder.path('bibliography');
    mkdirSync(place);
    const { stdout } = await exported('--format', 'bibtex');
    writeFileSync(join(place, 'all.bib'), stdout);
    const body = '\\nocite{*}\\bibliographystyle{plain}\\bibliography{all}';
    const document = `\\documentclass{article}\\usepackage[T1]{fontenc}\\begin{document}${body}\\end{document}`;
    writeFileSync(join(place, 'x.tex'), document);
    const pdflatex = () => spawnSync('pdflatex', ['-interaction=nonstopmode', 'x.tex'], { cwd: place }).status;
    pdflatex();
    const { status, stdout: log } = spawnSync('bibtex', ['x'], { cwd: place, encoding: 'utf8' });
    expect([status, /error|repeated/i.exec(log)]).toEqual([0, null]);
    // every reference came through
    const items = readFileSync(join(place, 'x.bbl'), 'utf8').match(/\\bibitem/g);
    expect(items).toHaveLength(stdout.match(/^@/gm)?.length ?? 0);
    expect(pdflatex()).toBe(0);
    expect(readFileSync(join(place, 'x.log'), 'latin1')).not.toMatch(/^!|Missing character/m);
  });
});
