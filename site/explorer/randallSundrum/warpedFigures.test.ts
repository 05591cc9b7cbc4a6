import { labelSources } from '@nereid/figures';
import { randallSundrumPoint } from '@nereid/physics/models';
import { beforeAll, describe, expect, it } from 'vitest';
import { figureAlphabet } from '../../build/figureAlphabet.js';
import { ComposedLabels } from '../composedLabels.js';
import { alongFigure, profileFigure, towerFigure, warpedFormulas } from './warpedFigures.js';
import { WARPED_PARAMETERS } from './warpedParameters.js';

const measurement = { name: 'CHARM-II', value: 0.82, errorPlus: 0.28, errorMinus: 0.28 };
let labels: ComposedLabels;
beforeAll(async () => {
  labels = new ComposedLabels(await figureAlphabet(warpedFormulas(WARPED_PARAMETERS)));
});
const lacking = (sources: readonly string[]) =>
  sources.filter((source) => {
    try {
      return !labels.has(source);
    } catch {
      return true;
    }
  });

describe('figures of a warped sector', () => {
  it('along any parameter have words that the browser can put together', () => {
    for (const parameter of WARPED_PARAMETERS) {
      const [low, high] = parameter.slider;
      const x = Float64Array.of(low, high);
      for (const top of [1.01, 2.5, 1e9]) {
        const curves = [{ name: 'CHARM-II', measurement, ratio: Float64Array.of(1, top) }];
        const figure = alongFigure(parameter, x, curves, parameter.usual);
        expect(lacking(labelSources(figure)), parameter.name).toEqual([]);
        const [bottom, above] = figure.y.domain;
        // the measured value and the Standard Model are never cut off
        expect(bottom).toBeLessThanOrEqual(measurement.value - measurement.errorMinus);
        expect(above).toBeGreaterThan(measurement.value + measurement.errorPlus);
      }
    }
  });

  it('of towers and zero modes too, for any hierarchy', () => {
    for (const parameters of [
      { irScale: 3000 },
      { irScale: 1e15, cLeftMu: -0.5, cRightTau: 1 },
      { irScale: 1000, curvature: 1e6, cLeftE: 0.5 },
    ]) {
      const { sector } = randallSundrumPoint(parameters);
      expect(lacking(labelSources(profileFigure(sector)))).toEqual([]);
      const masses = [2.45, 5.57, 8.7].map((root) => root * parameters.irScale);
      const towers = [
        { name: 'γ, W, Z', boundary: '++', massesGeV: masses },
        { name: 'W_R, Z_X', boundary: '−+', massesGeV: masses },
        { name: 'L_μ − L_τ', boundary: '++', massesGeV: [0.1, ...masses], light: true },
      ];
      expect(lacking(labelSources(towerFigure(towers)))).toEqual([]);
    }
  });

  it('have densities of zero modes that integrate to 1 between the branes', () => {
    const { sector } = randallSundrumPoint({ irScale: 3000, cLeftMu: 0.2, cRightE: 0.7 });
    for (const series of profileFigure(sector).series) {
      if (series.kind !== 'line') throw new Error('not a line');
      const [{ x, y }] = series.polylines;
      let integral = 0;
      for (let i = 1; i < x.length; i++) integral += ((y[i] + y[i - 1]) / 2) * Math.log(x[i] / x[i - 1]);
      // trapezoids of 0.3 in ln t: their error is h²/12 times the change of slope, here up to 0.6² · 0.3²/12 = 0.3 %
      expect(integral).toBeCloseTo(1, 2);
    }
  });
});
