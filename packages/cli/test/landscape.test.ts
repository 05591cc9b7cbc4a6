import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leaveOut } from '../../../tests/leftOut.js';
import { typeset } from '../src/commands/catalogue/pdflatex.js';
import { json, runCli, temporaryFolder } from './runCli.js';

const landscape = ['landscape', '--mass', '0.01,0.1,1'];
const folder = temporaryFolder();
const hasLatex = spawnSync('pdflatex', ['--version']).status === 0;

interface PrintedBound {
  readonly constraint: string;
  readonly kind: string;
  readonly confidenceLevel: number | null;
  readonly curve: readonly { readonly massGeV: number; readonly couplingUpper: number | null }[];
}

describe('nereid landscape', () => {
  it('prints every bound with its kind, level and curve, and why others are none', async () => {
    const { bounds, notComputed } = json(await runCli(...landscape, '--json'));
    const kinds = new Set(bounds.map(({ kind }: PrintedBound) => kind));
    expect([...kinds].sort()).toEqual(['computed', 'digitised', 'projected', 'recast']);
    for (const { constraint, confidenceLevel, curve } of bounds as PrintedBound[]) {
      expect(constraint).not.toBe('');
      if (confidenceLevel !== null) expect(confidenceLevel).toBeGreaterThan(0.5);
      const masses = curve.map(({ massGeV }) => massGeV);
      expect(masses).toEqual([...new Set(masses)].sort((a, b) => a - b));
      expect(masses.every((mass) => mass >= 0.01 && mass <= 1)).toBe(true);
    }
    for (const { reason } of notComputed) expect(reason).toMatch(/\w{3}/);
  });

  it('has the numbers of nereid limit for each constraint alone', async () => {
    const { bounds } = json(await runCli(...landscape, '--constraint', 'ccfr,g-2', '--json'));
    for (const id of ['ccfr', 'g-2']) {
      const { points } = json(await runCli('limit', '--constraint', id, '--mass', '0.01,0.1,1', '--json'));
      const [{ curve }] = bounds.filter(({ constraint }: PrintedBound) => constraint === id);
      const upper = (points: PrintedBound['curve']) => points.map(({ couplingUpper }) => couplingUpper);
      expect(upper(curve)).toEqual(upper(points));
    }
  });

  it('writes table, result, papers and figure, and says so', async () => {
    const out = folder.path('out');
    const { code, stderr } = await runCli(...landscape, '--constraint', 'ccfr,g-2', '--format', 'svg', '--out', out);
    expect(code).toBe(0);
    for (const name of ['landscape.csv', 'landscape.json', 'landscape.bib', 'landscape.tex', 'landscape.svg']) {
      expect(stderr).toContain(name);
    }
    const read = (name: string) => readFileSync(`${out}/${name}`, 'utf8');
    const { bounds } = JSON.parse(read('landscape.json'));
    expect(bounds.map(({ constraint }: PrintedBound) => constraint)).toEqual(['ccfr', 'g-2']);
    expect(read('landscape.csv')).toContain('ccfr');
    expect(read('landscape.bib')).toContain('@');
    expect(read('landscape.svg')).toMatch(/^<svg/);
  });

  it('captions the figure for a paper: each number with its bound and papers that the bibliography has', async () => {
    const out = folder.path('paper');
    const args = ['--set', 'mixing=1e-3', '--without', 'tau', '--format', 'svg', '--out', out];
    expect((await runCli(...landscape, ...args)).code).toBe(0);
    const [tex, bib] = ['landscape.tex', 'landscape.bib'].map((name) => readFileSync(join(out, name), 'utf8'));
    expect(tex).toMatch(/^[ -~\n]*$/);
    expect(tex).toContain('(1)~CCFR~\\cite{Mishra:1991bv,');
    expect(tex).toContain('\\texttt{mixing=0.001}');
    const cited = [...tex.matchAll(/\\cite\{([^}]*)\}/g)].flatMap(([, keys]) => keys.split(','));
    expect(cited.filter((key) => !bib.includes(`{${key},`))).toEqual([]);
    if (!hasLatex)
      return leaveOut('typesetting of a caption', 'no pdflatex; apt-get install texlive-latex-base lmodern');
    const head = '\\documentclass{article}\\usepackage{amsmath}\\usepackage[demo]{graphicx}';
    const { log } = typeset(`${head}\\begin{document}\n${tex}\\end{document}`, '2026-01-01');
    expect(log.split('\n').filter((line) => /^!|Undefined control/.test(line))).toEqual([]);
  });

  it('shows all but what is not wanted', async () => {
    const ids = async (...args: string[]) =>
      json(await runCli(...landscape, ...args, '--json')).bounds.map(({ constraint }: PrintedBound) => constraint);
    expect(await ids('--constraint', 'ccfr,tau,g-2', '--without', 'tau')).toEqual(['ccfr', 'g-2']);
  });

  it('draws a curve of one’s own', async () => {
    writeFileSync(folder.path('mine.csv'), '0.01, 1e-3\n1, 1e-2\n');
    const args = ['--constraint', 'ccfr', '--curve', folder.path('mine.csv'), '--json'];
    const own = json(await runCli(...landscape, ...args)).bounds.at(-1);
    // a straight line between the logarithms
    const [middle] = own.curve.filter(({ massGeV }: { massGeV: number }) => massGeV === 0.1);
    expect(middle.couplingUpper).toBeCloseTo(Math.sqrt(1e-3 * 1e-2), 12);
  });

  it.each([
    [['--constraint', 'ccrf'], '"ccrf": neither a constraint nor a published curve. Did you mean "ccfr"?'],
    [['--constraint', 'ccrf'], 'nereid landscape --list'],
    [['--without', 'borexinno'], 'Did you mean "borexino"?'],
    [['--mass', '1e-9'], 'mass = 1e-9'],
    [['--model', 'lmu-ltua'], 'Did you mean "lmu-ltau"?'],
    [['--curve', 'nothing.csv'], 'nothing.csv'],
    [['--hepdata'], '--out'],
  ])('refuses %j, and writes nothing', async (args, message) => {
    const out = args.includes('--hepdata') ? [] : ['--out', folder.path('refused')];
    const { code, stderr } = await runCli('landscape', ...args, ...out);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.length).toBeLessThan(400);
    expect(folder.names()).not.toContain('refused');
  });

  it('refuses a curve with a broken line, and writes nothing', async () => {
    writeFileSync(folder.path('broken.csv'), '0.01, 1e-3\n0.1, lots\n');
    const { code, stderr } = await runCli(
      'landscape',
      '--curve',
      folder.path('broken.csv'),
      '--out',
      folder.path('refused'),
    );
    expect(code).toBe(2);
    expect(stderr).toContain('broken.csv');
    expect(stderr).toMatch(/lots|line 2/);
    expect(folder.names()).not.toContain('refused');
  });

  it('lists the names that it takes', async () => {
    const { code, stdout } = await runCli('landscape', '--list');
    expect(code).toBe(0);
    const names = stdout.trim().split('\n');
    for (const name of ['ccfr', 'g-2', 'sn1987a']) expect(names).toContain(name);
    expect(new Set(names).size).toBe(names.length);
  });
});
