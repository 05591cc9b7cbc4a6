import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkToySite, toyPage, toyProblems } from '../testing/toyPages.js';
import { checkSite } from './checkSite.js';

describe('a site without problems', () => {
  const check = checkToySite();

  it('passes', () => {
    expect(check.problems).toEqual([]);
  });

  it('is counted', () => {
    // each page: style sheet, script, two links; one image; one font, one script that a script loads
    expect(check).toMatchObject({ pages: 2, files: 9, references: 2 * 4 + 3, external: [] });
  });

  it('has the size of its record page with all that is loaded but the fonts', () => {
    const { html, styles, scripts, images, total, file } = check.largestRecordPage ?? {};
    expect(file).toBe('records/A001/index.html');
    for (const part of [html, styles, scripts, images]) expect(part).toBeGreaterThan(20);
    expect(total).toBe([html, styles, scripts, images].reduce((sum = 0, part = 0) => sum + part, 0));
  });

  it('may be served under a path', () => {
    const [home, record] = [toyPage(), toyPage({ title: 'A001', main: '<p id="ratio">0.82</p>' })].map((html) =>
      html.replace(/(href|src)="\//g, '$1="/nereid/'),
    );
    const marker = '{"pages": 2, "records": 1, "base": "/nereid/"}';
    const files = { 'index.html': home, 'records/A001/index.html': record, 'nereid-site.json': marker };
    expect(toyProblems(files)).toEqual([]);
    // and then nothing beside the path is its own
    expect(toyProblems({ ...files, 'index.html': toyPage() }).length).toBe(4);
  });
});

describe('what is said of a problem', () => {
  it('is file, line and column', () => {
    expect(toyProblems({ 'index.html': toyPage({ main: '<p>\n  <a href="/nowhere/">x</a></p>' }) })).toEqual([
      'index.html:14:3: <a> href="/nowhere/": leads to nothing',
    ]);
  });

  it('comes in the order of files and lines, all at once', () => {
    const places = toyProblems({
      'index.html': toyPage({ main: '<h3>x</h3>\n<a href="#x">x</a>', title: '' }),
      'records/A001/index.html': '',
    }).map((problem) => problem.split(':').slice(0, 2).join(':'));
    expect(places.length).toBeGreaterThan(6);
    expect(places).toEqual([...places].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
  });
});

describe('pages compared with each other', () => {
  it('have titles and descriptions of their own', () => {
    const double = toyPage({ title: 'A001' });
    expect(toyProblems({ 'copy/index.html': double })).toEqual([
      'records/A001/index.html:1:1: has the title of copy/index.html: A001',
      'records/A001/index.html:1:1: has the description of copy/index.html: About A001.',
    ]);
  });
});

describe('the size of a record page', () => {
  const heavy = randomBytes(80_000).toString('base64');

  it('is limited, style sheets, scripts and images included', () => {
    for (const [file, content] of [
      ['assets/style.css', `/* ${heavy.slice(0, 140_000)} */ ${heavy}`],
      ['assets/part.js', `"${heavy}${heavy.slice(9, 80_009)}${randomBytes(50_000).toString('base64')}"`],
      ['drawing.svg', `<svg><desc>${heavy}${randomBytes(50_000).toString('base64')}</desc></svg>`],
    ]) {
      const [problem, ...others] = toyProblems({ [file]: content });
      expect(others).toEqual([]);
      expect(problem).toMatch(/^records\/A001\/index\.html:1:1: takes 1\d{5} bytes compressed without fonts/);
    }
  });

  it('does not count fonts, downloads or other pages', () => {
    const font = randomBytes(200_000).toString('base64');
    expect(
      toyProblems({
        'assets/font.woff2': font,
        'records/A001/A001.json': font,
        'index.html': toyPage({ main: `<p>${font}</p><a href="/records/A001/A001.json">JSON</a>` }),
      }),
    ).toEqual([]);
  });
});

it('a folder that holds no site is not checked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-check-'));
  expect(() => checkSite(folder)).toThrow('holds no site');
  rmSync(folder, { recursive: true });
});
