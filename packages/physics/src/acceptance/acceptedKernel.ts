import type { Couplings } from '../couplings/couplings.js';
import type { KernelAccuracy } from '../crossSections/convergedDensities.js';
import { type ConvergedKernel, convergedKernelSum } from '../crossSections/convergedKernel.js';
import { kernelMasses } from '../crossSections/inclusiveCrossSection.js';
import { type Kernel, kernelCrossSection } from '../crossSections/kernel.js';
import { requireNumber } from '../errors.js';
import { energySampler } from '../events/energySampler.js';
import { eventGenerator } from '../events/eventGenerator.js';
import { type EventRequest, type PreparationOptions, prepareProposal } from '../events/eventProposal.js';
import { AcceptanceSums, type ChunkFilter } from './acceptanceSums.js';
import { kernelCells } from './kernelCells.js';
import { referenceCouplings } from './referenceCouplings.js';
import { transferNodes } from './transferNodes.js';

/** One channel on a sum of hadronic targets, for any couplings. */
export type AcceptanceRequest = Omit<EventRequest, 'model'>;

export interface AcceptanceOptions extends KernelAccuracy {
  /** Weighted events, 2000 or more; rounded up to whole batches. */
  readonly events: number;
  /** Integer from 0 to 2⁵³ − 1. */
  readonly seed: number;
  /** Events generated at a time; has no effect on the result. Default 10,000. */
  readonly chunkEvents?: number;
  /** Default: fewer training samples than for unweighted events, whose bounds do not matter here. */
  readonly preparation?: PreparationOptions;
}

/** The spectral kernel of the events that a selection keeps. */
export interface AcceptedKernel {
  /** As any kernel: `kernelCrossSection` gives the accepted cross section of every model. */
  readonly kernel: Kernel;
  /** Kernels with one of the batches left out each, on the same nodes, for `jackknifeError`. */
  readonly replicas: readonly Kernel[];
  /** The kernel without cuts, by quadrature. */
  readonly inclusive: ConvergedKernel;
  readonly events: number;
}

/** Batches of events. The error of an error is about 1/√(2·19) = 16 %. */
export const ACCEPTANCE_BATCHES = 20;

const FEWEST_EVENTS = 2000;
/** With so many nodes the densities between them are interpolated to 1e-3. */
const FEWEST_TRANSFER_NODES = 48;

/**
 * The kernel of the events that `filter` keeps, from weighted events of couplings that serve every model and the exact
 * kernel without cuts; see docs/physics/acceptance.md. A pure function of request, filter, events and seed. Statistical
 * errors through `acceptedCrossSection`; nodes in T alone change cross sections by less than 1e-3 for any mediator from
 * `lightestMediatorGeV` on. Takes as long as the exact kernel, plus 1 s, plus about 4 µs per event.
 * Below threshold the kernel is empty.
 * @throws InputError for options out of range
 */
export function acceptedKernel(
  request: AcceptanceRequest,
  filter: ChunkFilter,
  options: AcceptanceOptions,
): AcceptedKernel {
  requireNumber('events', options.events, FEWEST_EVENTS, 1e9);
  const inclusive = exactKernel(request, options);
  if (inclusive.belowThreshold) return { kernel: inclusive.kernel, replicas: [], inclusive, events: 0 };
  const { lightestMediatorGeV, seed, chunkEvents = 10_000, preparation = { trainingSamples: 20_000 } } = options;
  const couplings = referenceCouplings(inclusive.kernel.chiral, lightestMediatorGeV);
  const complete = { ...request, model: { couplings: () => couplings } };
  const proposal = prepareProposal(complete, preparation);
  const generator = eventGenerator(complete, proposal, { seed, mode: 'weighted', couplingShares: true });
  const maximumTransfer = inclusive.transferWeights.reduce((sum, weight) => sum + weight, 0);
  const nodes = transferNodes(maximumTransfer, Math.min(maximumTransfer / 100, lightestMediatorGeV ** 2));
  const batchEvents = Math.ceil(options.events / ACCEPTANCE_BATCHES);
  const events = batchEvents * ACCEPTANCE_BATCHES;
  const sums = new AcceptanceSums(nodes, ACCEPTANCE_BATCHES, batchEvents);
  for (let first = 0; first < events; first += chunkEvents) {
    sums.add(generator.chunk(first, Math.min(chunkEvents, events - first)), filter);
  }
  return { ...sums.kernels(kernelCells(inclusive, nodes)), inclusive, events };
}

function exactKernel(request: AcceptanceRequest, accuracy: KernelAccuracy): ConvergedKernel {
  const { inputs, terms, energies } = request;
  const { spectrum } = energySampler(energies);
  const masses = kernelMasses(request);
  const parts = terms.map(({ target, multiplicity }) => ({
    process: { ...masses, target, spectrum, inputs },
    weight: multiplicity,
  }));
  return convergedKernelSum(parts, { ...accuracy, fewestTransferNodes: FEWEST_TRANSFER_NODES });
}

/** Accepted cross section of given couplings with its statistical error [cm²]. */
export function acceptedCrossSection(
  { kernel, replicas }: Pick<AcceptedKernel, 'kernel' | 'replicas'>,
  couplings: readonly Couplings[],
): { readonly sigmaCm2: number; readonly errorCm2: number } {
  return {
    sigmaCm2: kernelCrossSection(kernel, couplings),
    errorCm2: jackknifeError(replicas.map((replica) => kernelCrossSection(replica, couplings))),
  };
}

/**
 * Standard error of a quantity from its values with one batch left out each: √((n − 1)/n Σ(θᵢ − θ̄)²). Holds for any smooth
 * function of the kernel, ratios of cross sections included.
 */
export function jackknifeError(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return values.length > 1 ? Math.sqrt(((values.length - 1) / values.length) * squares) : 0;
}
