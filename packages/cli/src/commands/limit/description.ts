import type { LimitDescription, PreparedExperiment } from '@nereid/analysis';
import { flagOf, parseKeyValues } from '../../options/parse.js';
import type { Treatment } from '../../options/statistics.js';
import type { LimitFlags } from './flags.js';

/** Flags that say what is calculated and have no field of their own in a `LimitDescription`. */
const SETTINGS = [
  ...([
    'value',
    'ew',
    'massOf',
    'couplings',
    'formFactor',
    'structureFunctions',
    'nuclearMedium',
    'nuclearModel',
  ] as const),
  ...(['hadronicEnergyMax', 'vacuumPolarisation', 'fermiMomentum', 'qSquaredMax', 'tolerance'] as const),
  ...(['selection', 'cut', 'smear', 'cutEvents', 'cutSeed', 'theoryErrors', 'toys', 'seed'] as const),
];

/** What a limit is made with, from the flags and what was read for it. */
export function limitDescription(
  options: LimitFlags,
  rest: Omit<LimitDescription, 'model' | 'charges' | 'settings'>,
): LimitDescription {
  const settings = SETTINGS.flatMap((key) => {
    const value = options[key];
    // a switch that is off is what a reader expects of a limit in which it is not mentioned
    return value === undefined || value === 'off' ? [] : [[flagOf(key).slice(2), [value].flat().join(' ')] as const];
  });
  return {
    ...rest,
    model: options.model,
    charges: parseKeyValues('--set', options.set),
    settings: Object.fromEntries(settings),
  };
}

/** The ratios that the experiments enter with; of counts, how their background is constrained. */
export const usedMeasurements = (prepared: readonly PreparedExperiment[], { constraint }: Treatment) =>
  prepared.map(({ measurement, likelihood }) =>
    likelihood?.errorModel === 'counts' ? { ...measurement, counts: constraint } : measurement,
  );
