import { kernelMasses, sectorCrossSections } from '../crossSections/inclusiveCrossSection.js';
import { parseModel } from '../models/index.js';
import { energySampler } from './energySampler.js';
import type { EventChunk } from './eventChunk.js';
import { eventGenerator } from './eventGenerator.js';
import { type EventRequest, prepareProposal } from './eventProposal.js';
import { INTERACTION_TERMS, interactionFactors, interactionWeights } from './interactionWeights.js';

/** A preparation that takes little time. */
export const small = { cells: 512, samplesPerCell: 64, trainingSamples: 30_000 };

/** Neutrinos of two energies. */
export const spectrum = {
  kind: 'histogram',
  name: 'test',
  bins: [
    { lowGeV: 0.5, highGeV: 2, density: 2 },
    { lowGeV: 2, highGeV: 8, density: 1 },
  ],
} as const;

/** A model by name. */
export interface Named {
  readonly name: string;
  readonly parameters: Readonly<Record<string, number>>;
}

export const named = (name: string, parameters: Named['parameters'] = {}): Named => ({ name, parameters });

/** A request with another model. */
export const withModel = (request: EventRequest, { name, parameters }: Named): EventRequest => ({
  ...request,
  model: parseModel(name, parameters),
});

/** Unweighted events with all weights of the interaction. */
export function sampleOf(request: EventRequest, count: number, seed = 1): EventChunk {
  const options = { seed, couplingShares: true, turnedShares: true };
  return eventGenerator(request, prepareProposal(request, small), options).chunk(0, count);
}

/** The weights of a sample in another model. */
export function reweighted(
  { channel, inputs }: EventRequest,
  sample: EventChunk,
  { name, parameters }: Named,
): Float64Array {
  const couplings = parseModel(name, parameters).couplings(channel, inputs);
  const weights = INTERACTION_TERMS.map((term) => interactionWeights(sample, term));
  const factors = new Float64Array(INTERACTION_TERMS.length);
  return sample.weight.map((_, i) => {
    interactionFactors(couplings, sample.transfer[i], factors);
    return factors.reduce((sum, factor, k) => sum + factor * weights[k][i], 0);
  });
}

/** By quadrature [cm²], averaged over the flux; the tolerance has to be far below the statistical errors. */
export function deterministic(request: EventRequest, tolerance = 3e-4): number {
  const { spectrum: energies } = energySampler(request.energies);
  const parts = request.terms.map(({ target, multiplicity }) => ({
    process: { ...kernelMasses(request), target, spectrum: energies, inputs: request.inputs },
    weight: multiplicity,
  }));
  const couplings = request.model.couplings(request.channel, request.inputs);
  return sectorCrossSections(parts, tolerance, couplings).reduce((sum, { sigma }) => sum + sigma, 0);
}
