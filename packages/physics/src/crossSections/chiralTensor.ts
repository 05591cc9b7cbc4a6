import { dileptonAngularAverages } from './dileptonAngularAverages.js';
import { pairMomentumSquared, sumHalves } from './dileptonHalves.js';
import { dileptonFromAverages } from './generated/dileptonFromAverages.js';
import { dileptonHalf } from './generated/dileptonHalf.js';
import type { PairNodes } from './pairNodes.js';

const averages = new Float64Array(10);
const half = new Float64Array(6);
const otherHalf = new Float64Array(6);
const halves = [half, otherHalf] as const;

/** Layout of the output of `chiralTensor`. */
export const METRIC_VV = 0;
export const METRIC_AA = 1;
export const METRIC_VA = 2;
export const LONGITUDINAL_VV = 3;
export const LONGITUDINAL_AA = 4;
export const LONGITUDINAL_VA = 5;

/**
 * Neutrino tensor × lepton tensor of ν γ* → ν ℓ⁻ℓ⁺, averaged over the dilepton directions, in closed form:
 * contracted with −g_ββ′ (`METRIC_*`) and with k₁_β k₁_β′ (`LONGITUDINAL_*`), for V² , A² and VA.
 *
 * @param x 2k₁·q [GeV²] @param Q2 photon virtuality [GeV²] @param K2 dilepton mass² [GeV²] @param T −(k₁−k₂)² [GeV²]
 * @param massMinus mass of ℓ⁻ [GeV] @param massPlus mass of ℓ⁺ [GeV]
 * VA is for an incoming neutrino and vanishes for equal masses; it changes sign for an antineutrino.
 */
export function chiralTensor(
  out: Float64Array,
  x: number,
  Q2: number,
  K2: number,
  T: number,
  massMinus: number,
  massPlus: number,
): void {
  const mm2 = massMinus * massMinus;
  const mp2 = massPlus * massPlus;
  const pairMomentum2 = pairMomentumSquared(K2, massMinus, massPlus);
  poleHalf(half, x, Q2, K2, T, mm2, mp2, pairMomentum2);
  const equal = massMinus === massPlus;
  if (!equal) poleHalf(otherHalf, x, Q2, K2, T, mp2, mm2, pairMomentum2);
  addHalves(out, equal ? half : otherHalf, massMinus, massPlus);
}

/** Σ over K² of `chiralTensor` times the weights of `nodes`. */
export function sumChiralTensor(
  out: Float64Array,
  x: number,
  Q2: number,
  T: number,
  massMinus: number,
  massPlus: number,
  nodes: PairNodes,
): void {
  addHalves(out, sumHalves(dileptonFromAverages, halves, x, Q2, T, massMinus, massPlus, nodes), massMinus, massPlus);
}

/** V², A² and VA from `half` and the other one; for equal masses the two are the same. */
function addHalves(out: Float64Array, other: Float64Array, massMinus: number, massPlus: number): void {
  const parity = massMinus === massPlus ? 0 : 16;
  const flip = massMinus * massPlus;
  for (let i = 0; i < 6; i += 3) {
    const even = 16 * (half[i] + other[i]);
    const odd = 16 * flip * (half[i + 1] + other[i + 1]);
    out[i] = even + odd;
    out[i + 1] = even - odd;
    out[i + 2] = parity * (half[i + 2] - other[i + 2]);
  }
}

function poleHalf(
  out: Float64Array,
  x: number,
  Q2: number,
  K2: number,
  T: number,
  m2: number,
  other2: number,
  pairMomentum2: number,
): void {
  dileptonAngularAverages(averages, x, Q2, K2, T, m2, other2, pairMomentum2);
  dileptonHalf(
    out,
    x,
    Q2,
    K2,
    T,
    1 / (K2 + Q2 + T),
    m2,
    other2,
    averages[0],
    averages[1],
    averages[2],
    averages[3],
    averages[4],
    averages[5],
    averages[6],
    averages[7],
    averages[8],
    averages[9],
  );
}
