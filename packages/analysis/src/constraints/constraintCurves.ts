import type { ElectroweakInputs } from '@nereid/physics';
import { borexinoCurve, type RecoilAssumptions, STANDARD_RECOIL } from './borexino.js';
import type { ConstraintCurve, RecordValues } from './constraintCurve.js';
import { type AnomalyPair, gMinusTwoCurves } from './gMinusTwo.js';
import type { DrawnObservable } from './observables.js';
import { IDEAL_SINGLE_PHOTON, type SinglePhotonAssumptions, singlePhotonCurve } from './singlePhoton.js';
import { HFLAV_2022, type TauUniversality, tauUniversalityCurve } from './tauUniversality.js';

/** What the observables beside tridents are computed with. */
export interface ObservableSettings {
  readonly anomaly: AnomalyPair;
  readonly singlePhoton: SinglePhotonAssumptions;
  readonly recoil: RecoilAssumptions;
  readonly tau: TauUniversality;
  /** Of all but the bands of the anomaly, which are at two and five standard deviations. */
  readonly confidenceLevel: number;
}

/** Settings of the observables beside tridents unless others are given. */
export const STANDARD_OBSERVABLES: ObservableSettings = {
  anomaly: { measurement: 'world-average', prediction: 'wp2025' },
  singlePhoton: IDEAL_SINGLE_PHOTON,
  recoil: STANDARD_RECOIL,
  tau: HFLAV_2022,
  confidenceLevel: 0.95,
};

/** The curves of the observables named, over masses [GeV], for a gauged L_μ − L_τ boson whose only mixing is that of loops. */
export function constraintCurves(
  names: readonly DrawnObservable[],
  masses: ArrayLike<number>,
  settings: ObservableSettings,
  values: RecordValues,
  inputs: ElectroweakInputs,
): ConstraintCurve[] {
  const over = Array.from(masses);
  const { anomaly, singlePhoton, recoil, tau, confidenceLevel } = settings;
  const compute: Readonly<Record<DrawnObservable, () => ConstraintCurve[]>> = {
    'g-2': () => gMinusTwoCurves(over, anomaly, values, inputs),
    'belle-ii': () => [singlePhotonCurve(over, singlePhoton, confidenceLevel, values, inputs)],
    borexino: () => [borexinoCurve(over, recoil, confidenceLevel, values, inputs)],
    tau: () => [tauUniversalityCurve(over, tau, confidenceLevel)],
  };
  return names.flatMap((name) => compute[name]());
}

/**
 * One row per mass; for each curve its upper edge and, for a band, its lower one. Full precision, empty where there is none.
 * @param coupling name of the parameter that is limited
 */
export function constraintCurvesCsv(curves: readonly ConstraintCurve[], coupling = 'gPrime'): string {
  const columns = curves.flatMap(({ id, kind, lower, upper }) => [
    ...(kind === 'band' ? [{ name: `${coupling}Lower_${id}`, values: lower }] : []),
    { name: `${coupling}Upper_${id}`, values: upper },
  ]);
  const masses = curves[0]?.massGeV ?? [];
  const rows = masses.map((mass, i) => [mass, ...columns.map(({ values }) => values[i] ?? '')]);
  return `${[['massGeV', ...columns.map(({ name }) => name)], ...rows].map((row) => row.join(',')).join('\n')}\n`;
}
