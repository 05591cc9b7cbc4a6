import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../contentSecurity.js';
import { pageProblems, toyPage, toyProblems } from '../testing/toyPages.js';

const policy = `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">\n`;
const problemsOf = (html: string) => toyProblems({ 'index.html': html }).map((one) => one.replace(/^[^ ]* /, ''));

describe('the security policy', () => {
  it('is on every page, once', () => {
    expect(problemsOf(toyPage().replace(policy, ''))).toEqual(['0 security policies instead of one']);
    expect(problemsOf(toyPage({ head: policy }))).toEqual(['2 security policies instead of one']);
  });

  it('comes before what it is for', () => {
    const late = toyPage({ head: policy }).replace(policy, '');
    expect(problemsOf(late)).toEqual(
      ['title', 'meta', 'link', 'script'].map((name) => `<${name}> before the security policy`),
    );
    expect(problemsOf(toyPage({ main: policy }).replace(policy, ''))).toContain(
      'the security policy is not in the head',
    );
  });

  it('is that of the program', () => {
    const weaker = toyPage().replace("script-src 'self'", "script-src 'self' 'unsafe-inline'");
    expect(problemsOf(weaker)).toEqual(['the security policy is another than that of the program']);
  });
});

describe('what runs or loads by itself', () => {
  it.each([
    ['<script>alert(1)</script>', 'a script in the page itself'],
    ['<script type="application/json">{}</script>', 'a script in the page itself'],
    ['<style>p { color: red }</style>', 'a <style>'],
    ['<iframe title="x"></iframe>', 'a <iframe>'],
    ['<object></object>', 'a <object>'],
    ['<svg><foreignObject></foreignObject></svg>', 'a <foreignObject>'],
    ['<p onclick="x()">x</p>', 'the attribute onclick'],
    ['<svg onload="x()"></svg>', 'the attribute onload'],
    ['<p style="background: URL(https://example.org/x)">x</p>', 'a style that loads something'],
    ['<meta http-equiv="refresh" content="0; url=/">', 'a page that moves on'],
    ['<template><p onclick="x()">x</p></template>', 'the attribute onclick'],
    ['<noscript><p onclick="x()">x</p></noscript>', 'the attribute onclick'],
  ])('is a problem: %s', (main, message) => {
    expect(pageProblems({ main })).toEqual([message]);
  });

  it.each(['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', 'vbscript:x'])(
    'is a problem as an address: %s',
    (address) => {
      expect(pageProblems({ main: `<a href="${address}">x</a>` })).toContain('href runs a script');
    },
  );

  it('is a problem as a bitmap in the page, which the policy blocks', () => {
    const picture = '<svg><image href="data:image/png;base64,AA=="/></svg>';
    expect(pageProblems({ main: picture })).toContain('href runs a script');
  });

  it('is not the style of a part of a formula', () => {
    expect(pageProblems({ main: '<span style="height:0.8em;vertical-align:-0.2em">x</span>' })).toEqual([]);
  });
});

describe('a drawing in a file of its own', () => {
  it.each([
    ['<script>alert(1)</script>', 'a script in a drawing'],
    ['<path onclick="x()"/>', 'the attribute onclick'],
    ['<image href="https://example.org/x.png"/>', '<image> refers to https://example.org/x.png'],
    ['<use xlink:href="other.svg#x"/>', '<use> refers to other.svg#x'],
    ['<foreignObject><p>x</p></foreignObject>', 'a <foreignObject>'],
  ])('does no more: %s', (part, message) => {
    const svg = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${part}</svg>`;
    expect(toyProblems({ 'drawing.svg': svg })).toEqual([expect.stringContaining(message)]);
  });

  it.each(['<image xlink:href="data:image/svg+xml;base64,AA=="/>', '<use href="data:image/png;base64,AA=="/>'])(
    'holds nothing but bitmaps: %s',
    (part) => {
      const problems = toyProblems({ 'drawing.svg': `<svg>${part}</svg>` });
      expect(problems).toContainEqual(expect.stringContaining('runs a script'));
    },
  );

  it('may have its own style, refer to its own parts and hold a bitmap', () => {
    const bitmap = '<image xlink:href="data:image/png;base64,\niVBORw0KGgo="/>';
    const svg = `<svg><style>path { fill: red }</style><path id="p"/><use href="#p"/>${bitmap}</svg>`;
    expect(toyProblems({ 'drawing.svg': svg })).toEqual([]);
  });
});
