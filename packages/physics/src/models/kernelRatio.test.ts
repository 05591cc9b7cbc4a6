import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { ratioPolynomial } from './kernelRatio.js';
import { lmuLtauCharges, lmuLtauFamily } from './lmuLtau.js';
import { vectorFamily } from './vectorMediator.js';

const inputs = electroweakInputs();
const channel = tridentChannel('numu:mumu');

/** Any kernel will do: the relations are algebraic. */
const chiral = {
  transfer: Float64Array.of(0.001, 0.2, 3),
  vv: Float64Array.of(0.5, 2, 1),
  aa: Float64Array.of(0.7, 2, 1),
  va: Float64Array.of(0, 0, 0),
};
const kernel = { chiral };
const one = [{ channel, kernel }];

describe('ratioPolynomial of a family', () => {
  it('has the contact limit [(½+2s²+v²g′²/M²)²⟨VV⟩ + ¼⟨AA⟩]/SM, v² = 1/(√2 G_F)', () => {
    const { linear, quadratic } = ratioPolynomial(
      one,
      { family: lmuLtauFamily, massGeV: Number.POSITIVE_INFINITY },
      inputs,
    );
    const v2 = 1 / (Math.SQRT2 * inputs.fermiConstant);
    const vector = 0.5 + 2 * inputs.sin2ThetaW;
    const [vv, aa] = [3.5, 3.7];
    const standard = vector ** 2 * vv + 0.25 * aa;
    for (const s of [1e-7, 1e-6, 1e-5]) {
      const expected = ((vector + v2 * s) ** 2 * vv + 0.25 * aa) / standard;
      expect((1 + linear * s + quadratic * s * s) / expected).toBeCloseTo(1, 12);
    }
  });

  it('has the form [1 + (1 + 4s² + 2v²g′²/M²)²]/[1 + (1 + 4s²)²] of arXiv:1406.2332 when ⟨VV⟩ = ⟨AA⟩', () => {
    const massless = [{ channel, kernel: { chiral: { ...chiral, aa: chiral.vv } } }];
    const { linear, quadratic } = ratioPolynomial(
      massless,
      { family: lmuLtauFamily, massGeV: Number.POSITIVE_INFINITY },
      inputs,
    );
    const c = 1 + 4 * inputs.sin2ThetaW;
    const v2 = 1 / (Math.SQRT2 * inputs.fermiConstant);
    const s = 1 / 600 ** 2;
    const expected = (1 + (c + 2 * v2 * s) ** 2) / (1 + c * c);
    expect((1 + linear * s + quadratic * s * s) / expected).toBeCloseTo(1, 12);
  });

  it('approaches the contact limit as the mass grows', () => {
    const mass = 1e4;
    const heavy = ratioPolynomial(one, { family: lmuLtauFamily, massGeV: mass }, inputs);
    const limit = ratioPolynomial(one, { family: lmuLtauFamily, massGeV: Number.POSITIVE_INFINITY }, inputs);
    // corrections of order T/M² = 3e-8
    expect((heavy.linear * mass ** 2) / limit.linear).toBeCloseTo(1, 6);
    expect((heavy.quadratic * mass ** 4) / limit.quadratic).toBeCloseTo(1, 6);
  });

  it('is 1 for charges that do not touch the channel', () => {
    const none = { e: 0, mu: 0, tau: 0 };
    const charges = { neutrino: none, vector: lmuLtauCharges.vector, axial: none };
    expect(ratioPolynomial(one, { family: vectorFamily(charges), massGeV: 1 }, inputs)).toEqual({
      linear: 0,
      quadratic: 0,
    });
  });
});
