import { FLUX_UNITS, type FluxTable } from '@nereid/catalogue';
import { figureSvg } from '@nereid/figures/node';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { fluxFigure } from './fluxFigure.js';

const sbnd = catalogue.fluxes.get('sbnd') as FluxTable;

describe('the figure of a flux', () => {
  it('has a step for each bin, at its height, for each species', () => {
    const { series, x } = fluxFigure(sbnd, { caption: 'test' });
    const line = series[0];
    if (line.kind !== 'line') throw new Error('not a line');
    const [{ x: energies, y: fluxes }] = line.polylines;
    expect(energies.length).toBe(fluxes.length);
    for (let i = 0; i < fluxes.length; i += 2) {
      expect(fluxes[i]).toBe(fluxes[i + 1]);
      expect(energies[i]).toBeLessThan(energies[i + 1]);
    }
    expect(x.domain[0]).toBeGreaterThan(0);
    expect(new Set(series.map((one) => ('colour' in one ? one.colour : ''))).size).toBe(series.length);
  });

  it('can be drawn for every table of the catalogue, in light and dark, and for every unit', async () => {
    for (const table of catalogue.fluxes.values()) {
      for (const theme of ['light', 'dark'] as const) {
        expect(await figureSvg(fluxFigure(table, { caption: table.how, theme }))).toMatch(/^<svg/);
      }
    }
    for (const unit of FLUX_UNITS) {
      expect(await figureSvg(fluxFigure({ ...sbnd, unit }, { caption: '' }))).toMatch(/^<svg/);
    }
  });

  it('refuses a table without a flux', () => {
    expect(() => fluxFigure({ ...sbnd, densities: new Map() }, { caption: '' })).toThrow(/has no flux/);
  });
});
