import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelNames } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { literalsOf } from './literals.js';
import { isTest, root, sourceFiles } from './sourceFiles.js';

const COUPLINGS = 'the couplings V, A, S and P of the interaction, not the models';
const KIND = 'kinds of bosons, not models';
const PAGE = 'the address of a page';

/** Files beside the definitions with a text that is the name of a model, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'bench/src/explorerCases.ts': 'the name of a row of the table',
  'packages/analysis/src/constraints/decayObservables.ts': KIND,
  'packages/analysis/src/constraints/observables.ts': KIND,
  'packages/analysis/src/constraints/recoilObservables.ts': KIND,
  'packages/analysis/src/coverage/constraintConformance.ts': 'a kind of charge, before its flavour',
  'packages/analysis/src/coverage/pointConformance.ts': 'points with a fault of another kind, as a user writes them',
  'packages/analysis/src/warpedLeptonReport.ts': COUPLINGS,
  'packages/cli/src/commands/rs/table.ts': COUPLINGS,
  'packages/physics/src/couplings/couplings.ts': COUPLINGS,
  'packages/physics/src/crossSections/turnedAmplitude.ts': COUPLINGS,
  'site/build/landscapeGallery.ts': 'the figures of the gallery, each of a model',
  'site/components/ExplorerTabs.astro': PAGE,
  'site/explorer/landscape/landscapeControls.ts': KIND,
  'site/explorer/randallSundrum/warpedTables.ts': COUPLINGS,
  'site/pages/explorer/randall-sundrum/index.astro': PAGE,
};

const isProduct = (file: string): boolean =>
  !isTest(file) && !/\.fixtures\.ts$|\/bundle\/|^packages\/physics\/src\/models\//.test(file);

/** Texts of a file; of a page, whatever stands between quotes. */
const textsOf = (file: string): string[] =>
  file.endsWith('.astro')
    ? [...readFileSync(join(root, file), 'utf8').matchAll(/(['"`])(.*?)\1/g)].flatMap(([, , text]) => text.split(' '))
    : literalsOf(file);

describe('names of models', () => {
  it('are in their definitions alone', { timeout: 60_000 }, () => {
    const names = modelNames();
    const files = ['packages', 'site', 'bench'].flatMap((folder) => sourceFiles(folder, /\.(ts|mjs|astro)$/));
    const product = files.filter(isProduct);
    expect(product.length).toBeGreaterThan(400);
    const naming = product.filter((file) => textsOf(file).some((text) => names.includes(text)));
    expect(naming.sort()).toEqual(Object.keys(EXCEPTIONS));
  });
});
