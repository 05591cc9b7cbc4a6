import { externalAddressProblem } from './externalLinks.js';
import type { SiteProblem } from './problem.js';
import type { SiteReference } from './references.js';

/** What links of a site can lead to. */
export interface LinkTargets {
  /** Path under which the site is served: `/` or `/nereid/`. */
  readonly base: string;
  /** Files of the site by their paths. */
  readonly files: ReadonlySet<string>;
  /** Ids of each page by its file. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Where addresses of a built site are relative to; the name is of no machine. */
const ORIGIN = 'https://site.invalid';

/** What is wrong with an address: nothing if it leads somewhere on the site, or out of it as declared. */
export function referenceProblems(reference: SiteReference, targets: LinkTargets): SiteProblem[] {
  const { address, kind, written, file, line, column } = reference;
  const problem = (message: string) => ({ file, line, column, message: `${written}: ${message}` });
  if (kind === 'external') {
    const message = externalAddressProblem(address);
    return message === undefined ? [] : [problem(message)];
  }
  const url = resolveAddress(file, address, targets.base);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return [problem('is no address of a page')];
  if (url.origin !== ORIGIN) {
    const reason = kind === 'load' ? 'loads something from outside the site' : 'leaves the site without rel="external"';
    return [problem(reason)];
  }
  const target = targetFile(url, targets);
  if (target === undefined) return [problem('leads to nothing')];
  return fragmentProblem(url, target, targets).map(problem);
}

/** The file an address leads to. */
export function fileOfAddress(file: string, address: string, targets: LinkTargets): string | undefined {
  const url = resolveAddress(file, address, targets.base);
  return url?.origin === ORIGIN ? targetFile(url, targets) : undefined;
}

function resolveAddress(file: string, address: string, base: string): URL | undefined {
  const path = file
    .replace(/(^|\/)index\.html$/, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  try {
    return new URL(address, `${ORIGIN}${base}${path}`);
  } catch {
    return undefined;
  }
}

/** Names are compared exactly: a server may tell capitals apart where this machine does not. */
function targetFile({ pathname }: URL, { base, files }: LinkTargets): string | undefined {
  if (!pathname.startsWith(base)) return undefined;
  const path = decoded(pathname.slice(base.length));
  if (path === undefined) return undefined;
  return [path, `${path}index.html`, `${path}/index.html`].find(
    (candidate) => files.has(candidate) && !(candidate.startsWith('/') && path !== ''),
  );
}

function fragmentProblem({ hash }: URL, target: string, { ids }: LinkTargets): string[] {
  if (hash === '' || hash === '#top') return [];
  const fragment = decoded(hash.slice(1));
  const known = ids.get(target);
  if (known === undefined) return [`has a fragment, but ${target} is no page`];
  return fragment !== undefined && known.has(fragment) ? [] : [`${target} has no id "${fragment ?? hash.slice(1)}"`];
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
