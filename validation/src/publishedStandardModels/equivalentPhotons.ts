import type { ExperimentKernelInputs } from '@nereid/analysis';
import {
  equivalentPhotonCrossSection,
  type HadronicTerm,
  hadronicTerms,
  inclusiveCrossSection,
  isHydrogen,
  standardModel,
  tridentChannel,
} from '@nereid/physics';
import type { FluxBin } from '@nereid/physics/fluxes';

/** Energies that cross sections are calculated at, a decade. */
const ENERGIES_PER_DECADE = 14;
/** Parts of a bin of the flux that it is summed over. */
const PARTS = 8;
/** Of each cross section; far below the effect, tens of per cent. */
const TOLERANCE = 1e-3;
/** Lowest energy with more than a millionth of the cross section in any beam [GeV]: muon pairs open at 0.22 GeV and rise by orders of magnitude. */
const LOWEST_GEV = 0.5;

/**
 * Coherent σ of equivalent photons over that of the full calculation, both in the Standard Model and averaged over the flux of an experiment. Cross
 * sections are interpolated in ln E; the error that this makes, a part in a thousand, mostly cancels.
 */
export function equivalentPhotonsOverFull(inputs: ExperimentKernelInputs): number {
  let approximate = 0;
  let full = 0;
  for (const { channel, weight } of inputs.channels) {
    const bins = binsOf(inputs, channel);
    const highest = bins[bins.length - 1].highGeV;
    const grid = logarithmic(LOWEST_GEV, highest);
    const request = (energyGeV: number) => ({
      channel: tridentChannel(channel),
      ...{ energyGeV, tolerance: TOLERANCE, inputs: inputs.electroweak, model: standardModel },
      terms: coherentTerms(inputs),
    });
    const ofPhotons = grid.map((energy) => equivalentPhotonCrossSection(request(energy)).sigmaCm2);
    const ofAll = grid.map((energy) => inclusiveCrossSection(request(energy)).sigmaCm2);
    approximate += weight * fluxAverage(bins, grid, ofPhotons);
    full += weight * fluxAverage(bins, grid, ofAll);
  }
  return approximate / full;
}

/** Nuclei of the target that scatter as a whole, weighted by their number. */
const coherentTerms = ({ components, electroweak, hadronic }: ExperimentKernelInputs): HadronicTerm[] =>
  components.flatMap(({ target, numberFraction }) =>
    target.kind === 'nuclide' && isHydrogen(target.nuclide)
      ? []
      : hadronicTerms(target, 'coherent', electroweak, hadronic).map((term) => ({
          ...term,
          multiplicity: numberFraction * term.multiplicity,
        })),
  );

function binsOf({ flux }: ExperimentKernelInputs, channel: string): readonly FluxBin[] {
  if (flux.kind === 'monochromatic') throw new Error('a spectrum is needed');
  return flux.spectra[channel].filter(({ density, highGeV }) => density > 0 && highGeV > LOWEST_GEV);
}

function logarithmic(low: number, high: number): number[] {
  const count = Math.ceil(ENERGIES_PER_DECADE * Math.log10(high / low));
  return Array.from({ length: count + 1 }, (_, i) => low * (high / low) ** (i / count));
}

/** ∫ φ σ dE / ∫ φ dE over energies of the grid, σ linear in ln σ and ln E between them. */
function fluxAverage(bins: readonly FluxBin[], grid: readonly number[], sigma: readonly number[]): number {
  let sum = 0;
  let total = 0;
  const step = Math.log(grid[grid.length - 1] / grid[0]) / (grid.length - 1);
  for (const { lowGeV, highGeV, density } of bins) {
    const width = (highGeV - lowGeV) / PARTS;
    for (let part = 0; part < PARTS; part++) {
      const energy = lowGeV + (part + 0.5) * width;
      total += density * width;
      if (energy < grid[0]) continue;
      const place = Math.log(energy / grid[0]) / step;
      const i = Math.min(Math.floor(place), grid.length - 2);
      if (sigma[i] > 0) sum += density * width * sigma[i] * (sigma[i + 1] / sigma[i]) ** (place - i);
    }
  }
  return sum / total;
}
