import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs, nuclearFormFactor } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { experimentKernelInputs } from '../kernels/experimentKernel.js';
import { ERROR_KINDS } from './errorSource.js';
import { errorSources } from './errorSources.js';

const catalogue = await loadCatalogue();
const electroweak = defaultElectroweakInputs;
const ccfr = catalogue.experiments.get('ccfr') ?? expect.fail('no ccfr');
const kernel = experimentKernelInputs(ccfr, catalogue, { electroweak });
const published = ccfr.publishedStandardModel ?? expect.fail('nothing is said of the Standard Model of CCFR');

/** Names of the sources of CCFR if the error of its ratio has `names` in it. */
function namesWith(names: readonly string[]): string[] {
  const errorsIncluded = { ...published.errorsIncluded, names: [...names] };
  const changed = { ...ccfr, publishedStandardModel: { ...published, errorsIncluded } };
  const experiments = new Map(catalogue.experiments).set('ccfr', changed);
  const inputs = { kernel, electroweak, catalogue: { ...catalogue, experiments }, experiment: 'ccfr' };
  return errorSources(inputs).map(({ name }) => name);
}

describe('errors that a measured ratio has in it', () => {
  const all = namesWith([]);

  it('are not counted again: one by its name, all of an origin, all of a kind', () => {
    expect(all).toEqual(expect.arrayContaining(['density:Fe', 'radius:Fe', 'couplings', 'flux-shape:ccfr']));
    expect(namesWith(['density:Fe'])).toEqual(all.filter((name) => name !== 'density:Fe'));
    expect(namesWith(['flux-shape'])).toEqual(all.filter((name) => !name.startsWith('flux-shape')));
    const left = namesWith(['density']);
    expect(left).not.toContain('density:Fe');
    expect(left).not.toContain('radius:Fe');
    expect(left).toContain('couplings');
  });

  it('are those of the experiment, not of a target or a beam alone', () => {
    const alone = errorSources({ kernel, electroweak, catalogue });
    expect(alone.map(({ name }) => name)).toEqual(all.filter((name) => !name.startsWith('flux')));
  });

  it('have names that sources can have, in every file', () => {
    const origins = new Set<string>([...all.map((name) => name.split(':')[0]), ...ERROR_KINDS, 'flux-normalisation']);
    for (const { publishedStandardModel } of catalogue.experiments.values()) {
      for (const name of publishedStandardModel?.errorsIncluded.names ?? []) {
        expect(origins).toContain(name.split(':')[0]);
      }
    }
  });
});

describe('published Standard Models', () => {
  it('have form factors by names that exist', () => {
    const iron = catalogue.nuclides.get('Fe56') ?? expect.fail('no Fe56');
    for (const { publishedStandardModel } of catalogue.experiments.values()) {
      const name = publishedStandardModel?.formFactor.name ?? 'default';
      if (name !== 'default') expect(() => nuclearFormFactor(name, iron)).not.toThrow();
    }
  });

  it('are there for every ratio that was measured', () => {
    const without = [...catalogue.experiments.values()].filter(
      ({ kind, publishedStandardModel }) => kind === 'measurement' && publishedStandardModel === undefined,
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});
