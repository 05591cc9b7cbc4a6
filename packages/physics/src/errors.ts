/**
 * What an error is about, for front ends that call it by a name of their own (a flag, a field of a form):
 * - `quantity`: a quantity of the library by its name (energy, target, flux), also an option or a file by the caller's own name
 * - `modelParameter`: one parameter of the model `of`; `modelParameters`: which of them are given (`charges` of `vector`)
 * - `formFactorParameter`, `formFactorParameters`: the same of the form factor `of`
 * - `electroweakInput`: one of `ElectroweakInputs`; `leptonMass`: the mass of the lepton `name`
 * - `exposure`: the amount `name` of an exposure; `cut`: that cut of a selection; `smear`: that resolution of a detector; `measurement`: the measured value of the experiment `name`
 */
export type Subject =
  | {
      readonly kind: 'quantity' | 'electroweakInput' | 'leptonMass' | 'exposure' | 'cut' | 'smear' | 'measurement';
      readonly name: string;
    }
  | {
      readonly kind: 'modelParameter' | 'modelParameters' | 'formFactorParameter' | 'formFactorParameters';
      readonly name: string;
      readonly of: string;
    };

/** One parameter of a model. */
export const modelParameter = (of: string, name: string): Subject => ({ kind: 'modelParameter', name, of });

/** Which parameters a model is given: a name that it does not have, or `what` (charges, moments) of which there is none. */
export const modelParameters = (of: string, what = 'parameter'): Subject => ({
  kind: 'modelParameters',
  name: what,
  of,
});

/** One parameter of a form factor. */
export const formFactorParameter = (of: string, name: string): Subject => ({ kind: 'formFactorParameter', name, of });

/** One of `ElectroweakInputs`. */
export const electroweakInput = (name: string): Subject => ({ kind: 'electroweakInput', name });

/** A `Subject`, or the name of a quantity. */
export type SubjectOrName = Subject | string;

/**
 * A value the caller gave cannot be used. Its parts are fields; nobody needs to take the message apart. `remedy` says what to give
 * instead; `means` names what to do that with where it is something else than the subject, for front ends that have a word for it.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly subject: Subject;
  /** The subject in words: `mass`, `charges of vector`. */
  readonly subjectText: string;
  readonly value: unknown;
  readonly problem: string;
  readonly remedy: string;
  readonly means?: string;

  constructor(subject: SubjectOrName, value: unknown, problem: string, remedy: string, means?: string) {
    const whole: Subject = typeof subject === 'string' ? { kind: 'quantity', name: subject } : subject;
    const words = textOf(whole, value);
    super(`${words} = ${valueText(value)}: ${problem}. ${remedy}`);
    this.subject = whole;
    this.subjectText = words;
    this.value = value;
    this.problem = problem;
    this.remedy = remedy;
    if (means !== undefined) this.means = means;
  }

  /** The same about something else: what a layer above calls the subject. */
  about(subject: SubjectOrName): InputError {
    return new InputError(subject, this.value, this.problem, this.remedy, this.means);
  }
}

function textOf(subject: Subject, value: unknown): string {
  const { kind, name } = subject;
  switch (kind) {
    case 'modelParameter':
      return value === undefined ? `parameter ${name} of ${subject.of}` : name;
    case 'modelParameters':
    case 'formFactorParameter':
    case 'formFactorParameters':
      return `${name} of ${subject.of}`;
    case 'leptonMass':
      return `mass of ${name}`;
    case 'measurement':
      return `measurement of ${name}`;
    case 'exposure':
    case 'cut':
    case 'smear':
      return `${kind} ${name}`;
    default:
      return name;
  }
}

/** A value as messages show it: text in quotes, NaN as such. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'number' || value === undefined || value === null) return String(value);
  return JSON.stringify(value);
}

/** Throws an `InputError` unless `value` is a finite number within [minimum, maximum]. */
export function requireNumber(
  subject: SubjectOrName,
  value: number,
  minimum: number,
  maximum: number,
  options: { exclusiveMinimum?: boolean; unit?: string } = {},
): void {
  const aboveMinimum = options.exclusiveMinimum ? value > minimum : value >= minimum;
  if (typeof value === 'number' && Number.isFinite(value) && aboveMinimum && value <= maximum) return;
  const unit = options.unit ? ` ${options.unit}` : '';
  const lower = options.exclusiveMinimum ? `above ${minimum}` : `at least ${minimum}`;
  const range = maximum === Number.POSITIVE_INFINITY ? `${lower}${unit}` : `${lower} and at most ${maximum}${unit}`;
  throw new InputError(subject, value, 'outside the valid range', `Give a finite number ${range}.`);
}
