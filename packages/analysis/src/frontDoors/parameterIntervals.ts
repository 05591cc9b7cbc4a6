import { type CouplingLimitOptions, InputError, type ModelParameters, modelDefinition } from '@nereid/physics';
import { parameterNamed, sectorsOf } from '@nereid/physics/models';
import { ownParameter, type ParameterLimit, parameterLimits, requireTwoSided } from '../limits/parameterLimits.js';
import { type KernelQuestion, ratioConstraints, type TheoryQuestion } from './lookup.js';
import { type QuestionNames, requireQuestion, TESTED_NAMES } from './questions.js';

/** What `parameterIntervals` is asked. */
export interface ParameterIntervalsQuestion
  extends KernelQuestion,
    TheoryQuestion,
    Partial<Omit<CouplingLimitOptions, 'sidedness'>> {
  /** Names of experiments: `['ccfr', 'charm-ii']`. */
  readonly constraints: readonly string[];
  /** A model by name: `charge-radius`. */
  readonly model: string;
  /** The parameter of either sign: `r2Mu`; of a model without a coupling over masses that of its example unless given. */
  readonly parameter?: string | undefined;
  /** Values of other parameters, that stay. */
  readonly parameters?: ModelParameters | undefined;
}

/** What experiments allow of a parameter: each, and where there are several all together as independent ones. */
export interface ParameterIntervals {
  readonly parameter: string;
  /** Undefined where it has none. */
  readonly unit: string | undefined;
  readonly limits: readonly ParameterLimit[];
}

const NAMES: QuestionNames<ParameterIntervalsQuestion> = {
  ...TESTED_NAMES,
  constraints: true,
  model: true,
  parameter: false,
  parameters: false,
  confidenceLevel: false,
  statistic: false,
  errorModel: false,
};

/**
 * The values of a parameter of either sign that experiments allow, two-sided at 95 % CL unless told otherwise, as `nereid limit --parameter` prints them
 * (docs/physics/limits.md, "One parameter of either sign").
 * @throws InputError for unknown names, a parameter that does not enter the couplings linearly or has one sign, one-sided statistics and counts
 */
export async function parameterIntervals(asked: ParameterIntervalsQuestion): Promise<ParameterIntervals> {
  requireQuestion('parameterIntervals', asked, NAMES);
  const { constraints, model, parameter = ownParameter(model), parameters = {}, ...question } = asked;
  const { confidenceLevel = 0.95, statistic, errorModel } = question;
  const definition = modelDefinition(model);
  if (parameter === undefined) {
    throw new InputError('parameter', undefined, `${model} has none that is limited by itself`, 'Name one.');
  }
  requireTwoSided(statistic, question.treatment?.likelihood);
  const sectors = sectorsOf(definition, [parameter, ...Object.keys(parameters)]);
  const { inputs, tridents } = await ratioConstraints(constraints, sectors, question);
  const test = { confidenceLevel, ...(statistic && { statistic }), ...(errorModel && { errorModel }) };
  return {
    parameter,
    unit: parameterNamed(definition, parameter)?.unit,
    limits: parameterLimits(tridents, definition, parameter, parameters, inputs, test),
  };
}
