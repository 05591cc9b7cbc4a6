import { type EnergySpectrum, monochromatic } from '../crossSections/energySpectrum.js';
import { MAXIMUM_ENERGY_GEV } from '../crossSections/inclusiveCrossSection.js';
import { requireNumber } from '../errors.js';
import { type FluxBin, histogramSpectrum } from '../fluxes/histogramSpectrum.js';

/** Neutrino energies of events: one energy, or a histogram of the flux. */
export type EventEnergies =
  | { readonly kind: 'fixed'; readonly energyGeV: number }
  | { readonly kind: 'histogram'; readonly name: string; readonly bins: readonly FluxBin[] };

/** A spectrum from which energies can be drawn with the weight of the cross section at fixed invariants. */
export interface EnergySampler {
  readonly spectrum: EnergySpectrum;
  /**
   * An energy E ≥ `lowest` [GeV] with density ∝ φ(E)(a₀ + a₁/E + a₂/E²), which must not be negative there: the quantile of
   * `u` in (0, 1). `coefficients` are a₀, a₁, a₂, and `moments` the integrals of φE⁻ⁿ above `lowest`.
   */
  draw(lowest: number, coefficients: Float64Array, moments: Float64Array, u: number): number;
}

/** @throws InputError for an energy or bins that cannot be used */
export function energySampler(energies: EventEnergies): EnergySampler {
  if (energies.kind === 'fixed') {
    const { energyGeV } = energies;
    requireNumber('energy', energyGeV, 0, MAXIMUM_ENERGY_GEV, { exclusiveMinimum: true, unit: 'GeV' });
    return { spectrum: monochromatic(energyGeV), draw: () => energyGeV };
  }
  return histogramSampler(energies.name, energies.bins);
}

function histogramSampler(name: string, bins: readonly FluxBin[]): EnergySampler {
  const spectrum = histogramSpectrum(name, bins);
  const filled = bins.filter(({ density }) => density > 0);
  const above = new Float64Array(3);
  /** ∫φE⁻ⁿ from the upper edge of each bin on, n = 0, 1, 2, one bin after the other. */
  const tails = new Float64Array(3 * filled.length);
  filled.forEach(({ highGeV }, i) => {
    spectrum.integralsAbove(highGeV, above);
    tails.set(above, 3 * i);
  });
  return {
    spectrum,
    draw(lowest, coefficients, moments, u) {
      const a0 = coefficients[0];
      const a1 = coefficients[1];
      const a2 = coefficients[2];
      const wanted = u * (a0 * moments[0] + a1 * moments[1] + a2 * moments[2]);
      // the bin in which the integral from above reaches `wanted`; below `lowest` it would not be monotonic
      let low = firstAbove(filled, lowest);
      let high = filled.length - 1;
      while (low < high) {
        const at = 3 * ((low + high) >> 1);
        if (a0 * tails[at] + a1 * tails[at + 1] + a2 * tails[at + 2] <= wanted) high = (low + high) >> 1;
        else low = ((low + high) >> 1) + 1;
      }
      const { lowGeV, highGeV, density } = filled[low];
      const beyond = a0 * tails[3 * low] + a1 * tails[3 * low + 1] + a2 * tails[3 * low + 2];
      const inside = ((wanted - beyond) * spectrum.integral) / density;
      return quantileInBin(Math.max(lowGeV, lowest), highGeV, a0, a1, a2, inside);
    },
  };
}

/** Index of the first bin that reaches beyond `energy`; the last bin where none does. */
function firstAbove(bins: readonly FluxBin[], energy: number): number {
  let low = 0;
  let high = bins.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bins[middle].highGeV > energy) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * E between `low` and `high` with ∫_E^high (a₀ + a₁/E + a₂/E²) dE = `wanted`, to about 1e-12: Newton steps from the upper end,
 * halving where they leave.
 */
function quantileInBin(low: number, high: number, a0: number, a1: number, a2: number, wanted: number): number {
  let below = low;
  let above = high;
  let energy = high - wanted / (a0 + (a1 + a2 / high) / high);
  if (!(energy > low && energy < high)) energy = 0.5 * (low + high);
  for (let step = 0; step < 60; step++) {
    const excess = a0 * (high - energy) + a1 * Math.log(high / energy) + a2 * (1 / energy - 1 / high) - wanted;
    if (excess > 0) below = energy;
    else above = energy;
    const next = energy + excess / (a0 + (a1 + a2 / energy) / energy);
    const previous = energy;
    energy = next > below && next < above ? next : 0.5 * (below + above);
    // the next step would be of the order of the square of this one
    if (Math.abs(energy - previous) <= 1e-7 * high) break;
  }
  return energy;
}
