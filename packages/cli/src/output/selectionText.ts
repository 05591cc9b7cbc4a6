import type { Efficiency, KernelSelection } from '@nereid/analysis';
import type { SelectionFlags } from '../options/flags/constraints.js';

/** `0.6034 ± 0.0012` */
export const efficiencyText = ({ value, error }: Efficiency): string => `${value.toFixed(4)} ± ${error.toFixed(4)}`;

/** That σ/σ_SM rests on few events, whose part `relativeError` of it is not known. */
export function fewEvents(name: string, relativeError: number, { events }: Pick<KernelSelection, 'events'>): string {
  const error = `${Number((100 * relativeError).toPrecision(2))} %`;
  return `${name}: the cuts keep so few events that σ/σ_SM is uncertain by ${error}. Raise --cut-events (${events}).`;
}

/** The selection, cuts and resolutions asked for, after some words; nothing where there are none. */
export function selectionWords({ selection, cut = [], smear = [] }: SelectionFlags, before: string): string {
  const all = [...(selection === undefined ? [] : [selection]), ...cut, ...smear];
  return all.length === 0 ? '' : `${before}${all.join(', ')}`;
}
