import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardModelCouplings, tridentChannel } from './channels.js';
import {
  COUPLING_CONVENTIONS,
  couplingsFrom,
  couplingsIn,
  shiftFromWilsonCoefficients,
  wilsonCoefficientsOfShift,
} from './conventions.js';
import { electroweakInputs } from './electroweakInputs.js';

const coupling = fc.double({ min: -2, max: 2, noNaN: true });
const s2 = 0.23;
const numu = standardModelCouplings(tridentChannel('numu:mumu'), electroweakInputs({ sin2ThetaW: s2 }));

describe('conventions of the couplings', () => {
  it('write ν_μ→ν_μμμ as the papers do', () => {
    // 1406.2332: C_V = 1 + 4s², C_A = 1; papers with V + Aγ₅: g_A = −½; chiral: g_L = ½ + s², g_R = s²
    expect(couplingsIn('cv-ca', numu)).toEqual([1 + 4 * s2, 1]);
    expect(couplingsIn('v-plus-a', numu)).toEqual([0.5 + 2 * s2, -0.5]);
    const [left, right] = couplingsIn('chiral', numu);
    expect(left).toBeCloseTo(0.5 + s2, 15);
    expect(right).toBeCloseTo(s2, 15);
  });

  it('convert there and back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COUPLING_CONVENTIONS), coupling, coupling, (convention, vector, axial) => {
        const back = couplingsFrom(convention, ...couplingsIn(convention, { vector, axial }));
        expect(back.vector).toBeCloseTo(vector, 14);
        expect(back.axial).toBeCloseTo(axial, 14);
      }),
    );
  });
});

describe('Wilson coefficients of the flavio basis', () => {
  it('are those of the Standard Model when the whole interaction is put into them: C_VLL = −(½ + s²), C_VLR = −s²', () => {
    const { cVll, cVlr } = wilsonCoefficientsOfShift(numu);
    expect(cVll).toBeCloseTo(-(0.5 + s2), 15);
    expect(cVlr).toBeCloseTo(-s2, 15);
  });

  it('convert there and back, a left-handed one changing V and A alike', () => {
    expect(shiftFromWilsonCoefficients(0.1, 0)).toEqual({ vector: -0.1, axial: -0.1 });
    fc.assert(
      fc.property(coupling, coupling, (vector, axial) => {
        const { cVll, cVlr } = wilsonCoefficientsOfShift({ vector, axial });
        const back = shiftFromWilsonCoefficients(cVll, cVlr);
        expect(back.vector).toBeCloseTo(vector, 14);
        expect(back.axial).toBeCloseTo(axial, 14);
      }),
    );
  });
});
