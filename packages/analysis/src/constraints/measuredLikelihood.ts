import { type EventCount, type Experiment, isMeasured } from '@nereid/catalogue';
import {
  type CountingMeasurement,
  InputError,
  type RatioErrorModel,
  type RatioLikelihood,
  type RatioMeasurement,
  ratioLikelihood,
  type YieldConstraint,
} from '@nereid/physics';
import { type ToySettings, withUnifiedIntervals } from '@nereid/physics/inference';

/** How an experiment enters: with its published ratio, or with its event counts where it published counts. */
export const LIKELIHOOD_TREATMENTS = ['ratio', 'counts'] as const;
/** Whether an experiment enters with its ratio or with its counts. */
export type LikelihoodTreatment = (typeof LIKELIHOOD_TREATMENTS)[number];

/**
 * The ratio an experiment enters with: its own, or the alternative with the value id asked for; of a projection, the Standard
 * Model with the projected accuracy as error (the Asimov data set). @throws InputError for an unknown value id
 */
export function chosenMeasurement(experiment: Experiment, valueId?: string): RatioMeasurement {
  const { name, measurement, alternatives } = experiment;
  const all = [measurement, ...alternatives];
  const chosen = valueId === undefined ? measurement : all.find((value) => value.valueId === valueId);
  if (!chosen) {
    const known = all.map((value) => value.valueId).join(', ');
    throw new InputError({ kind: 'measurement', name: experiment.id }, valueId, 'no such value', `Known: ${known}.`);
  }
  if (chosen.observable === 'projectedAccuracy') {
    const error = chosen.value / 100;
    return { name, value: 1, errorPlus: error, errorMinus: error };
  }
  return { name, value: chosen.value, errorPlus: chosen.errorPlus, errorMinus: chosen.errorMinus };
}

/** Counts that make a Poisson likelihood, with the ids of their values; or why an experiment has none. */
export type PublishedCounts =
  | { readonly counts: CountingMeasurement; readonly valueIds: readonly string[] }
  | { readonly counts: null; readonly valueIds: readonly []; readonly reason: string };

/**
 * The observed count, its background and the Standard Model's signal, as published. An experiment that prints only a number of
 * signal events with an error (background subtracted, corrected for acceptance) has no Poisson count: its ratio says all.
 */
export function publishedCounts(experiment: Experiment, constraint: YieldConstraint = 'gaussian'): PublishedCounts {
  const { name } = experiment;
  if (!isMeasured(experiment)) return { counts: null, valueIds: [], reason: `${name} is a projection` };
  const of = (quantity: EventCount['quantity']) => experiment.eventCounts.find((count) => count.quantity === quantity);
  const [observed, background, standardModel] = [of('observed'), of('background'), of('standardModel')];
  if (!observed || !background || !standardModel) {
    const corrected = of('signal')
      ? 'a number of signal events after subtraction and corrections, not a count'
      : 'no counts';
    return { counts: null, valueIds: [], reason: `${name} published ${corrected}` };
  }
  const expected = ({ value, errorPlus = 0 }: EventCount) => ({ value, error: errorPlus, constraint });
  return {
    counts: {
      name,
      observed: observed.value,
      standardModel: expected(standardModel),
      background: expected(background),
    },
    valueIds: [observed, background, standardModel].map(({ valueId }) => valueId),
  };
}

/**
 * The counting likelihood of each experiment that published counts; the others keep their ratio and have none here.
 * @throws InputError, with the reasons, when none of them published counts
 */
export function countingLikelihoods(
  experiments: readonly Experiment[],
  constraint: YieldConstraint,
  toys?: ToySettings,
): (RatioLikelihood | undefined)[] {
  const published = experiments.map((experiment) => publishedCounts(experiment, constraint));
  if (published.every(({ counts }) => counts === null)) {
    const reasons = published.flatMap((one) => (one.counts === null ? [one.reason] : [])).join('; ');
    throw new InputError('likelihood', 'counts', reasons || 'no experiment is asked', 'Use ratio.');
  }
  return published.map(({ counts }) => (counts === null ? undefined : withUnifiedIntervals(counts, toys)));
}

/** The likelihood of a prepared experiment: its own, or that of its ratio. */
export function likelihoodOf(
  { measurement, likelihood }: { readonly measurement: RatioMeasurement; readonly likelihood?: RatioLikelihood },
  errorModel?: RatioErrorModel,
): RatioLikelihood {
  return likelihood ?? ratioLikelihood(measurement, errorModel);
}
