import { describe, expect, it } from 'vitest';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { lmuLtauCharges } from '../models/lmuLtau.js';
import {
  acceptedCosines,
  expectedSignalLimit,
  photonEnergy,
  type SinglePhotonSetup,
  singlePhotonCrossSection,
  singlePhotonDifferential,
  singlePhotonEvents,
} from './electronPositronPhoton.js';
import { invisibleBranchingFraction, mediatorWidths } from './mediatorDecays.js';

const inputs = electroweakInputs();
const { alpha, hbarCSquared } = inputs;
/** Acceptance of arXiv:1701.00156 with electrons of 7 GeV on positrons of 4 GeV. */
const belle: SinglePhotonSetup = {
  sqrtSGeV: Math.sqrt(112),
  boost: 3 / 11,
  smallestAngleDegrees: 15,
  largestAngleDegrees: 135,
  leastPhotonEnergyGeV: 0.1,
};
const symmetric = { ...belle, boost: 0, smallestAngleDegrees: 30, largestAngleDegrees: 150 };

describe('singlePhotonDifferential', () => {
  it('is that of e⁺e⁻ → γγ with distinct photons for a massless boson: (2πα²/s)(1 + c²)/(1 − c²)', () => {
    for (const c of [-0.9, 0, 0.4]) {
      const expected = ((2 * Math.PI * alpha ** 2) / 100) * ((1 + c * c) / (1 - c * c));
      expect(singlePhotonDifferential(c, 10, 0, alpha) / expected).toBeCloseTo(1, 14);
    }
  });

  it('is that of a soft photon near the threshold: 4πα²/(E√s sin²θ)', () => {
    const [sqrtS, energy] = [10, 1e-5];
    const mass = Math.sqrt(sqrtS * sqrtS - 2 * sqrtS * energy);
    expect(photonEnergy(sqrtS, mass)).toBeCloseTo(energy, 12);
    for (const c of [-0.7, 0.2]) {
      const eikonal = (4 * Math.PI * alpha ** 2) / (energy * sqrtS * (1 - c * c));
      // corrections of relative order E/√s
      expect(singlePhotonDifferential(c, sqrtS, mass, alpha) / eikonal).toBeCloseTo(1, 5);
    }
  });
});

describe('singlePhotonCrossSection', () => {
  it('is the integral of the differential one', () => {
    for (const mass of [0, 0.5, 5, 10]) {
      const [low, high] = acceptedCosines(symmetric, mass) as readonly [number, number];
      const steps = 20_000;
      let sum = 0;
      for (let i = 0; i < steps; i++) {
        const c = low + ((high - low) * (i + 0.5)) / steps;
        sum += singlePhotonDifferential(c, symmetric.sqrtSGeV, mass, alpha);
      }
      const expected = (sum * (high - low) * hbarCSquared) / steps;
      // the midpoint rule errs by (Δc)²/24 times the slope: 10⁻⁸ here
      expect(singlePhotonCrossSection(symmetric, mass, inputs) / expected).toBeCloseTo(1, 6);
    }
  });

  it('takes photons of 4.3 to 6.9 GeV in the laboratory, as arXiv:1701.00156 says', () => {
    const [low, high] = acceptedCosines(belle, 0.1) as readonly [number, number];
    const laboratory = (c: number) =>
      (photonEnergy(belle.sqrtSGeV, 0.1) * (1 + belle.boost * c)) / Math.sqrt(1 - belle.boost ** 2);
    expect(laboratory(low)).toBeCloseTo(4.3, 1);
    expect(laboratory(high)).toBeCloseTo(6.9, 1);
    // equation 15: (4E₊E₋ − M²)/(2(E₊ + E₋ + (E₊ − E₋)cosθ)) at the edges
    expect(laboratory(high)).toBeCloseTo((112 - 0.01) / (2 * (11 - 3 * Math.cos(Math.PI / 12))), 10);
  });

  it('gives events and contours of arXiv:1701.00156 to a tenth: 1500 events above 6.8 GeV at ε = 2·10⁻⁴; 0.2 ab at 7·10⁻⁶', () => {
    // there the coupling to electrons is eε cosθ_W; the coupling α(M_Z) of its program would add 15 %
    const cosine2 = 1 - inputs.sin2ThetaW;
    const last = singlePhotonCrossSection({ ...belle, leastPhotonEnergyGeV: 6.8 }, 0.1, inputs);
    const events = last * cosine2 * 2e-4 ** 2 * 50e42;
    expect(events).toBeGreaterThan(1350);
    expect(events).toBeLessThan(1650);
    const attobarn = singlePhotonCrossSection(belle, 0.1, inputs) * cosine2 * 7e-6 ** 2 * 1e42;
    expect(attobarn).toBeGreaterThan(0.17);
    expect(attobarn).toBeLessThan(0.23);
  });

  it('is 0 above the energy and where no photon is accepted, and refuses impossible setups', () => {
    expect(singlePhotonCrossSection(belle, 11, inputs)).toBe(0);
    expect(singlePhotonCrossSection({ ...belle, leastPhotonEnergyGeV: 8 }, 1, inputs)).toBe(0);
    expect(singlePhotonCrossSection({ ...symmetric, leastPhotonEnergyGeV: 6 }, 1, inputs)).toBe(0);
    expect(() => singlePhotonCrossSection({ ...belle, largestAngleDegrees: 10 }, 1, inputs)).toThrow(/largest angle/);
    expect(() => singlePhotonCrossSection({ ...belle, boost: 1 }, 1, inputs)).toThrow(/boost/);
  });
});

describe('singlePhotonEvents', () => {
  it('are luminosity × efficiency × |ε(M²)|² × cross section below the muon pairs', () => {
    const one = singlePhotonEvents(
      belle,
      { luminosityInverseAttobarn: 1, efficiency: 1 },
      0.01,
      lmuLtauCharges,
      inputs,
    );
    // 1/69.3² per unit coupling; at M = 10 MeV the mixing is that of q² → 0 to 10⁻³
    const expected = (singlePhotonCrossSection(belle, 0.01, inputs) * 1e42) / 69.3 ** 2;
    expect(one / expected).toBeCloseTo(1, 2);
    const half = { luminosityInverseAttobarn: 4, efficiency: 0.5 };
    expect(singlePhotonEvents(belle, half, 0.01, lmuLtauCharges, inputs) / one).toBeCloseTo(2, 12);
  });

  it('count invisible decays alone: two neutrinos against a muon pair well above threshold is 1/2, with taus 1/3', () => {
    expect(invisibleBranchingFraction(0.1, lmuLtauCharges, inputs)).toBeCloseTo(1, 4);
    // neutrinos of two flavours: 2/24π; a muon pair far above threshold: 1/12π; the mixing changes that by 2·e·ε/g ~ 10⁻³
    expect(invisibleBranchingFraction(3.4, lmuLtauCharges, inputs)).toBeCloseTo(1 / 2, 2);
    expect(invisibleBranchingFraction(1e3, lmuLtauCharges, inputs)).toBeCloseTo(1 / 3, 5);
    expect(mediatorWidths(0.2, lmuLtauCharges, inputs).charged.mu).toBe(0);
  });
});

describe('expectedSignalLimit', () => {
  it('is −ln(1 − CL) without background and z√B, z of a tail (1 − CL)/2, with much', () => {
    expect(expectedSignalLimit(0, 0.95)).toBeCloseTo(Math.log(20), 10);
    expect(expectedSignalLimit(0, 0.9)).toBeCloseTo(Math.log(10), 10);
    // corrections of relative order B^−½
    expect(expectedSignalLimit(1e6, 0.95) / 1e3).toBeCloseTo(1.96, 2);
  });

  it('grows with background and confidence level, also between whole numbers', () => {
    const limits = [0, 0.3, 1, 2.5, 10, 99.5].map((background) => expectedSignalLimit(background, 0.95));
    for (let i = 1; i < limits.length; i++) expect(limits[i]).toBeGreaterThan(limits[i - 1]);
    expect(expectedSignalLimit(5, 0.95)).toBeGreaterThan(expectedSignalLimit(5, 0.9));
    expect(() => expectedSignalLimit(-1, 0.95)).toThrow(/background/);
  });
});
