import type { EventTotals } from './eventTotals.js';
import type { MomentumArrays } from './labMomenta.js';

/** Events `firstEvent` … `firstEvent + count − 1` of a run. Momenta in the laboratory, target at rest, GeV, (E, px, py, pz). */
export interface EventChunk extends MomentumArrays {
  readonly firstEvent: number;
  readonly count: number;
  readonly weight: Float64Array;
  readonly energyGeV: Float64Array;
  /** Q² and T = −(k₁−k₂)² [GeV²] as sampled; from the momenta they would cancel. */
  readonly q2: Float64Array;
  readonly transfer: Float64Array;
  /** Mass of the hadrons that leave [GeV]: W where the target breaks, else the mass of the target. */
  readonly hadronicMass: Float64Array;
  /** Index into the terms of the request: what the neutrino hit. */
  readonly term: Uint16Array;
  /** Index into the couplings of the request: flavour of the outgoing neutrino. */
  readonly outgoing: Uint8Array;
  /** In a sample of several channels: index of the channel's component; `term` and `outgoing` are then those of its request. */
  readonly component?: Uint8Array;
  /** Where some were left out: the number of each event, counted from 0; otherwise they follow on `firstEvent`. */
  readonly eventNumbers?: Float64Array;
  /**
   * Where asked for: what V², A² and VA multiply in the squared matrix element, over all of it, at 3·index. Times the weight
   * they make an event of any couplings V(T), A(T) of this one.
   */
  readonly couplingShares?: Float64Array;
  /**
   * Where asked for: the same of S², P², C_T², S·C_T, P·C_T, D², C_T·D (D [GeV⁻¹], 0 for ℓ⁻ and ℓ⁺ of two flavours), at 7·index.
   */
  readonly turnedShares?: Float64Array;
  /** Where asked for: the weight that the event has in each of so many variations, one after the other. */
  readonly variedWeights?: Float64Array;
  readonly totals: EventTotals;
}

/** The arrays of a chunk, zero. */
export function emptyChunk(firstEvent: number, count: number): Omit<EventChunk, 'totals'> {
  const four = () => new Float64Array(4 * count);
  const one = () => new Float64Array(count);
  return {
    firstEvent,
    count,
    neutrinoIn: four(),
    neutrinoOut: four(),
    leptonMinus: four(),
    leptonPlus: four(),
    hadron: four(),
    weight: one(),
    energyGeV: one(),
    q2: one(),
    transfer: one(),
    hadronicMass: one(),
    term: new Uint16Array(count),
    outgoing: new Uint8Array(count),
  };
}

/** Number of an event in its run, counted from 0: what its random numbers are addressed by. */
export const eventNumber = ({ eventNumbers, firstEvent }: EventChunk, i: number): number =>
  eventNumbers === undefined ? firstEvent + i : eventNumbers[i];

/** The events at these places of a chunk, with their numbers; the totals stay those of the whole chunk. */
export function pickEvents(chunk: EventChunk, places: readonly number[]): EventChunk {
  const picked = Object.entries(chunk).map(([name, values]) =>
    ArrayBuffer.isView(values) ? [name, pickValues(values as EventValues, places, chunk.count)] : [name, values],
  );
  const eventNumbers = Float64Array.from(places, (i) => eventNumber(chunk, i));
  return { ...(Object.fromEntries(picked) as EventChunk), count: places.length, eventNumbers };
}

/** One or several numbers for each event. */
type EventValues = Float64Array | Uint16Array | Uint8Array;

function pickValues(values: EventValues, places: readonly number[], count: number): EventValues {
  const stride = count === 0 ? 0 : values.length / count;
  const Values = values.constructor as new (length: number) => EventValues;
  const out = new Values(stride * places.length);
  places.forEach((from, to) => {
    for (let k = 0; k < stride; k++) out[stride * to + k] = values[stride * from + k];
  });
  return out;
}
