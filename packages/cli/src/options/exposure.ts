import { InputError, suggestName } from '@nereid/physics';
import { parseKeyValues } from './parse.js';

const EXPOSURE_KEYS = ['tonnes', 'years', 'protonsOnTarget', 'distanceM'] as const;

/** `--exposure tonnes=50`, `years=3`, `protonsOnTarget=1e21`, `distanceM=574`; `pot` for short. */
export function exposureOverrides(entries: readonly string[] | undefined): Record<string, number> {
  const given = parseKeyValues('--exposure', entries);
  if (given.pot !== undefined && given.protonsOnTarget !== undefined) {
    throw new InputError('--exposure pot', given.pot, 'the same as protonsOnTarget, also given', 'Give one of them.');
  }
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const name = key === 'pot' ? 'protonsOnTarget' : key;
      if ((EXPOSURE_KEYS as readonly string[]).includes(name)) return [name, value];
      throw new InputError('--exposure', key, 'no such quantity', suggestName(key, EXPOSURE_KEYS));
    }),
  );
}
