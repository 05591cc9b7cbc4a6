import { maximumX } from '../kinematics/tridentRegion.js';
import type { HadronicMassMap } from './hadronicMassMap.js';

/** What the phase space of one channel on one target depends on; GeV and GeV². */
export interface TridentPhaseSpace {
  readonly maximumEnergy: number;
  readonly targetMass: number;
  readonly massMinus: number;
  readonly massPlus: number;
  /** Smallest Q² that is sampled. */
  readonly minimumQ2: number;
  /** Q² at which the target's form factors have fallen, or cross sections of what breaks: points are spread evenly in ln Q² below and thin out above. */
  readonly formFactorScale: number;
  /** ln of the range of Q²/(Q² + formFactorScale). */
  readonly virtualityRange: number;
  /** M² of the lightest mediator, below which points are spread evenly in T; Infinity without one. */
  readonly transferScale: number;
  /** How masses of the hadrons are sampled where the target breaks. */
  readonly hadronicMasses?: HadronicMassMap;
}

/** Coordinates of the unit cube, in this order: Q², x, T, K², cos θ, φ of ℓ⁻. */
export const EVENT_DIMENSIONS = 6;
/** The same, and one more for the hadronic mass of a target that breaks. */
export const BROKEN_EVENT_DIMENSIONS = EVENT_DIMENSIONS + 1;

/**
 * Slots of a phase-space point, a Float64Array: invariants [GeV²] and the momenta in the rest frame of k₁ + q with k₁
 * along +z and k₂ in the x–z plane.
 */
export const ENERGY = 0;
export const Q2 = 1;
export const X = 2;
export const TRANSFER = 3;
export const PAIR2 = 4;
/** k₁·p₋ */
export const BEAM_MINUS = 5;
/** D₋ = Q² + 2p₋·q and D₊ */
export const POLE_MINUS = 6;
export const POLE_PLUS = 7;
/** p₋: energy and three components. */
export const MINUS = 8;
/** Energy of k₂, x component of k₂, 1 − cosine of its angle. */
export const SCATTERED_ENERGY = 12;
export const SCATTERED_X = 13;
export const SCATTERED_Y = 14;
/** Transverse momentum of q in the laboratory. */
export const RECOIL_TRANSVERSE = 15;
/** Azimuth of p₋ about q⃗ and its momentum across: the y component of p₋ is left to `completeMinus`. */
const MINUS_AZIMUTH = 16;
const MINUS_ACROSS = 17;
/** W² − M² [GeV²] of the hadrons, 0 where the target stays whole. */
export const EXCESS = 18;
export const POINT_SLOTS = 19;

const TWO_PI = 2 * Math.PI;

/**
 * Fills `v` from a point `z` of the unit cube, all but the energy and what depends on it; returns ME dΦ₄/d⁶z [GeV⁶], of a target that
 * breaks ME dΦ₄ dν/d⁷z [GeV⁷], 0 where there is no event. With
 *   dΦ₄ = dQ²/(16π ME) · dx/2π · dK²/2π · dT/(8πx) · √λ(K²,m₋²,m₊²)/(8πK²) · dΩ/4π
 * (docs/physics/cross-section.md, "Phase space"); the azimuth of q from k₂ is not a coordinate.
 */
export function samplePoint(process: TridentPhaseSpace, z: Float64Array, v: Float64Array): number {
  const jacobian = sampleRecoil(process, z, v);
  if (jacobian === 0) return 0;
  const pair = samplePair(process, z, v);
  if (pair === 0) return 0;
  const decay = sampleDecay(process, z[4], TWO_PI * z[5], v);
  return (jacobian * pair * decay) / (16 * Math.PI * TWO_PI * TWO_PI * 8 * Math.PI * v[X]);
}

/** Sets the energy, the transverse momentum of q, and what only accepted points need. */
export function setEnergy(v: Float64Array, energy: number, targetMass: number): void {
  completeMinus(v);
  v[ENERGY] = energy;
  v[RECOIL_TRANSVERSE] = Math.sqrt(Math.max(0, recoilTransverse2(v, energy, v[EXCESS], targetMass)));
}

/** q_T² = Q² − νx/E − x²/4E² [GeV²] in the laboratory, 2Mν = Q² + W² − M², of hadrons with this W² − M²; negative where E does not reach them. */
export function recoilTransverse2(v: Float64Array, energy: number, excess: number, targetMass: number): number {
  const half = v[X] / (2 * energy);
  return v[Q2] - half * ((v[Q2] + excess) / targetMass + half);
}

/** Sets the y component of p₋, which the squared matrix element does not need as a rule. */
export function completeMinus(v: Float64Array): void {
  v[MINUS + 2] = v[MINUS_ACROSS] * Math.sin(v[MINUS_AZIMUTH]);
}

/** Q², the hadronic mass and x; returns dQ² dx/d²z, times dν/dz of a target that breaks. */
function sampleRecoil(process: TridentPhaseSpace, z: Float64Array, v: Float64Array): number {
  const { targetMass, minimumQ2: lower, formFactorScale: scale, virtualityRange: logRatio } = process;
  // ln(Q²/(Q² + Λ²)) evenly spread
  const share = (lower / (lower + scale)) * Math.exp(logRatio * z[0]);
  const q2 = (scale * share) / (1 - share);
  const energyStep = sampleHadronicMass(process, q2, z, v);
  if (energyStep === 0) return 0;
  const pairMass = process.massMinus + process.massPlus;
  const smallest = q2 + pairMass * pairMass;
  const ratio = maximumX(q2, process.maximumEnergy, targetMass, v[EXCESS]) / smallest;
  if (!(ratio > 1)) return 0;
  const log = Math.log(ratio);
  const x = smallest * Math.exp(log * z[1] * z[1]);
  v[Q2] = q2;
  v[X] = x;
  return q2 * (1 + q2 / scale) * logRatio * 2 * z[1] * log * x * energyStep;
}

/** W² − M² at Q²; returns dν/dz [GeV], 1 for a target that stays whole. */
function sampleHadronicMass({ hadronicMasses }: TridentPhaseSpace, q2: number, z: Float64Array, v: Float64Array) {
  if (hadronicMasses === undefined) return 1;
  const step = hadronicMasses.sample(q2, z[EVENT_DIMENSIONS]);
  v[EXCESS] = hadronicMasses.excess;
  return step;
}

/** T and K², k₂ from them; returns dT dK²/d²z. */
function samplePair(process: TridentPhaseSpace, z: Float64Array, v: Float64Array): number {
  const threshold = (process.massMinus + process.massPlus) ** 2;
  const x = v[X];
  const s = x - v[Q2];
  const transferRange = x * (1 - threshold / s);
  if (!(transferRange > 0)) return 0;
  let transfer = transferRange * z[2];
  let jacobian = transferRange;
  if (process.transferScale < transferRange) {
    const scale = process.transferScale;
    const log = Math.log1p(transferRange / scale);
    transfer = scale * Math.expm1(log * z[2]);
    jacobian = log * (scale + transfer);
  }
  // K² = threshold + a(exp(L v²) − 1), a = threshold + T: collinear pairs have K² ~ T, and the phase space opens as v
  const available = s * (1 - transfer / x) - threshold;
  if (!(available > 0)) return 0;
  const scale = threshold + transfer;
  const log = Math.log1p(available / scale);
  const excess = scale * Math.expm1(log * z[3] * z[3]);
  const pair2 = threshold + excess;
  v[TRANSFER] = transfer;
  v[PAIR2] = pair2;
  const root = Math.sqrt(s);
  const energy = (s - pair2) / (2 * root);
  const y = Math.min(2, (transfer * root) / (x * energy));
  v[SCATTERED_ENERGY] = energy;
  v[SCATTERED_Y] = y;
  v[SCATTERED_X] = energy * Math.sqrt(y * (2 - y));
  return jacobian * 2 * z[3] * log * (scale + excess);
}

/**
 * p₋ with ln(D₋/D₊) evenly spread over its range (density ∝ 1/D₋ + 1/D₊ in cos θ) and the azimuth about q⃗ in the rest
 * frame of the pair; returns √λ/(8πK²) · ½ dcosθ/dz.
 */
function sampleDecay(process: TridentPhaseSpace, u: number, azimuth: number, v: Float64Array): number {
  const q2 = v[Q2];
  const pair2 = v[PAIR2];
  const transfer = v[TRANSFER];
  const mm2 = process.massMinus * process.massMinus;
  const mp2 = process.massPlus * process.massPlus;
  const sumMass = process.massMinus + process.massPlus;
  const difference = process.massMinus - process.massPlus;
  const lambda = Math.max(0, (pair2 - sumMass * sumMass) * (pair2 - difference * difference));
  const e = 0.5 * (pair2 + mm2 - mp2);
  const kappa = 0.5 * (pair2 + transfer - q2);
  const gram = kappa * kappa + q2 * pair2;
  const delta = Math.sqrt(lambda * gram) / pair2;
  const sum = pair2 + q2 + transfer;
  const minus0 = q2 + (2 * e * kappa) / pair2;
  const plus0 = sum - minus0;
  // D₀² − δ² without the cancellation, see docs/physics/dilepton-integral.md
  const common = (4 * gram) / pair2;
  const minusLowest = (q2 * (q2 + (4 * e * (kappa - e)) / pair2) + mm2 * common) / (minus0 + delta);
  const other = pair2 - e;
  const plusLowest = (q2 * (q2 + (4 * other * (kappa - other)) / pair2) + mp2 * common) / (plus0 + delta);
  const start = Math.log(minusLowest / (plus0 + delta));
  const span = Math.log((minus0 + delta) / plusLowest) - start;
  const ratio = Math.exp(start + span * u);
  const plus = sum / (1 + ratio);
  const minus = ratio * plus;
  v[POLE_MINUS] = minus;
  v[POLE_PLUS] = plus;
  const near = Math.max(0, minus - minusLowest) / delta;
  const far = Math.max(0, plus - plusLowest) / delta;
  placeMinus(v, Math.sqrt(lambda), e, kappa, Math.sqrt(gram), near < far ? 1 - near : far - 1, near * far, azimuth);
  // dcosθ/du = span·D₋D₊/(δ(D₋ + D₊))
  return (Math.sqrt(lambda) * span * minus * plus) / (16 * Math.PI * pair2 * delta * sum);
}

/** p₋ in the rest frame of k₁ + q: along and across q⃗ in the rest frame of the pair, then boosted. */
function placeMinus(
  v: Float64Array,
  rootLambda: number,
  e: number,
  kappa: number,
  rootGram: number,
  cosTheta: number,
  sineSquared: number,
  azimuth: number,
): void {
  const mass = Math.sqrt(v[PAIR2]);
  const x = v[X];
  const root = Math.sqrt(x - v[Q2]);
  const momentum = rootLambda / (2 * mass);
  // K = k₁ + q − k₂
  const ke = root - v[SCATTERED_ENERGY];
  const kx = -v[SCATTERED_X];
  const kz = -v[SCATTERED_ENERGY] * (1 - v[SCATTERED_Y]);
  // q in the rest frame of K: q⃗ − K⃗(q⁰ + κ/m)/(E_K + m)… , all in the x–z plane; unit vector along it
  const beam = x / (2 * root);
  const factor = (root - beam + kappa / mass) / (ke + mass);
  const length = rootGram / mass;
  let nx = (-kx * factor) / length;
  let nz = (-beam - kz * factor) / length;
  const norm = 1 / Math.sqrt(nx * nx + nz * nz);
  nx *= norm;
  nz *= norm;
  const sine = Math.sqrt(Math.min(1, sineSquared));
  const along = momentum * cosTheta;
  const across = momentum * sine * Math.cos(azimuth);
  const rx = along * nx + across * nz;
  const rz = along * nz - across * nx;
  const energy = e / mass;
  const product = rx * kx + rz * kz;
  const boost = (energy + product / (mass + ke)) / mass;
  v[MINUS] = (energy * ke + product) / mass;
  v[MINUS + 1] = rx + boost * kx;
  v[MINUS_AZIMUTH] = azimuth;
  v[MINUS_ACROSS] = momentum * sine;
  v[MINUS + 3] = rz + boost * kz;
  v[BEAM_MINUS] = beam * (v[MINUS] - v[MINUS + 3]);
}
