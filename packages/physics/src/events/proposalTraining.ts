import type { EventDensity } from './eventWeight.js';
import { type TermProposal, TrialSampler } from './trialSampler.js';

/** What unweighting has to know, found once; plain data that can be cloned to a worker. */
export interface EventProposal {
  readonly terms: readonly TermProposal[];
  /** Factor on the largest weights such that the excess of overweight events is `EXCESS_ALLOWED` or less. */
  readonly scale: number;
  /** The factor for `strict` events: a quarter above every weight seen. */
  readonly strictScale: number;
  /** Flux-averaged cross section of the terms with its statistical error [cm²], from the preparation. */
  readonly sigmaCm2: number;
  readonly sigmaErrorCm2: number;
}

/** Purposes of the random numbers of the training. */
const RAISING = 10;
const SCALING = 11;

/** The same cells with every bound raised to the largest weight among `samples` drawn from them. */
export function raiseBounds(
  terms: readonly TermProposal[],
  densities: readonly EventDensity[],
  seed: number,
  samples: number,
): TermProposal[] {
  const raised = terms.map(({ cells }) => Float64Array.from(cells.largest));
  const sampler = new TrialSampler(terms, densities, 1, seed, RAISING);
  for (let i = 0; i < samples; i++) {
    const ratio = sampler.draw(i, 0);
    if (!(ratio > 1)) continue;
    const { position, cell } = sampler;
    raised[position][cell] = Math.max(raised[position][cell], ratio * terms[position].cells.largest[cell]);
  }
  return terms.map((proposal, i) => ({ ...proposal, cells: { ...proposal.cells, largest: raised[i] } }));
}

/** A strict bound lies this much above every weight seen. */
const STRICT_MARGIN = 1.25;

/** The common factors on the bounds, and the cross section, from a second sample. */
export function unweightingScale(
  terms: readonly TermProposal[],
  densities: readonly EventDensity[],
  seed: number,
  samples: number,
  excessAllowed: number,
): Omit<EventProposal, 'terms'> {
  const sampler = new TrialSampler(terms, densities, 1, seed, SCALING);
  const ratios = Float64Array.from({ length: samples }, (_, i) => sampler.draw(i, 0));
  ratios.sort();
  let sum = 0;
  let squares = 0;
  for (const ratio of ratios) {
    sum += ratio;
    squares += ratio * ratio;
  }
  const mean = sum / samples;
  const variance = Math.max(0, squares / samples - mean * mean);
  return {
    scale: scaleForExcess(ratios, sum, excessAllowed),
    strictScale: STRICT_MARGIN * ratios[samples - 1],
    sigmaCm2: mean * sampler.totalCm2,
    sigmaErrorCm2: Math.sqrt(variance / samples) * sampler.totalCm2,
  };
}

/** The smallest weight at which cutting loses at most `allowed` of the sum; `sorted` ascends. */
function scaleForExcess(sorted: Float64Array, sum: number, allowed: number): number {
  let above = 0;
  for (let i = sorted.length - 1; i > 0; i--) {
    above += sorted[i];
    const excess = above - (sorted.length - i) * sorted[i - 1];
    if (excess > allowed * sum) return sorted[i];
  }
  return sorted[0];
}
