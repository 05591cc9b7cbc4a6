import { describe, expect, it } from 'vitest';
import {
  add,
  antiparticles,
  chiral,
  fourVector,
  plus,
  polarisations,
  slash,
  squaredOverSpins,
} from '../../test/spinorLine.js';
import { twoBodyDecay } from '../../test/twoBodyDecay.js';
import { Z_BOSON_MASS_GEV } from '../constants.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { type FourVector, minkowskiProduct } from '../kinematics/fourVector.js';
import { CounterUniforms } from '../numerics/counterUniforms.js';
import { massiveRadiation, muonPairRadiation } from './zBosonRadiation.js';

const Z = Z_BOSON_MASS_GEV;
const inputs = electroweakInputs();
const uniforms = new CounterUniforms(16, 22);

/** Polarisations of a boson at rest. */
const atRest = [1, 2, 3].map((axis) => Float64Array.from({ length: 4 }, (_, i) => (i === axis ? 1 : 0)) as FourVector);

/** Γ(Z → f f̄ Z′)/Γ(Z → f f̄) of left-handed massless fermions at g = 1 from spinors and momenta, with its error. */
function monteCarlo(massGeV: number, samples: number): readonly [mean: number, error: number] {
  const parent = Float64Array.of(Z, 0, 0, 0) as FourVector;
  const [fermion, pair, antifermion, boson] = [fourVector(), fourVector(), fourVector(), fourVector()];
  const u = new Float64Array(8);
  const [low, high] = [massGeV ** 2, Z ** 2];
  let [sum, squares] = [0, 0];
  for (let i = 0; i < samples; i++) {
    uniforms.fill(i, 0, 2, u);
    const s2 = low * (high / low) ** u[0];
    twoBodyDecay(parent, 0, Math.sqrt(s2), 2 * u[1] - 1, 2 * Math.PI * u[2], fermion, pair);
    twoBodyDecay(pair, 0, massGeV, 2 * u[3] - 1, 2 * Math.PI * u[4], antifermion, boson);
    const ofFermion = plus(fermion, boson);
    const ofAntifermion = plus(antifermion, boson);
    let element = 0;
    for (const outgoing of polarisations(boson, massGeV)) {
      for (const incoming of atRest) {
        for (const v of antiparticles(antifermion, 0)) {
          const left = chiral(v, 1, 0);
          const first = slash(outgoing, slash(ofFermion, slash(incoming, left)));
          const second = slash(incoming, slash(ofAntifermion, slash(outgoing, left)));
          const total = add([1 / minkowskiProduct(ofFermion, ofFermion), first], [-1 / s2, second]);
          element += squaredOverSpins(fermion, 0, total);
        }
      }
    }
    const momentum = (Z * Z - s2) / (2 * Z);
    const phaseSpace =
      ((momentum / (4 * Math.PI * Z)) * ((s2 - low) / (8 * Math.PI * s2)) * s2 * Math.log(high / low)) / (2 * Math.PI);
    sum += element * phaseSpace;
    squares += (element * phaseSpace) ** 2;
  }
  // Σ|ū ε̸ P_L v|² = 4 p₁·p₂ = 2m_Z² over 8π of two-body phase space
  const standard = (2 * Z * Z) / (8 * Math.PI);
  return [sum / samples / standard, Math.sqrt(squares) / samples / standard];
}

describe('massiveRadiation', () => {
  it('is that of a Monte Carlo over momenta with spinors', () => {
    for (const massGeV of [8, 40]) {
      const [mean, error] = monteCarlo(massGeV, 5000);
      expect(error / mean).toBeLessThan(0.04);
      expect(Math.abs(massiveRadiation((massGeV / Z) ** 2) - mean) / error).toBeLessThan(3);
    }
  });

  it('has the double logarithm of massive gluons: ln²ρ + 3 ln ρ + 5 − π²/3, which virtual ones turn into 3/2', () => {
    for (const rho of [1e-5, 1e-6]) {
      const l = Math.log(rho);
      const limit = l * l + 3 * l + 5 - Math.PI ** 2 / 3;
      // what is left is ρ ln²ρ
      expect(Math.abs(8 * Math.PI ** 2 * massiveRadiation(rho) - limit)).toBeLessThan(6 * rho * l * l);
    }
  });

  it('ends at the mass of the Z', () => {
    expect(massiveRadiation(1)).toBe(0);
    expect(massiveRadiation(0.99)).toBeLessThan(1e-8);
    expect(() => massiveRadiation(0)).toThrow(/M²\/m_Z²/);
  });
});

describe('muonPairRadiation', () => {
  it('weights left and right with the couplings of the Z', () => {
    const of = (vector: number, axial: number) => muonPairRadiation(10, { vector, axial }, inputs);
    expect(of(1, 0)).toBe(massiveRadiation((10 / Z) ** 2));
    // left-handed and right-handed currents alone
    const left = of(0.5, 0.5) / of(1, 0);
    const right = of(0.5, -0.5) / of(1, 0);
    expect(left + right).toBeCloseTo(1, 12);
    expect(left / right).toBeCloseTo(((0.5 - inputs.sin2ThetaW) / inputs.sin2ThetaW) ** 2, 10);
    expect(of(0, 1)).toBeCloseTo(of(1, 0), 12);
  });
});
