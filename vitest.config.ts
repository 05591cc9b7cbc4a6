import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

const { packageSources } = (await import(new URL('scripts/packageSources.mjs', import.meta.url).href)) as {
  packageSources: ReadonlyMap<string, string>;
};

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
    alias: [...packageSources].map(([name, replacement]) => ({ find: new RegExp(`^${name}$`), replacement })),
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
      // The npm package, assembled, installed in an empty folder and used there.
      project('package', ['tests/package/*.test.ts'], {
        globalSetup: ['tests/kernelCache.ts', 'tests/package/globalSetup.ts'],
        // each test starts processes, and a machine that is busy with other things is slow, not wrong
        testTimeout: 180_000,
        hookTimeout: 180_000,
      }),
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
