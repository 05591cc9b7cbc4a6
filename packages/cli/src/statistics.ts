import { InputError, SIDEDNESS, type Sidedness } from '@nereid/physics';
import { parseChoice, parseNumber } from './cliOptions.js';

/** `--cl 0.95` or `--cl 95`. @throws InputError */
export function parseConfidenceLevel(text: string): number {
  const value = parseNumber('--cl', text);
  if (value > 0 && value < 1) return value;
  const percent = value >= 50 && value < 100 ? ` Did you mean ${value / 100}?` : '';
  throw new InputError('--cl', text, 'not between 0 and 1', `Give a confidence level such as 0.95.${percent}`);
}

/** `--sided one` or `two` (the long names work too). */
export function parseSidedness(text: string): Sidedness {
  const long = text === 'one' || text === 'two' ? `${text}-sided` : text;
  return parseChoice('--sided', long, SIDEDNESS);
}
