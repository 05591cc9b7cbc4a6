import { type Efficiency, type KernelSelection, kernelSelection } from '@nereid/analysis';
import type { Catalogue } from '@nereid/catalogue';
import { InputError } from '@nereid/physics';
import { parseKeyValues, parseWholeNumber } from './cliOptions.js';

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
      events: cutEvents === undefined ? undefined : parseWholeNumber('--cut-events', cutEvents, 2000, 1e9),
      seed: cutSeed === undefined ? undefined : parseWholeNumber('--cut-seed', cutSeed, 0),
    },
    catalogue,
  );
  if (chosen !== undefined || (cutEvents === undefined && cutSeed === undefined)) return chosen;
  const flag = cutEvents === undefined ? '--cut-seed' : '--cut-events';
  throw new InputError(flag, cutEvents ?? cutSeed, 'no selection', 'Give --selection or --cut too.');
}

/** `0.6034 ± 0.0012` */
export const efficiencyText = ({ value, error }: Efficiency): string => `${value.toFixed(4)} ± ${error.toFixed(4)}`;

/** That σ/σ_SM rests on few events, whose part `relativeError` of it is not known. */
export function fewEvents(name: string, relativeError: number, { events }: Pick<KernelSelection, 'events'>): string {
  const error = `${Number((100 * relativeError).toPrecision(2))} %`;
  return `${name}: the cuts keep so few events that σ/σ_SM is uncertain by ${error}. Raise --cut-events (${events}).`;
}

/** The selection and cuts asked for, after some words; nothing where there are none. */
export function selectionWords({ selection, cut = [] }: SelectionOptions, before: string): string {
  const all = [...(selection === undefined ? [] : [selection]), ...cut];
  return all.length === 0 ? '' : `${before}${all.join(', ')}`;
}
