import { InputError, suggestName } from '@nereid/physics';
import type { KernelQuestion, TheoryQuestion } from './lookup.js';

/** Names that the questions of one kind have: `true` for those that must be there. */
export type QuestionNames<Question> = { readonly [Name in keyof Question]-?: boolean };

/** Of every question about kernels. */
export const KERNEL_NAMES: QuestionNames<KernelQuestion> = {
  catalogue: false,
  inputs: false,
  couplings: false,
  prepare: false,
  hadronic: false,
  tolerance: false,
  flux: false,
  regimes: false,
  selection: false,
  values: false,
  treatment: false,
  cacheFolder: false,
  onProgress: false,
};

/** Of every question that tests couplings. */
export const TESTED_NAMES: QuestionNames<KernelQuestion & TheoryQuestion> = { ...KERNEL_NAMES, theoryErrors: false };

/**
 * What the compiler checks where there is one: a misspelt name would be passed over in silence, a missing one end deep inside.
 * @throws InputError for what is no object, a name that questions of its kind have not, with the nearest one, or a missing one
 */
export function requireQuestion<Question>(kind: string, question: Question, names: QuestionNames<Question>): void {
  const known = Object.keys(names);
  if (typeof question !== 'object' || question === null) {
    throw new InputError(kind, question, 'is asked with one object', `Give it ${needed(names).join(', ')}.`);
  }
  for (const [name, value] of Object.entries(question)) {
    if (!known.includes(name)) throw new InputError(kind, name, 'no such option', suggestName(name, known));
    if (name === 'constraints') requireNames(kind, value);
    if (name === 'theoryErrors') requireSwitch(kind, value);
  }
  const missing = needed(names).find((name) => (question as Readonly<Record<string, unknown>>)[name] === undefined);
  if (missing !== undefined) throw new InputError(`${kind}: ${missing}`, undefined, 'missing', 'Give it.');
}

const needed = <Question>(names: QuestionNames<Question>): string[] =>
  Object.entries<boolean>(names).flatMap(([name, isNeeded]) => (isNeeded ? [name] : []));

/** @throws InputError unless a list of names is one */
function requireNames(kind: string, value: unknown): void {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return;
  throw new InputError(`${kind}: constraints`, value, 'no list of names', "Write them as ['ccfr', 'charm-ii'].");
}

/** A word would count as true, `off` among them. @throws InputError for anything but true, false and undefined */
function requireSwitch(kind: string, value: unknown): void {
  if (value === undefined || typeof value === 'boolean') return;
  throw new InputError(`${kind}: theoryErrors`, value, 'neither true nor false', 'Write theoryErrors: true.');
}
