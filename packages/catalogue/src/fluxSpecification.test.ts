import { describe, expect, it } from 'vitest';
import { parseExperiment } from './experiments.js';
import { fluxName, namedFlux } from './fluxNames.js';
import type { FluxSpecification } from './fluxSpecification.js';
import { loadCatalogue } from './node.js';

const catalogue = await loadCatalogue();
const rest = 'basis: assumed, source: CCFR1991, note: test';
const one = `{ kind: monochromatic, energyGeV: 5, ${rest} }`;

/** An experiment file with these fluxes; the first is its own. */
const parse = (...fluxes: string[]) =>
  parseExperiment(
    {
      file: 'test.yaml',
      text: `id: test
name: Test
laboratory: Somewhere
beam: some beam
record: L023
beamMode: { kind: neutrino, basis: assumed, source: CCFR1991 }
channels: [{ channel: "numu:mumu", weight: 1 }]
target: { material: iron, source: CCFR1991 }
flux: ${fluxes[0]}
otherFluxes: [${fluxes.slice(1).join(', ')}]
regimes: { names: [coherent], source: CCFR1991 }
measurement: { valueId: test-ratio, observable: ratioToStandardModel, value: "1.0", error: "0.1", source: CCFR1991 }
references: [CCFR1991]
`,
    },
    catalogue,
  );
const problems = (...fluxes: string[]) =>
  parse(...fluxes).diagnostics.map(({ path, message }) => `${path}: ${message}`);

describe('the fluxes of an experiment file', () => {
  const table = `{ kind: table, tables: [{ id: ccfr, share: 1 }], ${rest} }`;
  const shape = `{ kind: parametric, shape: log-normal, meanGeV: 20, relativeWidth: 0.5, minimumGeV: 1, maximumGeV: 90, ${rest} }`;

  it('are found by their kind or by a name', () => {
    const { value, diagnostics } = parse(one, table, shape.replace('{', '{ name: guess,'));
    expect(diagnostics).toEqual([]);
    if (value === undefined) throw new Error('nothing was read');
    const kinds = ['mean-energy', 'spectrum', 'guess', undefined].map((name) => namedFlux(value, name)?.kind);
    expect(kinds).toEqual(['monochromatic', 'table', 'parametric', 'monochromatic']);
    expect(namedFlux(value, 'other')).toBeUndefined();
    expect(fluxName(value.otherFluxes[1] as FluxSpecification)).toBe('guess');
  });

  it('are checked one by one', () => {
    expect(problems(one, one)).toEqual(['otherFluxes[0]: a second flux "mean-energy"']);
    expect(problems(table.replace('id: ccfr', 'id: ccfrr'))).toEqual(['flux.tables[0].id: no flux "ccfrr"']);
    expect(problems(one, table.replace('share: 1', 'share: 0.9'))).toEqual([
      'otherFluxes[0].tables: the shares add up to 0.9',
    ]);
    expect(problems(shape.replace('minimumGeV: 1', 'minimumGeV: 90'))).toEqual(['flux.minimumGeV: the range is empty']);
    expect(problems(one, table.replace('CCFR1991', 'CCFR1919'))).toEqual([
      'otherFluxes[0].source: no reference "CCFR1919"',
    ]);
  });

  it.each([
    ['an unknown shape', shape.replace('log-normal', 'triangle')],
    ['a width of nothing', shape.replace('relativeWidth: 0.5', 'relativeWidth: 0')],
    ['a power law without an index', shape.replace('log-normal', 'power-law')],
    ['an unknown kind', one.replace('monochromatic', 'monochrome')],
  ])('refuse %s', (_, flux) => {
    expect(parse(flux).value).toBeUndefined();
  });
});
