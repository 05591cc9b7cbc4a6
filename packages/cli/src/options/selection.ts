import { type KernelSelection, kernelSelection } from '@nereid/analysis';
import type { Catalogue } from '@nereid/catalogue';
import { InputError } from '@nereid/physics';
import type { SelectionFlags } from './flags/constraints.js';
import { parseKeyValues, parseWholeNumber } from './parse.js';

/** The selection asked for, if any. @throws InputError for names and numbers that cannot be used */
export function selectionSetting(options: SelectionFlags, catalogue: Catalogue): KernelSelection | undefined {
  const { selection, cut, smear, cutEvents, cutSeed } = options;
  const chosen = kernelSelection(
    {
      selection,
      cuts: parseKeyValues('--cut', cut),
      smear: parseKeyValues('--smear', smear),
      events: cutEvents === undefined ? undefined : parseWholeNumber('--cut-events', cutEvents, 2000, 1e9),
      seed: cutSeed === undefined ? undefined : parseWholeNumber('--cut-seed', cutSeed, 0),
    },
    catalogue,
  );
  if (chosen !== undefined || (cutEvents === undefined && cutSeed === undefined)) return chosen;
  const flag = cutEvents === undefined ? '--cut-seed' : '--cut-events';
  throw new InputError(flag, cutEvents ?? cutSeed, 'no selection', 'Give --selection or --cut too.');
}
