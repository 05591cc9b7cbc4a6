import type { SiteData } from '../siteData.js';
import { hashOf } from './buildCache.js';
import type { RunningBuild } from './kept.js';
import { isStamped, NarrowInputs } from './pageInputs.js';
import type { PageRoute, StaticPath } from './pageServer.js';
import { makeSeeing } from './pageView.js';
import { type SiteFile, writeSiteFile } from './siteFiles.js';

/** Pages and files of the routes, and how many of them had to be made. */
export interface MadePages {
  readonly files: readonly SiteFile[];
  readonly made: number;
}

export interface MakePagesOptions {
  readonly build: RunningBuild;
  readonly data: SiteData;
  /** Where the files go. */
  readonly folder: string;
  readonly onProgress: (text: string) => void | Promise<void>;
}

/** Writes every page: as it is kept where its inputs are the same, else made anew. @throws whatever a page throws */
export async function makePages(routes: readonly PageRoute[], options: MakePagesOptions): Promise<MadePages> {
  const maker = new PageMaker(options);
  const files: SiteFile[] = [];
  for (const route of routes) {
    for (const path of await route.paths()) files.push(await maker.page(route, path));
  }
  const names = new Set<string>();
  for (const { name } of files) {
    if (names.has(name)) throw new Error(`Two pages are written to ${name}.`);
    names.add(name);
  }
  return { files, made: maker.made };
}

class PageMaker {
  made = 0;
  private readonly narrow: NarrowInputs;
  /** Of everything. */
  private readonly wide: string;

  constructor(private readonly options: MakePagesOptions) {
    this.narrow = new NarrowInputs(options.data, options.build.inputs);
    // what has the stamp says so: the others do not change with a commit
    this.wide = hashOf({ ...options.build.inputs, stamp: undefined });
  }

  async page(route: PageRoute, { params, props = {} }: StaticPath): Promise<SiteFile> {
    const { build, folder, onProgress } = this.options;
    const { programs, templates, base } = build.inputs;
    const address = route.address(params);
    const name = fileOf(route, address);
    const keyOf = (inputs: readonly unknown[]) => hashOf(programs, templates, base, name, inputs);
    const narrow = this.narrow.of(route.component, props);
    const keys = [
      ...(narrow ? [keyOf(narrow.inputs)] : []),
      keyOf(isStamped(route.component) ? [this.wide, build.inputs.stamp] : [this.wide]),
    ];
    for (const key of keys) {
      const content = build.cache.read('pages', key);
      if (content !== undefined) return writeSiteFile(folder, name, content, 'pages', key);
    }
    await onProgress(name);
    const { made, wide } = await makeSeeing(narrow?.view, () => route.render(address));
    this.made += 1;
    const key = wide ? keys.at(-1) : keys[0];
    build.cache.write('pages', key as string, made);
    return writeSiteFile(folder, name, made, 'pages', key as string);
  }
}

/** `records/L023/index.html` of `/records/L023`. */
function fileOf({ kind }: PageRoute, address: string): string {
  const path = encodeURI(address).replace(/^\/|\/$/g, '');
  if (kind === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}
