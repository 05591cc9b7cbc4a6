import { describe, expect, it } from 'vitest';
import { electroweakInputs, type LeptonFlavour } from '../couplings/electroweakInputs.js';
import { chargedExcess, electroweakScheme, exchangeExcess, neutralMixing } from './electroweakScheme.js';
import { kineticLength } from './gaugeField.js';
import { gaugeModes } from './gaugeProfiles.js';
import { neutralShift, zCharge, zxCharge } from './leptonCurrents.js';
import { allFlavours, custodialParity, leptonSector } from './leptonSector.fixtures.js';
import {
  type Chirality,
  type CustodialSymmetry,
  leptonProfile,
  rightHandedField,
  standardModelField,
  type WarpedLeptonSector,
} from './leptonSector.js';
import { type HiggsedTower, higgsedTower, lightState, zMassFractionFromModes } from './massMatrix.js';
import { modeOverlap } from './overlaps.js';
import { zVertexShift } from './zCouplings.js';

const inputs = electroweakInputs();
const MODES = 80;
const sector = (custodial?: CustodialSymmetry): WarpedLeptonSector =>
  leptonSector(3000, {
    kineticUv: 1,
    kineticIr: 0.3,
    leptons: { left: { e: 0.6, mu: 0.4, tau: 0.5 }, right: allFlavours(0.7) },
    ...(custodial && { custodial }),
  });

/** Couplings of a lepton to the same states, in units of g_Z: T³ − Qs² times overlaps, and Z_X. */
function couplings(
  scheme: ReturnType<typeof electroweakScheme>,
  flavour: LeptonFlavour,
  chirality: Chirality,
  charge: number,
): Float64Array {
  const { sector: model, sin2 } = scheme;
  const { c } = leptonProfile(model, flavour, chirality) as { c: number };
  const flat = standardModelField(model);
  const values = [charge, ...gaugeModes(flat, MODES).map((mode) => charge * modeOverlap(mode, c))];
  if (!model.custodial) return Float64Array.from(values);
  const right = rightHandedField(model);
  const rightStrength = model.custodial.rightCouplingRatio ** 2 * (1 - sin2);
  const strength = rightStrength / Math.sqrt(neutralMixing(model, sin2));
  const scale = strength * zxCharge(scheme, chirality) * Math.sqrt(kineticLength(flat) / kineticLength(right));
  return Float64Array.from([...values, ...gaugeModes(right, MODES).map((mode) => scale * modeOverlap(mode, c))]);
}

/** jᵀ(D + m₀² v vᵀ)⁻¹j′ by Gaussian elimination: knows nothing of secular equations. */
function inverseElement({ diagonal, higgs }: HiggsedTower, bare: number, j: Float64Array, k: Float64Array): number {
  const size = diagonal.length;
  const rows = Array.from({ length: size }, (_, m) =>
    Float64Array.from([...higgs.map((v, n) => bare * v * higgs[m] + (m === n ? diagonal[n] : 0)), k[m]]),
  );
  // the last row first: its diagonal is the largest
  for (let p = size - 1; p >= 0; p--) {
    for (let m = 0; m < size; m++) {
      if (m === p) continue;
      const factor = rows[m][p] / rows[p][p];
      for (let n = 0; n <= size; n++) rows[m][n] -= factor * rows[p][n];
    }
  }
  return rows.reduce((sum, row, m) => sum + (j[m] * row[size]) / row[m], 0);
}

describe.each([undefined, custodialParity, { rightCouplingRatio: 1.3, t3Left: -0.5, t3Right: 0 }])(
  'the truncated mass matrix, custodial %j',
  (custodial) => {
    const scheme = electroweakScheme(sector(custodial), inputs);
    const { zBare, wBare, sin2, zMassFraction } = scheme;
    const neutral = higgsedTower(scheme.sector, neutralMixing(scheme.sector, sin2), MODES);
    // 80 modes leave out Σ 2L/(πn)² = 2L/(80π²) of ½L, 5e-3, of a tower sum
    const truncation = 7e-3;

    it('has the light Z and W of the exact boundary equations', () => {
      const light = lightState(neutral.diagonal, neutral.higgs, zBare);
      const fraction = 1 - light.massSquared / zBare;
      expect(Math.abs(fraction / zMassFraction - 1)).toBeLessThan(truncation);
      expect(zMassFractionFromModes(scheme, MODES)).toBe(fraction);
      const ratio = scheme.sector.custodial?.rightCouplingRatio ?? 0;
      const charged = higgsedTower(scheme.sector, ratio ** 2, MODES);
      const lightW = lightState(charged.diagonal, charged.higgs, wBare);
      const exact = 1 - (scheme.wMassGeV / 3000) ** 2 / wBare;
      expect(Math.abs((1 - lightW.massSquared / wBare) / exact - 1)).toBeLessThan(truncation);
    });

    it('couples the light Z to leptons as the first-order formula says, to second order', () => {
      const { state } = lightState(neutral.diagonal, neutral.higgs, zBare);
      const cases = [
        ['mu', 'left', zCharge('left', sin2)],
        ['mu', 'left', 0.5],
        ['e', 'left', zCharge('left', sin2)],
        ['tau', 'right', zCharge('right', sin2)],
      ] as const;
      for (const [flavour, chirality, charge] of cases) {
        const coupling = couplings(scheme, flavour, chirality, charge).reduce((sum, g, n) => sum + g * state[n], 0);
        const shift = zVertexShift(scheme, flavour, chirality, charge);
        expect(Math.abs(coupling / charge - 1 - shift)).toBeLessThan(
          3 * zMassFraction ** 2 + truncation * zMassFraction,
        );
      }
    });

    it('exchanged at zero momentum gives the closed form, exactly in v²/Λ²', () => {
      const nu = couplings(scheme, 'mu', 'left', 0.5);
      for (const [flavour, chirality] of [
        ['mu', 'left'],
        ['mu', 'right'],
        ['e', 'left'],
      ] as const) {
        const charge = zCharge(chirality, sin2);
        const matrix = inverseElement(neutral, zBare, nu, couplings(scheme, flavour, chirality, charge));
        const excess = (zBare * matrix) / (0.5 * charge) - 1;
        const closed = closedExcess(flavour, chirality, charge);
        expect(Math.abs(excess - closed)).toBeLessThan(truncation * zMassFraction);
      }
    });

    function closedExcess(flavour: LeptonFlavour, chirality: Chirality, charge: number): number {
      // neutralShift with its scheme factors undone
      const { muonDecayExcess, sin2Shift } = scheme;
      const shift = neutralShift(scheme, 'mu', flavour, chirality);
      return ((shift - sin2Shift) * (1 + muonDecayExcess) + charge * muonDecayExcess) / charge;
    }

    it('has the charged exchange of muon decay likewise', () => {
      const model = scheme.sector;
      const [e, mu] = [leptonProfile(model, 'e', 'left'), leptonProfile(model, 'mu', 'left')];
      const ratio = model.custodial?.rightCouplingRatio ?? 0;
      const charged = higgsedTower(model, ratio ** 2, MODES);
      const currents = [e, mu].map((profile) => {
        const values = [
          1,
          ...gaugeModes(standardModelField(model), MODES).map((mode) =>
            modeOverlap(mode, (profile as { c: number }).c),
          ),
        ];
        return Float64Array.from({ length: charged.diagonal.length }, (_, n) => values[n] ?? 0);
      });
      const excess = wBare * inverseElement(charged, wBare, currents[0], currents[1]) - 1;
      expect(Math.abs(excess / (wBare * chargedExcess(model, e, mu)) - 1)).toBeLessThan(truncation);
      expect(exchangeExcess(model, e, mu)).toBeGreaterThan(0);
    });
  },
);
