import { readRecord } from '@nereid/catalogue/sources';
import {
  type CouplingLimitOptions,
  couplingFamily,
  electroweakInputs,
  modelAt,
  modelDefinition,
  parseModel,
  standardModel,
} from '@nereid/physics';
import { effectiveNeutrinos, kaonEmissionRatio, kaonVectorElement } from '@nereid/physics/observables';
import { describe, expect, it } from 'vitest';
import { couplingLimits } from '../limits/couplingLimits.js';
import type { Constraint, ConstraintPrediction } from './constraint.js';
import { OBSERVABLE_RECORDS, type RecordValues } from './constraintCurve.js';
import { STANDARD_OBSERVABLES } from './constraintCurves.js';
import { ALPHA_MEASUREMENTS, electronAnomalyDifference } from './electronAnomaly.js';
import { evaluatePoint } from './evaluatePoint.js';
import { equilibriumAddition } from './neutrinoNumber.js';
import { observableConstraints, REGISTERED_OBSERVABLES } from './observableConstraints.js';
import { BELLE_II_2024, TAU_MEASUREMENTS, tauConstraint } from './tauUniversality.js';

const inputs = electroweakInputs();
const values: RecordValues = new Map(
  OBSERVABLE_RECORDS.flatMap((id) => {
    const record = readRecord(id).records.get(id);
    return record?.kind === 'record' ? record.values.map((value) => [value.id, value] as const) : [];
  }),
);
const named = (name: string): Constraint => observableConstraints([name], STANDARD_OBSERVABLES, values, inputs)[0];
const oneSided = (confidenceLevel: number): CouplingLimitOptions => ({ confidenceLevel, sidedness: 'one-sided' });
const predicted = (constraint: Constraint, model: string, parameters: Record<string, number>) => {
  const prediction = constraint.predict(parseModel(model, parameters));
  if ('reason' in prediction) throw new Error(prediction.reason);
  return prediction;
};
const upperLimit = (name: string, massGeV: number, model = 'lmu-ltau', charges = {}, level = 0.95) =>
  couplingLimits([named(name)], [massGeV], couplingFamily(model, charges), inputs, oneSided(level))[0].couplingUpper;

describe('constraints that scale with the coupling squared', () => {
  const scaling = REGISTERED_OBSERVABLES.filter(
    ({ status, scaling }) => status === 'measured' && scaling !== 'general',
  );

  it.each(scaling.map(({ id }) => id))('%s: g√s has the prediction of g at strength s', (id) => {
    const constraint = named(id);
    const definition = modelDefinition('vector');
    for (const charges of [
      { nuMu: 1, vectorMu: 1, nuTau: -1, vectorTau: -1 },
      { nuE: 1, vectorE: 1, nuTau: -1, vectorTau: -1 },
    ]) {
      for (const mass of [0.02, 0.3, 8]) {
        const at = (gPrime: number) => constraint.predict(modelAt(definition, { mass, gPrime, ...charges }));
        const [one, three] = [at(1e-3), at(3e-3)];
        if ('reason' in one || 'reason' in three) continue;
        const of = ({ ratio }: ConstraintPrediction, s: number) => ratio.linear * s + ratio.quadratic * s * s;
        const scale = Math.abs(of(one, 9)) + Number.MIN_VALUE;
        expect(Math.abs(of(three, 1) - of(one, 9)) / scale).toBeLessThan(1e-9);
      }
    }
  });
});

describe('na62', () => {
  it('gives the published limit back at its level of 90 %', () => {
    const constraint = named('na62');
    const { predicted: unit } = predicted(constraint, 'lmu-ltau', { mass: 0.1, gPrime: 1 });
    const edge = Math.sqrt(1e-6 / unit);
    expect(upperLimit('na62', 0.1, 'lmu-ltau', {}, 0.9)).toBeCloseTo(edge, 6);
  });

  it('spans the orders of magnitude of the abstract: limits on B(K → μνX) from 10⁻⁵ at 10 MeV to some 10⁻⁷ at 370 MeV', () => {
    const muon = inputs.leptonMass.mu;
    const share = Number(named('na62').inputs.shareOfThreeNeutrinos);
    const limitOnFraction = (mass: number) => {
      const element = kaonVectorElement(mass, { vector: 1, axial: 0, neutrino: 1, kaon: 0 }, muon);
      return (1e-6 * share * kaonEmissionRatio(element, mass, muon)) / kaonEmissionRatio(element, mass, muon, 0.1);
    };
    expect(Math.round(Math.log10(limitOnFraction(0.01)))).toBe(-5);
    expect(limitOnFraction(0.37)).toBeGreaterThan(1e-7);
    expect(limitOnFraction(0.37)).toBeLessThan(1e-6);
  });

  it('is much stronger where charges of muon and neutrino differ, and nothing where the boson is seen', () => {
    const conserved = upperLimit('na62', 0.01) as number;
    const muonOnly = upperLimit('na62', 0.01, 'vector', { vectorMu: 1 }) as number;
    expect(muonOnly / conserved).toBeLessThan(0.1);
    expect(predicted(named('na62'), 'scalar', { mass: 0.3, coupling: 1, scalarMu: 1 }).predicted).toBe(0);
    expect(
      predicted(named('na62'), 'scalar', { mass: 0.3, coupling: 1, scalarMu: 1, nuMu: 1 }).predicted,
    ).toBeGreaterThan(0);
  });
});

it('na62 leaves charges between flavours of the muon or its neutrino to nobody', () => {
  const at = (charges: object) => named('na62').predict(parseModel('u1', { mass: 0.1, gPrime: 1, ...charges }));
  expect(at({ chargeMuTau: 1 })).toMatchObject({ reason: expect.stringMatching(/between flavours/) });
  expect(at({ chargeEMu: 1 })).toHaveProperty('reason');
  expect(at({ chargeETau: 1 })).toMatchObject({ predicted: 0 });
});

describe('mixing that loops do not fix', () => {
  const names = ['borexino', 'white-dwarf', 'electron-g-2', 'charm-ii-nue', 'coherent-csi', 'coherent-argon'];

  it.each(names)(
    '%s: one reason for u1 with chargeMu=1; with loopMixing=0 there is none, and the Standard Model',
    (id) => {
      const point = { mass: 0.1, gPrime: 0.1, chargeMu: 1 };
      const standard = named(id).predict(standardModel);
      expect(named(id).predict(parseModel('u1', point))).toMatchObject({ reason: expect.stringMatching(/do not fix/) });
      expect(named(id).predict(parseModel('u1', { ...point, loopMixing: 0 }))).toEqual(standard);
      expect(named(id).predict(parseModel('u1', { ...point, mixing: 0.1 }))).not.toHaveProperty('reason');
    },
  );
});

describe('tau', () => {
  it('leaves charges between flavours, which act at tree level, to nobody', () => {
    const point = parseModel('u1', { mass: 100, gPrime: 1, chargeMuTau: 1 });
    expect(named('tau').predict(point)).toMatchObject({ reason: expect.stringMatching(/tree level/) });
  });

  const heavy = { mass: 50, gPrime: 0.1 };
  const shiftOf = (charges: Record<string, number>) =>
    predicted(named('tau'), 'vector', { ...heavy, ...charges }).predicted - 1;
  const of = (e: number, mu: number, tau: number) =>
    shiftOf({ nuE: e, vectorE: e, nuMu: mu, vectorMu: mu, nuTau: tau, vectorTau: tau });

  it('goes with −Q_τ(Q_μ − Q_e): the sign turns for L_e − L_τ, universal charges and L_e − L_μ do nothing', () => {
    const reference = of(0, 1, -1);
    expect(reference).toBeGreaterThan(0);
    expect(of(1, 0, -1) / reference).toBeCloseTo(-1, 12);
    expect(of(1, 1, 1)).toBe(0);
    expect(of(1, -1, 0)).toBe(0);
    expect(of(0, 3, -2) / reference).toBeCloseTo(6, 12);
    // a left-handed current: V + A is what the W sees
    const left = shiftOf({ nuMu: 1, vectorMu: 0.5, axialMu: 0.5, nuTau: -1, vectorTau: -0.5, axialTau: -0.5 });
    expect(left / reference).toBeCloseTo(1, 12);
  });

  it('says why where vertices diverge, and keeps the pull of what lowers the ratio', () => {
    const reason = named('tau').predict(parseModel('vector', { ...heavy, vectorTau: 1, nuMu: 1, vectorMu: 1 }));
    expect(reason).toMatchObject({ reason: expect.stringMatching(/same charge/) });
    const charges = { nuE: 1, vectorE: 1, nuTau: -1, vectorTau: -1 };
    const [verdict] = evaluatePoint(
      { model: 'vector', parameters: { ...heavy, ...charges } },
      [named('tau')],
      oneSided(0.95),
    );
    const { predicted: below = Number.NaN, measured = Number.NaN, pull = Number.NaN } = verdict;
    expect(below).toBeLessThan(1);
    expect(pull).toBeCloseTo((measured - below) / (measured - (1.0019 - 0.0014) ** 2), 9);
  });

  it('has the numbers of its record, with Belle II as the other value', () => {
    for (const [id, { ratio, error }] of Object.entries(TAU_MEASUREMENTS)) {
      expect(values.get(id)).toMatchObject({ value: ratio, errorPlus: error, errorMinus: error });
    }
    const constraint = tauConstraint(BELLE_II_2024);
    expect(constraint.valueIds).toEqual(['tau-universality-belle-ii-2024']);
    expect(constraint.references).toContain('BelleIITau2024');
    expect(tauConstraint({ ratio: 1, error: 0.001 }).valueIds).toEqual([]);
  });
});

describe('electron-g-2', () => {
  it('has the differences of the literature: 0.34 ± 0.16 with rubidium, −1.02 ± 0.26 with caesium, in 10⁻¹²', () => {
    // arXiv:2209.13084 with either α, from memory
    const [rubidium, caesium] = ALPHA_MEASUREMENTS.map((id) => electronAnomalyDifference(values, id));
    expect(rubidium.value * 1e12).toBeCloseTo(0.34, 2);
    expect(rubidium.error * 1e12).toBeCloseTo(0.16, 2);
    expect(caesium.value * 1e12).toBeCloseTo(-1.02, 2);
    expect(caesium.error * 1e12).toBeCloseTo(0.26, 2);
  });

  it('has heavier leptons in the loop: g²Q²m_e m_ℓ/4π²M² for M ≫ m_ℓ, to the order M⁻²', () => {
    const shiftAt = (charge: string, mass: number) =>
      predicted(named('electron-g-2'), 'u1', { mass, gPrime: 1e-3, [charge]: 1 }).predicted;
    for (const [charge, lepton] of [
      ['chargeETau', 'tau'],
      ['chargeEMu', 'mu'],
    ] as const) {
      const heavy = (1e-6 * inputs.leptonMass.e * inputs.leptonMass[lepton]) / (4 * Math.PI ** 2 * 1e4);
      expect(Math.abs(shiftAt(charge, 100) / heavy - 1)).toBeLessThan(0.01);
    }
    expect(shiftAt('chargeETau', 1)).toBeCloseTo(8.7e-12, 13);
    expect(shiftAt('chargeEMu', 1)).toBeCloseTo(1.3e-12, 13);
  });

  it('bounds a dark photon below the electron’s mass at √(8π²Δa)', () => {
    // M = 1 MeV is not yet light; the loop of the vector in closed form at M ≫ m is m²/12π²M²
    const limit = upperLimit('electron-g-2', 1, 'vector', { vectorE: 1 }) as number;
    const { value, error } = electronAnomalyDifference(values, ALPHA_MEASUREMENTS[0]);
    const allowed = value + 1.6448536 * error;
    const perUnit = inputs.leptonMass.e ** 2 / (12 * Math.PI ** 2);
    expect(limit / Math.sqrt(allowed / perUnit)).toBeCloseTo(1, 4);
  });
});

describe('z-4mu', () => {
  it('adds the fraction of the boson to that of the Standard Model, a third of it to muons', () => {
    const at = (charges: Record<string, number>) =>
      predicted(named('z-4mu'), 'vector', { mass: 20, gPrime: 0.05, ...charges });
    const muonic = at({ vectorMu: 1 }).predicted - 4.45e-6;
    const gauged = at({ nuMu: 1, vectorMu: 1, nuTau: -1, vectorTau: -1 }).predicted - 4.45e-6;
    // Γ(μμ) : Γ(ττ) : Γ(νν) = 2 : 2 : 2 far above the taus; mixing by loops and masses are 10⁻²
    expect(gauged / muonic).toBeCloseTo(1 / 3, 2);
    expect(at({ vectorTau: 1, nuTau: 1 }).predicted).toBe(4.45e-6);
    const light = (charges: object) => named('z-4mu').predict(parseModel('u1', { mass: 0.1, gPrime: 1, ...charges }));
    expect(light({ chargeMu: 1 })).toMatchObject({ reason: expect.stringMatching(/from 4 GeV on/) });
    expect(light({ chargeE: 1, loopMixing: 0 })).toMatchObject({ predicted: 4.45e-6 });
  });
});

describe('delta-neff', () => {
  it('interpolates what is integrated to a percent', () => {
    const heavy = effectiveNeutrinos(1, inputs);
    for (const mass of [0.0013, 0.0037, 0.0081, 0.0165, 0.028]) {
      expect(equilibriumAddition(mass, inputs) / (effectiveNeutrinos(mass, inputs) - heavy)).toBeCloseTo(1, 2);
    }
  });

  it('is a wall at some MeV, whatever the coupling above 10⁻⁹', () => {
    const verdictAt = (mass: number, gPrime: number) =>
      evaluatePoint({ model: 'lmu-ltau', parameters: { mass, gPrime } }, [named('delta-neff')], oneSided(0.95))[0]
        .verdict;
    expect([1e-8, 1e-5, 1e-2].map((coupling) => verdictAt(0.008, coupling))).toEqual(Array(3).fill('excluded'));
    expect([1e-8, 1e-5, 1e-2].map((coupling) => verdictAt(0.015, coupling))).toEqual(Array(3).fill('allowed'));
    expect(verdictAt(0.008, 1e-12)).toBe('allowed');
    expect(named('delta-neff').predict(parseModel('vector', { mass: 1, gPrime: 1, nuE: 1, vectorE: 1 }))).toMatchObject(
      {
        reason: expect.stringMatching(/electrons/),
      },
    );
  });

  it('counts neutrinos of two flavours as those of one: ν_μν̄_τ and ν_τν̄_μ as much as ν_μν̄_μ and ν_τν̄_τ', () => {
    const added = (model: string, charges: object) =>
      predicted(named('delta-neff'), model, { mass: 0.005, gPrime: 1e-10, ...charges }).predicted;
    expect(added('u1', { chargeMuTau: 1 })).toBeCloseTo(added('lmu-ltau', {}), 10);
    expect(added('u1', { chargeMuTau: 1 })).toBeGreaterThan(3.1);
  });
});

describe('sn1987a', () => {
  it('excludes a band between escape and trapping up to a quarter of a GeV, as arXiv:2006.13942 says', () => {
    const bandAt = (mass: number) =>
      couplingLimits([named('sn1987a')], [mass], couplingFamily('lmu-ltau', {}), inputs, oneSided(0.95))[0].excluded;
    const [band] = bandAt(0.1);
    expect(band.lower).toBeGreaterThan(1e-10);
    expect(band.lower).toBeLessThan(3e-9);
    expect(band.upper / band.lower).toBeGreaterThan(10);
    expect(bandAt(0.2)).toHaveLength(1);
    expect(bandAt(0.5)).toEqual([]);
  });
});

describe('white-dwarf', () => {
  it('covers what the muon anomaly and the Hubble constant favoured together, as arXiv:2405.00094 says', () => {
    // 10 MeV and couplings from 3·10⁻⁴ to 8·10⁻⁴ (arXiv:1901.02010)
    expect(upperLimit('white-dwarf', 0.01)).toBeLessThan(8e-4);
    expect(upperLimit('white-dwarf', 0.01)).toBeGreaterThan(3e-4);
  });

  it('is 2δ²/ΣC_V² = 0.3 for L_μ − L_τ with ε = g/69.3, δ = g²eε/√2 G_F M²', () => {
    const e = Math.sqrt(4 * Math.PI * inputs.alpha);
    const sum = (0.5 + 2 * inputs.sin2ThetaW) ** 2 + 2 * (0.5 - 2 * inputs.sin2ThetaW) ** 2;
    const shift = Math.sqrt((0.3 * sum) / 2);
    const slope = Math.sqrt((shift * Math.SQRT2 * inputs.fermiConstant * 69.3) / e);
    expect((upperLimit('white-dwarf', 0.05) as number) / 0.05 / slope).toBeCloseTo(1, 2);
  });
});
