import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointMomenta, polarisation, tridentPoints } from '../../test/tridentPoints.js';
import { addLeptonTensor, contracted, type LeptonAmplitudes } from './leptonTensor.js';
import { spinorAmplitudeSquared, spinorAmplitudes } from './spinorAmplitude.js';
import { complexFourVector } from './spinors.js';
import { turnedAmplitudeSquared, turnedSpinAmplitudes } from './turnedAmplitude.js';

const couplings = { vector: 0.96, axial: 0.5 };
const strengths = { scalar: 1, pseudoscalar: -0.6, tensor: 0.4, dipole: 0 };

function tensorOf(amplitudes: LeptonAmplitudes): Float64Array {
  const tensor = new Float64Array(16);
  addLeptonTensor(tensor, amplitudes);
  return tensor;
}

const outer = (w: Float64Array): Float64Array => Float64Array.from({ length: 16 }, (_, i) => w[i >> 2] * w[i % 4]);
const largest = (tensor: Float64Array) => Math.max(...tensor.map(Math.abs));

const interactions = [
  [
    'V and A',
    (m, [mMinus, mPlus], antineutrino): LeptonAmplitudes =>
      (out, current) =>
        spinorAmplitudes(out, m, mMinus, mPlus, couplings, current, antineutrino),
    (m, [mMinus, mPlus], antineutrino, current) =>
      spinorAmplitudeSquared(m, mMinus, mPlus, couplings, current, antineutrino),
  ],
  [
    'scalars and tensors',
    (m, [mMinus, mPlus], antineutrino): LeptonAmplitudes =>
      (out, current) =>
        turnedSpinAmplitudes(out, m, mMinus, mPlus, strengths, current, antineutrino),
    (m, [mMinus, mPlus], antineutrino, current) =>
      turnedAmplitudeSquared(m, mMinus, mPlus, strengths, current, antineutrino),
  ],
] as const satisfies readonly (readonly [
  string,
  (m: ReturnType<typeof pointMomenta>, masses: readonly [number, number], antineutrino: boolean) => LeptonAmplitudes,
  (
    m: ReturnType<typeof pointMomenta>,
    masses: readonly [number, number],
    antineutrino: boolean,
    current: ReturnType<typeof complexFourVector>,
  ) => number,
])[];

describe.each(interactions)('the lepton tensor of %s', (_, amplitudesOf, squaredOf) => {
  it('is gauge invariant, symmetric and no less than 0 in any direction', () => {
    fc.assert(
      fc.property(tridentPoints, fc.boolean(), (point, antineutrino) => {
        const momenta = pointMomenta(point);
        const tensor = tensorOf(amplitudesOf(momenta, [point.mMinus, point.mPlus], antineutrino));
        for (let nu = 0; nu < 4; nu++) {
          let sum = 0;
          for (let mu = 0; mu < 4; mu++) {
            sum += momenta.q[mu] * tensor[4 * mu + nu];
            expect(tensor[4 * mu + nu]).toBe(tensor[4 * nu + mu]);
          }
          // the two graphs cancel, by up to s/m_e² in their denominators: rounding of 1e-16 grows to 1e-9 at most
          expect(Math.abs(sum)).toBeLessThan(1e-8 * Math.hypot(...momenta.q) * largest(tensor));
        }
        expect(contracted(tensor, outer(polarisation(point)))).toBeGreaterThanOrEqual(-1e-12 * largest(tensor));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('contracted with a current is the square of the amplitude', () => {
    fc.assert(
      fc.property(tridentPoints, fc.boolean(), (point, antineutrino) => {
        const momenta = pointMomenta(point);
        const masses = [point.mMinus, point.mPlus] as const;
        const tensor = tensorOf(amplitudesOf(momenta, masses, antineutrino));
        const current = complexFourVector();
        current.re.set(polarisation(point));
        const squared = squaredOf(momenta, masses, antineutrino, current);
        // sums of 16 products of either sign
        expect(Math.abs(contracted(tensor, outer(current.re)) - squared)).toBeLessThan(1e-13 * 16 * largest(tensor));
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});
