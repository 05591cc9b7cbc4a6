import {
  constraintCurves,
  constraintLabel,
  OBSERVABLE_NAMES,
  OBSERVABLE_RECORDS,
  type RecordValues,
  STANDARD_OBSERVABLES,
} from '@nereid/analysis';
import { type Axis, type FigureSpec, type Label, labelSources, labelTex, type TypesetLabel } from '@nereid/figures';
import { typesetLabels } from '@nereid/figures/node';
import { electroweakInputs } from '@nereid/physics';
import type { ExplorerData } from './explorerData.js';

/** Labels by their TeX source, as the explorer loads them. */
export type ExplorerLabels = readonly (readonly [string, TypesetLabel])[];

/** Axis labels of the figures in the explorer, in TeX. */
const AXES: readonly string[] = [
  "M_{Z'}\\;[\\mathrm{GeV}]",
  'M_\\phi\\;[\\mathrm{GeV}]',
  "g'",
  'y',
  '\\Delta V',
  '\\Delta A',
  'E_\\nu\\;[\\mathrm{GeV}]',
  '\\sigma\\;[\\mathrm{cm}^2]',
  'T\\;[\\mathrm{GeV}^2]',
  '\\mathrm{d}\\sigma/\\mathrm{d}\\ln T\\;[\\mathrm{cm}^2]',
];
const WORDS: readonly string[] = [
  'combined',
  'Standard Model',
  'pinned point',
  ...[1, 2, 3, 4, 5, 6].map((n) => `point ${n}`),
];

/** Typesets all that the explorer can write into a figure, so that the browser needs no TeX. */
export async function explorerLabels(data: ExplorerData): Promise<ExplorerLabels> {
  const words = [
    ...WORDS,
    ...data.experiments.map(({ experiment }) => experiment.name),
    ...data.curves.map(({ name }) => name),
  ];
  const labels: Label[] = [...words.map((text) => ({ text })), ...observableLabels(data)];
  const sources = [...AXES, ...labels.map(labelTex), ...tickLabels()];
  return [...(await typesetLabels(new Set(sources)))];
}

/** A constraint beside tridents is called by what it bounds, which depends on the prediction chosen and on whether it favours anything. */
function observableLabels(data: ExplorerData): Label[] {
  // data of one's own need not have the records behind them; an overlay then says which value is missing
  const recorded = new Set(Object.values(data.recordOfValue));
  if (!OBSERVABLE_RECORDS.every((id) => recorded.has(id))) return [];
  const values: RecordValues = new Map(data.values.map((value) => [value.id, value]));
  return data.predictions.flatMap((prediction) => {
    const anomaly = { ...STANDARD_OBSERVABLES.anomaly, prediction: prediction as 'wp2025' };
    const settings = { ...STANDARD_OBSERVABLES, anomaly };
    return constraintCurves(OBSERVABLE_NAMES, [0.01, 1], settings, values, electroweakInputs({})).map(constraintLabel);
  });
}

/** Numbers on the axes: decades of either kind, single decades, and linear scales of every half width a plane can have. */
function tickLabels(): string[] {
  const decades = Array.from({ length: 61 }, (_, i) => i - 50);
  const logarithmic = decades.flatMap((n) => [`10^{${n}}`, `2\\times 10^{${n}}`, `5\\times 10^{${n}}`]);
  const linear = SHIFT_WIDTHS.flatMap((half) => labelSources(linearFigure(half)));
  return [...logarithmic, ...linear];
}

function linearFigure(half: number): FigureSpec {
  const axis: Axis = { label: { tex: '\\Delta V' }, scale: 'linear', domain: [-half, half] };
  return { x: axis, y: axis, series: [] };
}

/** Half widths of the plane of contact operators whose ticks are typeset. */
export const SHIFT_WIDTHS: readonly number[] = [0.5, 1, 2, 4, 8];
