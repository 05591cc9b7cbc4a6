import type { Catalogue, Experiment, Exposure, PublishedCurve, Reference } from '@nereid/catalogue';
import {
  InputError,
  type LimitStatistic,
  lmuLtau,
  modelDefinition,
  type RatioErrorModel,
  suggestName,
} from '@nereid/physics';
import { observableValues } from '../constraints/cachedConstraints.js';
import { type CitedCalculation, calculationReferences } from '../constraints/citations.js';
import { type ObservableSettings, STANDARD_OBSERVABLES } from '../constraints/constraintCurves.js';
import { constraintPapers } from '../constraints/constraintPapers.js';
import { OBSERVABLE_NAMES, type ObservableName } from '../constraints/observables.js';
import { digitisedExperiments, publishedCurves } from '../limits/publishedLines.js';
import { catalogueOf, inputsOf, type KernelQuestion, requireDistinct } from './lookup.js';
import { type QuestionNames, requireQuestion } from './questions.js';

/** What names stand for, whatever is calculated with them. */
export interface CitedNames {
  readonly experiments: readonly Experiment[];
  readonly exposures: readonly Exposure[];
  readonly companions: readonly ObservableName[];
  /** Curves read off figures, of experiments that are not calculated. */
  readonly curves: readonly PublishedCurve[];
}

/**
 * Names of measurements and projections, exposures of event rates, other observables, and experiments of which a curve was read off a
 * figure. @throws InputError, about `subject`, for an unknown name with the nearest known one
 */
export function citedNames(subject: string, names: readonly string[], catalogue: Catalogue): CitedNames {
  const digitised = digitisedExperiments(catalogue, lmuLtau.name);
  const known = [...catalogue.experiments.keys(), ...catalogue.exposures.keys(), ...OBSERVABLE_NAMES, ...digitised];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new InputError(subject, unknown, 'not known', suggestName(unknown, known));
  const found = <T>(all: ReadonlyMap<string, T>) => names.flatMap((name) => all.get(name) ?? []);
  return {
    experiments: found(catalogue.experiments),
    exposures: found(catalogue.exposures),
    companions: OBSERVABLE_NAMES.filter((name) => names.includes(name)),
    curves: [...catalogue.curves.values()].filter(
      ({ experiment }) => names.includes(experiment) && digitised.includes(experiment),
    ),
  };
}

/** A calculation by names, and what is drawn beside it. */
export interface CitedQuestion extends Pick<KernelQuestion, 'catalogue' | 'inputs'> {
  readonly names: CitedNames;
  readonly beside?: CitedNames | undefined;
  readonly model?: string | undefined;
  /** Where there is a test: of experiments, or asked for. */
  readonly statistic?: LimitStatistic | undefined;
  readonly errorModel?: RatioErrorModel | undefined;
  readonly confidenceLevel?: number | undefined;
  /** Of the observables beside tridents. */
  readonly settings?: ObservableSettings | undefined;
}

/** The papers behind a calculation and what its figure shows: those of `nereid cite`. @throws InputError for an unknown model */
export async function citedReferences(question: CitedQuestion): Promise<Reference[]> {
  const { names, beside, errorModel = 'bifurcated-gaussian', confidenceLevel = 0.95 } = question;
  const { settings = { ...STANDARD_OBSERVABLES, confidenceLevel }, statistic } = question;
  const catalogue = await catalogueOf(question);
  const model = question.model === undefined ? undefined : modelDefinition(question.model).name;
  const { experiments, exposures } = names;
  const test = { confidenceLevel, sidedness: 'one-sided' } as const;
  const published = publishedCurves(catalogue, experiments, model ?? '', test);
  const companions = [...names.companions, ...(beside?.companions ?? [])];
  const values = companions.length > 0 ? await observableValues() : new Map();
  // a rate and a curve of others are no test
  const tested = experiments.length > 0 || statistic !== undefined;
  const calculation: CitedCalculation = {
    experiments,
    exposures,
    keys: companions.flatMap((name) => constraintPapers(name, settings, values, inputsOf(question))),
    curves: [...names.curves, ...(beside?.curves ?? []), ...published.flatMap(({ origin }) => origin ?? [])],
    ...(tested && { statistic: statistic ?? 'likelihood-ratio' }),
    errorModel,
    ...(model && { model }),
  };
  return calculationReferences(calculation, catalogue);
}

/** What `cite` is asked. */
export interface CiteQuestion extends Omit<CitedQuestion, 'names' | 'beside' | 'settings'> {
  /** Experiments, projections, exposures, observables, experiments with published curves. */
  readonly constraints: readonly string[];
}

const CITE_NAMES: QuestionNames<CiteQuestion> = {
  constraints: true,
  model: false,
  statistic: false,
  errorModel: false,
  confidenceLevel: false,
  catalogue: false,
  inputs: false,
};

/**
 * The papers to cite for a calculation: measurements, beams, targets, nuclear data, other observables, curves of others, model, method.
 * @throws InputError for an unknown name, with the nearest known one, or one that is there twice
 */
export async function cite(asked: CiteQuestion): Promise<Reference[]> {
  requireQuestion('cite', asked, CITE_NAMES);
  const { constraints, ...question } = asked;
  requireDistinct(constraints, 'constraints');
  const catalogue = await catalogueOf(question);
  return citedReferences({ ...question, catalogue, names: citedNames('constraints', constraints, catalogue) });
}
