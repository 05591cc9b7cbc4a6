import type { AstroInlineConfig } from 'astro';

export interface SiteConfigurationOptions {
  readonly root: string;
  readonly outDir: string;
  readonly base: string;
}

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
    output: 'static',
    trailingSlash: 'ignore',
    logLevel: 'error',
    devToolbar: { enabled: false },
    // The only images are figures we draw ourselves.
    image: { service: { entrypoint: 'astro/assets/services/noop' } },
    build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
    vite: {
      build: { assetsInlineLimit: 0 },
      worker: { format: 'es' },
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
