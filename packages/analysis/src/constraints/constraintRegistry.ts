import type { Catalogue, Experiment } from '@nereid/catalogue';
import { InputError, suggestName } from '@nereid/physics';
import { chosenMeasurement } from './measuredLikelihood.js';
import { REGISTERED_OBSERVABLES } from './observableConstraints.js';
import { projectionAtAccuracy } from './projections.js';
import type { RegisteredConstraint } from './registeredConstraint.js';
import { tridentConstraint, tridentDescription, valueIdsOf } from './tridentConstraint.js';

/** Constraints by their ids. */
export type ConstraintRegistry = ReadonlyMap<string, RegisteredConstraint>;

type Experiments = Pick<Catalogue, 'experiments'>;

/** All constraints: the rates of tridents that the data hold, in its order, measured and projected, then the others. */
export const constraintRegistry = ({ experiments }: Experiments): ConstraintRegistry =>
  new Map([...[...experiments.values()].map(ofExperiment), ...REGISTERED_OBSERVABLES].map((one) => [one.id, one]));

/** A constraint by its name, a projection at an accuracy of one's own among them. @throws InputError with the nearest known name */
export function registeredConstraint(name: string, catalogue: Experiments): RegisteredConstraint {
  const registry = constraintRegistry(catalogue);
  const projection = projectionAtAccuracy(name, catalogue);
  const found = registry.get(name) ?? (projection && ofExperiment(projection));
  if (found) return found;
  throw new InputError('constraint', name, 'no such constraint', suggestName(name, [...registry.keys()]));
}

/** The measured constraints that use values of a record. */
export const constraintsOfRecord = (registry: ConstraintRegistry, id: string): RegisteredConstraint[] =>
  [...registry.values()].filter(({ record, status }) => record === id && status === 'measured');

/** A published σ/σ_SM against the one predicted with the experiment's kernel. */
function ofExperiment(experiment: Experiment): RegisteredConstraint {
  return {
    ...tridentDescription(experiment),
    record: experiment.record,
    valueIds: valueIdsOf(experiment),
    experiment,
    prepare({ kernelOf, electroweak }, valueId = experiment.measurement.valueId) {
      const measurement = chosenMeasurement(experiment, valueId);
      return tridentConstraint({ experiment, measurement, kernel: kernelOf(experiment) }, electroweak, [valueId]);
    },
  };
}
