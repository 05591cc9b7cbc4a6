import { lmuLtauFamily, parseModel, ratioPolynomial } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { AXIAL, INVERSE_V2, inputs, threeNodes, toyKernel, VECTOR } from '../../test/toyExperiment.js';
import { modelRatio, standardModelCrossSection } from './modelRatio.js';

const kernel = toyKernel(threeNodes);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const VV = sum(threeNodes.vv);
const AA = sum(threeNodes.aa);
const VA = sum(threeNodes.va);
const STANDARD = VECTOR ** 2 * VV + AXIAL ** 2 * AA + VECTOR * AXIAL * VA;

describe('modelRatio', () => {
  it('is 1 for the Standard Model', () => {
    expect(modelRatio(kernel, parseModel('sm'), inputs)).toBe(1);
  });

  it('is 1 + linear g² + quadratic g⁴ with the coefficients of the mediator', () => {
    for (const mass of [0.002, 0.1, 3, 500]) {
      const { linear, quadratic } = ratioPolynomial(kernel.kernels, { family: lmuLtauFamily, massGeV: mass }, inputs);
      for (const gPrime of [1e-4, 1e-3, 0.02, 0.7]) {
        const ratio = modelRatio(kernel, parseModel('lmu-ltau', { mass, gPrime }), inputs);
        const expected = 1 + linear * gPrime ** 2 + quadratic * gPrime ** 4;
        expect(ratio / expected).toBeCloseTo(1, 12);
      }
    }
  });

  it('is [(½ + 2s² + v²g′²/M²)²⟨VV⟩ + …]/SM for a heavy mediator', () => {
    const mass = 1e4;
    for (const gPrime of [1, 10, 50]) {
      const shifted = VECTOR + gPrime ** 2 / (INVERSE_V2 * mass ** 2);
      const expected = (shifted ** 2 * VV + AXIAL ** 2 * AA + shifted * AXIAL * VA) / STANDARD;
      // the propagator is 1/(M² + T), T/M² < 1e-8
      expect(modelRatio(kernel, parseModel('lmu-ltau', { mass, gPrime }), inputs) / expected).toBeCloseTo(1, 8);
      const contact = parseModel('contact', { vector: shifted - VECTOR });
      expect(modelRatio(kernel, contact, inputs) / expected).toBeCloseTo(1, 12);
    }
  });

  it('falls as 1/(M² + T) where the mediator is light', () => {
    const { transfer, vv, aa, va } = threeNodes;
    const [mass, gPrime] = [0.01, 2e-3];
    const shifted = transfer.map((t) => VECTOR + gPrime ** 2 / (INVERSE_V2 * (mass ** 2 + t)));
    const predicted = sum(shifted.map((v, j) => v * v * vv[j] + AXIAL ** 2 * aa[j] + v * AXIAL * va[j]));
    const ratio = modelRatio(kernel, parseModel('lmu-ltau', { mass, gPrime }), inputs);
    expect(ratio / (predicted / STANDARD)).toBeCloseTo(1, 12);
  });

  it('adds a neutrino of another flavour without interference', () => {
    const model = parseModel('contact', { 'numu-nutau.mumu.vector': 0.3 });
    expect(modelRatio(kernel, model, inputs)).toBeCloseTo(1 + (0.09 * VV) / STANDARD, 12);
  });
});

describe('standardModelCrossSection', () => {
  it('is V²VV + A²AA + VA·VA', () => {
    expect(standardModelCrossSection(kernel, inputs) / STANDARD).toBeCloseTo(1, 14);
  });
});
