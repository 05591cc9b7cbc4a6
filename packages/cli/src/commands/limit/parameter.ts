import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import {
  type ParameterInterval,
  type ParameterLimit,
  parameterLimits,
  requireTwoSided,
  sourcesInUse,
} from '@nereid/analysis';
import { InputError, modelDefinition } from '@nereid/physics';
import { parameterNamed, sectorsOf } from '@nereid/physics/models';
import { constraintSetting } from '../../options/experimentSetting.js';
import { parseKeyValues } from '../../options/parse.js';
import { largestTolerance, preparedConstraints, requireValues } from '../../options/prepare.js';
import { testSetting } from '../../options/statistics.js';
import { printJson } from '../../output/json.js';
import { table } from '../../output/text.js';
import { PROVENANCE } from '../../thisProgram.js';
import type { LimitFlags } from './flags.js';

/** `nereid limit --parameter`: intervals of a parameter of either sign. */
export async function parameterLimit(options: LimitFlags, parameter: string, given: CommandUnknownOpts): Promise<void> {
  for (const flag of ['mass', 'out', 'overlay', 'correlation'] as const) {
    if (options[flag] === undefined || given.getOptionValueSource(flag) === 'default') continue;
    throw new InputError(`--${flag}`, options[flag], 'is of limits over masses', 'Leave it out, or --parameter.');
  }
  const { experiments, companions, names, catalogue, calculation, kernels } = await constraintSetting(options);
  if (companions.length > 0) {
    throw new InputError(
      '--constraint',
      companions.join(','),
      'knows no such parameter',
      'Name experiments with tridents.',
    );
  }
  const definition = modelDefinition(options.model);
  const fixed = parseKeyValues('--set', options.set);
  const values = options.value ?? [];
  requireValues(values, experiments);
  const { statistics, treatment, theoryErrors } = testSetting(options);
  const { confidenceLevel, statistic, errorModel } = statistics;
  requireTwoSided(statistic, treatment.likelihood);
  const sectors = sectorsOf(definition, [parameter, ...Object.keys(fixed)]);
  const asked = { ...kernels, sectors, values, treatment, theoryErrors };
  const { tridents } = await preparedConstraints(names, catalogue, asked);
  const limits = parameterLimits(tridents, definition, parameter, fixed, kernels.inputs, {
    confidenceLevel,
    ...(statistic && { statistic }),
    errorModel,
  });
  const unit = parameterNamed(definition, parameter)?.unit ?? 'none';
  if (!options.json) return printIntervals(limits, parameter, unit, confidenceLevel);
  printJson({
    model: definition.name,
    ...{ parameter, unit, fixed, confidenceLevel, statistic, errorModel, limits },
    sidedness: 'two-sided',
    inputs: { ...calculation, tolerance: largestTolerance(tridents) },
    ...(theoryErrors && { theoryErrors: sourcesInUse(tridents, kernels.inputs) }),
    measurements: tridents.map(({ measurement }) => measurement),
    kernels: tridents.map(({ kernel }) => kernel.hash),
    provenance: PROVENANCE,
  });
}

function printIntervals(limits: readonly ParameterLimit[], parameter: string, unit: string, level: number): void {
  console.log(`Intervals of ${parameter}${unit === 'none' ? '' : ` [${unit}]`} at ${level} CL, two-sided`);
  const rows = limits.map(({ name, allowed, bestFit }) => [
    name,
    bestFit === null ? 'any value' : allowed.map(inWords).join(' and ') || 'none',
    bestFit === null ? '–' : digits(bestFit),
  ]);
  console.log(table([['experiment', 'allowed', 'best fit'], ...rows], ['left', 'left', 'right']));
}

const inWords = ({ lower, upper }: ParameterInterval): string => `${digits(lower)} … ${digits(upper)}`;

const digits = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : `${value}`);
