import type { ConstraintEvidence, CurveEvidence, FullRecord, TestedEvidence } from '@nereid/catalogue';
import type { ElectroweakInputs } from '@nereid/physics';
import { type Conformance, type Finding, runChecks } from './conformance.js';
import { BOREXINO_MEASUREMENT } from '../constraints/borexino.js';
import { companionConformance } from './companionConformance.js';
import { COMPANION_CONSTRAINTS, type CompanionConstraintName, companionConstraints } from '../constraints/companionConstraints.js';
import type { RecordValues } from '../constraints/companionCurve.js';
import { STANDARD_COMPANIONS } from '../constraints/companionCurves.js';
import { ANOMALY_MEASUREMENTS } from '../constraints/gMinusTwo.js';
import { IDEAL_SINGLE_PHOTON, SINGLE_PHOTON_VALUES, singlePhotonCurve } from '../constraints/singlePhoton.js';

type Settings = typeof STANDARD_COMPANIONS;

/** The measured values that a constraint uses, each with the settings that choose it. */
const MEASURED: Readonly<Record<CompanionConstraintName, readonly { valueId: string; settings: Settings }[]>> = {
  'g-2': (Object.keys(ANOMALY_MEASUREMENTS) as (keyof typeof ANOMALY_MEASUREMENTS)[]).map((measurement) => ({
    valueId: ANOMALY_MEASUREMENTS[measurement].valueId,
    settings: { ...STANDARD_COMPANIONS, anomaly: { ...STANDARD_COMPANIONS.anomaly, measurement } },
  })),
  borexino: [{ valueId: BOREXINO_MEASUREMENT, settings: STANDARD_COMPANIONS }],
  // its number stands in no record
  tau: [],
};

/** Companion constraints whose measured values stand in one of these records. */
export function companionsOfRecords(records: readonly FullRecord[]) {
  return COMPANION_CONSTRAINTS.flatMap((constraint) => {
    const used = MEASURED[constraint];
    const record = records.find(({ values }) => values.some(({ id }) => used.some(({ valueId }) => valueId === id)));
    return record === undefined ? [] : [{ constraint, record, used }];
  });
}

/** What the tests of the companion constraints of these records find, one after the other for every value that can be chosen. */
export function companionEvidence(records: readonly FullRecord[], inputs: ElectroweakInputs): ConstraintEvidence[] {
  const values = valuesOf(records);
  return companionsOfRecords(records).map(({ constraint, record, used }): ConstraintEvidence => {
    const tests = used.map(({ settings }) => tested(() => conformanceOf(constraint, settings, values, inputs)));
    const numbers = used.flatMap(({ valueId }) => {
      const { value, errorPlus, errorMinus } = values.get(valueId) ?? {};
      if (value === undefined || errorPlus === undefined || errorMinus === undefined) return [];
      return [{ valueId, value, errorPlus, errorMinus }];
    });
    const checks = tests.flatMap((one, i) =>
      one.checks.map((check) => ({
        ...check,
        name: tests.length > 1 ? `${check.name}, ${used[i].valueId}` : check.name,
      })),
    );
    const passed = tests.every((one) => one.passed);
    return { constraint, record: record.id, values: numbers, passed, checks };
  });
}

/** A constraint whose number stands in no record, with the papers that it is from. */
export interface UnrecordedConstraint extends TestedEvidence {
  readonly constraint: string;
  readonly references: readonly string[];
}

/** The companion constraints that use no value of the catalogue, and what their tests find. */
export function unrecordedCompanions(inputs: ElectroweakInputs): UnrecordedConstraint[] {
  return COMPANION_CONSTRAINTS.filter((name) => MEASURED[name].length === 0).map((constraint) => {
    const [{ references }] = companionConstraints([constraint], STANDARD_COMPANIONS, new Map(), inputs);
    const test = tested(() => conformanceOf(constraint, STANDARD_COMPANIONS, new Map(), inputs));
    return { constraint, references, ...test };
  });
}

const conformanceOf = (
  name: CompanionConstraintName,
  settings: Settings,
  values: RecordValues,
  inputs: ElectroweakInputs,
): Conformance => companionConformance(companionConstraints([name], settings, values, inputs)[0], inputs);

/** The projections computed from values of these records: they decide on no point, and are something the program computes. */
export function projectionEvidence(records: readonly FullRecord[], inputs: ElectroweakInputs): CurveEvidence[] {
  const record = records.find(({ values }) => values.some(({ id }) => SINGLE_PHOTON_VALUES.includes(id)));
  if (record === undefined) return [];
  const test = tested(() => singlePhotonConformance(valuesOf(records), inputs));
  return [{ curve: 'belle-ii', record: record.id, ...test }];
}

/** Without background events go with luminosity and coupling squared; beyond the energy of the beams nothing is made. */
function singlePhotonConformance(values: RecordValues, inputs: ElectroweakInputs): Conformance {
  const reach = (massGeV: number, luminosityInverseAttobarn: number): number | null => {
    const search = { ...IDEAL_SINGLE_PHOTON, luminosityInverseAttobarn };
    return singlePhotonCurve([massGeV], search, 0.95, values, inputs).upper[0];
  };
  const finding = (passed: boolean, reason: string): Finding => ({ passed, reason });
  const [once, fourTimes] = [reach(1, 1), reach(1, 4)];
  return runChecks('belle-ii', {
    'strongly coupled': () => finding(once !== null && once < 1, `reached at 1 GeV from a coupling of ${once} on`),
    'more data': () => {
      const ratio = (once ?? Number.NaN) / (fourTimes ?? Number.NaN);
      return finding(Math.abs(ratio - 2) < 1e-9, `four times the luminosity reaches ${ratio} times as far`);
    },
    'beyond the beams': () => finding(reach(100, 1) === null, 'a boson of 100 GeV is not made'),
  });
}

/** A value that is not there, or has no error, is a finding about the constraint, not about the others. */
function tested(run: () => Conformance): TestedEvidence {
  try {
    const { passed, checks } = run();
    return { passed, checks };
  } catch (error) {
    const reason = `cannot be computed: ${(error as Error).message}`;
    return { passed: false, checks: [{ name: 'values', passed: false, reason }] };
  }
}

const valuesOf = (records: readonly FullRecord[]): RecordValues =>
  new Map(records.flatMap(({ values }) => values.map((value) => [value.id, value] as const)));
