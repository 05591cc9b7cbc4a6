import {
  countsOfWorkspace,
  type HistFactoryMeasurement,
  type HistFactoryWorkspace,
  histFactoryModel,
} from '@nereid/analysis';
import { type CountingMeasurement, countingLikelihood, InputError, type RatioLikelihood } from '@nereid/physics';
import { feldmanCousinsInterval, poissonLimit, strengthLimit, type ToySettings } from '@nereid/physics/inference';
import { type BinnedLikelihood, binnedLikelihood } from '@nereid/physics/likelihoods';

export interface LikelihoodTest {
  readonly confidenceLevel: number;
  /** σ/σ_SM of the hypothesis that limits are relative to. */
  readonly nullRatio: number;
  /** Of a unified interval, where one is asked for. */
  readonly toys?: ToySettings | undefined;
}

/** A single count with the limits on σ/σ_SM that follow from it. */
export function countsResult(counts: CountingMeasurement, test: LikelihoodTest) {
  const one = countingLikelihood(counts);
  return { counts, workspace: null, standardModel: one.profile(1), ...limits(one, counts, test) };
}

/**
 * A measurement of a workspace with the limits on its parameter of interest.
 * @throws InputError naming what cannot be calculated
 */
export function workspaceResult(workspace: HistFactoryWorkspace, name: string | undefined, test: LikelihoodTest) {
  const measurement = chosenMeasurement(workspace, name);
  const counts = countsOfWorkspace(workspace, measurement);
  const one = binnedLikelihood(histFactoryModel(workspace, measurement));
  const { parameters, expectedEvents, ...atOne } = one.profile(1);
  const { poi, parameters: settings } = measurement.config;
  const modelled = new Set(
    workspace.channels
      .flatMap((channel) => channel.samples)
      .flatMap((sample) => sample.modifiers.map((modifier) => modifier.name)),
  );
  return {
    counts,
    workspace: {
      measurement: measurement.name,
      parameterOfInterest: poi,
      largestInFile: highestStrength(measurement),
      bins: one.model.bins.map(({ name: bin, observed }, index) => ({
        name: bin,
        observed,
        standardModelEvents: expectedEvents[index],
      })),
      parameters: nuisanceParameters(one, parameters),
      withoutModifier: settings.map((setting) => setting.name).filter((setting) => !modelled.has(setting)),
    },
    standardModel: { ...atOne, expectedEvents: expectedEvents.reduce((sum, events) => sum + events, 0) },
    ...limits(one, counts, test),
  };
}

function limits(
  one: RatioLikelihood,
  counts: CountingMeasurement | null,
  { confidenceLevel, nullRatio, toys }: LikelihoodTest,
) {
  const averaged = [counts?.standardModel, counts?.background].every(
    (expected) => expected && (expected.error === 0 || expected.constraint !== 'poisson'),
  );
  return {
    ratio: one.measurement,
    confidenceLevel,
    nullRatio,
    ratioUpper: {
      profile: strengthLimit([one], confidenceLevel, nullRatio, 'pValue'),
      cls: strengthLimit([one], confidenceLevel, nullRatio, 'cls'),
      poissonCls: counts && averaged ? poissonLimit(counts, confidenceLevel, nullRatio, 'cls') : null,
    },
    ...(toys && unifiedInterval(counts, confidenceLevel, toys)),
  };
}

/** In σ/σ_SM and in events of the Standard Model's signal at its nominal yield. @throws InputError where there is no single count */
function unifiedInterval(counts: CountingMeasurement | null, confidenceLevel: number, toys: ToySettings) {
  if (counts === null) {
    const remedy = 'Leave it out, or give a workspace of one bin with one signal and one background.';
    throw new InputError('--statistic', 'feldman-cousins', 'is for one count', remedy);
  }
  const ratioInterval = feldmanCousinsInterval(counts, confidenceLevel, toys);
  const { value } = counts.standardModel;
  return { ratioInterval, signalEvents: { lower: ratioInterval.lower * value, upper: ratioInterval.upper * value } };
}

function chosenMeasurement({ measurements }: HistFactoryWorkspace, name: string | undefined): HistFactoryMeasurement {
  const known = measurements.map((one) => one.name).join(', ');
  if (name === undefined) {
    if (measurements.length === 1) return measurements[0];
    throw new InputError('--measurement', name, 'the workspace has several', `Name one of ${known}.`);
  }
  const found = measurements.find((one) => one.name === name);
  if (found) return found;
  throw new InputError('--measurement', name, 'not in the workspace', `Known: ${known}.`);
}

/** Upper bound of the parameter of interest, up to which pyhf looks. */
const highestStrength = ({ config: { poi, parameters } }: HistFactoryMeasurement): number =>
  parameters.find(({ name }) => name === poi)?.bounds?.[0][1] ?? 10;

function nuisanceParameters({ model }: BinnedLikelihood, values: readonly number[]) {
  return model.parameters
    .map(({ name, lowest, highest }, index) => ({ name, fixed: lowest === highest, atStandardModel: values[index] }))
    .filter((_, index) => index !== model.strength);
}
