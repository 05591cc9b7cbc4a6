import { InputError, type TridentModel } from '@nereid/physics';
import type { Reweighted } from '@nereid/physics/events';
import type { EventSample, RewrittenPiece, WeightBatch } from '../events/reweighting/eventSample.js';
import { openSample, readingError } from '../events/reweighting/openSample.js';
import { modelWeights, sumWeights } from '../events/reweighting/reweightedSample.js';
import { ReweightedSpectra, type ReweightedSpectrum, type WantedHistograms } from '../rates/reweightedSpectra.js';
import { modelWords, type NamedModel, theModel, type WorkStep } from './lookup.js';
import { type QuestionNames, requireQuestion } from './questions.js';

/** What `reweight` is asked. */
export interface ReweightQuestion {
  /** Events with weights of the interaction: HepMC3, also compressed, or Parquet. */
  readonly file: string;
  readonly model: NamedModel | TridentModel;
  /** Distributions of the events in both models, none unless given: `pairMass`, `openingAngle` … */
  readonly histograms?: WantedHistograms | undefined;
  readonly onStep?: WorkStep | undefined;
}

const NAMES: QuestionNames<ReweightQuestion> = { file: true, model: true, histograms: false, onStep: false };

/** A sample of events in another model. */
export interface ReweightedEvents {
  readonly file: string;
  readonly format: EventSample['format'];
  readonly channel: string;
  readonly model: { readonly name: string; readonly parameters: TridentModel['parameters'] };
  readonly events: number;
  /** In the model, from the events, with its statistical error and that of the σ of the file [cm²]. */
  readonly sigmaCm2: number;
  readonly sigmaErrorCm2: number;
  /** Of the file as it is [cm²]. */
  readonly fileSigmaCm2: number;
  readonly fileSigmaErrorCm2: number;
  readonly ratio: number;
  readonly ratioError: number;
  /** (Σw)²/Σw² in the model, over the number of events, and of the weights of the file. */
  readonly effectiveEvents: number;
  readonly effectiveFraction: number;
  readonly fileEffectiveEvents: number;
  readonly largestShare: number;
  readonly negativeWeights: number;
  /** What limits the use of the sample for this model, in words; none where it serves. */
  readonly warnings: readonly string[];
  readonly spectra?: readonly ReweightedSpectrum[];
}

/** The answer, and the file with the weights of the model, piece by piece. */
export interface PreparedReweighting {
  readonly result: ReweightedEvents;
  readonly rewritten: () => AsyncGenerator<RewrittenPiece>;
}

/** Effective events over events, and effective events, below which a warning is given: errors are known to 7 % with 100. */
const LEAST_FRACTION = 0.1;
const LEAST_EFFECTIVE = 100;

/**
 * The cross section of another model from the events of a file, without generating any, as `nereid reweight` prints it: all models
 * that `sigma` takes. Exact event by event; only the number of events limits it.
 * @throws InputError for a file that cannot be read or has no weights of the interaction, and for models as `sigma`
 */
export const reweight = async (question: ReweightQuestion): Promise<ReweightedEvents> =>
  (await prepareReweighting(question)).result;

/** The same with the file that has the weights of the model. @throws InputError as `reweight` */
export async function prepareReweighting(question: ReweightQuestion): Promise<PreparedReweighting> {
  requireQuestion('reweight', question, NAMES);
  const { file, onStep } = question;
  const model = theModel(question.model);
  const sample = await openSample(file);
  const weights = modelWeights(sample.record, model);
  const { histograms } = question;
  const spectra = histograms && new ReweightedSpectra(histograms, sample.record, model);
  const onBatch = spectra && ((batch: WeightBatch, given: Float64Array) => spectra.add(batch, given));
  const sums = await reading(file, () => sumWeights(sample, weights, onBatch, (events) => onStep?.(events, events)));
  if (sums.events === 0) throw new InputError('file', file, 'has no events', 'Make some with nereid events.');
  const filled = spectra && { spectra: spectra.spectra(sample.sigmaCm2 / sums.sum) };
  const result = { ...reweightedEvents(sample, model, sums), ...filled };
  const { sigmaCm2, sigmaErrorCm2 } = result;
  const { name, parameters } = model;
  const changes = { sigmaCm2, sigmaErrorCm2, model: modelWords({ model: name, parameters }), weights };
  return { result, rewritten: () => sample.rewritten(changes) };
}

async function reading<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw readingError(error, file);
  }
}

function reweightedEvents(sample: EventSample, { name, parameters }: TridentModel, sums: Reweighted): ReweightedEvents {
  const { file, format, record, sigmaCm2: fileSigmaCm2, sigmaErrorCm2: fileSigmaErrorCm2 } = sample;
  const { events, ratio, ratioError, effectiveEvents, effectiveBefore, largestShare, negative } = sums;
  return {
    ...{ file, format, channel: record.channels?.join(',') ?? record.channel, model: { name, parameters }, events },
    sigmaCm2: fileSigmaCm2 * ratio,
    sigmaErrorCm2: Math.hypot(fileSigmaCm2 * ratioError, fileSigmaErrorCm2 * ratio),
    ...{ fileSigmaCm2, fileSigmaErrorCm2, ratio, ratioError, effectiveEvents },
    effectiveFraction: effectiveEvents / events,
    fileEffectiveEvents: effectiveBefore,
    ...{ largestShare, negativeWeights: negative },
    warnings: warningsOf(sums),
  };
}

function warningsOf({ events, effectiveEvents, largestShare, negative, ratio }: Reweighted): string[] {
  const percent = (fraction: number) => `${Number((100 * fraction).toPrecision(2))} %`;
  if (!(ratio > 0)) return ['the model has no cross section where there are events'];
  const warnings: string[] = [];
  const worth = `${events} events are worth ${Number(effectiveEvents.toPrecision(3))} of this model, the heaviest ${percent(largestShare)} of all`;
  if (effectiveEvents < LEAST_FRACTION * events) {
    warnings.push(`${worth}: errors may be larger than stated; generate the model itself or more events`);
  } else if (effectiveEvents < LEAST_EFFECTIVE) {
    warnings.push(`${worth}: the error itself is uncertain; generate more events`);
  }
  if (negative > 0) warnings.push(`${negative} events have negative weights`);
  return warnings;
}
