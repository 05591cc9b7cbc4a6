import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { leaveOut } from '../../../tests/leftOut.js';
import type { FigureSpec } from './figureSpec.js';
import { figureSvg, pdfFromSvg, pngFromSvg } from './node.js';

/** Everything that a PDF might lose: hatches, clipping, opacity, dashes, shared glyphs, turned words with a halo. */
const spec: FigureSpec = {
  title: { text: 'Limits < 1' },
  x: { label: { tex: "M_{Z'}\\;[\\mathrm{GeV}]" }, scale: 'log', domain: [0.01, 10] },
  y: { label: { tex: "g'" }, scale: 'log', domain: [1e-4, 0.1] },
  caption: 'Drawn for a test.',
  series: [
    {
      ...{ kind: 'excludedRegion', excludedSide: 'above', hatch: 'rising', colour: 'vermillion' },
      ...{ label: { tex: '(g-2)_\\mu' }, polylines: [{ x: [0.001, 1, 20], y: [1e-3, 3e-3, 3e-2] }] },
    },
    {
      ...{ kind: 'excludedRegion', excludedSide: 'below', hatch: 'cross', colour: 'blue', dash: 'dashed' },
      ...{ label: { text: 'CCFR' }, polylines: [{ x: [0.01, 1, 20], y: [1e-4, 5e-4, 1e-3] }] },
    },
    { kind: 'band', x: [0.01, 10], lower: [2e-3, 1e-2], upper: [4e-3, 2e-2], colour: 'bluishGreen' },
    { kind: 'points', x: [0.5], y: [2e-2], yErrorUp: [5e-3], yErrorDown: [5e-3], open: true, colour: 'black' },
    { kind: 'text', x: 0.1, y: 5e-4, colour: 'blue', rotationDegrees: 20, label: { text: 'words' } },
  ],
};

const pageSize = (pdf: Uint8Array) =>
  /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(Buffer.from(pdf).toString('latin1'))?.slice(1).map(Number);

describe('pdfFromSvg', () => {
  it('gives the same bytes on every run', async () => {
    const svg = await figureSvg(spec);
    expect(Buffer.compare(await pdfFromSvg(svg), await pdfFromSvg(svg))).toBe(0);
  });

  it('makes a page of the size of the figure: px of 1/96 inch, or the column of a journal', async () => {
    expect(pageSize(await pdfFromSvg(await figureSvg(spec)))).toEqual([540, 405]);
    const [width] = pageSize(await pdfFromSvg(await figureSvg({ ...spec, print: 'single' }))) ?? [];
    expect(width).toBeCloseTo((86 * 72) / 25.4, 2);
  });

  it('names the problem of a document that is no figure', async () => {
    await expect(pdfFromSvg('<svg/>')).rejects.toThrow(/without a size.*renderFigure/);
  });
});

const canRasterise = spawnSync('pdftoppm', ['-v']).status === 0;
if (!canRasterise) leaveOut('PDF figures as pictures', 'no pdftoppm; apt-get install poppler-utils');

describe.runIf(canRasterise)('the PDF, rasterised by another program', () => {
  it.each([
    [undefined, FINE],
    // a column is no whole number of pixels: lines fall between them in one program or the other
    ['single', COARSE],
    ['double', COARSE],
  ] as const)('looks like the PNG (print: %s)', async (print, threshold) => {
    const svg = await figureSvg({ ...spec, ...(print && { print }) });
    const { pdf, png } = await bothImages(svg, svg);
    expect(shareDiffering(pdf, png, threshold)).toBeLessThan(TOLERANCE);
  });

  it('would not, had it lost the hatches or the opacity', async () => {
    const svg = await figureSvg(spec);
    for (const lost of [/fill="url\([^)]*\)"/g, /fill-opacity="[^"]*"/g]) {
      const { pdf, png } = await bothImages(
        svg,
        svg.replace(lost, lost.source.startsWith('fill=') ? 'fill="none"' : ''),
      );
      expect(shareDiffering(pdf, png, FINE)).toBeGreaterThan(10 * TOLERANCE);
    }
  });
});

/**
 * Share of pixels that differ by more than a threshold, a part of the range of colours. Found: 0.007 % at the fine one, with
 * smoothed edges left out; hatches that are lost change 3.8 %, shading without its opacity 36 %.
 */
const TOLERANCE = 0.002;
const FINE = 0.05;
const COARSE = 0.2;

async function bothImages(svgOfPng: string, svgOfPdf: string) {
  const png = PNG.sync.read(Buffer.from(await pngFromSvg(svgOfPng, { scale: 4 })));
  return { png, pdf: rasterised(await pdfFromSvg(svgOfPdf), png) };
}

function shareDiffering(found: PNG, expected: PNG, threshold: number): number {
  const { width, height } = expected;
  expect([found.width, found.height]).toEqual([width, height]);
  return pixelmatch(expected.data, found.data, undefined, width, height, { threshold }) / (width * height);
}

function rasterised(pdf: Uint8Array, { width, height }: { width: number; height: number }): PNG {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-pdf-'));
  try {
    writeFileSync(join(folder, 'figure.pdf'), pdf);
    const size = ['-scale-to-x', String(width), '-scale-to-y', String(height)];
    execFileSync('pdftoppm', ['-png', '-singlefile', ...size, join(folder, 'figure.pdf'), join(folder, 'page')]);
    return PNG.sync.read(readFileSync(join(folder, 'page.png')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
