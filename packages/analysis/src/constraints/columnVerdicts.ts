import { type ColumnTerm, type DecisionColumns, decisionColumns, termColumns } from '@nereid/physics/inference';
import { type InteractionColumns, type RatioColumns, ratioAtUnitStrength } from '@nereid/physics/models';
import type { Constraint } from './constraint.js';
import { atMostOneProjection, type CombinationOptions, correlationMatrix } from './correlations.js';
import { likelihoodOf } from './measuredLikelihood.js';
import { type VerdictTable, verdictCode } from './verdictTable.js';

const [ALLOWED, EXCLUDED, NOT_EVALUATED] = (['allowed', 'excluded', 'notEvaluated'] as const).map(verdictCode);

/** A constraint that predicts many points at once. */
export type ColumnConstraint = Constraint & Required<Pick<Constraint, 'predictColumns'>>;

/** Whether a constraint predicts many points at once. */
export const predictsColumns = (constraint: Constraint): constraint is ColumnConstraint =>
  constraint.predictColumns !== undefined;

/**
 * Writes the verdicts on points of a model to tables: what `evaluatePoint` says of each, but for points out of range, of which it
 * says nothing.
 * @param inRange 0 where a point is out of range: its row is left as it is
 * @throws InputError as `evaluatePoint`, though perhaps for another one of the points
 */
export function writeColumnVerdicts(
  tables: readonly VerdictTable[],
  model: InteractionColumns,
  inRange: Uint8Array,
  constraints: readonly ColumnConstraint[],
  options: CombinationOptions,
): void {
  const terms = constraints.map((constraint): ColumnTerm => {
    const { ratio, ...measured } = constraint.predictColumns(model);
    return { likelihood: likelihoodOf(measured, options.errorModel), ratio: withoutRows(ratio, inRange) };
  });
  const bounds = terms.map(termColumns);
  const ids = constraints.map(({ id }) => id);
  const decide = (places: readonly number[]): DecisionColumns =>
    decisionColumns(
      places.map((place) => terms[place]),
      places.map((place) => bounds[place]),
      options,
      correlationMatrix(
        places.map((place) => ids[place]),
        options.correlations,
      ),
    );
  for (const table of tables) {
    const place = ids.indexOf(table.name);
    if (place >= 0) {
      writeRatios(table, terms[place]);
      writeDecisions(table, decide([place]));
    } else if (table.name === 'combined' && atMostOneProjection(constraints)) {
      writeDecisions(table, decide(ids.map((_, i) => i)));
    } else table.verdict.fill(NOT_EVALUATED);
  }
}

/** NaN, which nothing is computed for, in rows that are left to others. */
function withoutRows({ linear, quadratic }: RatioColumns, kept: Uint8Array): RatioColumns {
  if (kept.includes(0)) for (let i = 0; i < kept.length; i++) if (kept[i] === 0) linear[i] = Number.NaN;
  return { linear, quadratic };
}

function writeRatios({ numbers: { ratio, pull } }: VerdictTable, { likelihood, ratio: columns }: ColumnTerm): void {
  const { linear, quadratic } = columns;
  for (let i = 0; i < linear.length; i++) {
    const value = ratioAtUnitStrength({ linear: linear[i], quadratic: quadratic[i] });
    if (!Number.isFinite(value)) continue;
    if (ratio) ratio[i] = value;
    if (pull) pull[i] = likelihood.pull(value);
  }
}

function writeDecisions({ verdict, numbers }: VerdictTable, { excluded, chiSquare }: DecisionColumns): void {
  numbers.chiSquare?.set(chiSquare);
  for (let i = 0; i < verdict.length; i++) {
    verdict[i] = Number.isNaN(chiSquare[i]) ? NOT_EVALUATED : excluded[i] === 1 ? EXCLUDED : ALLOWED;
  }
}
