import type { ElectroweakInputs, VectorCharges } from '@nereid/physics';
import { effectiveNeutrinos, mediatorWidths, widthOverExpansion } from '@nereid/physics/observables';
import type { Constraint } from './constraint.js';
import { measuredValue, type RecordValues, requiredValue } from './constraintCurve.js';
import { computedFor, OBSERVABLES } from './observables.js';

/** Value ids of record N014. */
export const NEFF_MEASUREMENT = 'neff-planck-2018';
const STANDARD_MODEL = 'neff-sm-2020';

/** Bosons heavier than this [GeV] add less than 10⁻⁴: they are gone before neutrinos decouple. */
const HEAVIEST_GEV = 0.05;

/** Additions to N_eff at masses in equal steps of their logarithm, made once. */
const NODES = 18;
const FIRST_GEV = 1e-3;
const tables = new WeakMap<ElectroweakInputs, Float64Array>();

/**
 * ΔN_eff of a boson in equilibrium with the neutrinos: `effectiveNeutrinos` less what a heavy boson leaves, between its values at 18 masses
 * by cubic polynomials of ln ΔN in ln M; 1 % of ΔN.
 */
export function equilibriumAddition(massGeV: number, inputs: ElectroweakInputs): number {
  if (massGeV >= HEAVIEST_GEV) return 0;
  let table = tables.get(inputs);
  if (table === undefined) {
    const heavy = effectiveNeutrinos(1, inputs);
    const masses = Array.from({ length: NODES }, (_, i) => FIRST_GEV * (HEAVIEST_GEV / FIRST_GEV) ** (i / (NODES - 1)));
    table = Float64Array.from(masses, (mass) => Math.log(effectiveNeutrinos(mass, inputs) - heavy));
    tables.set(inputs, table);
  }
  const at = ((NODES - 1) * Math.log(massGeV / FIRST_GEV)) / Math.log(HEAVIEST_GEV / FIRST_GEV);
  return Math.exp(cubic(table, at));
}

/** Lagrange's polynomial through the four values nearest. */
function cubic(table: Float64Array, at: number): number {
  const first = Math.min(Math.max(Math.floor(at) - 1, 0), table.length - 4);
  let sum = 0;
  for (let i = first; i < first + 4; i++) {
    let term = table[i];
    for (let j = first; j < first + 4; j++) if (j !== i) term *= (at - j) / (i - j);
    sum += term;
  }
  return sum;
}

/**
 * The effective number of neutrinos as a constraint on one vector boson that couples to neutrinos and to electrons through loops at most. What
 * does not reach equilibrium adds the share 1 − e^(−Γ/H): bosons from freeze-in that decay later add more than this.
 */
export function neutrinoNumberConstraint(values: RecordValues, inputs: ElectroweakInputs): Constraint {
  const measured = measuredValue(values, NEFF_MEASUREMENT);
  const standard = requiredValue(values, STANDARD_MODEL).value;
  const excess = measured.value - standard;
  return {
    ...OBSERVABLES['delta-neff'],
    inputs: {
      effectiveNeutrinos: measured.value,
      errorOfEffectiveNeutrinos: measured.error,
      standardModelNeutrinos: standard,
    },
    valueIds: [NEFF_MEASUREMENT, STANDARD_MODEL],
    references: ['Escudero2019', 'Escudero2020', 'Planck2020', 'Bennett2021'],
    predict(model) {
      const bosons = model.bosons;
      if (!bosons || bosons.scalars.length > 0) {
        return { reason: `the number of neutrinos is computed for ${computedFor('delta-neff')}` };
      }
      if (bosons.vectors.length > 1) return { reason: 'the number of neutrinos is computed for one boson' };
      const [boson] = bosons.vectors;
      const reason = boson && withoutEquilibrium(boson.charges);
      if (reason !== undefined) return { reason };
      const added = boson === undefined ? 0 : addition(boson.massGeV, boson.coupling, boson.charges, inputs);
      return {
        measurement: { name: 'delta-neff', value: 1 + excess / measured.error, errorPlus: 1, errorMinus: 1 },
        ratio: { linear: added / measured.error, quadratic: 0 },
        orientation: 1,
        predicted: standard + added,
        measured: measured.value,
      };
    },
  };
}

function addition(massGeV: number, coupling: number, charges: VectorCharges, inputs: ElectroweakInputs): number {
  if (massGeV >= HEAVIEST_GEV || coupling === 0) return 0;
  const { invisible } = mediatorWidths(massGeV, charges, inputs);
  const share = -Math.expm1(-widthOverExpansion(massGeV, coupling ** 2 * invisible * massGeV));
  return share === 0 ? 0 : share * equilibriumAddition(massGeV, inputs);
}

function withoutEquilibrium({
  vector,
  axial,
  neutrino,
  mixing = 0,
  flavourChanging,
}: VectorCharges): string | undefined {
  if (vector.e !== 0 || axial.e !== 0 || mixing !== 0) {
    return 'a boson with a coupling of its own to electrons keeps neutrinos and photons in touch, which is not computed';
  }
  const charges = [...Object.values(neutrino), ...Object.values(flavourChanging ?? {})];
  if (charges.every((charge) => charge === 0)) {
    return 'a boson without neutrinos heats none: nothing is computed';
  }
  return undefined;
}
