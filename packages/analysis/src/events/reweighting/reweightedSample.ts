import { type Couplings, InputError, type TridentModel, tridentChannel } from '@nereid/physics';
import { INTERACTION_TERMS, interactionFactors, type Reweighted, ReweightingSums } from '@nereid/physics/events';
import type { InteractionRecord } from '../formats/interactionRecord.js';
import { weightName } from '../formats/interactionRecord.js';
import type { EventSample, WeightBatch } from './eventSample.js';

/** Relative rounding of weights, which have about 16 digits in files, and of the amplitudes in them. */
const ROUNDING = 1e-9;

/** Weights of a batch of events in another model. @throws InputError where the file has not what the model needs */
export type BatchWeights = (batch: WeightBatch) => Float64Array;

/**
 * w′ = Σ c(T)·w over the products of couplings of a model: exact, event by event, for what is a function of T.
 * @throws InputError for a channel that the model cannot have
 */
export function modelWeights(
  { channel, channels, electroweak, terms }: InteractionRecord,
  model: TridentModel,
): BatchWeights {
  const couplings: readonly (readonly Couplings[])[] = (channels ?? [channel]).map((name) =>
    model.couplings(tridentChannel(name), electroweak),
  );
  const factors = new Float64Array(INTERACTION_TERMS.length);
  const places = INTERACTION_TERMS.map((term) => terms.indexOf(term));
  return ({ count, transfer, terms: weights, channel: channelOf }) => {
    const out = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      interactionFactors(couplings[channelOf?.[i] ?? 0], transfer[i], factors);
      let [sum, size] = [0, 0];
      for (let k = 0; k < factors.length; k++) {
        if (factors[k] === 0) continue;
        if (places[k] < 0) throw lacking(model, weightName(INTERACTION_TERMS[k]));
        const part = factors[k] * weights[places[k]][i];
        sum += part;
        size += Math.abs(part);
      }
      // a squared amplitude is not below 0 but for rounding of what cancels in it
      out[i] = sum < 0 && sum > -ROUNDING * size ? 0 : sum;
    }
    return out;
  };
}

const lacking = ({ name }: TridentModel, weight: string): InputError => {
  const remedy = 'Make the events again with this version of the program, or leave the coupling out.';
  return new InputError('model', name, `needs the weight ${weight}, which the file does not have`, remedy);
};

/** Sums over all events of a sample; `onBatch` sees each batch with its weights, `onEvents` is told how many events there were. */
export async function sumWeights(
  sample: EventSample,
  weightsOf: BatchWeights,
  onBatch?: (batch: WeightBatch, weights: Float64Array) => void,
  onEvents: (events: number) => void | Promise<void> = () => {},
): Promise<Reweighted> {
  const sums = new ReweightingSums();
  let events = 0;
  for await (const batch of sample.batches(onBatch !== undefined)) {
    const weights = weightsOf(batch);
    for (let i = 0; i < batch.count; i++) sums.add(batch.weight[i], weights[i]);
    onBatch?.(batch, weights);
    events += batch.count;
    await onEvents(events);
  }
  return sums.result();
}
