import { type Experiment, isMeasured } from '@nereid/catalogue';
import {
  type ElectroweakInputs,
  InputError,
  modelNames,
  type RatioLikelihood,
  type RatioMeasurement,
  ratioAtUnitStrength,
  ratioPolynomial,
  type TridentModel,
  type YieldConstraint,
} from '@nereid/physics';
import type { ToySettings } from '@nereid/physics/inference';
import { type InteractionColumns, ratioPolynomialColumns } from '@nereid/physics/models';
import { withStatisticalError } from '../kernels/acceptance.js';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { missingModelRatio, missingRatio, requireRatio } from '../kernels/missingRatio.js';
import { lacksDensities, modelRatio, ratioAccuracy } from '../kernels/modelRatio.js';
import { type MovedKernel, ratioShifts } from '../theoryErrors/ratioShifts.js';
import {
  type Constraint,
  type ConstraintDescription,
  type ConstraintPrediction,
  type NoPrediction,
  type PredictionColumns,
  RATIO_TO_STANDARD_MODEL,
} from './constraint.js';
import {
  chosenMeasurement,
  countingLikelihoods,
  type LikelihoodTreatment,
  likelihoodOf,
  publishedCounts,
} from './measuredLikelihood.js';

/** An experiment ready for inference: its measured ratio, or another likelihood in its place, and its kernel. */
export interface PreparedExperiment<K extends ExperimentKernel = ExperimentKernel> {
  readonly experiment: Experiment;
  readonly measurement: RatioMeasurement;
  readonly likelihood?: RatioLikelihood;
  readonly kernel: K;
  /** Sources of theory errors that enter, with their kernels; none unless given. */
  readonly theory?: readonly MovedKernel[] | undefined;
}

/** A rate of tridents over that of the Standard Model as a constraint; what limits on a coupling are made from. */
export interface TridentConstraint<K extends ExperimentKernel = ExperimentKernel>
  extends Constraint,
    PreparedExperiment<K> {}

/** Which of its published numbers an experiment enters with. */
export interface MeasurementChoice {
  /** Value ids in the place of an experiment's own measurement. */
  readonly values?: readonly string[] | undefined;
  /** Ratios unless given. */
  readonly treatment?:
    | {
        readonly likelihood: LikelihoodTreatment;
        readonly constraint: YieldConstraint;
        /** Of Feldman–Cousins intervals. */
        readonly toys?: ToySettings | undefined;
      }
    | undefined;
}

/**
 * Experiments as constraints, in their order, with kernels from anywhere: a cache, a calculation, the files of a page.
 * @throws InputError where counts are asked for and none of them published any, or a value beside counts
 */
export function tridentConstraints<K extends ExperimentKernel>(
  experiments: readonly Experiment[],
  kernelOf: (experiment: Experiment, index: number) => K,
  electroweak: ElectroweakInputs,
  { values = [], treatment }: MeasurementChoice = {},
  theoryOf: (index: number) => readonly MovedKernel[] | undefined = () => undefined,
): TridentConstraint<K>[] {
  const counting =
    treatment?.likelihood === 'counts' ? countingLikelihoods(experiments, treatment.constraint, treatment.toys) : [];
  const replaced = values.find((id) => experiments.some((one, i) => counting[i] && valueIdsOf(one).includes(id)));
  if (replaced !== undefined) {
    const remedy = 'Leave it out, or take the likelihood of the ratio.';
    throw new InputError('value id', replaced, 'its experiment enters with its counts', remedy);
  }
  return experiments.map((experiment, i) => {
    const likelihood = counting[i];
    const theory = theoryOf(i);
    const kernel = { kernel: kernelOf(experiment, i), ...(theory && { theory }) };
    if (likelihood) {
      const prepared = { experiment, measurement: likelihood.measurement, likelihood, ...kernel };
      return tridentConstraint(prepared, electroweak, publishedCounts(experiment).valueIds);
    }
    const valueId = values.find((id) => valueIdsOf(experiment).includes(id)) ?? experiment.measurement.valueId;
    const measurement = chosenMeasurement(experiment, valueId);
    return tridentConstraint({ experiment, measurement, ...kernel }, electroweak, [valueId]);
  });
}

/** One experiment as a constraint. @param valueIds those of its measurement */
export function tridentConstraint<K extends ExperimentKernel>(
  prepared: PreparedExperiment<K>,
  electroweak: ElectroweakInputs,
  valueIds: readonly string[] = [prepared.experiment.measurement.valueId],
): TridentConstraint<K> {
  const { experiment, measurement } = prepared;
  const { source, quotedIn } = experiment.measurement;
  return {
    ...prepared,
    ...tridentDescription(experiment),
    inputs: { ratio: measurement.value, errorPlus: measurement.errorPlus, errorMinus: measurement.errorMinus },
    valueIds,
    references: [...new Set([source, ...quotedIn, ...experiment.references])],
    predict: predictor(prepared, electroweak),
    // with theory errors points are decided one by one
    ...(prepared.theory === undefined && {
      predictColumns: (model) => predictionColumns(prepared, model, electroweak),
    }),
  };
}

/** σ/σ_SM of an experiment beside what it measured. */
export interface TridentRatio {
  readonly ratio: number;
  /** Absolute: that of the calculation, and after cuts `statisticalError`, of the events that they keep. */
  readonly ratioError: number;
  readonly statisticalError: number;
  /** Of the calculation, and whether it is within the accuracy asked for. */
  readonly relativeError: number;
  readonly converged: boolean;
  readonly measured: RatioMeasurement;
  /** (measured − predicted)/error. */
  readonly pull: number;
}

/** @throws InputError where an experiment has no σ/σ_SM */
export function tridentRatio(
  prepared: PreparedExperiment,
  model: TridentModel,
  inputs: ElectroweakInputs,
): TridentRatio {
  const { experiment, kernel, measurement: measured } = prepared;
  requireRatio(experiment.name, kernel, inputs);
  const { value: ratio, error } = withStatisticalError(kernel, (one) => modelRatio(one, model, inputs));
  const accuracy = ratioAccuracy(kernel, kernel.inputs.tolerance, model, inputs);
  const ratioError = Math.hypot(ratio * accuracy.relativeError, error);
  return {
    ratio,
    ratioError,
    statisticalError: error,
    ...accuracy,
    measured,
    pull: likelihoodOf(prepared).pull(ratio),
  };
}

/** Values of an experiment that its ratio can be taken from, its own first. */
export const valueIdsOf = ({ measurement, alternatives }: Experiment): string[] =>
  [measurement, ...alternatives].map(({ valueId }) => valueId);

/** What an experiment is as a constraint, before it has a kernel. */
export function tridentDescription(experiment: Experiment): ConstraintDescription {
  return {
    id: experiment.id,
    title: experiment.name,
    observable: RATIO_TO_STANDARD_MODEL,
    status: isMeasured(experiment) ? 'measured' : 'projected',
    fidelity: 'recast',
    models: modelNames(),
    formula: `σ/σ_SM of ν → νℓ⁺ℓ⁻ in the beam on the target from its spectral density (docs/physics/cross-section.md), against ${comparedWith(experiment)}`,
    leavesOut: ['changes of the acceptance with the boson, where no cuts are given', 'correlation with backgrounds'],
  };
}

/** Not every ratio was published: some follow from published counts, as their records say. */
const comparedWith = (experiment: Experiment): string =>
  isMeasured(experiment)
    ? 'the measured ratio, published or derived from published counts as its record says'
    : 'the Standard Model within the error that is projected for the ratio';

function predictor(prepared: PreparedExperiment, electroweak: ElectroweakInputs): Constraint['predict'] {
  const { kernel, theory } = prepared;
  const shifts = theory && ratioShifts(kernel, theory, electroweak);
  return (model) => {
    const found = prediction(prepared, model, electroweak);
    return shifts === undefined || 'reason' in found ? found : { ...found, shifts: shifts(model, found.ratio) };
  };
}

function prediction(
  { measurement, likelihood, kernel }: PreparedExperiment,
  model: TridentModel,
  electroweak: ElectroweakInputs,
): ConstraintPrediction | NoPrediction {
  if (lacksDensities(kernel, model, electroweak)) {
    return { reason: 'the kernel has no densities of operators that turn the helicity of the neutrino' };
  }
  const reason = missingModelRatio(kernel, model, electroweak);
  if (reason !== undefined) return { reason };
  const ratio = ratioPolynomial(kernel.kernels, model, electroweak);
  const predicted = ratioAtUnitStrength(ratio);
  const found = { measurement, ratio, orientation: 1, predicted, measured: measurement.value } as const;
  return likelihood ? { ...found, likelihood } : found;
}

function predictionColumns(
  { measurement, likelihood, kernel }: PreparedExperiment,
  model: InteractionColumns,
  electroweak: ElectroweakInputs,
): PredictionColumns {
  const judged = { measurement, ...(likelihood && { likelihood }), orientation: 1 } as const;
  if (missingRatio(kernel, electroweak) === undefined) {
    return { ...judged, ratio: ratioPolynomialColumns(kernel.kernels, model, electroweak) };
  }
  const none = new Float64Array(model.count).fill(Number.NaN);
  return { ...judged, ratio: { linear: none, quadratic: none } };
}
