import { type ElectroweakInputs, InputError, suggestName } from '@nereid/physics';
import { borexinoConstraint } from './borexino.js';
import type { CompanionConstraint } from './companionConstraint.js';
import type { RecordValues } from './companionCurve.js';
import type { CompanionSettings } from './companionCurves.js';
import { gMinusTwoConstraint } from './gMinusTwo.js';
import { tauConstraint } from './tauUniversality.js';

/** Companion observables that constrain: a measurement, not a projection such as `belle-ii`. */
export const COMPANION_CONSTRAINTS = ['g-2', 'borexino', 'tau'] as const;
/** Name of a companion observable that constrains. */
export type CompanionConstraintName = (typeof COMPANION_CONSTRAINTS)[number];

/** Settings of the constraints; the confidence level is that of the test, the Belle II projection has no part. */
export type CompanionConstraintSettings = Pick<CompanionSettings, 'anomaly' | 'recoil' | 'tau'>;

/** Whether a name is that of a companion observable that constrains. */
export const isCompanionConstraint = (name: string): name is CompanionConstraintName =>
  COMPANION_CONSTRAINTS.some((known) => known === name);

/**
 * The constraints named, from the values of the catalogue. @throws InputError for another name, a projection among them
 */
export function companionConstraints(
  names: readonly string[],
  settings: CompanionConstraintSettings,
  values: RecordValues,
  inputs: ElectroweakInputs,
): CompanionConstraint[] {
  const make: Readonly<Record<CompanionConstraintName, () => CompanionConstraint>> = {
    'g-2': () => gMinusTwoConstraint(settings.anomaly, values, inputs),
    borexino: () => borexinoConstraint(settings.recoil, values, inputs),
    tau: () => tauConstraint(settings.tau),
  };
  return names.map((name) => {
    if (isCompanionConstraint(name)) return make[name]();
    const problem = name === 'belle-ii' ? 'a projection decides on no point' : 'no such observable';
    throw new InputError('constraint', name, problem, suggestName(name, COMPANION_CONSTRAINTS));
  });
}
