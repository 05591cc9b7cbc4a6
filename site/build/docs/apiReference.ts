import ts from 'typescript';
import { siteBase } from '../base.js';
import { kept, runningBuild } from '../incremental/kept.js';
import { seeDocuments } from '../incremental/pageView.js';
import { API_PACKAGES, type ApiDeclaration, type ApiPackage, apiDeclarations } from './apiDeclarations.js';
import { documentAddress } from './documentation.js';

/** A public name as its page shows it. */
export interface ApiEntry extends ApiDeclaration {
  /** Address of its page and place. */
  readonly href: string;
  /** The declaration with links to the types in it. */
  readonly signatureHtml: string;
  readonly descriptionHtml: string;
  readonly tagsHtml: readonly { readonly name: string; readonly html: string }[];
}

/** The names of one folder of a package. */
export interface ApiPage {
  readonly package: ApiPackage;
  readonly folder: string;
  readonly slug: string;
  readonly href: string;
  readonly title: string;
  /** In alphabetical order. */
  readonly entries: readonly ApiEntry[];
}

/** What a package is for, in one sentence. */
export const PACKAGE_PURPOSES: Readonly<Record<ApiPackage, string>> = {
  physics:
    'Amplitudes, form factors, kernels, models, likelihoods, limits, contours: pure functions, in Node and in the browser.',
  catalogue: 'Reads and checks the data files: records, experiments, fluxes, materials, references.',
  figures: 'From the description of a figure to SVG and PNG.',
  analysis: 'The joint: experiment to kernel to limit and verdict; the cache of kernels; files of events.',
  scan: 'Many parameter points: numbering, shards, engines.',
};

let made: { readonly build: unknown; readonly base: string; readonly pages: readonly ApiPage[] } | undefined;

/** The interface of the packages, read once for a build. @throws Error where a package is not built */
export function apiReference(): readonly ApiPage[] {
  seeDocuments();
  const base = siteBase();
  const build = runningBuild();
  if (made?.base !== base || made.build !== build) {
    const read = () => apiPages(apiDeclarations(), base);
    made = { build, base, pages: kept('api', (inputs) => [inputs.declarations, base], read) };
  }
  return made.pages;
}

/** By package in the order of the layers, then by folder. */
export function apiPages(declarations: readonly ApiDeclaration[], base: string): ApiPage[] {
  const links = new ApiLinks(declarations, base);
  return API_PACKAGES.flatMap((name) => {
    const own = declarations.filter((one) => one.package === name);
    const folders = [...new Set(own.map(({ folder }) => folder))].sort();
    return folders.map((folder): ApiPage => {
      const slug = `api/${name}/${folder}`;
      const entries = own
        .filter((one) => one.folder === folder)
        .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
        .map((one) => links.entry(one));
      const title = `@nereid/${name}: ${folder}`;
      return { package: name, folder, slug, href: documentAddress(base, slug), title, entries };
    });
  });
}

/** Where each name is described. A name that several packages use means the one of the same package first. */
class ApiLinks {
  private readonly byName = new Map<string, ApiDeclaration[]>();

  constructor(
    declarations: readonly ApiDeclaration[],
    private readonly base: string,
  ) {
    for (const one of declarations) this.byName.set(one.name, [...(this.byName.get(one.name) ?? []), one]);
  }

  entry(one: ApiDeclaration): ApiEntry {
    return {
      ...one,
      href: this.address(one),
      signatureHtml: this.signature(one),
      descriptionHtml: this.prose(one.description, one),
      tagsHtml: one.tags.map(({ name, text }) => ({ name, html: this.prose(text, one) })),
    };
  }

  private address({ package: name, folder, name: id }: ApiDeclaration): string {
    return `${documentAddress(this.base, `api/${name}/${folder}`)}#${id}`;
  }

  private find(name: string, from: ApiDeclaration): ApiDeclaration | undefined {
    const all = this.byName.get(name) ?? [];
    return all.find((one) => one.package === from.package) ?? all[0];
  }

  /** The text of a declaration, every name of the interface in it a link. Comments and strings stay as they are. */
  private signature(one: ApiDeclaration): string {
    const { signature: text } = one;
    const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
    let html = '';
    let before = '';
    for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
      const word = scanner.getTokenText();
      const after = text.slice(scanner.getTokenEnd());
      const isName = token === ts.SyntaxKind.Identifier && before !== '.' && !/^\??:/.test(after) && word !== one.name;
      const target = isName ? this.find(word, one) : undefined;
      html += target === undefined ? escapeHtml(word) : `<a href="${this.address(target)}">${escapeHtml(word)}</a>`;
      if (word.trim() !== '') before = word;
    }
    return html;
  }

  /** A docstring: paragraphs, words in backquotes, and links to names. It is no Markdown: g_V and a*b mean what they say. */
  private prose(text: string, from: ApiDeclaration): string {
    const paragraphs = text.split(/\n\s*\n/).filter((one) => one.trim() !== '');
    return paragraphs
      .map((paragraph) => {
        const parts = paragraph.split(/(`[^`]+`|\{@link [^}]+\})/);
        return `<p>${parts.map((part) => this.word(part, from)).join('')}</p>`;
      })
      .join('');
  }

  private word(part: string, from: ApiDeclaration): string {
    const name = /^(?:`(\w+)(?:\(\))?`|\{@link (\w+)\})$/.exec(part)?.slice(1).find(Boolean);
    const target = name === undefined || name === from.name ? undefined : this.find(name, from);
    if (target !== undefined) return `<a href="${this.address(target)}"><code>${escapeHtml(name as string)}</code></a>`;
    if (/^`.+`$/.test(part)) return `<code>${escapeHtml(part.slice(1, -1))}</code>`;
    return escapeHtml(part);
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
