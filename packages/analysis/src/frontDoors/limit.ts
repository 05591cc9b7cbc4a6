import type { ExperimentCorrelation } from '@nereid/catalogue';
import { type CouplingLimitOptions, couplingFamily, InputError, limitableModel, requireNumber } from '@nereid/physics';
import { atMostOneProjection, requireCorrelations } from '../constraints/correlations.js';
import { type LimitWithErrors, limitsWithErrors } from '../limits/limitErrors.js';
import { defaultSidedness, requireOneNamedCount, withTreatment } from '../limits/unifiedLimits.js';
import {
  catalogueOf,
  type KernelQuestion,
  limitConstraints,
  type NamedModel,
  type TheoryQuestion,
  type WorkStep,
} from './lookup.js';
import { type QuestionNames, requireQuestion, TESTED_NAMES } from './questions.js';

/** What limits are made of, at whatever mass. */
interface LimitSetting extends KernelQuestion, TheoryQuestion, Partial<CouplingLimitOptions> {
  /** Names of constraints, all combined: `['ccfr', 'g-2']`. */
  readonly constraints: readonly string[];
  /** A model with a coupling to limit, by name; with its charges, where it leaves them open. */
  readonly model: string | NamedModel;
  /** Between the experiments; independent unless given. */
  readonly correlations?: readonly ExperimentCorrelation[] | undefined;
}

/** What `limit` is asked. */
export interface LimitQuestion extends LimitSetting {
  /** Of the mediator [GeV], in the range of the model; Infinity for the contact limit, with g′/M [1/GeV] as the coupling. */
  readonly mass: number;
}

/** What `limits` is asked. */
export interface LimitsQuestion extends LimitSetting {
  /** Each as `mass` of one limit. */
  readonly masses: ArrayLike<number>;
  readonly onStep?: WorkStep | undefined;
}

const SETTING_NAMES: QuestionNames<LimitSetting> = {
  ...TESTED_NAMES,
  constraints: true,
  model: true,
  correlations: false,
  confidenceLevel: false,
  sidedness: false,
  statistic: false,
  errorModel: false,
};

/**
 * The largest coupling that experiments allow together at one mass, with all allowed and excluded intervals, as `nereid limit` prints
 * it: one-sided at 95 % CL from the likelihood ratio unless told otherwise (docs/physics/limits.md). `couplingUpper` is null where
 * nothing is excluded; its numerical error is given and says nothing about the assumptions of a recast.
 * @throws InputError for unknown names, charges or statistics, a mass out of range, or two projections
 */
export async function limit(asked: LimitQuestion): Promise<LimitWithErrors> {
  requireQuestion('limit', asked, { ...SETTING_NAMES, mass: true });
  const { mass, ...question } = asked;
  const [point] = await limits({ ...question, masses: [mass] });
  return point;
}

/** `limit` at each of many masses. @throws InputError as `limit`, before anything is computed */
export async function limits(asked: LimitsQuestion): Promise<LimitWithErrors[]> {
  requireQuestion('limits', asked, { ...SETTING_NAMES, masses: true, onStep: false });
  const { constraints, model, masses, onStep, ...question } = asked;
  const { model: name, parameters } = typeof model === 'string' ? { model } : model;
  const family = couplingFamily(name, parameters);
  for (let i = 0; i < masses.length; i++) requireMass(name, masses[i]);
  const { confidenceLevel = 0.95, statistic, errorModel, correlations = [] } = question;
  const { sidedness = defaultSidedness(statistic) } = question;
  requireOneNamedCount(constraints, await catalogueOf(question), statistic);
  const { inputs, prepared } = await limitConstraints(constraints, family.sectors, withTreatment(question, statistic));
  if (!atMostOneProjection(prepared)) {
    const problem = 'two projections are two views of one future measurement';
    throw new InputError('constraints', constraints.join(','), problem, 'Leave one of them out.');
  }
  requireCorrelations(correlations, prepared);
  const test = { confidenceLevel, sidedness, ...(statistic && { statistic }), ...(errorModel && { errorModel }) };
  const points: LimitWithErrors[] = [];
  for (let i = 0; i < masses.length; i++) {
    const wait = onStep?.(i, masses.length);
    if (wait) await wait;
    points.push(...limitsWithErrors(prepared, [masses[i]], family, inputs, { ...test, correlations }));
  }
  return points;
}

/** Infinity is the contact limit. */
function requireMass(name: string, mass: number): void {
  if (mass === Number.POSITIVE_INFINITY) return;
  const { parameters, family } = limitableModel(name);
  const { minimum = 0, maximum = Number.MAX_VALUE } = parameters.find((one) => one.name === family.mass) ?? {};
  requireNumber('mass', mass, minimum, maximum, { unit: 'GeV' });
}
