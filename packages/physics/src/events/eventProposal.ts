import type { TridentChannel } from '../couplings/channels.js';
import type { Interaction } from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import type { HadronicTerm } from '../crossSections/regimes.js';
import { InputError, requireNumber } from '../errors.js';
import { mapThroughGrid } from '../numerics/adaptiveGrid.js';
import { adaptToIntegrand } from '../numerics/adaptiveMonteCarlo.js';
import { decomposeCube } from '../numerics/cellDecomposition.js';
import { type EventEnergies, energySampler } from './energySampler.js';
import { type EventDensity, eventDensity } from './eventWeight.js';
import { type EventProposal, raiseBounds, unweightingScale } from './proposalTraining.js';
import type { TermProposal } from './trialSampler.js';

/** Events of one channel on a sum of hadronic targets. */
export interface EventRequest {
  readonly channel: TridentChannel;
  readonly terms: readonly HadronicTerm[];
  readonly model: Interaction;
  readonly inputs: ElectroweakInputs;
  readonly energies: EventEnergies;
}

export interface PreparationOptions {
  /** Seed of the preparation, independent of the seed of a run. Default 1. */
  readonly seed?: number;
  /** Boxes of all terms that stay whole together, and of all that break. Default 4096. */
  readonly cells?: number;
  /** Points for each box. Default 128. */
  readonly samplesPerCell?: number;
  /** Points for raising the bounds, and again for setting their common factor. Default 200,000. */
  readonly trainingSamples?: number;
}

/** Summed excess of overweight events over the summed weights that the preparation aims at; half of what is promised. */
const EXCESS_ALLOWED = 5e-4;

/** The densities of a request, one per term; terms below threshold at all energies have `open` = false. */
export function eventDensities({ energies, terms, model, ...rest }: EventRequest): EventDensity[] {
  const sampler = energySampler(energies);
  const couplings = model.couplings(rest.channel, rest.inputs);
  return terms.map((term) => eventDensity({ ...rest, couplings, term, energies: sampler }));
}

/**
 * Prepares the sampling of a request: a pure function of its arguments, 0.5 to 2 s.
 * @throws InputError where no energy reaches the threshold, or the cross section is 0
 */
export function prepareProposal(request: EventRequest, options: PreparationOptions = {}): EventProposal {
  const seed = options.seed ?? 1;
  const cells = options.cells ?? 4096;
  requireNumber('cells', cells, 1, 1_000_000);
  const densities = eventDensities(request);
  const open = densities.flatMap((density, term) => (density.open ? [{ density, term }] : []));
  if (open.length === 0) {
    const { energies } = request;
    const largest = energies.kind === 'fixed' ? energies.energyGeV : energies.name;
    throw new InputError('energy', largest, 'below the threshold of the channel', 'Give a larger energy.');
  }
  const terms = open.map(({ density, term }) => {
    const alike = open.filter((other) => other.density.dimensions === density.dimensions).length;
    return termProposal(density, term, seed, Math.max(256, Math.round(cells / alike)), options);
  });
  const proposal = train(terms, densities, seed, options.trainingSamples ?? 200_000);
  if (proposal.sigmaCm2 > 0) return proposal;
  // weights over a total of 0 would be NaN
  const problem = `the cross section of ${request.channel.name} is 0 or no number with these couplings`;
  throw new InputError('model', undefined, `${problem}: there are no events`, 'Give other couplings or inputs.');
}

const GRID_SAMPLES = 8000;
/** Purposes of `CounterUniforms` below this are for events. */
const FIRST_CELL_PURPOSE = 1000;

function termProposal(
  density: EventDensity,
  term: number,
  seed: number,
  count: number,
  { samplesPerCell = 128 }: PreparationOptions,
): TermProposal {
  const { dimensions } = density;
  const grid = adaptToIntegrand((z) => density.evaluate(z), dimensions, { seed, stream: term }, GRID_SAMPLES);
  const z = new Float64Array(dimensions);
  const onGrid = (u: Float64Array) => mapThroughGrid(grid, u, z) * density.evaluate(z);
  const purpose = FIRST_CELL_PURPOSE + term;
  const cells = decomposeCube(onGrid, dimensions, { seed, purpose, cells: count, samplesPerCell });
  return { term, grid, cells };
}

/** Raises the bounds to the largest weights met when sampling from them, then finds the factors. */
function train(
  initial: readonly TermProposal[],
  densities: readonly EventDensity[],
  seed: number,
  samples: number,
): EventProposal {
  const terms = raiseBounds(initial, densities, seed, samples);
  return { terms, ...unweightingScale(terms, densities, seed, samples, EXCESS_ALLOWED) };
}
