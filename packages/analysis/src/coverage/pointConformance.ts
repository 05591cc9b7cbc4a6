import { modelDefinition, lmuLtau } from '@nereid/physics';
import type { Finding } from './conformance.js';
import type { ConstraintDescription } from '../constraints/constraint.js';
import type { ConstraintVerdict } from '../constraints/constraintVerdict.js';

/** What is malformed, and a point that is so. */
const MALFORMED: readonly (readonly [string, unknown])[] = [
  ['nothing', null],
  ['a list', [{ model: 'sm' }]],
  ['a number as model', { model: 1 }],
  ['an unknown model', { model: 'no-such-model', parameters: {} }],
  ['text as parameters', { model: 'sm', parameters: 'mass=1' }],
  ['text as a number', { model: lmuLtau.name, parameters: { mass: 'heavy', gPrime: 1 } }],
  ['an unknown parameter', { model: lmuLtau.name, parameters: { mass: 1, gPrime: 1, noSuchParameter: 1 } }],
];

/** Each input that a model requires is left out in turn; the verdict must say which. */
export function missingFinding(
  { models }: Pick<ConstraintDescription, 'models'>,
  evaluate: (point: unknown) => ConstraintVerdict,
): Finding {
  const required = models.flatMap((model) =>
    modelDefinition(model).parameters.filter((input) => input.required).map(({ name }) => ({ model, name })),
  );
  const wrong = required.filter(({ model, name }) => {
    const others = modelDefinition(model).parameters.filter((input) => input.required && input.name !== name);
    const parameters = Object.fromEntries(others.map((input) => [input.name, input.minimum ?? 0]));
    const { verdict, reason = '' } = evaluate({ model, parameters });
    return verdict !== 'invalidInput' || !reason.includes(name);
  });
  if (wrong.length > 0) {
    const names = wrong.map(({ model, name }) => `${name} of ${model}`);
    return { passed: false, reason: `not asked for when missing: ${names.join(', ')}` };
  }
  return { passed: true, reason: `${required.length} required inputs are asked for when missing` };
}

/** What is no point must be refused with a reason. */
export function malformedFinding(evaluate: (point: unknown) => ConstraintVerdict): Finding {
  const taken = MALFORMED.filter(([, point]) => {
    const { verdict, reason } = evaluate(point);
    return verdict !== 'invalidInput' || !reason;
  });
  if (taken.length > 0) return { passed: false, reason: `not refused: ${taken.map(([what]) => what).join(', ')}` };
  return { passed: true, reason: `${MALFORMED.length} malformed points are refused with a reason` };
}

/** A verdict other than the one that is known beforehand. */
export function wrongVerdict({ verdict, reason }: ConstraintVerdict, expected: string): Finding {
  return { passed: false, reason: `${verdict} instead of ${expected}${reason === undefined ? '' : `: ${reason}`}` };
}
