import type { Experiment } from '@nereid/catalogue';
import type { ElectroweakInputs } from '@nereid/physics';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import type { Constraint, ConstraintDescription } from './constraint.js';
import type { RecordValues } from './constraintCurve.js';
import type { ObservableSettings } from './constraintCurves.js';

/** What constraints are computed from. */
export interface ConstraintSources {
  readonly electroweak: ElectroweakInputs;
  /** The kernel of an experiment; asked for by the rates of tridents alone. */
  readonly kernelOf: (experiment: Experiment) => ExperimentKernel;
  /** Values of the records; asked for by all others. */
  readonly values: RecordValues;
  /** Of all others; the confidence level is that of the test, the projection of Belle II has no part. */
  readonly settings: Pick<ObservableSettings, 'anomaly' | 'recoil' | 'tau'> &
    Partial<Pick<ObservableSettings, 'singlePhoton'>>;
}

/** A constraint that can be had. */
export interface RegisteredConstraint extends ConstraintDescription {
  /** Record whose values it uses; absent where its number stands in none. */
  readonly record?: string;
  /** Measured values that it can be compared with; the first is the default. */
  readonly valueIds: readonly string[];
  /** Of a rate of tridents: what has the flux and the target. */
  readonly experiment?: Experiment;
  /**
   * The constraint, compared with one of its value ids; that of the settings, or else the first, unless given.
   * @throws InputError for a value id that it does not have, and for a number that the catalogue does not have
   */
  readonly prepare: (sources: ConstraintSources, valueId?: string) => Constraint;
}
