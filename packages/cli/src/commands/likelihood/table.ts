import type { ConstrainedYield } from '@nereid/physics/likelihoods';
import { table, withErrors } from '../../output/text.js';
import { constructionWords, unifiedIntervalEnds } from '../../output/unifiedIntervalText.js';
import type { countsResult, workspaceResult } from './result.js';

type Result = ReturnType<typeof countsResult> | ReturnType<typeof workspaceResult>;

const round = (value: number) => Number(value.toPrecision(4));
/** A number of events as it is read: 40.5, 0.3, 1234.5. */
const events = (value: number) => `${Number(value.toPrecision(6))}`;

/** The table of `nereid likelihood`. */
export function printLikelihood(result: Result): void {
  const { ratio, standardModel, confidenceLevel, ratioUpper, nullRatio, workspace } = result;
  // as our own files name it
  const named = workspace && workspace.parameterOfInterest !== 'ratio';
  const quantity = named ? `${workspace.parameterOfInterest} = σ/σ_SM` : 'σ/σ_SM';
  const { profile, cls, poissonCls } = ratioUpper;
  const below = (test: string, limit: { readonly ratio: number } | null): string[][] =>
    limit ? [[`${quantity} below (${confidenceLevel} CL, ${test})`, largest(limit.ratio, result)]] : [];
  const best = {
    value: round(ratio.value),
    errorPlus: round(ratio.errorPlus),
    errorMinus: round(ratio.errorMinus),
  };
  console.log(
    table([
      ...(result.counts ? countRows(result.counts) : []),
      ...(result.counts || !workspace ? [] : workspaceRows(workspace)),
      ...(workspace?.withoutModifier ?? []).map((name) => [
        'without effect',
        `parameter ${name}: no modifier has this name`,
      ]),
      [quantity, withErrors(best)],
      ['χ² of the Standard Model', standardModel.chiSquare.toFixed(4)],
      ['limits are relative to', nullInWords(nullRatio, quantity)],
      ...below('profile', profile),
      ...below('CLs', cls),
      ...below('CLs, Poisson sums', poissonCls),
      ...unifiedRows(result, quantity),
    ]),
  );
  if (!standardModel.converged) console.error('warning: the fit to the Standard Model did not converge');
}

function unifiedRows(result: Result, quantity: string): string[][] {
  if (!('ratioInterval' in result) || result.ratioInterval === undefined) return [];
  const { ratioInterval, signalEvents } = result;
  const how = `(${ratioInterval.confidenceLevel} CL, ${constructionWords(ratioInterval)})`;
  return [
    [`${quantity} in ${how}`, unifiedIntervalEnds(ratioInterval)],
    ['signal events in', `[${events(signalEvents?.lower ?? 0)}, ${events(signalEvents?.upper ?? 0)}]`],
  ];
}

function countRows({ name, observed, background, standardModel }: NonNullable<Result['counts']>): string[][] {
  const expected = ({ value, error, constraint }: ConstrainedYield) =>
    error === 0 ? events(value) : `${events(value)} ± ${events(error)} (${constraint})`;
  return [
    [name, `observed ${events(observed)}`],
    ['background', expected(background)],
    ['Standard Model', expected(standardModel)],
  ];
}

function workspaceRows({ bins, parameters }: NonNullable<Result['workspace']>): string[][] {
  const fixed = parameters.filter((one) => one.fixed).length;
  return [
    ...bins.map(({ name, observed, standardModelEvents }) => [
      name,
      `observed ${events(observed)}, fitted at σ/σ_SM = 1: ${events(standardModelEvents)}`,
    ]),
    ['other parameters', fixed > 0 ? `${parameters.length}, ${fixed} of them fixed` : `${parameters.length}`],
  ];
}

function nullInWords(nullRatio: number, quantity: string): string {
  const words = new Map([
    [0, ', no signal at all (as pyhf)'],
    [1, ', the Standard Model (--null 0: no signal at all, as pyhf)'],
  ]);
  return `${quantity} = ${nullRatio}${words.get(nullRatio) ?? ''}`;
}

function largest(ratio: number, { workspace }: Result): string {
  if (!Number.isFinite(ratio)) return 'not excluded';
  const beyond = workspace && ratio > workspace.largestInFile;
  return `${ratio.toFixed(4)}${beyond ? ` (above ${workspace.largestInFile}, the upper bound in the file)` : ''}`;
}
