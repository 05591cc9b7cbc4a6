import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentationContents, readDocumentation } from './documentation.js';
import { REPOSITORY } from './documentPages.js';

const documentation = readDocumentation(REPOSITORY, '/nereid/');
const { pages } = documentation;

describe('the documentation', () => {
  it('has a page for every Markdown file of docs, each under an address of its own', () => {
    const files = readdirSync(join(REPOSITORY, 'docs'), { recursive: true })
      .map((name) => `docs/${String(name).replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith('.md'));
    expect(pages.map(({ file }) => file)).toEqual(expect.arrayContaining(files));
    expect(new Set(pages.map(({ href }) => href)).size).toBe(pages.length);
  });

  it('lists every page once in its contents, the quick start first', () => {
    const listed = documentationContents(documentation).flatMap((group) => group.pages);
    expect(listed).toEqual(pages);
    expect(listed[0].href).toBe('/nereid/docs/quick-start/');
  });

  it('leads links between files to pages under the path of the site', () => {
    const models = pages.find(({ slug }) => slug === 'physics/models');
    expect(models?.html).toContain('href="/nereid/docs/physics/cross-section/#spectral-kernel"');
    expect(models?.html).toContain('href="/nereid/docs/conventions/"');
    // a link that shows the name of a file shows the title of its page
    expect(models?.html).toContain('<a href="/nereid/docs/conventions/">Conventions</a>');
    const overview = pages.find(({ slug }) => slug === 'overview');
    expect(overview?.html).toContain('src="/nereid/docs/images/exclusion.svg"');
    for (const { html } of pages) expect(html).not.toMatch(/href="[^"]*\.md/);
  });
});
