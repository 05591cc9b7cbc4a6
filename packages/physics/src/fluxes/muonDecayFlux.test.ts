import { describe, expect, it } from 'vitest';
import { MUON_MASS_GEV } from '../constants.js';
import { CounterUniforms } from '../numerics/counterUniforms.js';
import { fluxIntegral, meanFluxEnergy } from './combineFluxes.js';
import { type MuonBeam, type MuonDecayNeutrino, muonBeamFlux, muonDecayNeutrinos } from './muonDecayFlux.js';

const NEUTRINOS: readonly MuonDecayNeutrino[] = ['muon', 'electron'];
const ALL_ANGLES = Math.PI;

/** Edges of even bins. */
const edgesTo = (highest: number, bins: number): number[] =>
  Array.from({ length: bins + 1 }, (_, i) => (i * highest) / bins);

describe('muonDecayNeutrinos', () => {
  it('gives one neutrino of each kind per decay, with the mean energies of the rest frame boosted', () => {
    // ⟨x⟩ is 7/10 and 3/5, and an isotropic decay boosts the mean energy to γ⟨x⟩m/2
    for (const [neutrino, share] of [
      ['muon', 0.35],
      ['electron', 0.3],
    ] as const) {
      for (const energy of [0.2, 3.8, 1500]) {
        const largest = 0.5 * (energy + Math.sqrt(energy ** 2 - MUON_MASS_GEV ** 2));
        expect(muonDecayNeutrinos(neutrino, energy, ALL_ANGLES, [0, largest])).toBeCloseTo(1, 12);
        const bins = edgesTo(largest, 2000);
        const mean = bins.slice(1).reduce((sum, high, i) => {
          return sum + muonDecayNeutrinos(neutrino, energy, ALL_ANGLES, [bins[i], high]) * 0.5 * (bins[i] + high);
        }, 0);
        // middles of 2000 bins instead of their means: of the order of the square of a bin
        expect(mean / energy).toBeCloseTo(share, 6);
      }
    }
  });

  it('has the closed distributions in y = E/E_μ of fast muons: 5/3 − 3y² + 4y³/3 and 2 − 6y² + 4y³', () => {
    const closed = {
      muon: (y: number) => (5 * y) / 3 - y ** 3 + y ** 4 / 3,
      electron: (y: number) => 2 * y - 2 * y ** 3 + y ** 4,
    };
    const energy = 5000;
    for (const neutrino of NEUTRINOS) {
      for (const y of [0.05, 0.3, 0.7, 0.95]) {
        // corrections are of the order of 1/γ² = 4e-10
        const ours = muonDecayNeutrinos(neutrino, energy, ALL_ANGLES, [0, y * energy]);
        expect(ours / closed[neutrino](y)).toBeCloseTo(1, 8);
      }
    }
  });

  it('has the rest-frame spectrum on the axis, and γ²(1 + β)²/4π of the neutrinos per solid angle', () => {
    const energy = 50;
    const momentum = Math.sqrt(energy ** 2 - MUON_MASS_GEV ** 2);
    const largest = 0.5 * (energy + momentum);
    const angle = 1e-6; // γ·angle = 5e-4: corrections of its square
    const solidAngle = 4 * Math.PI * Math.sin(angle / 2) ** 2;
    const boost = ((energy + momentum) / MUON_MASS_GEV) ** 2 / (4 * Math.PI);
    const cumulative = { muon: (x: number) => 2 * x ** 3 - x ** 4, electron: (x: number) => 4 * x ** 3 - 3 * x ** 4 };
    for (const neutrino of NEUTRINOS) {
      for (const x of [0.2, 0.6, 1]) {
        const ours = muonDecayNeutrinos(neutrino, energy, angle, [0, x * largest]) / solidAngle;
        expect(ours / (boost * cumulative[neutrino](x))).toBeCloseTo(1, 6);
      }
    }
  });

  it('agrees with decays drawn from the matrix element and boosted one by one', () => {
    const energy = 3.8;
    const angle = 0.03; // near 1/γ = 0.028, where half of the neutrinos are outside
    const edges = edgesTo(energy, 8);
    const { counts, decays } = drawnDecays(energy, angle, edges);
    for (const neutrino of NEUTRINOS) {
      const pulls = counts[neutrino].map(({ sum, squares }, i) => {
        const expected = muonDecayNeutrinos(neutrino, energy, angle, [edges[i], edges[i + 1]]);
        return (sum / decays - expected) / (Math.sqrt(squares) / decays);
      });
      const chiSquared = pulls.reduce((sum, pull) => sum + pull ** 2, 0);
      // eight bins: above 26 with a probability of 1e-3, and the seed is fixed
      expect(chiSquared).toBeLessThan(26);
    }
  });

  it('refuses what is no decay', () => {
    expect(() => muonDecayNeutrinos('muon', 0.1, 1, [0, 1])).toThrow(/energy of the muons/);
    expect(() => muonDecayNeutrinos('muon', 5, 4, [0, 1])).toThrow(/angle/);
    expect(() => muonDecayNeutrinos('muon', 5, 1, [2, 1])).toThrow(/upper energy/);
  });
});

describe('muonBeamFlux', () => {
  const beam: MuonBeam = { muonEnergyGeV: 3.8, straightM: 180, distanceM: 50, radiusM: 2.5 };

  it('keeps all neutrinos that go forwards where the disc takes them, and those within the angle of a point', () => {
    const wide = { ...beam, straightM: 0, radiusM: 1e9 };
    expect(fluxIntegral(muonBeamFlux(wide, 'muon', [0, 3.8])) * Math.PI * 1e18).toBeCloseTo(1, 3);
    const point = muonBeamFlux({ ...beam, straightM: 0 }, 'electron', [1, 2]);
    const within = muonDecayNeutrinos('electron', 3.8, Math.atan(2.5 / 50), [1, 2]);
    expect(point[0].density * Math.PI * 2.5 ** 2).toBeCloseTo(within, 12);
  });

  it('falls with the square of the distance far away, and averages over the straight', () => {
    const edges = edgesTo(3.8, 10);
    const total = (one: MuonBeam) => fluxIntegral(muonBeamFlux(one, 'muon', edges));
    const far = (distanceM: number) => total({ ...beam, straightM: 0, distanceM, radiusM: 0.1 });
    // γ·radius/distance is 4e-4 at most: corrections of its square
    expect((far(2e4) / far(1e4)) * 4).toBeCloseTo(1, 6);
    // a small disc sees decays as ∫dz/z²: 1/(near·far)
    const straight = { ...beam, distanceM: 1e4, straightM: 3e4, radiusM: 0.1 };
    expect(total(straight) / far(2e4)).toBeCloseTo(1, 6);
    // the sum over pieces of the straight, each with its share of the decays
    const pieces = [0, 1, 2, 3].map((i) => total({ ...beam, straightM: 45, distanceM: 50 + 45 * i }) / 4);
    expect(total(beam) / pieces.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
  });

  it('is harder on the axis than over all angles', () => {
    const mean = (radiusM: number) => meanFluxEnergy(muonBeamFlux({ ...beam, radiusM }, 'muon', edgesTo(3.8, 50)));
    // on the axis ⟨x⟩ = 7/10 of the largest energy, over all angles half of it
    expect(mean(0.01) / 3.8).toBeCloseTo(0.7, 2);
    expect(mean(1e7) / 3.8).toBeCloseTo(0.35, 2);
  });

  it('names what is wrong with a beam', () => {
    expect(() => muonBeamFlux({ ...beam, distanceM: 0 }, 'muon', [0, 1])).toThrow(/distance/);
    expect(() => muonBeamFlux({ ...beam, radiusM: -1 }, 'muon', [0, 1])).toThrow(/radius/);
    expect(() => muonBeamFlux(beam, 'muon', [1])).toThrow(/edges/);
  });
});

interface Count {
  sum: number;
  squares: number;
}

/**
 * Decays of a muon at rest: energies in the triangle of massless three-body phase space, flat in (x_ν_μ, x_ν̄_e) with x_e the rest,
 * weighted with |M|² ∝ (p_μ·p_ν̄_e)(p_e·p_ν_μ) ∝ x_ν̄_e(1 − x_ν̄_e); then an even direction and the boost. Weights have mean 1.
 */
function drawnDecays(energy: number, angle: number, edges: readonly number[]) {
  const decays = 400_000;
  const counts = { muon: emptyCounts(edges), electron: emptyCounts(edges) };
  const gamma = energy / MUON_MASS_GEV;
  const beta = Math.sqrt(1 - 1 / gamma ** 2);
  const uniforms = new CounterUniforms(1717, 0);
  const u = new Float64Array(4);
  for (let i = 0; i < decays; i++) {
    uniforms.fill(i, 0, 1, u);
    // reflected into the half of the square where all three are below 1: x₁ + x₂ ≥ 1
    const inside = u[0] + u[1] >= 1;
    const x = { muon: inside ? u[0] : 1 - u[0], electron: inside ? u[1] : 1 - u[1] };
    // the mean of x(1 − x) over the triangle is ∫x·x(1 − x)dx / (1/2) = 1/6
    const weight = 6 * x.electron * (1 - x.electron);
    for (const [k, neutrino] of NEUTRINOS.entries()) {
      const cosine = 2 * u[2 + k] - 1;
      const lab = 0.5 * MUON_MASS_GEV * x[neutrino] * gamma * (1 + beta * cosine);
      const labCosine = (cosine + beta) / (1 + beta * cosine);
      const bin = edges.findIndex((edge, n) => lab >= edge && lab < edges[n + 1]);
      if (labCosine < Math.cos(angle) || bin < 0) continue;
      counts[neutrino][bin].sum += weight;
      counts[neutrino][bin].squares += weight ** 2;
    }
  }
  return { counts, decays };
}

const emptyCounts = (edges: readonly number[]): Count[] => edges.slice(1).map(() => ({ sum: 0, squares: 0 }));
