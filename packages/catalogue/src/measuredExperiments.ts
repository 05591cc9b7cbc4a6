import type { Experiment, Experiments, Measurement } from './experiments.js';

/** An experiment that measured the ratio. */
export interface MeasuredExperiment extends Experiment {
  readonly measurement: Measurement;
}

/** Whether an experiment measured something; a projection did not, and is never combined with those that did unless named. */
export function isMeasured(experiment: Experiment): experiment is MeasuredExperiment {
  return experiment.measurement.observable === 'ratioToStandardModel';
}

/** The experiments of a record that measured something, in the order of the data. */
export function measuredExperiments(experiments: Experiments, record: string): MeasuredExperiment[] {
  return [...experiments.values()].filter(isMeasured).filter((experiment) => experiment.record === record);
}
