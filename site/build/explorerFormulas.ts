import {
  constraintCurves,
  constraintLabel,
  DRAWN_OBSERVABLES,
  FORMULAS_OF_NAMES,
  mediatorSymbols,
  OBSERVABLE_RECORDS,
  type RecordValues,
  STANDARD_OBSERVABLES,
} from '@nereid/analysis';
import { type Label, labelTex } from '@nereid/figures';
import { electroweakInputs, limitableModels } from '@nereid/physics';
import type { ExplorerData } from './explorerData.js';

/**
 * TeX sources of labels in the explorer's plane that cannot be put together of the letters of an alphabet: names in the data, whatever
 * their letters, and formulas.
 */
export function explorerFormulas(data: ExplorerData): string[] {
  const names = [...data.experiments.map(({ experiment }) => experiment.name), ...data.curves.map(({ name }) => name)];
  return [
    ...[...names.map((text) => ({ text })), ...constraintLabels(data)].map(labelTex),
    ...axisFormulas(),
    ...Object.values(FORMULAS_OF_NAMES),
  ];
}

/** Of the planes of mass and coupling of all models. */
const axisFormulas = (): string[] =>
  limitableModels().flatMap(({ name }) => {
    const { mass, coupling } = mediatorSymbols(name);
    return [`${mass}\\;[\\mathrm{GeV}]`, coupling];
  });

/** An observable is called by what it bounds, which depends on the prediction chosen and on whether it favours anything. */
function constraintLabels(data: ExplorerData): Label[] {
  // data of one's own need not have the records behind them; an overlay then says which value is missing
  const recorded = new Set(Object.values(data.recordOfValue));
  if (!OBSERVABLE_RECORDS.every((id) => recorded.has(id))) return [];
  const values: RecordValues = new Map(data.values.map((value) => [value.id, value]));
  return data.predictions.flatMap((prediction) => {
    const anomaly = { ...STANDARD_OBSERVABLES.anomaly, prediction: prediction as 'wp2025' };
    const settings = { ...STANDARD_OBSERVABLES, anomaly };
    return constraintCurves(DRAWN_OBSERVABLES, [0.01, 1], settings, values, electroweakInputs({})).map(constraintLabel);
  });
}
