import { type ComplexFourVector, complexFourVector } from './spinors.js';

/** Writes the amplitudes (re, im) × 4 of one pair of lepton spins each for a photon current (contravariant) into `out`. */
export type LeptonAmplitudes = (out: Float64Array, current: ComplexFourVector) => void;

const directions = Array.from({ length: 4 }, (_, mu) => {
  const direction = complexFourVector();
  direction.re[mu] = 1;
  return direction;
});
const amplitudes = Array.from({ length: 4 }, () => new Float64Array(8));

/**
 * tensor += Re Σ over lepton spins of T_μ* T_ν, T_μ the amplitude for a photon current along the axis μ, so that Σ |T·J|² = L_μν J^μ J^ν
 * for a real current. Both indices covariant, L_μν at 4μ + ν; the antisymmetric imaginary part is left out.
 */
export function addLeptonTensor(tensor: Float64Array, amplitudesOf: LeptonAmplitudes): void {
  directions.forEach((direction, mu) => {
    amplitudesOf(amplitudes[mu], direction);
  });
  for (let mu = 0; mu < 4; mu++) {
    for (let nu = 0; nu < 4; nu++) {
      let sum = 0;
      for (let i = 0; i < 8; i++) sum += amplitudes[mu][i] * amplitudes[nu][i];
      tensor[4 * mu + nu] += sum;
    }
  }
}

/** L_μν H^μν. */
export function contracted(lepton: Float64Array, hadronic: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < 16; i++) sum += lepton[i] * hadronic[i];
  return sum;
}
