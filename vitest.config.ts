import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (name: string, file = 'index.ts') =>
  fileURLToPath(new URL(`./packages/${name}/src/${file}`, import.meta.url));

export default defineConfig({
  resolve: {
    // Tests read the TypeScript sources, so a failing test points at the line a developer edits.
    alias: {
      '@nereid/physics': source('physics'),
      // Before the plain name, which would match it as a prefix.
      '@nereid/catalogue/node': fileURLToPath(new URL('./packages/catalogue/src/node.ts', import.meta.url)),
      '@nereid/catalogue/exports': source('catalogue', 'exports/index.ts'),
      '@nereid/catalogue': source('catalogue'),
      // A subpath comes before its package: an alias also matches what it is a prefix of.
      '@nereid/figures/node': source('figures', 'node.ts'),
      '@nereid/figures': source('figures'),
      '@nereid/analysis/node': source('analysis', 'node.ts'),
      '@nereid/analysis': source('analysis'),
      '@nereid/scan/node': source('scan', 'node.ts'),
      '@nereid/scan': source('scan'),
      '@nereid/site/build': fileURLToPath(new URL('./site/build/buildSite.ts', import.meta.url)),
      '@nereid/site': fileURLToPath(new URL('./site/build/index.ts', import.meta.url)),
    },
  },
  test: {
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/test/**/*.test.ts',
            'site/build/**/*.test.ts',
            'site/explorer/**/*.test.ts',
            'tests/**/*.test.ts',
          ],
          setupFiles: ['tests/seed.ts'],
        },
      },
      {
        extends: true,
        // The built site in Chromium; built and served once for all of them.
        test: {
          name: 'browser',
          include: ['site/test/**/*.test.ts'],
          globalSetup: ['site/test/globalSetup.ts'],
          // A machine that is busy with other things is slow, not wrong.
          testTimeout: 180_000,
          expect: { poll: { timeout: 15_000, interval: 20 } },
        },
      },
    ],
  },
});
