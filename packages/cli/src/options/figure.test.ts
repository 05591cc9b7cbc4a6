import type { FigureSpec } from '@nereid/figures';
import { describe, expect, it } from 'vitest';
import { figureFiles } from '../output/figureFiles.js';
import { figureStyle, fileFormat } from './figure.js';

const axis = { label: { tex: 'x' }, scale: 'linear', domain: [0, 1] } as const;
const spec: FigureSpec = { x: axis, y: axis, series: [] };

describe('figureStyle', () => {
  it('draws all three formats for the screen unless told otherwise', () => {
    expect(figureStyle({})).toEqual({ formats: ['svg', 'png', 'pdf'], leavesOutMissing: true });
  });

  it('takes paper for a single column, and a width alone for paper', () => {
    expect(figureStyle({ style: 'paper', format: 'pdf' })).toEqual({ formats: ['pdf'], print: 'single' });
    expect(figureStyle({ width: 'double' }).print).toBe('double');
  });

  it.each([
    [{ style: 'screen', width: 'single' }, /--width = "single": is the column of a journal.*--style paper/],
    [{ style: 'papr' }, /Did you mean "paper"/],
    [{ width: '86' }, /--width = "86".*single, double/],
    [{ format: 'svg,gif' }, /--format = "gif".*svg, png, pdf/],
    [{ format: 'svg,svg' }, /named twice/],
  ])('refuses %j', (options, message) => {
    expect(() => figureStyle(options)).toThrow(message);
  });
});

describe('figureFiles', () => {
  it('writes what is asked for, each of its kind', async () => {
    const files = await figureFiles('curve', spec, figureStyle({}));
    const start = (name: string) => Buffer.from(files[name] as Uint8Array).toString('latin1', 0, 4);
    expect(Object.keys(files)).toEqual(['curve.svg', 'curve.png', 'curve.pdf']);
    expect([start('curve.svg'), start('curve.png').slice(1), start('curve.pdf')]).toEqual(['<svg', 'PNG', '%PDF']);
  });

  it('draws for the column asked for', async () => {
    const files = await figureFiles('curve', spec, figureStyle({ format: 'svg', width: 'double' }));
    expect(files['curve.svg']).toContain('width="178mm"');
  });
});

describe('fileFormat', () => {
  it('reads the ending of a file', () => {
    expect(fileFormat('--to', 'a/b.pdf', ['csv'])).toEqual({ format: 'pdf', stem: 'a/b' });
    expect(() => fileFormat('--to', 'a.gif', ['csv'])).toThrow('Name a file that ends in .svg, .png, .pdf or .csv.');
    expect(() => fileFormat('--to', undefined, [])).toThrow('.svg, .png or .pdf.');
  });
});
