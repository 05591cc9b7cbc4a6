import type { CurveEvidence, FullRecord } from '@nereid/catalogue';
import type { ElectroweakInputs } from '@nereid/physics';
import type { RecordValues } from '../constraints/constraintCurve.js';
import { IDEAL_SINGLE_PHOTON, SINGLE_PHOTON_VALUES, singlePhotonCurve } from '../constraints/singlePhoton.js';
import { type Conformance, type Finding, runChecks } from './conformance.js';

/** The projections computed from values of these records: they decide on no point, and are something the program computes. */
export function projectionEvidence(
  records: readonly FullRecord[],
  values: RecordValues,
  inputs: ElectroweakInputs,
): CurveEvidence[] {
  const record = records.find((one) => one.values.some(({ id }) => SINGLE_PHOTON_VALUES.includes(id)));
  if (record === undefined) return [];
  const { passed, checks } = singlePhotonConformance(values, inputs);
  return [{ curve: 'belle-ii', record: record.id, passed, checks }];
}

/** Without background events go with luminosity and coupling squared; beyond the energy of the beams nothing is made. */
function singlePhotonConformance(values: RecordValues, inputs: ElectroweakInputs): Conformance {
  const reach = (massGeV: number, luminosityInverseAttobarn: number): number | null => {
    const search = { ...IDEAL_SINGLE_PHOTON, luminosityInverseAttobarn };
    return singlePhotonCurve([massGeV], search, 0.95, values, inputs).upper[0];
  };
  const finding = (passed: boolean, reason: string): Finding => ({ passed, reason });
  return runChecks('belle-ii', {
    'strongly coupled': () => {
      const coupling = reach(1, 1);
      return finding(coupling !== null && coupling < 1, `reached at 1 GeV from a coupling of ${coupling} on`);
    },
    'more data': () => {
      const ratio = (reach(1, 1) ?? Number.NaN) / (reach(1, 4) ?? Number.NaN);
      return finding(Math.abs(ratio - 2) < 1e-9, `four times the luminosity reaches ${ratio} times as far`);
    },
    'beyond the beams': () => finding(reach(100, 1) === null, 'a boson of 100 GeV is not made'),
  });
}
