import { type ColumnTerm, type DecisionColumns, decisionColumns, termColumns } from '@nereid/physics/inference';
import { type RatioColumns, ratioAtUnitStrength } from '@nereid/physics/models';
import { type Constraint, type PredictionColumns, RATIO_TO_STANDARD_MODEL } from './constraint.js';
import { atMostOneProjection, type CombinationOptions, correlationMatrix } from './correlations.js';
import { likelihoodOf } from './measuredLikelihood.js';
import { type VerdictTable, verdictCode } from './verdictTable.js';

const [ALLOWED, EXCLUDED, NOT_EVALUATED] = (['allowed', 'excluded', 'notEvaluated'] as const).map(verdictCode);

/** Predictions of a constraint with the likelihood to judge them by. */
interface JudgedColumns extends ColumnTerm {
  readonly predictions: PredictionColumns;
}

/**
 * Writes the verdicts on points to tables: what `evaluatePoint` says of each, but for rows that are no points, which are left as they are.
 * @param predictions of each constraint
 * @param isPoint 0 where a row is none
 * @throws InputError as `evaluatePoint`, though perhaps for another one of the points
 */
export function writeColumnVerdicts(
  tables: readonly VerdictTable[],
  predictions: readonly PredictionColumns[],
  isPoint: Uint8Array,
  constraints: readonly Constraint[],
  options: CombinationOptions,
): void {
  const terms = predictions.map(
    (one): JudgedColumns => ({
      predictions: one,
      likelihood: likelihoodOf(one, options.errorModel),
      ratio: withoutRows(one.ratio, isPoint),
    }),
  );
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
      writePredictions(table, constraints[place], terms[place]);
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

function writePredictions(
  { numbers }: VerdictTable,
  { observable }: Constraint,
  { likelihood, ratio: { linear, quadratic }, predictions: { orientation, predicted } }: JudgedColumns,
): void {
  const shown = observable === RATIO_TO_STANDARD_MODEL ? numbers.ratio : numbers.predicted;
  const { pull } = numbers;
  for (let i = 0; i < linear.length; i++) {
    const value = ratioAtUnitStrength({ linear: linear[i], quadratic: quadratic[i] });
    if (!Number.isFinite(value)) continue;
    if (shown) shown[i] = predicted ? predicted[i] : value;
    if (pull) pull[i] = orientation * likelihood.pull(value);
  }
}

function writeDecisions({ verdict, numbers }: VerdictTable, { excluded, chiSquare }: DecisionColumns): void {
  numbers.chiSquare?.set(chiSquare);
  for (let i = 0; i < verdict.length; i++) {
    verdict[i] = Number.isNaN(chiSquare[i]) ? NOT_EVALUATED : excluded[i] === 1 ? EXCLUDED : ALLOWED;
  }
}
