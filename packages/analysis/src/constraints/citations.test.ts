import { modelDefinitions } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { catalogue, namedExperiment } from '../../test/toyExperiment.js';
import { calculationReferences } from './citations.js';

const keys = (...parameters: Parameters<typeof calculationReferences> extends [infer C, ...unknown[]] ? [C] : never) =>
  calculationReferences(parameters[0], catalogue).map(({ key }) => key);

describe('the papers behind a calculation', () => {
  it('are those of the measurement, the literature it was read in, and the nuclear data of the target', () => {
    const ccfr = keys({ experiments: [namedExperiment('ccfr')] });
    expect(ccfr[0]).toBe('CCFR1991');
    expect(ccfr).toEqual(expect.arrayContaining(['Altmannshofer2019', 'AngeliMarinova2013', 'Wang2021']));
    expect(ccfr).not.toContain('CHARMII1990');
  });

  it('are listed once for several experiments', () => {
    const all = keys({ experiments: ['ccfr', 'charm-ii', 'nutev'].map(namedExperiment) });
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(['CCFR1991', 'CHARMII1990', 'NuTeV1998', 'DeWinter1989']));
  });

  it('include the model and the statistical method asked for', () => {
    const experiments = [namedExperiment('nutev')];
    expect(keys({ experiments, statistic: 'cls' })).toEqual(expect.arrayContaining(['Cowan2011', 'Read2002']));
    expect(keys({ experiments, statistic: 'chi-square' })).not.toContain('Cowan2011');
    expect(keys({ experiments, errorModel: 'variable-width' })).toContain('Barlow2004');
    expect(keys({ experiments, model: 'lmu-ltau' })).toContain('Altmannshofer2014');
  });

  it('include those of every model, all of them in the catalogue', () => {
    for (const { name, papers } of modelDefinitions()) expect(keys({ experiments: [], model: name })).toEqual(papers);
  });

  it('of a rate are those of the exposure, its fluxes and its target', () => {
    const exposure = catalogue.exposures.get('dune-nd') ?? expect.fail('no dune-nd');
    // data/experiments/dune-nd.yaml, data/fluxes/dune-120gev-nu.csv, data/nuclei
    const cited = keys({ experiments: [], exposures: [exposure] });
    expect(cited).toEqual(expect.arrayContaining(['Altmannshofer2019', 'DUNE2021', 'Wang2021']));
    expect(cited).not.toContain('Cowan2011');
  });

  it('of a curve read off a figure are the search and the paper that draws it', () => {
    const curves = [...catalogue.curves.values()].filter(({ experiment }) => experiment === 'babar');
    expect(keys({ experiments: [], curves })).toEqual(['BaBar2016', 'Ballett2019']);
    const drawn = [...catalogue.curves.values()].filter(({ experiment }) => experiment === 'atlas-z4mu');
    expect(keys({ experiments: [], curves: drawn })).toEqual(['ATLAS2014', 'Ballett2019']);
  });
});
