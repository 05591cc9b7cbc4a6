import { InputError } from '@nereid/physics';
import { parseNumber } from './parse.js';

/** `--range low:high` of the bins of one observable. @throws InputError where there are several */
export function namedRange(text: string | undefined, observables: readonly unknown[]): [number, number] | undefined {
  if (text === undefined) return undefined;
  if (observables.length > 1) {
    throw new InputError('--range', text, 'there are several observables', 'Give one --observable with it.');
  }
  const parts = text.split(':');
  if (parts.length !== 2) throw new InputError('--range', text, 'not a range', 'Write low:high, for example 0.2:1.');
  const [low, high] = parts.map((part) => parseNumber('--range', part));
  return [low, high];
}
