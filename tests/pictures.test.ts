import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OBSERVABLE_RECORDS } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { readRecord } from '@nereid/catalogue/sources';
import type { FigureSpec } from '@nereid/figures';
import { figureSvg, pngFromSvg } from '@nereid/figures/node';
import { galleryFigures } from '@nereid/site';
import { afterAll, describe, expect, it } from 'vitest';
import { comparePicture } from './comparePicture.js';

const FOLDER = fileURLToPath(new URL('pictures', import.meta.url));
const ACCEPT = process.env.NEREID_ACCEPT_PICTURES === 'yes';
/** Wide enough for labels to be read, small enough to be stored. */
const WIDTH = 640;

const records = OBSERVABLE_RECORDS.flatMap((id) => {
  const record = readRecord(id).records.get(id);
  return record?.kind === 'record' ? [record] : [];
});
const figures = await galleryFigures(await loadCatalogue(), records);

/** For the screen, and for a column of a journal. */
const STYLES = { screen: {}, paper: { print: 'single' } } as const;
const pictures = figures.flatMap(({ id, spec }) =>
  Object.entries(STYLES).map(([style, print]) => ({ name: `${id}-${style}.png`, spec: { ...spec, ...print } })),
);

async function pngOf(spec: FigureSpec): Promise<Uint8Array> {
  const svg = await figureSvg(spec);
  const width = Number(/ viewBox="0 0 ([\d.]+) /.exec(svg)?.[1]);
  return pngFromSvg(svg, { scale: WIDTH / (svg.includes('mm" height') ? (86 * 96) / 25.4 : width) });
}

describe('every kind of figure', () => {
  it.each(pictures)('looks as before: $name', async ({ name, spec }) => {
    const { agrees, message } = comparePicture(join(FOLDER, name), await pngOf(spec), ACCEPT);
    expect(agrees, message).toBe(true);
  });

  it('has a picture, and every picture a figure', () => {
    const stored = readdirSync(FOLDER).filter((name) => !/\.(new|diff)\.png$/.test(name));
    expect(stored.sort()).toEqual(pictures.map(({ name }) => name).sort());
  });
});

describe('comparePicture', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-pictures-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const axis = { label: { tex: 'x' }, scale: 'linear', domain: [0, 1] } as const;
  const line = (at: number) =>
    pngOf({ x: axis, y: axis, series: [{ kind: 'line', polylines: [{ x: [0, 1], y: [at, at] }], colour: 'blue' }] });
  const file = join(folder, 'line.png');

  it('writes a new picture beside, says how to accept it, and accepts it', async () => {
    const { agrees, message } = comparePicture(file, await line(0.5), false);
    expect(agrees).toBe(false);
    expect(message).toMatch(/line\.new\.png is new.*npm run pictures -- --accept/);
    expect(existsSync(file)).toBe(false);
    expect(comparePicture(file, await line(0.5), true).agrees).toBe(true);
    expect(comparePicture(file, await line(0.5), false).agrees).toBe(true);
    expect(readdirSync(folder)).toEqual(['line.png']);
  });

  it('notices a line that moved by a few pixels, and shows where', async () => {
    const before = readFileSync(file);
    const { agrees, message } = comparePicture(file, await line(0.505), false);
    expect(agrees).toBe(false);
    expect(message).toMatch(/changed in 0\.\d+ % of its pixels/);
    expect(readdirSync(folder).sort()).toEqual(['line.diff.png', 'line.new.png', 'line.png']);
    expect(readFileSync(file)).toEqual(before);
  });

  it('notices a word in the smallest print', async () => {
    const noted = (caption: string) => pngOf({ x: axis, y: axis, series: [], caption });
    const captions = mkdtempSync(join(folder, 'captions-'));
    const caption = join(captions, 'caption.png');
    comparePicture(caption, await noted('nereid limit --mass 0.1'), true);
    expect(comparePicture(caption, await noted('nereid limit --mass 0.1 --out limits'), false).agrees).toBe(false);
    expect(readdirSync(captions).sort()).toEqual(['caption.diff.png', 'caption.new.png', 'caption.png']);
  });
});
