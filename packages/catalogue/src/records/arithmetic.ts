import { type Diagnostic, remedyForName } from '../diagnostics.js';
import type { YamlDocument } from '../yamlDocument.js';
import { evaluateFormula, FormulaSyntaxError, formulaNames } from './formula.js';
import type { ArithmeticCheck, OpenIssue, RecordValue } from './schema.js';

/** A relation between values of a record, and whether it holds. */
export interface ArithmeticOutcome extends ArithmeticCheck {
  /** Value that the formula gives, with the errors of its inputs added in quadrature as if they were independent. */
  readonly computed: number;
  readonly computedError: number;
  readonly holds: boolean;
}

/**
 * Computes every declared relation. One that fails is an error; a warning where an open issue of the record asks about it.
 */
export function checkArithmetic(
  document: YamlDocument<unknown>,
  checks: readonly ArithmeticCheck[],
  values: readonly RecordValue[],
  issues: readonly OpenIssue[],
): { outcomes: ArithmeticOutcome[]; diagnostics: Diagnostic[] } {
  const outcomes: ArithmeticOutcome[] = [];
  const diagnostics: Diagnostic[] = [];
  checks.forEach((check, i) => {
    const report = (field: string, message: string, remedy: string, severity: 'error' | 'warning' = 'error') =>
      diagnostics.push(document.report(['arithmetic', i, field], message, remedy, severity));
    const issue = issues.find(({ id }) => id === check.openIssue);
    if (check.openIssue !== undefined && issue === undefined) {
      const known = issues.map(({ id }) => id);
      report('openIssue', `no open issue "${check.openIssue}"`, remedyForName(check.openIssue, known));
    }
    try {
      const outcome = computeOutcome(check, values);
      outcomes.push(outcome);
      reportOutcome(outcome, values, issue, report);
    } catch (error) {
      if (!(error instanceof FormulaSyntaxError)) throw error;
      report(error.field, error.message, error.remedy);
    }
  });
  return { outcomes, diagnostics };
}

function computeOutcome(check: ArithmeticCheck, values: readonly RecordValue[]): ArithmeticOutcome {
  const find = (field: 'formula' | 'equals', id: string): RecordValue => {
    const value = values.find((one) => one.id === id);
    if (value) return value;
    const known = values.map((one) => one.id);
    throw new FormulaSyntaxError(`no value "${id}"`, remedyForName(id, known), field);
  };
  const target = find('equals', check.equals);
  const inputs = formulaNames(check.formula).map((id) => find('formula', id));
  const central = new Map(inputs.map(({ id, value }) => [id, value]));
  const computed = evaluateFormula(check.formula, central);
  const variance = inputs.reduce((sum, input) => {
    const { id, value } = input;
    const error = errorOf(input);
    if (error === 0) return sum;
    // a step of a thousandth of the error: small enough for the slope, large enough for double precision
    const step = error / 1000;
    const shifted = (by: number) => evaluateFormula(check.formula, new Map([...central, [id, value + by]]));
    return sum + ((shifted(step) - shifted(-step)) / ((2 * step) / error)) ** 2;
  }, 0);
  const computedError = Math.sqrt(variance);
  const holds =
    check.compare === 'digits'
      ? sameDigits(computed, computedError, target)
      : withinErrors(computed, computedError, target);
  return { ...check, computed, computedError, holds };
}

/** The error of a value; that of a bare count of events is Poisson's, the square root of the count. */
function errorOf({ role, number, value, errorPlus, errorMinus }: RecordValue): number {
  if (errorPlus !== undefined || errorMinus !== undefined) return ((errorPlus ?? 0) + (errorMinus ?? 0)) / 2;
  return role === 'eventCount' && /^\d+$/.test(number) ? Math.sqrt(value) : 0;
}

/** Agreement to half a unit of the last digit printed, of the value and, where both have one, of a symmetric error. */
function sameDigits(computed: number, computedError: number, target: RecordValue): boolean {
  if (!agrees(computed, target.number)) return false;
  const { error } = target;
  return (
    error === undefined || !('symmetric' in error) || computedError === 0 || agrees(computedError, error.symmetric)
  );
}

/** Rounding slack of one part in 10¹² lets a half that double precision cannot represent round either way. */
const agrees = (computed: number, printed: string): boolean =>
  Math.abs(computed - Number(printed)) <= 0.5 * lastDigit(printed) + 1e-12 * Math.abs(computed);

function withinErrors(
  computed: number,
  computedError: number,
  { value, errorPlus, errorMinus, number }: RecordValue,
): boolean {
  const own = (computed > value ? errorPlus : errorMinus) ?? 0.5 * lastDigit(number);
  return Math.abs(computed - value) <= Math.hypot(own, computedError);
}

/** Size of one unit in the last digit printed: 0.01 for 0.82, 100 for 1.2e3. */
export function lastDigit(printed: string): number {
  const [mantissa, exponent = '0'] = printed.toLowerCase().split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return 10 ** (Number(exponent) - decimals);
}

function reportOutcome(
  outcome: ArithmeticOutcome,
  values: readonly RecordValue[],
  issue: OpenIssue | undefined,
  report: (field: string, message: string, remedy: string, severity?: 'error' | 'warning') => void,
): void {
  const { formula, equals, computed, computedError, holds } = outcome;
  const open = issue !== undefined && issue.resolution === undefined;
  if (holds) {
    if (open)
      report('openIssue', `the relation holds, and "${issue.id}" asks why not`, 'Take openIssue out.', 'warning');
    return;
  }
  const { number: printed = '', error } = values.find(({ id }) => id === equals) ?? {};
  const differs = !agrees(computed, printed) || error === undefined || !('symmetric' in error);
  const [given, found] = differs ? ['', ''] : [` ± ${error.symmetric}`, ` ± ${Number(computedError.toPrecision(3))}`];
  const shown = formula.replace(/\{([^}]*)\}/g, (_, id) => values.find((value) => value.id === id)?.number ?? id);
  const message = `${shown} = ${Number(computed.toPrecision(3))}${found}, not ${printed}${given} (${equals})`;
  if (open) report('formula', message, `Known: see the open issue "${issue.id}".`, 'warning');
  else report('formula', message, 'Correct a value, or open an issue about it and name it in openIssue.');
}
