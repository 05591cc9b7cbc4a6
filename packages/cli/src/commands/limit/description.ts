import type { LimitDescription, PreparedExperiment } from '@nereid/analysis';
import { modelParameters } from '../../options/cliOptions.js';
import type { Treatment } from '../../options/statistics.js';

/** Flags that say what is calculated and have no field of their own in a `LimitDescription`. */
const SETTINGS = [
  ['value', '--value'],
  ['ew', '--ew'],
  ['massOf', '--mass-of'],
  ['formFactor', '--form-factor'],
  ['fermiMomentum', '--fermi-momentum'],
  ['qSquaredMax', '--q-squared-max'],
  ['tolerance', '--tolerance'],
  ['selection', '--selection'],
  ['cut', '--cut'],
  ['cutEvents', '--cut-events'],
  ['cutSeed', '--cut-seed'],
] as const;

/** The flags among them. */
type DescribedOptions = Readonly<Partial<Record<(typeof SETTINGS)[number][0], string | readonly string[]>>> & {
  readonly model: string;
  readonly set?: readonly string[];
  readonly flux?: string;
};

/** What a limit is made with, from the flags and what was read for it. */
export function limitDescription(
  options: DescribedOptions,
  rest: Omit<LimitDescription, 'model' | 'charges' | 'flux' | 'settings'>,
): LimitDescription {
  const settings = SETTINGS.flatMap(([key, flag]) => {
    const value = options[key];
    return value === undefined
      ? []
      : [[flag.slice(2), Array.isArray(value) ? value.join(' ') : String(value)] as const];
  });
  return {
    ...rest,
    model: options.model,
    charges: modelParameters(options.set),
    flux: options.flux,
    settings: Object.fromEntries(settings),
  };
}

/** The ratios that the experiments enter with; of counts, how their background is constrained. */
export const usedMeasurements = (prepared: readonly PreparedExperiment[], { constraint }: Treatment) =>
  prepared.map(({ measurement, likelihood }) =>
    likelihood?.errorModel === 'counts' ? { ...measurement, counts: constraint } : measurement,
  );
