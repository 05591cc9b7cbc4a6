import { type Bound, drawnBounds, type Landscape } from '@nereid/analysis';
import { type CouplingLimitOptions, limitableModel } from '@nereid/physics';
import { table } from '../../output/text.js';

/** The bounds of a landscape, a line each, with the smallest coupling that each excludes; then what gives none, and why. */
export function printLandscape(
  landscape: Landscape,
  { confidenceLevel, sidedness, statistic }: CouplingLimitOptions,
): void {
  const { model, bounds, notComputed, allowedWindow } = landscape;
  const { couplingLetter: coupling, letter: boson } = limitableModel(model).family.boson;
  console.log(`Bounds on ${coupling} of ${model}; computed ones at ${confidenceLevel} CL, ${sidedness}, ${statistic}`);
  const head = ['', 'kind', 'CL', `smallest ${coupling} excluded`, `at M_${boson} [GeV]`, 'of the masses [GeV]'];
  console.log(table([head, ...bounds.map(rowOf)], ['left', 'left', 'right', 'right', 'right', 'left']));
  if (bounds.some(({ confidenceLevelUnverified }) => confidenceLevelUnverified)) {
    console.log('* level from memory of the paper: not verified');
  }
  console.log(allowedWindow.words);
  const { farInside } = drawnBounds(landscape);
  if (farInside.length > 0) {
    console.log(`not drawn, far inside others: ${farInside.map(({ constraint }) => constraint).join(', ')}`);
  }
  for (const { constraint, reason } of notComputed) console.log(`without ${constraint}: ${reason}`);
}

function rowOf({ title, kind, confidenceLevel, confidenceLevelUnverified = false, curve, viaMixing }: Bound): string[] {
  const excluding = curve.filter(({ excluded }) => excluded.length > 0);
  const smallest = excluding.reduce((best, one) => (one.excluded[0].lower < best.excluded[0].lower ? one : best));
  return [
    title,
    viaMixing ? `${kind}, by mixing` : kind,
    confidenceLevel === null
      ? 'not stated'
      : `${Number((100 * confidenceLevel).toPrecision(6))} %${confidenceLevelUnverified ? '*' : ''}`,
    smallest.excluded[0].lower.toExponential(3),
    short(smallest.massGeV),
    `${short(excluding[0].massGeV)} to ${short((excluding.at(-1) ?? excluding[0]).massGeV)}`,
  ];
}

const short = (value: number): string => String(Number(value.toPrecision(3)));
