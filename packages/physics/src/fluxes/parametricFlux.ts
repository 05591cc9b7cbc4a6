import { InputError, requireNumber } from '../errors.js';
import type { FluxBin } from './histogramSpectrum.js';

/**
 * A spectrum known by a few numbers, where only those are published.
 * gaussian:   φ ∝ exp(−(E − mean)²/2w²), w = relativeWidth·mean;
 * log-normal: ln E normal with standard deviation s, s² = ln(1 + relativeWidth²), so that mean and relative width are those of E;
 * power-law:  φ ∝ E^index.
 * All cut to `minimumGeV` … `maximumGeV`; the mean energy is that before the cut.
 */
export type ParametricFlux =
  | {
      readonly shape: 'gaussian' | 'log-normal';
      readonly meanGeV: number;
      /** Standard deviation of E over its mean. */
      readonly relativeWidth: number;
      readonly minimumGeV: number;
      readonly maximumGeV: number;
    }
  | {
      readonly shape: 'power-law';
      readonly index: number;
      readonly minimumGeV: number;
      readonly maximumGeV: number;
    };

/** Bins per spectrum: those of a log-normal of relative width 0.5 keep ∫φσ to 1e-4. */
const BINS = 120;

/**
 * Histogram of a parametric spectrum in equal steps of ln E, normalised to ∫φ dE = 1. A bin's density is the shape at its
 * middle (Simpson's rule over the bin, error of the order of (step)⁴).
 * @throws InputError for a range that is empty or a width that is not positive
 */
export function parametricFlux(flux: ParametricFlux): FluxBin[] {
  const { minimumGeV, maximumGeV } = flux;
  requireNumber('minimum energy of the flux', minimumGeV, 0, Number.MAX_VALUE, { exclusiveMinimum: true, unit: 'GeV' });
  requireNumber('maximum energy of the flux', maximumGeV, minimumGeV, Number.MAX_VALUE, {
    exclusiveMinimum: true,
    unit: 'GeV',
  });
  const shape = fluxShape(flux);
  const step = Math.log(maximumGeV / minimumGeV) / BINS;
  const edge = (i: number) => (i === BINS ? maximumGeV : minimumGeV * Math.exp(i * step));
  const bins = Array.from({ length: BINS }, (_, i) => {
    const [lowGeV, highGeV] = [edge(i), edge(i + 1)];
    const density = (shape(lowGeV) + 4 * shape(0.5 * (lowGeV + highGeV)) + shape(highGeV)) / 6;
    return { lowGeV, highGeV, density };
  });
  const integral = bins.reduce((sum, { lowGeV, highGeV, density }) => sum + density * (highGeV - lowGeV), 0);
  if (!(integral > 0 && Number.isFinite(integral))) {
    throw new InputError('flux', flux.shape, 'has no flux in its range', 'Choose a range around the mean energy.');
  }
  return bins.map((bin) => ({ ...bin, density: bin.density / integral }));
}

function fluxShape(flux: ParametricFlux): (energyGeV: number) => number {
  if (flux.shape === 'power-law') {
    requireNumber('index of the flux', flux.index, -100, 100);
    return (energy) => (energy / flux.minimumGeV) ** flux.index;
  }
  const { meanGeV, relativeWidth } = flux;
  requireNumber('mean energy of the flux', meanGeV, 0, Number.MAX_VALUE, { exclusiveMinimum: true, unit: 'GeV' });
  requireNumber('relative width of the flux', relativeWidth, 0, 10, { exclusiveMinimum: true });
  if (flux.shape === 'gaussian') {
    return (energy) => Math.exp(-0.5 * ((energy / meanGeV - 1) / relativeWidth) ** 2);
  }
  const variance = Math.log1p(relativeWidth * relativeWidth);
  const centre = Math.log(meanGeV) - 0.5 * variance;
  return (energy) => Math.exp((-0.5 * (Math.log(energy) - centre) ** 2) / variance) / energy;
}
