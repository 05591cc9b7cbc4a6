import type { PublishedCurve } from '@nereid/catalogue';
import { electroweakInputs } from '@nereid/physics/couplings';
import type { VectorCharges } from '@nereid/physics/models';
import { kineticMixing, lmuLtauCharges } from '@nereid/physics/models';
import { describe, expect, it } from 'vitest';
import { type RecastableCurve, recastPoint } from './recastCurve.js';

const inputs = electroweakInputs({});
const none = { e: 0, mu: 0, tau: 0 };
const all = { e: -1, mu: -1, tau: -1 };
const bMinusL: VectorCharges = { neutrino: all, vector: all, axial: none, quark: 1 / 3 };
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
  it('takes NA64μ from L_μ − L_τ, where the boson is invisible, to B − L, where 3/5 of it are', () => {
    // lines of 1804.03144 for L_μ − L_τ and of 1803.05466 for B − L, both read by other codes, apart by their reading errors of 1 %
    const na64 = curve({}, [
      [0.003732, 1.305e-5],
      [0.006318, 1.368e-5],
    ]);
    // loops shift the coupling of muons by 4·10⁻³
    expect(
      (limit(na64, lmuLtauCharges, bMinusL, 0.0037391, inputs) as number) / (1.305e-5 / Math.sqrt(0.6)),
    ).toBeCloseTo(1, 1.9);
    expect(Math.abs((limit(na64, lmuLtauCharges, bMinusL, 0.0037391, inputs) as number) / 1.6805e-5 - 1)).toBeLessThan(
      0.015,
    );
  });

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
    const g = limit(there, lmuLtauCharges, bMinusL, 0.5, inputs) as number;
    expect(g).toBeGreaterThan(1e-4);
    const back = curve({}, [
      [0.01, g],
      [1, g],
    ]);
    expect(limit(back, bMinusL, lmuLtauCharges, 0.5, inputs)).toBeCloseTo(1e-4, 12);
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

  it('weighs quarks by the share of up-type ones where it is published, and else takes photon-like charges alone', () => {
    const about = { model: 'dark-photon', production: 'drell-yan', signature: 'any' } as const;
    const points = [
      [10, 1e-3],
      [100, 1e-3],
    ] as const;
    // e²(0.8·4/9 + 0.2·1/9) with ε against 1/9 of B − L: each share over its charge of the photon
    const expected = 1e-3 * Math.sqrt(1 / (0.8 * (1 / 4) + 0.2)) * 3 * Math.sqrt((4 * Math.PI * inputs.alpha) / 9);
    expect(limit(curve({ ...about, upShare: 0.8 }, points), darkPhoton, bMinusL, 50, inputs)).toBeCloseTo(expected, 9);
    expect(recastPoint(curve(about, points), darkPhoton, bMinusL, 50, inputs)).toEqual({
      reason: expect.stringContaining('shares'),
    });
  });

  it('calls no limit what lies above √(4π)', () => {
    const weak = curve({ signature: 'any' }, [
      [0.01, 3],
      [1, 3],
    ]);
    const half = { ...lmuLtauCharges, loops: false, vector: { ...none, mu: 0.5, tau: -0.5 } };
    expect(recastPoint(weak, { ...lmuLtauCharges, loops: false }, half, 0.1, inputs)).toMatchObject({ excluded: [] });
  });
});
