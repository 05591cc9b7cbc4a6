import type { Kernel } from '../crossSections/kernel.js';
import type { EventChunk } from '../events/eventChunk.js';
import type { KernelCells } from './kernelCells.js';
import { cellCount, cellOf, firstNode, interpolationWeights, STENCIL, type TransferNodes } from './transferNodes.js';

/** Which events of a chunk are kept. */
export type ChunkFilter = (chunk: EventChunk) => (event: number) => boolean;

/** Slots of one cell: VV, AA, VA and number of all events; then VV, AA, VA of those kept, for each of four nodes. */
const COUNT = 3;
const KEPT = 4;
const SLOTS = KEPT + 3 * STENCIL;

/** Events that a stratum has at least. */
const SMALLEST_STRATUM = 200;

/** Weighted sums over events with coupling shares, per cell in T and per batch of events. */
export class AcceptanceSums {
  readonly #nodes: TransferNodes;
  readonly #batchEvents: number;
  readonly #sums: Float64Array[];
  readonly #weights = new Float64Array(STENCIL);

  /** @param batchEvents events of a batch: event i belongs to batch ⌊i/batchEvents⌋ */
  constructor(nodes: TransferNodes, batches: number, batchEvents: number) {
    this.#nodes = nodes;
    this.#batchEvents = batchEvents;
    this.#sums = Array.from({ length: batches }, () => new Float64Array(SLOTS * cellCount(nodes)));
  }

  /** Adds events; the sums do not depend on how they are divided into chunks, only on their order. */
  add(chunk: EventChunk, filter: ChunkFilter): void {
    const { couplingShares, weight, transfer } = chunk;
    if (!couplingShares) throw new Error('events without coupling shares');
    const kept = filter(chunk);
    for (let i = 0; i < chunk.count; i++) {
      if (!(weight[i] > 0)) continue;
      const sums = this.#sums[Math.floor((chunk.firstEvent + i) / this.#batchEvents)];
      const cell = cellOf(this.#nodes, transfer[i]);
      const at = SLOTS * cell;
      for (let part = 0; part < 3; part++) sums[at + part] += weight[i] * couplingShares[3 * i + part];
      sums[at + COUNT]++;
      if (!kept(i)) continue;
      interpolationWeights(this.#nodes, firstNode(this.#nodes, cell), transfer[i], this.#weights);
      for (let n = 0; n < STENCIL; n++) {
        for (let part = 0; part < 3; part++) {
          sums[at + KEPT + 3 * n + part] += this.#weights[n] * weight[i] * couplingShares[3 * i + part];
        }
      }
    }
  }

  /** The kernel of all kept events, and those that leave out one batch each; see `stratifiedKernel`. */
  kernels(exact: KernelCells): { kernel: Kernel; replicas: Kernel[] } {
    const all = new Float64Array(SLOTS * cellCount(this.#nodes));
    for (const sums of this.#sums) addTo(all, sums, 1);
    const strata = strataOf(all);
    const replicas = this.#sums.map((sums) => {
      const rest = all.slice();
      addTo(rest, sums, -1);
      return stratifiedKernel(this.#nodes, rest, exact, strata);
    });
    return { kernel: stratifiedKernel(this.#nodes, all, exact, strata), replicas };
  }
}

function addTo(into: Float64Array, from: Float64Array, factor: number): void {
  for (let i = 0; i < into.length; i++) into[i] += factor * from[i];
}

/** Runs of neighbouring cells with events enough for a ratio of sums: [first, end) each. */
function strataOf(sums: Float64Array): [number, number][] {
  const strata: [number, number][] = [];
  let first = 0;
  let events = 0;
  for (let cell = 0; cell < sums.length / SLOTS; cell++) {
    events += sums[SLOTS * cell + COUNT];
    if (events < SMALLEST_STRATUM) continue;
    strata.push([first, cell + 1]);
    first = cell + 1;
    events = 0;
  }
  const rest = sums.length / SLOTS;
  if (strata.length > 0) strata[strata.length - 1][1] = rest;
  return strata.length > 0 ? strata : [[0, rest]];
}

/**
 * In each stratum the events are scaled such that all of them together have the exact VV and AA; those kept then make the
 * accepted kernel. VA may vanish while VA of the events kept does not, so it is scaled by the root of the factors of VV and AA, and what all events
 * then miss of the exact VA is given to those kept in proportion to their VV + AA. Hence: without cuts the kernel's sums are
 * exact, and kernels of complementary cuts add up to the one without cuts.
 */
function stratifiedKernel(
  nodes: TransferNodes,
  sums: Float64Array,
  exact: KernelCells,
  strata: readonly [number, number][],
): Kernel {
  const { transfer } = nodes;
  const empty = () => new Float64Array(transfer.length);
  const chiral = { transfer, vv: empty(), aa: empty(), va: empty() };
  for (const [first, end] of strata) {
    const total = (values: Float64Array) => values.subarray(first, end).reduce((sum, value) => sum + value, 0);
    const sampled = [0, 0, 0];
    for (let cell = first; cell < end; cell++) {
      for (let part = 0; part < 3; part++) sampled[part] += sums[SLOTS * cell + part];
    }
    const [vv, aa, va] = [total(exact.vv), total(exact.aa), total(exact.va)];
    const [vector, axial] = [ratio(vv, sampled[0]), ratio(aa, sampled[1])];
    const both = Math.sqrt(vector * axial);
    const missing = ratio(va - both * sampled[2], sampled[0] + sampled[1]);
    for (let cell = first; cell < end; cell++) {
      for (let n = 0; n < STENCIL; n++) {
        const at = SLOTS * cell + KEPT + 3 * n;
        const node = firstNode(nodes, cell) + n;
        chiral.vv[node] += vector * sums[at];
        chiral.aa[node] += axial * sums[at + 1];
        chiral.va[node] += both * sums[at + 2] + missing * (sums[at] + sums[at + 1]);
      }
    }
  }
  return { chiral };
}

const ratio = (of: number, to: number): number => (to > 0 ? of / to : 0);
