import type { ElectroweakInputs } from '@nereid/physics';
import { companionConstraints, isCompanionConstraint } from './companionConstraints.js';
import type { CompanionName, RecordValues } from './companionCurve.js';
import { type CompanionSettings, companionCurves } from './companionCurves.js';

/** Any mass: which papers stand behind a curve does not depend on it. */
const MASS_GEV = 1;

/** Papers behind the curve of an observable, and behind the verdict on a point where it is a constraint: keys, each once. */
export function companionPapers(
  name: CompanionName,
  settings: CompanionSettings,
  values: RecordValues,
  inputs: ElectroweakInputs,
): string[] {
  const behind = [
    ...companionCurves([name], [MASS_GEV], settings, values, inputs),
    ...companionConstraints(isCompanionConstraint(name) ? [name] : [], settings, values, inputs),
  ];
  const keys = behind.flatMap(({ references, valueIds }) => [
    ...valueIds.flatMap((id) => values.get(id)?.reference ?? []),
    ...references,
  ]);
  return [...new Set(keys)];
}
