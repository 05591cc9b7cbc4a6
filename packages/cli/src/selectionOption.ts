import { type Efficiency, type KernelSelection, kernelSelection } from '@nereid/analysis';
import type { Catalogue } from '@nereid/catalogue';
import { InputError } from '@nereid/physics';
import { parseKeyValues, parseNumber } from './cliOptions.js';

/** The flags of `selection` in commandOptions.ts. */
export interface SelectionOptions {
  readonly selection?: string;
  readonly cut?: readonly string[];
  readonly cutEvents?: string;
  readonly cutSeed?: string;
}

/** The selection asked for, if any. @throws InputError for names and numbers that cannot be used */
export function selectionOption(options: SelectionOptions, catalogue: Catalogue): KernelSelection | undefined {
  const { selection, cut, cutEvents, cutSeed } = options;
  const chosen = kernelSelection(
    {
      selection,
      cuts: parseKeyValues('--cut', cut),
      events: cutEvents === undefined ? undefined : wholeNumber('--cut-events', cutEvents, 2000, 1e9),
      seed: cutSeed === undefined ? undefined : wholeNumber('--cut-seed', cutSeed, 0, Number.MAX_SAFE_INTEGER),
    },
    catalogue,
  );
  if (chosen !== undefined || (cutEvents === undefined && cutSeed === undefined)) return chosen;
  const flag = cutEvents === undefined ? '--cut-seed' : '--cut-events';
  throw new InputError(flag, cutEvents ?? cutSeed, 'no selection', 'Give --selection or --cut too.');
}

function wholeNumber(flag: string, text: string, minimum: number, maximum: number): number {
  const value = parseNumber(flag, text);
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
  throw new InputError(flag, text, 'not usable', `Give an integer from ${minimum} to ${maximum}.`);
}

/** `0.6034 ± 0.0012` */
export const efficiencyText = ({ value, error }: Efficiency): string => `${value.toFixed(4)} ± ${error.toFixed(4)}`;

/** The selection and cuts asked for, after some words; nothing where there are none. */
export function selectionWords({ selection, cut = [] }: SelectionOptions, before: string): string {
  const all = [...(selection === undefined ? [] : [selection]), ...cut];
  return all.length === 0 ? '' : `${before}${all.join(', ')}`;
}
