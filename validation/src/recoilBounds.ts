import {
  type Constraint,
  OBSERVABLE_RECORDS,
  observableConstraints,
  type RecordValues,
  STANDARD_OBSERVABLES,
} from '@nereid/analysis';
import { readRecord } from '@nereid/catalogue/sources';
import {
  couplingLimit,
  defaultElectroweakInputs,
  electroweakInputs,
  lmuLtauCharges,
  modelDefinition,
  parseModel,
} from '@nereid/physics';
import { ATOMIC_MASS_UNIT_GEV } from '@nereid/physics/constants';
import { helm, lewinSmithParameters } from '@nereid/physics/formFactors';
import { coherentTargets, recoilCrossSection, standardRate } from '@nereid/physics/observables';
import type { ReferenceFolder } from './referenceFolder.js';

/** A published coupling beside ours. */
export interface RecoilBound {
  readonly constraint: string;
  readonly model: string;
  readonly massGeV: number;
  readonly published: number;
  readonly source: string;
  /** Key of a reason for the difference. */
  readonly remark: string;
  /** Smallest excluded coupling at 95 %, two-sided; null where nothing is excluded. */
  readonly ours: number | null;
  /** (predicted − measured)/error of ours at the published coupling. */
  readonly deviationsOnLine: number;
}

/** A published rate of the Standard Model beside ours. */
export interface RecoilRate {
  readonly quantity: string;
  readonly published: number;
  readonly error: number;
  readonly ours: number;
  readonly source: string;
  readonly remark: string;
}

/** What is compared of recoils of electrons and nuclei. */
export interface RecoilComparison {
  readonly rates: readonly RecoilRate[];
  readonly bounds: readonly RecoilBound[];
}

let values: RecordValues | undefined;

/** Prepared with the values of the records. */
function prepared(name: string): Constraint {
  values ??= new Map(
    OBSERVABLE_RECORDS.flatMap((id) => {
      const record = readRecord(id).records.get(id);
      return record?.kind === 'record' ? record.values.map((value) => [value.id, value] as const) : [];
    }),
  );
  return observableConstraints([name], STANDARD_OBSERVABLES, values, defaultElectroweakInputs)[0];
}

/** @throws Error where a file of the reference folder is missing or names what does not exist */
export function recoilComparison(reference: ReferenceFolder): RecoilComparison {
  const rates = (reference.rows('recoil-rates.csv') ?? []).map((row): RecoilRate => {
    const { quantity, source, remark } = row;
    return { quantity, source, remark, published: +row.published, error: +row.error, ours: rateOf(quantity) };
  });
  const bounds = (reference.rows('recoil-bounds.csv') ?? []).map((row): RecoilBound => {
    const { constraint, model, source, remark } = row;
    const [massGeV, published] = [+row.massGeV, +row.gPrime];
    return { constraint, model, massGeV, published, source, remark, ...boundAt(constraint, model, massGeV, published) };
  });
  return { rates, bounds };
}

function boundAt(name: string, model: string, massGeV: number, published: number) {
  const { family } = modelDefinition(model);
  if (!family) throw new Error(`recoil-bounds.csv: ${model} has no coupling.`);
  const point = parseModel(model, { [family.mass]: massGeV, [family.coupling]: published });
  const prediction = prepared(name).predict(point);
  if ('reason' in prediction) throw new Error(`recoil-bounds.csv: ${name} on ${model}: ${prediction.reason}.`);
  const { excluded } = couplingLimit([prediction], { confidenceLevel: 0.95, sidedness: 'two-sided' });
  const { ratio, measurement } = prediction;
  const difference = 1 + ratio.linear + ratio.quadratic - measurement.value;
  return {
    ours: excluded.length === 0 ? null : excluded[0].lower * published,
    deviationsOnLine: difference / (difference > 0 ? measurement.errorPlus : measurement.errorMinus),
  };
}

/** s² at the momentum transfers of nuclei, in the MS-bar scheme. */
const LOW_ENERGY_SIN2 = 0.23857;
/** Lines of ⁷Be [GeV] with their shares. */
const BERYLLIUM = [
  [0.862e-3, 0.896],
  [0.3843e-3, 0.104],
] as const;

function rateOf(quantity: string): number {
  const inputs = defaultElectroweakInputs;
  const at = (neutrinoEnergyGeV: number, flavour: 'e' | 'mu') => {
    const window = { neutrinoEnergyGeV, leastRecoilGeV: 0, largestRecoilGeV: 1 };
    return recoilCrossSection(flavour, window, 1, lmuLtauCharges, inputs).standard * inputs.hbarCSquared * 1e46;
  };
  const beryllium = (flavour: 'e' | 'mu') =>
    BERYLLIUM.reduce((sum, [energy, share]) => sum + share * at(energy, flavour), 0);
  const known: Readonly<Record<string, () => number>> = {
    'coherent-csi-events': () => Number(prepared('coherent-csi').inputs.eventsComputedHere),
    'coherent-argon-events': () => Number(prepared('coherent-argon').inputs.eventsComputedHere),
    'coherent-csi-cross-section': caesiumIodide,
    'beryllium-sigma-e': () => beryllium('e'),
    'beryllium-sigma-mu': () => beryllium('mu'),
  };
  const compute = known[quantity];
  if (!compute)
    throw new Error(`recoil-rates.csv: ${quantity} is not computed. Known: ${Object.keys(known).join(', ')}.`);
  return compute();
}

/** Averaged over the three neutrinos of a pion and over both nuclei [10⁻⁴⁰ cm²]. */
function caesiumIodide(): number {
  const inputs = electroweakInputs({ sin2ThetaW: LOW_ENERGY_SIN2 });
  const nuclei = [
    { protons: 55, neutrons: 78, massGeV: 132.9 * ATOMIC_MASS_UNIT_GEV },
    { protons: 53, neutrons: 74, massGeV: 126.9 * ATOMIC_MASS_UNIT_GEV },
  ];
  const targets = nuclei.flatMap((nucleus) => {
    const formFactor = helm(lewinSmithParameters(nucleus.protons + nucleus.neutrons));
    return coherentTargets({ ...nucleus, formFactor, share: 0.5 }, () => 1, inputs);
  });
  return (targets.reduce((sum, target) => sum + standardRate(target), 0) * inputs.hbarCSquared * 1e40) / 3;
}
