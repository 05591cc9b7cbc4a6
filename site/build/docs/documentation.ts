import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { siteBase } from '../base.js';
import { kept, runningBuild } from '../incremental/kept.js';
import { linkedFiles } from '../incremental/linkedFiles.js';
import { seeDocuments } from '../incremental/pageView.js';
import {
  DOCUMENT_GROUPS,
  type DocumentFile,
  type DocumentGroup,
  type DocumentImage,
  documentFiles,
  documentImages,
  IMAGE_FOLDER,
  REPOSITORY,
} from './documentPages.js';
import { type DocumentTargets, type RenderedDocument, renderDocument } from './renderDocument.js';

/** A page of the documentation that is made from a Markdown file. */
export interface DocumentPage extends DocumentFile, RenderedDocument {
  /** Address under the path of the site. */
  readonly href: string;
}

export interface Documentation {
  /** In the order of reading. */
  readonly pages: readonly DocumentPage[];
  readonly images: readonly DocumentImage[];
}

/** Titles that say less on a page of their own than in their file. */
const TITLES: Readonly<Record<string, string>> = {
  'README.md': 'Overview',
  'validation/README.md': 'Settings of the validation',
};

let made: { readonly build: unknown; readonly base: string; readonly documentation: Documentation } | undefined;

/** All texts of the documentation, made once for a build. @throws MarkupError naming the file */
export function documentation(): Documentation {
  seeDocuments();
  const base = siteBase();
  const build = runningBuild();
  if (made?.base !== base || made.build !== build) {
    made = { build, base, documentation: readDocumentation(REPOSITORY, base) };
  }
  return made.documentation;
}

/** @param base - path under which the site is served. @throws MarkupError */
export function readDocumentation(repository: string, base: string): Documentation {
  const files = documentFiles(repository);
  const images = documentImages(repository);
  // what a text can show of others: their addresses and titles, the sizes of drawings
  const named = [
    files.map(({ file, slug }) => [file, slug, titleOf(join(repository, file))]),
    images.map(({ name, width, height }) => [name, width, height]),
  ];
  const pages = files.map((entry): DocumentPage => {
    const source = readFileSync(join(repository, entry.file), 'utf8');
    const targets = targetsOf(entry.file, { repository, base, files, images });
    const linked = linkedFiles(entry.file, source, repository);
    const rendered = kept(
      'documents',
      () => [base, entry.file, source, named, linked],
      () => renderDocument(source, entry.file, targets),
    );
    const title = TITLES[entry.file] ?? rendered.title;
    return { ...entry, ...rendered, title, href: documentAddress(base, entry.slug) };
  });
  return { pages, images };
}

export const documentAddress = (base: string, slug: string): string => `${base}docs/${slug === '' ? '' : `${slug}/`}`;

interface Known {
  readonly repository: string;
  readonly base: string;
  readonly files: readonly DocumentFile[];
  readonly images: readonly DocumentImage[];
}

/** Links between files become links between pages, so that the same text reads well on a forge and on the site. */
function targetsOf(file: string, { repository, base, files, images }: Known): DocumentTargets {
  const resolved = (address: string) => posix.normalize(posix.join(posix.dirname(file), decodeURIComponent(address)));
  return {
    link(address) {
      if (/^(https|mailto):/.test(address)) return { href: address, external: true };
      if (/^[a-z]+:/.test(address)) throw new Error(`A link to ${address}; links lead to https:// or to a file.`);
      const [path, fragment] = address.split('#');
      const target = path === '' ? file : resolved(path).replace(/\/$/, '');
      const hash = fragment === undefined ? '' : `#${fragment}`;
      if (target === 'docs') return { href: documentAddress(base, '') };
      const folder = /^docs\/(decisions|physics|tutorials)$/.exec(target)?.[1];
      if (folder !== undefined) return { href: `${documentAddress(base, '')}#${folder}` };
      const page = files.find((one) => one.file === target);
      if (page !== undefined) {
        return { href: `${documentAddress(base, page.slug)}${hash}`, title: titleOf(join(repository, page.file)) };
      }
      if (!existsSync(join(repository, target))) throw new Error(`A link to ${address}, which is not there.`);
      return undefined;
    },
    image(address) {
      const target = resolved(address);
      const image = images.find(({ name }) => target === `${IMAGE_FOLDER}/${name}`);
      if (image === undefined) throw new Error(`The drawing ${address} is not one of ${IMAGE_FOLDER}.`);
      return { src: `${base}${target}`, size: { width: image.width, height: image.height } };
    },
  };
}

/** The first heading of a file, as it is written but for backquotes. */
const titleOf = (path: string): string => /^# (.*)$/m.exec(readFileSync(path, 'utf8'))?.[1].replaceAll('`', '') ?? '';

export interface NavigationGroup {
  readonly key: DocumentGroup;
  readonly title: string;
  readonly pages: readonly DocumentPage[];
}

/** The table of contents of the whole documentation. */
export function documentationContents({ pages }: Documentation): NavigationGroup[] {
  return (Object.entries(DOCUMENT_GROUPS) as [DocumentGroup, string][]).map(([key, title]) => ({
    key,
    title,
    pages: pages.filter(({ group }) => group === key),
  }));
}
