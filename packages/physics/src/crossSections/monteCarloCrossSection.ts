import { requireNumber } from '../errors.js';
import type { AdaptiveGrid } from '../numerics/adaptiveGrid.js';
import {
  adaptToIntegrand,
  addSums,
  BLOCK_SAMPLES,
  deviationOf,
  type Integrand,
  meanOf,
  noSamples,
  type RandomStream,
  type SampleSums,
  sampleBlocks,
} from '../numerics/adaptiveMonteCarlo.js';
import { crossSectionIntegrand, integrandDimensions } from './crossSectionIntegrand.js';
import {
  type CrossSectionRequest,
  type CrossSectionResult,
  collectTerms,
  requireEnergy,
  termLimits,
  termThreshold,
} from './inclusiveCrossSection.js';

export interface MonteCarloOptions {
  /** Integer from 0 to 2⁵³ − 1; the result is a pure function of request, seed and maximumSamples. Default 1. */
  readonly seed?: number;
  /** Samples after which to stop, about, all terms together and without adapting the grid. Default 20 million. */
  readonly maximumSamples?: number;
  /** Samples between two calls of `onProgress`, about; has no effect on the result. Default 65536. */
  readonly chunkSamples?: number;
  readonly onProgress?: (progress: { readonly samples: number; readonly planned: number }) => void;
}

const ADAPTATION_SAMPLES = 12_000;
const PILOT_BLOCKS = 16;
/** Margin on the planned number of samples, so that one round is nearly always enough. */
const MARGIN = 1.05;
const MOST_ROUNDS = 5;

/** One hadronic term on its way to the result. */
interface SampledTerm {
  readonly multiplicity: number;
  readonly integrand: Integrand;
  readonly grid: AdaptiveGrid;
  readonly random: RandomStream;
  blocks: number;
  sums: SampleSums;
}

/**
 * Total cross section by Monte Carlo over the whole phase space: explicit momenta, amplitudes from explicit spinors, and hadronic
 * currents instead of an averaged tensor; where the nucleon breaks, the mass of the hadrons is sampled too, and structure
 * functions are contracted as a matrix. It shares no algebra with `inclusiveCrossSection` and so checks it.
 * The error is statistical (one standard deviation); with relative tolerance t the number of samples is about
 * (0.5/t)²: 6e4 for 2 ‰, or 0.1 to 0.4 s. Reaching `maximumSamples` first is reported by `converged` = false.
 * @throws InputError for an energy, a tolerance (1e-5 … 0.1), a seed or a number of samples out of range
 */
export function monteCarloCrossSection(
  request: CrossSectionRequest,
  options: MonteCarloOptions = {},
): CrossSectionResult {
  requireEnergy(request.energyGeV);
  requireNumber('tolerance', request.tolerance, 1e-5, 0.1);
  const maximum = options.maximumSamples ?? 20_000_000;
  requireNumber('maximumSamples', maximum, 1, Number.MAX_SAFE_INTEGER);
  const terms = request.terms.map(({ target, multiplicity }, i) => {
    const integrand = crossSectionIntegrand(request, target);
    const stream = (purpose: number) => ({ seed: options.seed ?? 1, stream: 2 * i + purpose });
    const open = request.energyGeV > termThreshold(request, target);
    const grid = adaptToIntegrand(integrand, integrandDimensions(target), stream(0), open ? ADAPTATION_SAMPLES : 1);
    return { multiplicity, integrand, grid, random: stream(1), blocks: 0, sums: noSamples };
  });
  sampleToTolerance(terms, request.tolerance, Math.max(1, Math.floor(maximum / BLOCK_SAMPLES)), options);
  const results = terms.map(({ multiplicity, sums }, i) => ({
    target: request.terms[i].target.name,
    multiplicity,
    sigmaCm2: multiplicity * meanOf(sums),
    sigmaErrorCm2: (multiplicity * deviationOf(sums)) / Math.sqrt(sums.count),
    ...termLimits(request, request.terms[i].target),
  }));
  const samples = terms.reduce((sum, term) => sum + term.sums.count, 0);
  const result = collectTerms(request, results, false, samples, 'standard error of the Monte Carlo mean');
  return { ...result, converged: result.sigmaErrorCm2 <= request.tolerance * result.sigmaCm2 };
}

/**
 * A pilot, then as many samples as its variance asks for, shared among the terms in proportion to their deviations
 * (Neyman allocation, least samples for a given error of the sum); again while the error turns out too large.
 */
function sampleToTolerance(
  terms: SampledTerm[],
  tolerance: number,
  maximumBlocks: number,
  options: MonteCarloOptions,
): void {
  const pilot = Math.max(1, Math.min(PILOT_BLOCKS, Math.floor(maximumBlocks / terms.length)));
  let wanted = terms.map(() => pilot);
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const planned =
      terms.reduce((sum, { blocks }, i) => sum + Math.max(blocks, Math.ceil(wanted[i])), 0) * BLOCK_SAMPLES;
    terms.forEach((term, i) => {
      sampleTerm(term, Math.ceil(wanted[i]), terms, planned, options);
    });
    const sigma = terms.reduce((sum, { multiplicity, sums }) => sum + multiplicity * meanOf(sums), 0);
    const deviations = terms.map(({ multiplicity, sums }) => multiplicity * deviationOf(sums));
    const total = deviations.reduce((sum, deviation) => sum + deviation, 0);
    const variance = terms.reduce((sum, { sums }, i) => sum + deviations[i] ** 2 / sums.count, 0);
    const used = terms.reduce((sum, term) => sum + term.blocks, 0);
    if (!(variance > (tolerance * sigma) ** 2) || used >= maximumBlocks) return;
    const samples = (MARGIN * total * total) / (tolerance * sigma) ** 2;
    const blocks = Math.min(samples / BLOCK_SAMPLES, maximumBlocks - terms.length);
    wanted = deviations.map((deviation) => (blocks * deviation) / total);
  }
}

function sampleTerm(
  term: SampledTerm,
  blocks: number,
  terms: readonly SampledTerm[],
  planned: number,
  { chunkSamples = 65_536, onProgress }: MonteCarloOptions,
): void {
  const chunk = Math.max(1, Math.floor(chunkSamples / BLOCK_SAMPLES));
  while (term.blocks < blocks) {
    const count = Math.min(chunk, blocks - term.blocks);
    for (const sums of sampleBlocks(term.integrand, term.grid, term.random, term.blocks, count)) {
      term.sums = addSums(term.sums, sums);
    }
    term.blocks += count;
    onProgress?.({ samples: terms.reduce((sum, other) => sum + other.sums.count, 0), planned });
  }
}
