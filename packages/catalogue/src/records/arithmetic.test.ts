import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problems, readToy, toyValue } from '../../test/toyRecord.js';
import { lastDigit } from './arithmetic.js';
import { evaluateFormula, FormulaSyntaxError, formulaNames } from './formula.js';

const check = (formula: string, equals: string, rest = '') =>
  `arithmetic:\n  - { id: check, formula: "${formula}", equals: ${equals}, compare: digits${rest} }`;

describe('arithmetic between values', () => {
  it('holds for the counts and the ratio of CCFR, errors included', () => {
    const { value, diagnostics } = readToy({ arithmetic: check('{seen} / {expected}', 'ratio') });
    expect(diagnostics).toEqual([]);
    if (value?.kind !== 'record') throw new Error('not a record');
    // 37.0/45.3 and the quadrature of 12.4/37.0 and 2.3/45.3, with a calculator
    expect(value.arithmetic[0].computed).toBeCloseTo(0.81678, 5);
    expect(value.arithmetic[0].computedError).toBeCloseTo(0.27685, 5);
  });

  it('fails where the error does not follow, though the value does', () => {
    const values = `values:\n${toyValue('ratio', '"0.82"', '"0.25"')}\n${toyValue('seen', '"37.0"', '"12.4"')}\n${toyValue('expected', '"45.3"', '"2.3"')}`;
    expect(problems({ values, arithmetic: check('{seen} / {expected}', 'ratio') })).toHaveLength(1);
  });

  it("takes Poisson's error for a count of events that has none: NuTeV's 17 over 9.8 ± 2.9 make 0.667 ± 0.47 of 10.8 ± 0.3", () => {
    const seen = toyValue('seen', '"17"', '"1"', 'role: eventCount, ').replace(/error: \{[^}]*\}, /, '');
    const others = [toyValue('behind', '"9.8"', '"2.9"'), toyValue('expected', '"10.8"', '"0.3"')];
    const values = (error: string) => ['values:', toyValue('ratio', '"0.667"', error), seen, ...others].join('\n');
    const arithmetic = check('({seen} - {behind}) / {expected}', 'ratio');
    const { value, diagnostics } = readToy({ values: values('"0.47"'), arithmetic });
    expect(diagnostics).toEqual([]);
    if (value?.kind !== 'record') throw new Error('not a record');
    // the quadrature of √17/10.8, 2.9/10.8 and 7.2 · 0.3/10.8², with a calculator
    expect(value.arithmetic[0].computedError).toBeCloseTo(0.46711, 5);
    // without Poisson's error it was 0.27; where the error alone is wrong, it is named
    expect(problems({ values: values('"0.27"'), arithmetic })).toEqual([
      'error arithmetic[0].formula: (17 - 9.8) / 10.8 = 0.667 ± 0.467, not 0.667 ± 0.27 (ratio)',
    ]);
  });

  it('reports what does not hold: an error, or a warning where an open issue asks about it', () => {
    const message = 'arithmetic[0].formula: 45.3 / 37.0 = 1.22, not 0.82 (ratio)';
    const arithmetic = check('{expected} / {seen}', 'ratio');
    expect(problems({ arithmetic })).toEqual([`error ${message}`]);
    const openIssues = 'openIssues:\n  - { id: why, type: arithmetic, question: Why not?, blocking: false }';
    const known = check('{expected} / {seen}', 'ratio', ', openIssue: why');
    expect(problems({ arithmetic: known, openIssues })).toEqual([`warning ${message}`]);
    expect(problems({ arithmetic: check('{seen} / {expected}', 'ratio', ', openIssue: why'), openIssues })).toEqual([
      'warning arithmetic[0].openIssue: the relation holds, and "why" asks why not',
    ]);
  });

  it('names values and issues that do not exist', () => {
    expect(problems({ arithmetic: check('{sene} / 2', 'ratio', ', openIssue: none') })).toEqual([
      'error arithmetic[0].openIssue: no open issue "none"',
      'error arithmetic[0].formula: no value "sene"',
    ]);
  });

  it('knows the size of the last digit printed', () => {
    expect(['0.82', '45', '1.2e3', '5E-1'].map(lastDigit)).toEqual([0.01, 1, 100, 0.1]);
  });
});

describe('a formula', () => {
  const none = new Map<string, number>();

  it('follows the rules of arithmetic', () => {
    expect(evaluateFormula('1 + 2 * 3 - 8 / 4 / 2', none)).toBe(6);
    expect(evaluateFormula('-(1 - {a-b}) * 2e1', new Map([['a-b', 3]]))).toBe(40);
    expect(formulaNames('{a} + {b} / {a}')).toEqual(['a', 'b']);
  });

  it.each(['', '1 +', '(1', '1 2', '1 ** 2', 'process.exit()', '{A}', '1/0', '*1', '1)'])(
    'such as "%s" is refused',
    (text) => {
      expect(() => evaluateFormula(text, none)).toThrow(FormulaSyntaxError);
    },
  );

  it('is either computed or refused, whatever it holds', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789+-*/(){}ab. e') });
    fc.assert(
      fc.property(text, (formula) => {
        try {
          expect(Number.isFinite(evaluateFormula(formula, new Map([['a', 2]])))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaSyntaxError);
        }
      }),
    );
  });
});
