import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const source = (name: string, file = 'index.ts') =>
  fileURLToPath(new URL(`./packages/${name}/src/${file}`, import.meta.url));

/** Tests of a part of the repository, run alone by `npx vitest run --project NAME`. */
const project = (name: string, include: readonly string[], options: object = {}) => ({
  extends: true as const,
  test: {
    name,
    include: [...include],
    globalSetup: ['tests/kernelCache.ts'],
    setupFiles: ['tests/seed.ts'],
    ...options,
  },
});

/** Tests across packages that compare physics with other calculations. */
const COMPARISONS = '{bruteForceLimits,effectiveOperators,eventPulls,validation}';

export default defineConfig({
  resolve: {
    // Tests read the TypeScript sources, so a failing test points at the line a developer edits.
    alias: {
      '@nereid/physics': source('physics'),
      // Before the plain name, which would match it as a prefix.
      '@nereid/catalogue/node': fileURLToPath(new URL('./packages/catalogue/src/node.ts', import.meta.url)),
      '@nereid/catalogue/sources': fileURLToPath(new URL('./packages/catalogue/src/sources.ts', import.meta.url)),
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
    hookTimeout: 60_000,
    // vitest leaves one core idle; we have few
    maxWorkers: availableParallelism(),
    pool: 'forks',
    isolate: false,
    // the program as it is built, whose threads need its files
    server: { deps: { external: [/\/packages\/cli\/bundle\//] } },
    projects: [
      project('physics', ['packages/physics/{src,test}/**/*.test.ts', `tests/${COMPARISONS}.test.ts`]),
      // Whatever no other project has, so that a new test is never left out.
      project('units', ['packages/**/*.test.ts', 'site/{build,explorer}/**/*.test.ts', 'tests/*.test.ts'], {
        exclude: [
          ...configDefaults.exclude,
          ...[
            'packages/physics/**',
            'packages/cli/test/**',
            `tests/${COMPARISONS}.test.ts`,
            'tests/{docs,cases}.test.ts',
          ],
        ],
      }),
      project('program', ['packages/cli/test/**/!(slurm).test.ts', 'tests/cases.test.ts']),
      // Scans on a Slurm of this machine.
      project('cluster', ['packages/cli/test/slurm.test.ts']),
      project('docs', ['tests/docs.test.ts']),
      // The built site in Chromium; built and served once for all of them.
      project('browser', ['site/test/**/*.test.ts'], {
        globalSetup: ['tests/kernelCache.ts', 'site/test/globalSetup.ts'],
        // A machine that is busy with other things is slow, not wrong.
        testTimeout: 180_000,
        hookTimeout: 180_000,
        // last, as it waits for the site
        sequence: { groupOrder: 1 },
        expect: { poll: { timeout: 15_000, interval: 20 } },
      }),
    ],
  },
});
