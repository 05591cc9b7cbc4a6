import type { ElectroweakInputs } from '@nereid/physics';
import type { RecordValues } from './constraintCurve.js';
import { constraintCurves, type ObservableSettings } from './constraintCurves.js';
import { observableConstraints } from './observableConstraints.js';
import { isDrawnObservable, type ObservableName } from './observables.js';

/** Any mass: which papers stand behind a curve does not depend on it. */
const MASS_GEV = 1;

/** Papers behind the curve of an observable, and behind the verdict on a point where it is a constraint: keys, each once. */
export function constraintPapers(
  name: ObservableName,
  settings: ObservableSettings,
  values: RecordValues,
  inputs: ElectroweakInputs,
): string[] {
  const behind = [
    ...constraintCurves([name].filter(isDrawnObservable), [MASS_GEV], settings, values, inputs),
    ...observableConstraints([name], settings, values, inputs),
  ];
  const keys = behind.flatMap(({ references, valueIds }) => [
    ...valueIds.flatMap((id) => values.get(id)?.reference ?? []),
    ...references,
  ]);
  return [...new Set(keys)];
}
