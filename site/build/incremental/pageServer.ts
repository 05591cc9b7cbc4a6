import type { SSRManifest } from 'astro';
import { App } from 'astro/app';

/** One place of a route: what stands for its parameters, and what its page is given. */
export interface StaticPath {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly props?: Readonly<Record<string, unknown>>;
}

/** What a file of `pages/` becomes. */
export interface PageRoute {
  /** The file: `pages/records/[id].astro`. */
  readonly component: string;
  readonly kind: 'page' | 'endpoint';
  /** Every place of the route; one without parameters for a file that has none. */
  paths(): Promise<readonly StaticPath[]>;
  /** The address of a place under the base: `/records/L023`. */
  address(params: StaticPath['params']): string;
  /** The bytes of the page at an address. @throws whatever the page throws */
  render(address: string): Promise<Uint8Array>;
}

type RouteData = SSRManifest['routes'][number]['routeData'];
type PageModule = { readonly getStaticPaths?: (options: object) => Promise<StaticPath[]> | StaticPath[] };
type PageMap = NonNullable<SSRManifest['pageMap']>;
type PageLoader = NonNullable<ReturnType<PageMap['get']>>;

/**
 * The entry of the bundled pages. Astro calls this with its manifest when the bundle is loaded; `routes` of what it returns is
 * an export of the bundle.
 */
export function createExports(manifest: SSRManifest): { readonly routes: readonly PageRoute[] } {
  const failures: unknown[] = [];
  // Astro would print an error and answer with a page of its own; here it is the caller's.
  manifest.middleware = () => ({
    onRequest: async (_, next) => {
      try {
        return await next();
      } catch (error) {
        failures.push(error);
        return new Response(null, { status: 500, headers: { 'X-Astro-Reroute': 'no' } });
      }
    },
  });
  const own = manifest.routes.map(({ routeData }) => routeData).filter(({ origin }) => origin === 'project');
  // Places and their properties come from `getStaticPaths`, as in a static build.
  for (const route of own) route.prerender = true;
  for (const [component, load] of manifest.pageMap ?? []) manifest.pageMap?.set(component, pathsOnce(load));
  const app = new App(manifest, false);
  const render = async (route: RouteData, address: string): Promise<Uint8Array> => {
    failures.length = 0;
    const path = `${manifest.base.replace(/\/$/, '')}${address}${route.type === 'page' && address !== '/' ? '/' : ''}`;
    const response = await app.render(new Request(new URL(path, 'http://localhost')), { routeData: route });
    if (failures.length > 0) throw failures[0];
    if (!response.ok && address !== '/404') throw new Error(`${address} cannot be made: status ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  };
  return { routes: own.map((route) => pageRoute(route, manifest, render)) };
}

/** Places are listed once, before the first of them is made: Astro would list them again while it makes it. */
function pathsOnce(load: PageLoader): PageLoader {
  const once = async () => {
    const loaded = await load();
    const module = await loaded.page();
    const { getStaticPaths } = module as PageModule;
    if (getStaticPaths === undefined) return loaded;
    const paths = getStaticPaths({});
    return { ...loaded, page: async () => ({ ...module, getStaticPaths: () => paths }) as typeof module };
  };
  let known: ReturnType<typeof once> | undefined;
  return () => {
    known ??= once();
    return known;
  };
}

function pageRoute(
  route: RouteData,
  { pageMap }: SSRManifest,
  render: (route: RouteData, address: string) => Promise<Uint8Array>,
): PageRoute {
  return {
    component: route.component,
    kind: route.type === 'endpoint' ? 'endpoint' : 'page',
    paths: async () => {
      if (route.params.length === 0) return [{ params: {} }];
      const module = (await (await pageMap?.get(route.component)?.())?.page()) as PageModule | undefined;
      return (await module?.getStaticPaths?.({})) ?? [];
    },
    address: (params) => route.generate(params) || '/',
    render: (address) => render(route, address),
  };
}
