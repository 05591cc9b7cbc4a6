import { countedRegimes } from '@nereid/analysis';
import type { CountedFlags } from './flags/constraints.js';
import { parseNames } from './parse.js';

/** The parts that predictions are to count. @throws InputError for an unknown name, or one that is counted twice */
export function givenRegimes({ regime }: CountedFlags): readonly string[] | undefined {
  if (regime === undefined) return undefined;
  const names = parseNames('--regime', regime, 'Name each once.');
  countedRegimes(names);
  return names;
}
