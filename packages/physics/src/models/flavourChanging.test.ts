import { describe, expect, it } from 'vitest';
import { leptonFlavours, tridentChannel, tridentChannels } from '../couplings/channels.js';
import { axialAt, type Couplings, vectorAt } from '../couplings/couplings.js';
import { electroweakInputs, type LeptonFlavour } from '../couplings/electroweakInputs.js';
import { couplingFamily } from './couplingFamily.js';
import { parseModel } from './index.js';
import { ratioPolynomial } from './kernelRatio.js';
import type { ModelParameters } from './modelDefinition.js';
import { wilsonCoefficient } from './wet/wilsonCoefficients.js';

const inputs = electroweakInputs();
const chiral = {
  transfer: Float64Array.of(0.001, 0.2, 3),
  vv: Float64Array.of(0.5, 2, 1),
  aa: Float64Array.of(0.7, 2, 1),
  va: Float64Array.of(0.1, 0, -0.2),
};
/** One channel with a made-up kernel: the relations are algebraic. */
const only = (name: string) => [{ channel: tridentChannel(name), kernel: { chiral } }];
const numbers = (couplings: readonly Couplings[], transfer: number) =>
  Object.fromEntries(
    couplings
      .map((one) => [one.outgoing, [vectorAt(one, transfer), axialAt(one, transfer)]] as const)
      .filter(([, [vector, axial]]) => vector !== 0 || axial !== 0),
  );

describe('charges between flavours', () => {
  it('are those of the heavy boson in Wilson coefficients of the flavio basis, in every channel and for every outgoing neutrino', () => {
    const given = { chargeE: 0.3, chargeMu: 1, chargeTau: -0.7, chargeEMu: 0.4, chargeETau: -0.6, chargeMuTau: 0.9 };
    const [mass, gPrime] = [1e6, 1e4];
    const charge = (a: LeptonFlavour, b: LeptonFlavour) => {
      const [first, second] = [a, b].sort((x, y) => leptonFlavours.indexOf(x) - leptonFlavours.indexOf(y));
      const capital = (flavour: string) => flavour[0].toUpperCase() + flavour.slice(1);
      const name = `charge${capital(first)}${first === second ? '' : capital(second)}`;
      return given[name as keyof typeof given];
    };
    // L = −g²/M² J_ν·J_ℓ = (4G_F/√2)[C_VLL + C_VLR]: both −g² N L √2/(4 G_F M²)
    const unit = (-(gPrime ** 2) * Math.SQRT2) / (4 * inputs.fermiConstant * mass ** 2);
    const coefficients: Record<string, number> = {};
    for (const a of leptonFlavours)
      for (const b of leptonFlavours)
        for (const c of leptonFlavours)
          for (const d of leptonFlavours) {
            const names = ['L', 'R'].map((side) => `CVL${side}_nu${a}nu${b}${c}${d}`);
            // of an operator and its conjugate only one has a name
            if (names.some((name) => !hasName(name))) continue;
            // flavour-violating leptons are in a sector of their own, in GeV⁻²
            for (const name of names) {
              const scale = wilsonCoefficient(name)?.inFermiUnits ? unit : -(gPrime ** 2) / mass ** 2;
              coefficients[name] = scale * charge(a, b) * charge(c, d);
            }
          }
    const effective = parseModel('wet', coefficients);
    const boson = parseModel('u1', { mass, gPrime, ...given });
    for (const channel of tridentChannels) {
      const [ours, theirs] = [boson, effective].map((one) => numbers(one.couplings(channel, inputs), 1e-3));
      expect(Object.keys(ours).sort(), channel.name).toEqual(Object.keys(theirs).sort());
      for (const [flavour, values] of Object.entries(ours)) {
        values.forEach((value, i) => {
          expect(value, `${channel.name} ${flavour}`).toBeCloseTo(theirs[flavour][i], 12);
        });
      }
    }
  });

  it('interfere with W exchange in the mixed pair, with the sign of both charges, and not in ν_μ → ν_τ μ⁺μ⁻', () => {
    const of = (chargeEMu: number) =>
      parseModel('u1', { mass: 0.1, gPrime: 1e-2, chargeEMu }).couplings(tridentChannel('numu:mue'), inputs);
    // N_eμ L_μe = Q²: constructive whatever the sign of Q
    for (const sign of [1, -1]) {
      const [own, ...others] = of(sign);
      expect(others).toEqual([]);
      expect(vectorAt(own, 0.01)).toBeCloseTo(1 + 1e-4 / (Math.SQRT2 * inputs.fermiConstant * 0.02), 6);
      expect(axialAt(own, 0.01)).toBe(1);
    }
    const changing = parseModel('u1', { mass: 0.1, gPrime: 1e-2, chargeMu: 1, chargeMuTau: 2 });
    const [own, other] = changing.couplings(tridentChannel('numu:mumu'), inputs);
    expect([own.outgoing, other.outgoing]).toEqual(['mu', 'tau']);
    expect(own.poles[0].vector * 2).toBeCloseTo(other.poles[0].vector, 12);
    expect([other.vector, other.axial]).toEqual([0, 0]);
  });

  it('have the square of diagonal charges when μ and τ are turned into each other: nobody sees the flavour of the neutrino', () => {
    // Σ over outgoing flavours of |N_ca|² L² is (N²)_aa L², with L of the electron alone
    const square = (given: ModelParameters) =>
      ratioPolynomial(only('numu:ee'), parseModel('u1', { mass: 0.1, gPrime: 1e-2, chargeE: 1, ...given }), inputs)
        .quadratic;
    const [cosine, sine] = [Math.cos(0.4), Math.sin(0.4)];
    const turned = square({ chargeMu: cosine, chargeTau: -cosine, chargeMuTau: sine });
    expect(turned / square({ chargeMu: 1, chargeTau: -1 })).toBeCloseTo(1, 12);
  });

  it('have a family that is the model at every coupling, in all channels', () => {
    const charges = { chargeMu: 1, chargeTau: -0.7, chargeE: 0.2, chargeEMu: 0.3, chargeMuTau: -0.4, axialMu: 0.1 };
    const family = couplingFamily('u1', charges);
    for (const { name } of tridentChannels) {
      const along = ratioPolynomial(only(name), { family, massGeV: 0.3 }, inputs);
      const model = ratioPolynomial(only(name), parseModel('u1', { mass: 0.3, gPrime: 1, ...charges }), inputs);
      if (model.quadratic === 0) expect(along.quadratic).toBe(0);
      else expect(along.quadratic / model.quadratic, name).toBeCloseTo(1, 11);
      expect(along.linear, name).toBeCloseTo(model.linear, 12 - Math.ceil(Math.log10(1 + Math.abs(model.quadratic))));
    }
  });
});

function hasName(name: string): boolean {
  try {
    return wilsonCoefficient(name) !== undefined;
  } catch {
    return false;
  }
}
