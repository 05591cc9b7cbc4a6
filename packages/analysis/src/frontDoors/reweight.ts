import { InputError, limitableModel, type TridentModel } from '@nereid/physics';
import type { Reweighted } from '@nereid/physics/events';
import type { EventSample, RewrittenPiece, WeightBatch } from '../events/reweighting/eventSample.js';
import { openSample, readingError } from '../events/reweighting/openSample.js';
import { modelWeights, sumWeights } from '../events/reweighting/reweightedSample.js';
import { ReweightedSpectra, type ReweightedSpectrum, type WantedHistograms } from '../rates/reweightedSpectra.js';
import {
  doublingCoupling,
  type TemplateWorkspace,
  templateWorkspace,
  type WantedWorkspace,
} from '../rates/templateWorkspace.js';
import { modelWords, type NamedModel, theModel, type WorkStep } from './lookup.js';
import { type QuestionNames, requireQuestion } from './questions.js';

/** What `reweight` is asked. */
export interface ReweightQuestion {
  /** Events with weights of the interaction: HepMC3 or CSV, also compressed, or Parquet. */
  readonly file: string;
  readonly model: NamedModel | TridentModel;
  /** Distributions of the events in both models, none unless given: `pairMass`, `openingAngle` … */
  readonly histograms?: WantedHistograms | undefined;
  /** The first distribution as a workspace of pyhf with a patch for each coupling. */
  readonly workspace?: WantedWorkspace | undefined;
  readonly onStep?: WorkStep | undefined;
}

const NAMES: QuestionNames<ReweightQuestion> = {
  file: true,
  model: true,
  histograms: false,
  workspace: false,
  onStep: false,
};

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
  readonly pyhf?: TemplateWorkspace;
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
  const sample = await openSample(question.file);
  const model = await reweightedModel(sample, question);
  const weights = modelWeights(sample.record, model);
  const { sums, spectra } = await filled(sample, model, question);
  if (sums.events === 0) throw new InputError('file', question.file, 'has no events', 'Make some with nereid events.');
  const { histograms, workspace } = question;
  const answer = reweightedEvents(sample, model, sums);
  const pyhf = workspace && workspaceOf(spectra, model, workspace);
  const warnings = [...answer.warnings, ...(pyhf ? emptyBins(spectra) : [])];
  const result = { ...answer, warnings, ...(histograms && { spectra }), ...(pyhf && { pyhf }) };
  const { sigmaCm2, sigmaErrorCm2 } = result;
  const { name, parameters } = model;
  const changes = { sigmaCm2, sigmaErrorCm2, model: modelWords({ model: name, parameters }), weights };
  return { result, rewritten: () => sample.rewritten(changes) };
}

async function filled(sample: EventSample, model: TridentModel, { histograms, onStep }: ReweightQuestion) {
  const spectra = histograms && new ReweightedSpectra(histograms, sample.record, model);
  const onBatch = spectra && ((batch: WeightBatch, given: Float64Array) => spectra.add(batch, given));
  const weights = modelWeights(sample.record, model);
  const sums = await reading(sample.file, () =>
    sumWeights(sample, weights, onBatch, (events) => onStep?.(events, events)),
  );
  return { sums, spectra: spectra?.spectra(sample.sigmaCm2 / sums.sum) ?? [] };
}

/** The model of the question. For a workspace its coupling may be left out: then it is that which doubles the tridents. */
async function reweightedModel(sample: EventSample, question: ReweightQuestion): Promise<TridentModel> {
  const { model, workspace } = question;
  if (workspace === undefined || typeof model !== 'object' || model === null || 'couplings' in model) {
    return theModel(model);
  }
  const { coupling } = limitableModel(model.model).family;
  if (model.parameters?.[coupling] !== undefined) return theModel(model);
  const at = (value: number) => theModel({ ...model, parameters: { ...model.parameters, [coupling]: value } });
  const [{ templates } = { templates: undefined }] = (await filled(sample, at(1), question)).spectra;
  return templates === undefined ? theModel(model) : at(doublingCoupling(templates));
}

function workspaceOf(
  [spectrum, ...others]: readonly ReweightedSpectrum[],
  model: TridentModel,
  wanted: WantedWorkspace,
) {
  if (spectrum === undefined || others.length > 0) {
    const names = [spectrum, ...others].map((one) => one?.observable).join(',');
    const problem = 'a workspace has one distribution: others are of the same events';
    throw new InputError('observable', names === '' ? undefined : names, problem, 'Name one.');
  }
  return templateWorkspace(spectrum, model.parameters, wanted);
}

/** A yield of 0 with an error of 0 is no measurement of 0. */
function emptyBins([{ file, edges }]: readonly ReweightedSpectrum[]): string[] {
  const empty = file.sigmaErrorCm2.flatMap((error, bin) => (error === 0 ? [`${edges[bin]}:${edges[bin + 1]}`] : []));
  if (empty.length === 0) return [];
  return [`no events in ${empty.join(', ')}: the workspace has 0 there, without an error; take fewer or wider bins`];
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
    ...{ file, format, channel: record.channel, model: { name, parameters }, events },
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
