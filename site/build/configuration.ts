import { fileURLToPath } from 'node:url';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { serverOnly } from './incremental/serverOnly.js';

export interface SiteConfigurationOptions {
  readonly root: string;
  readonly outDir: string;
  readonly base: string;
}

/** The module that a bundle of pages is loaded by, in its folder `server`. */
export const SERVER_ENTRY = 'entry.mjs';

/** Keeps the pages as a program that renders each of them when it is asked to; see `incremental/pageServer.ts`. */
const pageAdapter: AstroIntegration = {
  name: 'pages',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'pages',
        serverEntrypoint: fileURLToPath(new URL('./incremental/pageServer.js', import.meta.url)),
        exports: ['routes'],
        supportedAstroFeatures: { serverOutput: 'stable' },
      }),
  },
};

/** How Astro builds the pages: static, nothing inlined (the policy of the pages allows no inline script or style sheet). */
export function siteConfiguration({ root, outDir, base }: SiteConfigurationOptions): AstroInlineConfig {
  return {
    configFile: false,
    root,
    srcDir: '.',
    publicDir: './public',
    cacheDir: './.astro-cache',
    outDir,
    base,
    output: 'server',
    adapter: pageAdapter,
    trailingSlash: 'ignore',
    logLevel: 'error',
    devToolbar: { enabled: false },
    // The only images are figures we draw ourselves.
    image: { service: { entrypoint: 'astro/assets/services/noop' } },
    build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets', serverEntry: SERVER_ENTRY },
    vite: {
      build: { assetsInlineLimit: 0 },
      plugins: [serverOnly()],
      worker: { format: 'es', plugins: () => [serverOnly()] },
      // Compiled packages are loaded as they are: one instance of the data for the program and for the pages.
      ssr: {
        external: [
          '@nereid/site',
          '@nereid/analysis',
          '@nereid/catalogue',
          '@nereid/figures',
          '@nereid/physics',
          '@nereid/scan',
        ],
      },
    },
  };
}
