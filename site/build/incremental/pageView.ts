import type { SiteData } from '../siteContents.js';

/** What a page may look at beside its properties, when it says that it needs no more. */
export interface PageView {
  /** Undefined for a page that looks at no data. */
  readonly data?: SiteData | undefined;
  /** Texts of the documentation and the interface. */
  readonly documents?: boolean;
}

let current: { readonly view: PageView; wide: boolean } | undefined;

/**
 * Makes a page that is shown no more than `view`; undefined shows everything. Where it looks at anything else, it gets it, and
 * `wide` says that it depends on everything. One page at a time.
 */
export async function makeSeeing<T>(
  view: PageView | undefined,
  make: () => Promise<T>,
): Promise<{ readonly made: T; readonly wide: boolean }> {
  if (view === undefined) return { made: await make(), wide: true };
  const page = { view, wide: false };
  current = page;
  try {
    const made = await make();
    return { made, wide: page.wide };
  } finally {
    current = undefined;
  }
}

/** The page that is being made looks at more than its view. */
function lookFurther(): void {
  if (current !== undefined) current.wide = true;
}

/** The data as the page that is being made sees them. */
export function seenData(data: SiteData): SiteData {
  if (current === undefined) return data;
  if (current.view.data === undefined) lookFurther();
  return current.view.data ?? data;
}

/** The page that is being made looks at the documentation. */
export function seeDocuments(): void {
  if (current?.view.documents !== true) lookFurther();
}

/** Data of which a page sees some references and snapshots and which records there are; looking at more is noticed. */
export function narrowData(data: SiteData, references: ReadonlySet<string>, snapshots: ReadonlySet<string>): SiteData {
  const catalogue = narrowed(data.catalogue, { references: narrowMap(data.catalogue.references, references) });
  return narrowed(data, { catalogue, snapshots: narrowMap(data.snapshots, snapshots), recordIds: data.recordIds });
}

function narrowed<T extends object>(whole: T, shown: Partial<T>): T {
  return new Proxy(whole, {
    get(target, name) {
      if (Object.hasOwn(shown, name)) return shown[name as keyof T];
      // `await` asks all that it is given for a `then`
      if (name in target) lookFurther();
      return target[name as keyof T];
    },
  });
}

function narrowMap<M extends ReadonlyMap<string, unknown>>(whole: M, shown: ReadonlySet<string>): M {
  return new Proxy(whole, {
    get(target, name) {
      if (name === 'get' || name === 'has') {
        return (key: string) => {
          if (!shown.has(key)) lookFurther();
          return target[name](key);
        };
      }
      lookFurther();
      const member = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
