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
import { CHARGED_KAON_MASS_GEV, MUON_MASS_GEV } from '../constants.js';
import { type FourVector, minkowskiProduct } from '../kinematics/fourVector.js';
import { CounterUniforms } from '../numerics/counterUniforms.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import {
  type KaonVectorCouplings,
  kaonEmissionRatio,
  kaonScalarElement,
  kaonVectorElement,
  threeNeutrinoShare,
} from './kaonDecay.js';

const KAON = CHARGED_KAON_MASS_GEV;
const MUON = MUON_MASS_GEV;
const conserved: KaonVectorCouplings = { vector: 1, axial: 0, neutrino: 1, kaon: 0 };
const arbitrary: KaonVectorCouplings = { vector: 0.7, axial: -0.4, neutrino: 0.3, kaon: -0.9 };

interface Momenta {
  readonly muon: FourVector;
  readonly neutrino: FourVector;
  readonly boson: FourVector;
  readonly neutrinoBoson: number;
  readonly muonBoson: number;
  /** Three-body phase space over the unit cube. */
  readonly phaseSpace: number;
}

/** K → μ + (νX), then (νX) → ν X, at a point of the unit cube: momenta by boosts, nothing of the Dalitz plot. */
function momenta(massGeV: number, u: ArrayLike<number>): Momenta {
  const [low, high] = [massGeV ** 2, (KAON - MUON) ** 2];
  const s12 = low * (high / low) ** u[0];
  const kaon = Float64Array.of(KAON, 0, 0, 0) as FourVector;
  const [muon, pair, neutrino, boson] = [fourVector(), fourVector(), fourVector(), fourVector()];
  twoBodyDecay(kaon, MUON, Math.sqrt(s12), 2 * u[1] - 1, 2 * Math.PI * u[2], muon, pair);
  twoBodyDecay(pair, 0, massGeV, 2 * u[3] - 1, 2 * Math.PI * u[4], neutrino, boson);
  const momentum = Math.hypot(muon[1], muon[2], muon[3]);
  const first = momentum / (4 * Math.PI * KAON);
  const second = (s12 - massGeV ** 2) / (8 * Math.PI * s12);
  const muonBoson = minkowskiProduct(plus(muon, boson), plus(muon, boson));
  const phaseSpace = (first * second * s12 * Math.log(high / low)) / (2 * Math.PI);
  return { muon, neutrino, boson, neutrinoBoson: s12, muonBoson, phaseSpace };
}

/** Σ|M|² from Feynman rules and spinors, spin by spin: emission from neutrino, muon, kaon and vertex, with none of the algebra of traces. */
function vectorByHand({ muon, neutrino, boson, ...s }: Momenta, massGeV: number, q: KaonVectorCouplings): number {
  const kaon = plus(plus(muon, neutrino), boson);
  let sum = 0;
  for (const epsilon of polarisations(boson, massGeV)) {
    for (const v of antiparticles(muon, MUON)) {
      const vertex = slash(kaon, chiral(v, 1, 0));
      const ofNeutrino = slash(epsilon, slash(plus(neutrino, boson), vertex));
      const emitted = slash(epsilon, chiral(v, q.vector + q.axial, q.vector - q.axial));
      const moved = add([MUON, emitted], [-1, slash(plus(muon, boson), emitted)]);
      const ofMuon = slash(kaon, chiral(moved, 1, 0));
      const less = plus(kaon, boson, -1);
      const current = 2 * minkowskiProduct(kaon, epsilon);
      const ofKaon = slash(less, chiral(v, 1, 0));
      const total = add(
        [q.neutrino / s.neutrinoBoson, ofNeutrino],
        [1 / (s.muonBoson - MUON ** 2), ofMuon],
        [(q.kaon * current) / (minkowskiProduct(less, less) - KAON ** 2), ofKaon],
        [-q.kaon, slash(epsilon, chiral(v, 1, 0))],
      );
      sum += squaredOverSpins(neutrino, 0, total);
    }
  }
  return sum;
}

const uniforms = new CounterUniforms(16, 20);
const cube = (i: number) => {
  const out = new Float64Array(8);
  uniforms.fill(i, 0, 2, out);
  return out;
};

describe('the matrix element of K → μνX', () => {
  it('is that of explicit spinors and polarisations, for any couplings', () => {
    for (const massGeV of [0.003, 0.05, 0.3]) {
      for (let i = 0; i < 10; i++) {
        const point = momenta(massGeV, cube(i));
        for (const couplings of [conserved, arbitrary]) {
          const byHand = vectorByHand(point, massGeV, couplings);
          // 1/M² terms cancel to (M/m_K)² of their size
          expect(kaonVectorElement(massGeV, couplings, MUON)(point) / byHand).toBeCloseTo(1, 6);
        }
      }
    }
  });

  it('is that of arXiv:1902.07715 for L_μ − L_τ, as the generator of NA62 has it, and for a scalar', () => {
    // na62mc: decay generators of kaons, kmunuXvec and kmunuXscal, up to constants
    const [k2, m2] = [KAON ** 2, MUON ** 2];
    for (const massGeV of [0.01, 0.1, 0.3]) {
      const point = momenta(massGeV, cube(3));
      const { neutrinoBoson: a, muonBoson: b } = point;
      const x2 = massGeV ** 2;
      const vector =
        2 -
        (x2 / a ** 2) * (k2 - m2) +
        (b - 2 * k2 + m2) / a +
        ((m2 - k2) * (x2 + 2 * m2)) / (b - m2) ** 2 +
        (a - 2 * k2 + 2 * m2) / (b - m2) +
        (2 * (x2 * m2 + (k2 - m2) ** 2)) / (a * (b - m2));
      expect(kaonVectorElement(massGeV, conserved, MUON)(point) / (2 * m2 * vector)).toBeCloseTo(1, 9);
      const scalar = (-b * (a * (b - m2) + (b + m2) ** 2 - b * x2) + k2 * ((b + m2) ** 2 - m2 * x2)) / (b - m2) ** 2;
      const muonic = kaonScalarElement(massGeV, { scalar: 1, pseudoscalar: 0, neutrino: 0 }, MUON);
      expect(muonic(point) / scalar).toBeCloseTo(1, 9);
    }
  });

  it('radiates scalars as explicit spinors do', () => {
    const massGeV = 0.12;
    const couplings = { scalar: 0.6, pseudoscalar: -0.3, neutrino: 0.8 };
    for (let i = 0; i < 5; i++) {
      const point = momenta(massGeV, cube(i));
      const { muon, neutrino, boson } = point;
      const kaon = plus(plus(muon, neutrino), boson);
      let sum = 0;
      for (const v of antiparticles(muon, MUON)) {
        // (S + iPγ₅)v: γ₅ is −1 above; i turns (re, im) to (−im, re)
        const i5 = v.map((_, j) => (j < 4 ? -1 : 1) * (j % 2 === 0 ? -v[j + 1] : v[j - 1]));
        const emitted = add([couplings.scalar, v], [couplings.pseudoscalar, i5]);
        const moved = add([MUON, emitted], [-1, slash(plus(muon, boson), emitted)]);
        const ofMuon = chiral(slash(kaon, chiral(moved, 1, 0)), 1, 1);
        sum += squaredOverSpins(neutrino, 0, ofMuon) / (point.muonBoson - MUON ** 2) ** 2;
        const ofNeutrino = chiral(slash(plus(neutrino, boson), slash(kaon, chiral(v, 1, 0))), 1, 0);
        sum += squaredOverSpins(neutrino, 0, ofNeutrino) * (couplings.neutrino / point.neutrinoBoson) ** 2;
      }
      expect(kaonScalarElement(massGeV, couplings, MUON)(point) / sum).toBeCloseTo(1, 9);
    }
  });
});

describe('the rate of K → μνX', () => {
  it('is that of a Monte Carlo over momenta with spinors', () => {
    const standard = (MUON ** 2 * (KAON ** 2 - MUON ** 2) * (1 - (MUON / KAON) ** 2)) / (8 * Math.PI);
    for (const [massGeV, couplings, least] of [
      [0.02, conserved, 0],
      [0.1, arbitrary, 0.1],
      [0.25, conserved, 0.1],
    ] as const) {
      const samples = 4000;
      let [sum, squares] = [0, 0];
      for (let i = 0; i < samples; i++) {
        const point = momenta(massGeV, cube(i));
        if (point.neutrinoBoson < least) continue;
        const weight = (vectorByHand(point, massGeV, couplings) * point.phaseSpace) / standard;
        sum += weight;
        squares += weight * weight;
      }
      const [mean, error] = [sum / samples, Math.sqrt(squares) / samples];
      expect(error / mean).toBeLessThan(0.05);
      const ratio = kaonEmissionRatio(kaonVectorElement(massGeV, couplings, MUON), massGeV, MUON, least);
      expect(Math.abs(ratio - mean) / error).toBeLessThan(3);
    }
  });

  it('grows as 1/M² where the current is not conserved, by the longitudinal bosons alone', () => {
    // ε → q/M: Σ|M|² = (mismatch/M)² Tr[p̸ P̸ k̸ P̸]/2 with P the kaon, massless bosons: 2[2 p·P k·P − P² p·k]
    const { nodes, weights } = gaussLegendre(60);
    const [k2, m2, high] = [KAON ** 2, MUON ** 2, (KAON - MUON) ** 2];
    let integral = 0;
    for (let i = 0; i < nodes.length; i++) {
      const t = (1 + nodes[i]) / 2;
      const s12 = high * (1 - t * t);
      const length = Math.sqrt(Math.max((k2 - s12 - m2) ** 2 - 4 * s12 * m2, 0));
      const middle = m2 + (k2 - s12 - m2) / 2;
      for (let j = 0; j < nodes.length; j++) {
        const s23 = middle + (length / 2) * nodes[j];
        const [pk, pBoson, kBoson] = [(k2 - s12 - s23) / 2, s12 / 2, (s23 - m2) / 2];
        const element = 2 * (2 * (pk + pBoson) * (m2 + pk + kBoson) - k2 * pk);
        integral += weights[i] * weights[j] * high * t * (length / 2) * element;
      }
    }
    const limit = integral / (16 * Math.PI ** 2 * m2 * (k2 - m2) ** 2);
    const massGeV = 1e-3;
    const muonOnly = { vector: 1, axial: 0, neutrino: 0, kaon: 0 };
    const ratio = kaonEmissionRatio(kaonVectorElement(massGeV, muonOnly, MUON), massGeV, MUON);
    // what is left is of the size of the conserved rate, 10⁻³ of it
    expect((ratio * massGeV ** 2) / limit).toBeCloseTo(1, 2);
    // charge that the kaon takes away restores it: the photon
    const electric = { vector: -1, axial: 0, neutrino: 0, kaon: 1 };
    expect(kaonEmissionRatio(kaonVectorElement(massGeV, electric, MUON), massGeV, MUON)).toBeLessThan(ratio / 500);
  });

  it('ends with the phase space, and falls where missing masses are asked for', () => {
    const of = (massGeV: number, least?: number) =>
      kaonEmissionRatio(kaonVectorElement(massGeV, conserved, MUON), massGeV, MUON, least);
    expect(of(KAON - MUON)).toBe(0);
    expect(of(0.3, 0.16)).toBe(0);
    expect(of(0.35, 0.1)).toBeCloseTo(of(0.35), 12);
    expect(of(0.05, 0.1)).toBeLessThan(of(0.05));
    expect(() => of(0)).toThrow(/mass = 0/);
  });

  it('has a share of three neutrinos above a missing mass between 1 and 0', () => {
    expect(threeNeutrinoShare(0, MUON)).toBe(1);
    expect(threeNeutrinoShare(0.16, MUON)).toBe(0);
    // by the midpoint rule
    const [k2, m2, high] = [KAON ** 2, MUON ** 2, (KAON - MUON) ** 2];
    let [all, above] = [0, 0];
    for (let i = 0; i < 20000; i++) {
      const s = ((i + 0.5) / 20000) * high;
      const rate = s * s * (k2 - m2 - s) * Math.sqrt((k2 - m2 - s) ** 2 - 4 * m2 * s);
      all += rate;
      if (s > 0.1) above += rate;
    }
    expect(threeNeutrinoShare(0.1, MUON)).toBeCloseTo(above / all, 4);
  });
});
