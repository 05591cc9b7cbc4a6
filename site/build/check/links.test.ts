import { describe, expect, it } from 'vitest';
import { checkToySite, pageProblems, toyProblems } from '../testing/toyPages.js';

describe('an address on a page', () => {
  it.each([
    '<a href="/records/A001/">x</a>',
    '<a href="records/A001/">x</a>',
    '<a href="/records/A001/?q=%CE%BD#ratio">x</a>',
    '<a href="/records/A001/A001.json" download>x</a>',
    '<a href="#here" id="here">x</a>',
    '<a href="#">top</a>',
    '<a href="#%CE%BD">x</a><p id="ν">y</p>',
    '<form action="/" data-index="/records/A001/A001.json"></form>',
    '<img src="drawing.svg" srcset="/drawing.svg 2x, drawing.svg" alt="" width="1" height="1">',
    '<a href="https://doi.org/10.1103/PhysRevLett.66.3117" rel="external">x</a>',
  ])('that leads somewhere passes: %s', (main) => {
    expect(pageProblems({ main })).toEqual([]);
  });

  it.each([
    ['<a href="/records/A002/">x</a>', 'leads to nothing'],
    ['<a href="/Records/A001/">x</a>', 'leads to nothing'],
    ['<a href="/records/a001/">x</a>', 'leads to nothing'],
    ['<a href="/../..//records">x</a>', 'leads to nothing'],
    ['<a href="/%">x</a>', 'leads to nothing'],
    ['<a href="#nowhere">x</a>', 'index.html has no id "nowhere"'],
    ['<a href="/records/A001/#nowhere">x</a>', 'records/A001/index.html has no id "nowhere"'],
    ['<a href="/records/A001/A001.json#x">x</a>', 'has a fragment, but records/A001/A001.json is no page'],
    ['<form action="/search"></form>', 'leads to nothing'],
    ['<form data-index="/search.json"></form>', 'leads to nothing'],
    ['<button formaction="/x">x</button>', 'leads to nothing'],
    ['<img src="missing.svg" alt="" width="1" height="1">', 'leads to nothing'],
    ['<img src="drawing.svg" srcset="other.svg 2x" alt="" width="1" height="1">', 'leads to nothing'],
    ['<video src="film.mp4"></video>', 'leads to nothing'],
    ['<a href="https://example.org/">x</a>', 'leaves the site without rel="external"'],
    ['<a href="//example.org/">x</a>', 'leaves the site without rel="external"'],
    ['<a href="mailto:a@example.org">x</a>', 'is no address of a page'],
    ['<a href="https://">x</a>', 'is no address of a page'],
    ['<form action="https://example.org/"></form>', 'leaves the site without rel="external"'],
    ['<img src="https://example.org/x.png" alt="" width="1" height="1">', 'loads something from outside the site'],
    ['<img src="//example.org/x.png" alt="" width="1" height="1">', 'loads something from outside the site'],
    ['<svg><use href="https://example.org/x.svg#y"/></svg>', 'loads something from outside the site'],
    ['<svg><image xlink:href="https://example.org/x.png"/></svg>', 'loads something from outside the site'],
    ['<a href="/" ping="https://example.org/">x</a>', 'loads something from outside the site'],
    ['<a href="/records/A001/" rel="external">x</a>', 'is no complete address'],
    ['<a href="http://arxiv.org/abs/1406.2332" rel="external">x</a>', 'is not https'],
  ])('that does not is a problem: %s', (main, message) => {
    const problems = pageProblems({ main });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`="[^"]*": ${message.replace(/[()/."]/g, '\\$&')}$`));
  });

  it.each([
    ['<link rel="stylesheet" href="/assets/other.css">', 'leads to nothing'],
    ['<link rel="preconnect" href="https://example.org">', 'loads something from outside the site'],
    ['<script src="https://example.org/x.js"></script>', 'loads something from outside the site'],
  ])('in the head is checked too: %s', (head, message) => {
    expect(pageProblems({ head })).toEqual([expect.stringContaining(message)]);
  });

  it('of another site is listed once', () => {
    const link = '<a href="https://arxiv.org/abs/1406.2332" rel="external nofollow">x</a>';
    const page = `<!doctype html><title>t</title>${link}${link}`;
    expect(checkToySite({ 'other.html': page }).external).toEqual(['https://arxiv.org/abs/1406.2332']);
  });
});

describe('an address in a style sheet or a script', () => {
  it.each([
    ['assets/style.css', 'a { background: url(missing.png) }', '1:17: missing.png: leads to nothing'],
    ['assets/style.css', '\n@import "https://example.org/x.css";', '2:1: https://example.org/x.css: loads'],
    [
      'assets/style.css',
      "a { src: url('data:font/woff2;base64,AA') }",
      '1:10: data:font/woff2;base64,AA: is no address',
    ],
    ['assets/script.js', 'import{a}from"./missing.js";', '1:10: ./missing.js: leads to nothing'],
    ['assets/script.js', 'import("https://example.org/x.js")', '1:1: https://example.org/x.js: loads'],
  ])('leads somewhere too: %s with %s', (file, text, message) => {
    expect(toyProblems({ [file]: text })).toEqual([expect.stringContaining(`${file}:${message}`)]);
  });

  it('is looked up where the file is', () => {
    expect(toyProblems({ 'assets/style.css': 'a { src: url(../drawing.svg), url( "/drawing.svg" ) }' })).toEqual([]);
  });
});
