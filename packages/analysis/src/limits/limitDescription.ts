import type { Experiment, ExperimentCorrelation } from '@nereid/catalogue';
import type { CouplingLimitOptions, RatioMeasurement } from '@nereid/physics';
import type { Constraint } from '../constraints/constraint.js';
import type { ConstraintCurve } from '../constraints/constraintCurve.js';
import { fluxWords } from '../kernels/experimentFlux.js';
import { printedMeasurement } from './printedNumbers.js';
import type { PublishedLine } from './publishedLines.js';

/** What a limit was made with: as much as somebody needs to make it again. */
export interface LimitDescription {
  readonly model: string;
  /** What multiplies the coupling, where the model leaves it open. */
  readonly charges?: Readonly<Record<string, number>>;
  readonly statistics: CouplingLimitOptions;
  readonly version: string;
  readonly experiments: readonly Experiment[];
  /** The ratios used, in the order of the experiments; counts are named as such. */
  readonly measurements?: readonly (RatioMeasurement & { readonly counts?: string })[];
  /** Constraints beside tridents that were limited with. */
  readonly others?: readonly Constraint[];
  /** Name of one of the experiments' fluxes instead of their own. */
  readonly flux?: string | undefined;
  /** Of the combination. */
  readonly correlations?: readonly ExperimentCorrelation[];
  /** Further settings that are not the defaults, by the name of their flag. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The command that makes the same files. */
  readonly command?: string | undefined;
  /** Other observables drawn beside the limits. */
  readonly observables?: readonly ConstraintCurve[];
  /** Curves of others drawn beside the limits. */
  readonly published?: readonly PublishedLine[];
}

/** One thing that a limit was made with. */
export interface LimitSetting {
  readonly name: string;
  readonly value: string;
}

/** The settings of a limit in words, for the head of a table. */
export function limitSettings(description: LimitDescription): LimitSetting[] {
  const { model, statistics, version, experiments, flux, correlations = [], settings = {}, command } = description;
  const { others = [] } = description;
  const { confidenceLevel, sidedness, statistic = 'likelihood-ratio', errorModel } = statistics;
  const charges = chargeWords(description);
  return [
    { name: 'model', value: model },
    ...(charges === '' ? [] : [{ name: 'charges', value: charges }]),
    { name: 'confidenceLevel', value: `${confidenceLevel}` },
    { name: 'sidedness', value: sidedness },
    { name: 'statistic', value: statistic },
    ...(errorModel === undefined ? [] : [{ name: 'errorModel', value: errorModel }]),
    ...(experiments.length === 0
      ? []
      : [
          { name: 'measurements', value: measurementWords(description, experiments) },
          { name: 'flux', value: flux ?? fluxWords(experiments) },
          { name: 'regimes', value: regimeWords(experiments) },
        ]),
    ...others.map(({ id, title, inputs }) => ({ name: `constraint ${id}`, value: `${title}: ${inputWords(inputs)}` })),
    ...correlations.map(({ experiments: pair, coefficient }) => ({
      name: 'correlation',
      value: `${pair.join(',')}=${coefficient}`,
    })),
    ...Object.entries(settings).map(([name, value]) => ({ name, value })),
    { name: 'program', value: `Nereid ${version}` },
    ...(command === undefined ? [] : [{ name: 'command', value: command }]),
  ];
}

/** `nuMu=1, vectorMu=-1`: those that are not 0; empty for a model with charges of its own. */
export const chargeWords = ({ charges = {} }: LimitDescription): string =>
  Object.entries(charges)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');

/** `CCFR 0.82 ± 0.28, NuTeV counts (gaussian)`, of some of the experiments. */
export function measurementWords({ experiments, measurements }: LimitDescription, used: readonly Experiment[]): string {
  return used
    .map((experiment) => {
      const measurement = measurements?.[experiments.indexOf(experiment)];
      if (measurement === undefined) return experiment.name;
      const { name, counts } = measurement;
      return `${name} ${counts === undefined ? printedMeasurement(experiment, measurement) : `counts (${counts})`}`;
    })
    .join(', ');
}

export const regimeWords = (experiments: readonly Experiment[]): string =>
  [...new Set(experiments.flatMap(({ regimes }) => regimes.names))].join(', ');

/** `differenceOfAnomaly=3.85e-10, errorOfAnomaly=6.4e-10`. */
export const inputWords = (inputs: Constraint['inputs']): string =>
  Object.entries(inputs)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
