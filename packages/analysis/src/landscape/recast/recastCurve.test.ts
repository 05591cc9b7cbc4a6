import type { PublishedCurve } from '@nereid/catalogue';
import { electroweakInputs } from '@nereid/physics/couplings';
import type { VectorCharges } from '@nereid/physics/models';
import { kineticMixing, lmuLtauCharges } from '@nereid/physics/models';
import { describe, expect, it } from 'vitest';
import { type RecastableCurve, recastPoint } from './recastCurve.js';

const inputs = electroweakInputs({});
const none = { e: 0, mu: 0, tau: 0 };
const eMinusMu = { e: 1, mu: -1, tau: 0 };
const leLmu: VectorCharges = { neutrino: eMinusMu, vector: eMinusMu, axial: none };
const darkPhoton: VectorCharges = { neutrino: none, vector: none, axial: none, mixing: 1, loops: false };

/** A curve of two points. */
const curve = (about: Partial<PublishedCurve>, points: readonly (readonly [number, number])[]): RecastableCurve =>
  ({
    id: 'a-curve',
    name: 'A curve',
    source: 'Paper2020',
    experiment: 'an-experiment',
    model: 'lmu-ltau',
    confidenceLevel: 0.9,
    how: 'read off',
    status: 'measured',
    sidedness: 'unstated',
    parameters: {},
    production: 'muon-bremsstrahlung',
    signature: 'invisible',
    massGeV: Float64Array.from(points, ([mass]) => mass),
    gPrime: Float64Array.from(points, ([, coupling]) => coupling),
    ...about,
  }) as RecastableCurve;

const limit = (...question: Parameters<typeof recastPoint>): number | null => {
  const point = recastPoint(...question);
  return 'reason' in point ? null : point.couplingUpper;
};

describe('recastPoint', () => {
  it('takes a search for invisible dark photons to L_μ − L_τ by the mixing of loops at q² = M²', () => {
    const babar = curve({ model: 'dark-photon', production: 'electron-positron-photon', branchingFraction: 1 }, [
      [0.01, 1e-3],
      [0.1, 1e-3],
    ]);
    const { re } = kineticMixing(lmuLtauCharges, 0.05 ** 2, inputs);
    // ε of the dark photon is ε(M²) of L_μ − L_τ; the boson is invisible up to electrons, 2.5·10⁻⁵ of the decays
    expect((limit(babar, darkPhoton, lmuLtauCharges, 0.05, inputs) as number) * Math.abs(re)).toBeCloseTo(1e-3, 7);
    expect(limit(babar, darkPhoton, { ...lmuLtauCharges, loops: false }, 0.05, inputs)).toBeNull();
  });

  it('is the identity where the charges are the same, and goes there and back', () => {
    const there = curve({}, [
      [0.01, 1e-4],
      [1, 1e-4],
    ]);
    expect(limit(there, lmuLtauCharges, lmuLtauCharges, 0.5, inputs)).toBeCloseTo(1e-4, 12);
    const g = limit(there, lmuLtauCharges, leLmu, 0.05, inputs) as number;
    // half of its decays are to electrons; loops shift the coupling of muons by 4·10⁻³ at most
    expect(g / 1e-4).toBeCloseTo(Math.SQRT2, 1.5);
    const back = curve({}, [
      [0.01, g],
      [1, g],
    ]);
    expect(limit(back, leLmu, lmuLtauCharges, 0.05, inputs)).toBeCloseTo(1e-4, 12);
  });

  it('scales as the inverse of a charge', () => {
    const muons = curve({ signature: 'any' }, [
      [0.01, 1e-4],
      [1, 1e-4],
    ]);
    const three = { ...lmuLtauCharges, loops: false, vector: { ...none, mu: 3, tau: -3 } };
    const one = { ...lmuLtauCharges, loops: false };
    expect(limit(muons, one, three, 0.1, inputs)).toBeCloseTo(1e-4 / 3, 12);
  });

  it('says why axial muons and unequal neutrinos are not carried over', () => {
    const muons = curve({}, [
      [0.01, 1e-4],
      [1, 1e-4],
    ]);
    const axial = { ...lmuLtauCharges, axial: { ...none, mu: 1 } };
    expect(recastPoint(muons, lmuLtauCharges, axial, 0.1, inputs)).toEqual({
      reason: expect.stringContaining('axial'),
    });
    const kaons = curve({ production: 'kaon-to-muon-neutrino' }, [
      [0.01, 1e-4],
      [1, 1e-4],
    ]);
    const right = { ...lmuLtauCharges, neutrino: none };
    expect(recastPoint(kaons, lmuLtauCharges, right, 0.1, inputs)).toEqual({
      reason: expect.stringContaining('neutrino'),
    });
  });
});
