import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as analysis from '@nereid/analysis';
import * as catalogue from '@nereid/catalogue';
import * as figures from '@nereid/figures';
import * as physics from '@nereid/physics';
import * as scan from '@nereid/scan';
import { describe, expect, it } from 'vitest';
import { API_PACKAGES, apiDeclarations, isDescribed } from './apiDeclarations.js';
import { apiPages } from './apiReference.js';
import { REPOSITORY } from './documentPages.js';

const declarations = apiDeclarations();
const pages = apiPages(declarations, '/nereid/');
const entries = pages.flatMap((page) => page.entries);

/** Public names without a docstring. The list may only become shorter. */
const NOT_DESCRIBED: Readonly<Record<string, readonly string[]>> = {
  figures: ['Corner', 'DashStyle', 'HatchStyle', 'LineSeries', 'MarkerShape', 'Series', 'TextAnchor'],
  scan: [
    'hasEnded',
    'isHopeless',
    'ParsedRange',
    'SCAN_FIGURES',
    'ScanFigureKind',
    'ScanOutcome',
    'sha256',
    'shardFile',
    'ShardState',
  ],
};

describe('the interface', () => {
  it.each(Object.entries({ physics, catalogue, figures, analysis, scan }))(
    'of %s has an entry for everything that can be imported from it at run time',
    (name, module) => {
      const described = entries.filter((entry) => entry.package === name).map((entry) => entry.name);
      expect(Object.keys(module).filter((exported) => !described.includes(exported))).toEqual([]);
    },
  );

  it.each(API_PACKAGES)('of %s explains every name that is not listed here', (name) => {
    const silent = declarations.filter((one) => one.package === name && !isDescribed(one)).map((one) => one.name);
    const listed = NOT_DESCRIBED[name] ?? [];
    expect(silent.filter((one) => !listed.includes(one))).toEqual([]);
  });

  it('names the line on which each name is declared', () => {
    for (const { name, file, line } of declarations) {
      expect(readFileSync(join(REPOSITORY, file), 'utf8').split('\n')[line - 1], `${file}:${line}`).toContain(name);
    }
  });

  it('describes each name once, and leads from the types of a declaration to where they are described', () => {
    expect(new Set(entries.map(({ href }) => href)).size).toBe(declarations.length);
    const entry = entries.find(({ name }) => name === 'inclusiveCrossSection');
    expect(entry).toMatchObject({ kind: 'function', module: '@nereid/physics', folder: 'crossSections' });
    expect(entry?.signature).toBe('function inclusiveCrossSection(request: CrossSectionRequest): CrossSectionResult');
    expect(entry?.signatureHtml).toContain(
      '<a href="/nereid/docs/api/physics/crossSections/#CrossSectionRequest">CrossSectionRequest</a>',
    );
    expect(entry?.tagsHtml.map(({ name }) => name)).toEqual(['throws']);
  });

  it('leaves what is private in a class to itself', () => {
    for (const { name, signature, kind } of entries.filter((one) => one.kind === 'class')) {
      expect(signature, `${kind} ${name}`).not.toMatch(/^\s*private /m);
    }
  });

  it('shows the characters of a declaration as they are', () => {
    const text = (html: string) =>
      html
        .replace(/<[^>]+>/g, '')
        .replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name as 'lt']);
    for (const { name, signature, signatureHtml } of entries) expect(text(signatureHtml), name).toBe(signature);
  });
});
