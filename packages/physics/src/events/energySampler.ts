import { type EnergySpectrum, monochromatic } from '../crossSections/energySpectrum.js';
import { requireNumber } from '../errors.js';
import type { FluxBin } from '../fluxes/histogramSpectrum.js';
import { histogramSpectrum } from '../fluxes/histogramSpectrum.js';

/** Neutrino energies of events: one energy, or a histogram of the flux. */
export type EventEnergies =
  | { readonly kind: 'fixed'; readonly energyGeV: number }
  | { readonly kind: 'histogram'; readonly name: string; readonly bins: readonly FluxBin[] };

/** A map from [0, 1) to neutrino energies. */
export interface EnergySampler {
  readonly spectrum: EnergySpectrum;
  /** False for one energy: the coordinate is then not used. */
  readonly varies: boolean;
  /** Writes E [GeV] to out[0]; returns φ(E) dE/dz for a spectrum normalised to 1. */
  sample(z: number, out: Float64Array): number;
}

/** @throws InputError for an energy or bins that cannot be used */
export function energySampler(energies: EventEnergies, thresholdGeV: number): EnergySampler {
  if (energies.kind === 'fixed') return fixedEnergy(energies.energyGeV);
  return histogramSampler(energies.name, energies.bins, thresholdGeV);
}

function fixedEnergy(energyGeV: number): EnergySampler {
  requireNumber('energy', energyGeV, 0, Number.MAX_VALUE, { exclusiveMinimum: true, unit: 'GeV' });
  return {
    spectrum: monochromatic(energyGeV),
    varies: false,
    sample(_, out) {
      out[0] = energyGeV;
      return 1;
    },
  };
}

/**
 * Each bin takes a share ∝ ∫φ (E² − E_thr²) dE, about as cross sections rise, and is filled evenly: φ is constant within a
 * bin, and what is left is smooth there. Energies below the threshold are left out, but count in the average.
 */
function histogramSampler(name: string, bins: readonly FluxBin[], thresholdGeV: number): EnergySampler {
  const spectrum = histogramSpectrum(name, bins);
  const filled = bins
    .filter(({ density, highGeV }) => density > 0 && highGeV > thresholdGeV)
    .map(({ lowGeV, ...bin }) => ({ ...bin, lowGeV: Math.max(lowGeV, thresholdGeV) }));
  if (filled.length === 0) return { spectrum, varies: true, sample: () => 0 };
  const cubes = (energy: number) => energy ** 3 - 3 * thresholdGeV ** 2 * energy;
  const shares = filled.map(({ lowGeV, highGeV, density }) => density * (cubes(highGeV) - cubes(lowGeV)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const cumulative = new Float64Array(filled.length + 1);
  shares.forEach((share, i) => {
    cumulative[i + 1] = cumulative[i] + share / total;
  });
  const lows = Float64Array.from(filled, ({ lowGeV }) => lowGeV);
  const widths = Float64Array.from(filled, ({ lowGeV, highGeV }) => highGeV - lowGeV);
  // φ dE/dz = (density/integral)·width/share of the bin
  const weights = Float64Array.from(filled, ({ density }, i) => {
    return ((density / spectrum.integral) * widths[i]) / (cumulative[i + 1] - cumulative[i]);
  });
  const last = filled.length - 1;
  return {
    spectrum,
    varies: true,
    sample(z, out) {
      let low = 0;
      let high = last;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (cumulative[middle + 1] > z) high = middle;
        else low = middle + 1;
      }
      const inside = (z - cumulative[low]) / (cumulative[low + 1] - cumulative[low]);
      out[0] = lows[low] + widths[low] * Math.min(1, inside);
      return weights[low];
    },
  };
}
