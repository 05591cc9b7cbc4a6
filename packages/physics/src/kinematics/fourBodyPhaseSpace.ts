import { addScaled, boostFromRestFrame, type FourVector, fourVector, kallen, minkowskiProduct } from './fourVector.js';

/** Masses and beam of ν(k1) N(P) → ν(k2) ℓ⁻(p₋) ℓ⁺(p₊) N(P′), target at rest in the laboratory; all in GeV. */
export interface FourBodyProcess {
  readonly energy: number;
  readonly targetMass: number;
  readonly massMinus: number;
  readonly massPlus: number;
  /** Sharp upper cut on Q² [GeV²]; Infinity for none. */
  readonly maximumQ2: number;
  /** T [GeV²] below which points are spread evenly in T, above in ln T: M² of a light mediator, or Infinity. */
  readonly transferScale: number;
  /** W² − M² [GeV²], how much heavier than the target what recoils is; 0, a target that stays whole, unless given. */
  readonly excess?: number;
}

/** Momenta of one event, contravariant, in GeV, in the rest frame of k1 + q with k1 along +z; q = P − P′. */
export interface FourBodyEvent {
  readonly k1: FourVector;
  readonly target: FourVector;
  readonly k2: FourVector;
  readonly pMinus: FourVector;
  readonly pPlus: FourVector;
  readonly recoil: FourVector;
  readonly q: FourVector;
  /** Q² and T [GeV²] as sampled: the products −q·q and 2k1·k2 would cancel. */
  q2: number;
  transfer: number;
}

export function fourBodyEvent(): FourBodyEvent {
  const [k1, target, k2, pMinus, pPlus, recoil, q] = Array.from({ length: 7 }, () => fourVector());
  return { k1, target, k2, pMinus, pPlus, recoil, q, q2: 0, transfer: 0 };
}

/** One coordinate each for Q², x = 2k₁·q, T = −(k₁−k₂)², K² = (p₋+p₊)², φ₂, cosθ, φ, in this order. */
export const FOUR_BODY_DIMENSIONS = 7;

/**
 * Range of Q² [GeV²] when the neutrino turns into a system of mass² `s`: the two ends of the two-body process
 * ν N → (s) (W), whose product is s [(S − M²)(W² − M²) + M²s]/S with S = M² + 2ME; undefined below threshold.
 */
export function recoilRange(process: FourBodyProcess, s: number): { minimum: number; maximum: number } | undefined {
  const m2 = process.targetMass ** 2;
  const total = m2 + 2 * process.targetMass * process.energy;
  const excess = process.excess ?? 0;
  const w2 = m2 + excess;
  if (Math.sqrt(total) <= Math.sqrt(w2) + Math.sqrt(s)) return undefined;
  const energyProduct = (total + m2) * (total + w2 - s) - 2 * (m2 + w2) * total;
  const momentumProduct = (total - m2) * Math.sqrt(kallen(total, w2, s));
  const maximum = (energyProduct + momentumProduct) / (2 * total);
  return { minimum: (s * ((total - m2) * excess + m2 * s)) / total / maximum, maximum };
}

const pair = fourVector();
const axis = fourVector();
const reverse = fourVector();

/**
 * Maps a point `u` of the unit hypercube to an event and returns dΦ₄/d⁷u [GeV⁴], 0 where there is no event; at fixed W.
 *   dΦ₄ = dQ²/(16π ME) · dŝ/2π · dK²/2π · dT/(8πx) · dφ₂/2π · √λ(K²,m₋²,m₊²)/(8πK²) · dΩ/4π:
 * the recursion dΦ₄ = dΦ₂(P′,X) dŝ/2π dΦ₂(k2,K) dK²/2π dΦ₂(p₋,p₊) with (2π)⁴δ⁴ in each dΦ₂ and the azimuth about the
 * beam integrated out. φ₂ is the azimuth of k2 from the plane of k1, q and P; Ω = (θ, φ) belongs to ℓ⁻ in the rest frame of
 * K about the direction of q. Momenta are conserved to 1e-12 of the largest energy in the event.
 */
export function sampleFourBody(process: FourBodyProcess, u: Float64Array, event: FourBodyEvent): number {
  const jacobian = sampleInvariants(process, u);
  if (jacobian === 0) return 0;
  const { q2, x, transfer, pair2 } = invariants;
  event.q2 = q2;
  event.transfer = transfer;
  setBeam(event, process, q2, x);
  setScatteredNeutrino(event, x, x - q2, pair2, transfer, 2 * Math.PI * u[4]);
  const decay = decayPair(event, process, q2, pair2, u[5], 2 * Math.PI * u[6]);
  const beam = 16 * Math.PI * process.targetMass * process.energy;
  return (jacobian * decay) / (beam * (2 * Math.PI) ** 2 * 8 * Math.PI * x);
}

/** Q², x, T, K² of the event being sampled [GeV²]. */
const invariants = { q2: 0, x: 0, transfer: 0, pair2: 0 };

/** Q², x, T, K² from the first four coordinates; returns dQ²dx dT dK²/d⁴u [GeV⁸], 0 where there is no event. */
function sampleInvariants(process: FourBodyProcess, u: Float64Array): number {
  const { energy, targetMass, massMinus, massPlus } = process;
  const threshold = (massMinus + massPlus) ** 2;
  const range = recoilRange(process, threshold);
  if (!range) return 0;
  const ratio = Math.min(range.maximum, process.maximumQ2) / range.minimum;
  if (!(ratio > 1)) return 0;
  const q2 = range.minimum * ratio ** u[0];
  // P has a real transverse momentum about k1, q for 2ME/x ≥ [1/x_B + √(1/x_B² + 4M²/Q²)]/2
  const inverseBjorken = 1 + (process.excess ?? 0) / q2;
  const root = Math.sqrt(inverseBjorken * inverseBjorken + (4 * targetMass * targetMass) / q2);
  const largest = (4 * targetMass * energy) / (inverseBjorken + root);
  const smallest = q2 + threshold;
  if (!(largest > smallest)) return 0;
  const x = smallest + (largest - smallest) * u[1] * u[1];
  const transferRange = x * (1 - threshold / (x - q2));
  const scale = Math.min(process.transferScale, transferRange);
  const transferLog = Math.log1p(transferRange / scale);
  const transfer = scale * Math.expm1(transferLog * u[2]);
  // K² = threshold + a(exp(L v²) − 1): collinear pairs have K² ~ T, and the phase space opens as v
  const pairScale = threshold + transfer;
  const available = (x - q2) * (1 - transfer / x) - threshold;
  if (!(available > 0)) return 0;
  const pairLog = Math.log1p(available / pairScale);
  const pairGrowth = Math.exp(pairLog * u[3] * u[3]);
  Object.assign(invariants, { q2, x, transfer, pair2: threshold + pairScale * (pairGrowth - 1) });
  const virtualityAndX = q2 * Math.log(ratio) * 2 * u[1] * (largest - smallest);
  return virtualityAndX * (transferLog * (scale + transfer)) * (2 * u[3] * pairLog * pairScale * pairGrowth);
}

/**
 * k1, q, P, P′ in the rest frame of k1 + q. With light-like k1 and q + (Q²/x)k1, P = αk1 + β(q + (Q²/x)k1) + P⊥: β = 2ME/x from
 * k1·P, and αx = βQ² − Q²/x_B from 2q·P = −Q²/x_B, where Q²/x_B = Q² + W² − M².
 */
function setBeam(event: FourBodyEvent, process: FourBodyProcess, q2: number, x: number): void {
  const { energy, targetMass, excess = 0 } = process;
  const root = Math.sqrt(x - q2);
  const k = x / (2 * root);
  setVector(event.k1, k, 0, 0, k);
  setVector(event.q, root - k, 0, 0, -k);
  const beta = (2 * targetMass * energy) / x;
  const alphaX = q2 * (beta - 1) - excess;
  const forward = alphaX / (2 * root);
  const backward = (beta * root) / 2;
  const transverse = Math.sqrt(Math.max(0, beta * alphaX - targetMass * targetMass));
  setVector(event.target, forward + backward, transverse, 0, forward - backward);
  addScaled(event.recoil, event.target, event.q, -1);
}

/** k2 with 2k1·k2 = T, recoiling against the pair. */
function setScatteredNeutrino(
  event: FourBodyEvent,
  x: number,
  s: number,
  pair2: number,
  transfer: number,
  azimuth: number,
): void {
  const root = Math.sqrt(s);
  const k2 = (s - pair2) / (2 * root);
  // 1 − cosθ, from 0 to 2
  const y = Math.min(2, (transfer * root) / (x * k2));
  const sine = Math.sqrt(y * (2 - y));
  setVector(event.k2, k2, k2 * sine * Math.cos(azimuth), k2 * sine * Math.sin(azimuth), k2 * (1 - y));
}

/**
 * p₋, p₊ from cosθ with density ∝ 1/D₋ + 1/D₊, D∓ = Q² + 2p∓·q = A∓ ∓ B cosθ, that is ln(D₋/D₊) evenly spread.
 * Returns √λ/(8πK²) · ½ dcosθ/du.
 */
function decayPair(
  event: FourBodyEvent,
  process: FourBodyProcess,
  q2: number,
  pair2: number,
  u: number,
  azimuth: number,
): number {
  const { massMinus, massPlus } = process;
  setVector(pair, event.k1[0] + event.q[0] - event.k2[0], -event.k2[1], -event.k2[2], -event.k2[3]);
  const mass = Math.sqrt(pair2);
  const momentum = Math.sqrt(Math.max(0, kallen(pair2, massMinus ** 2, massPlus ** 2))) / (2 * mass);
  if (!(momentum > 0)) return 0;
  const energyMinus = Math.hypot(momentum, massMinus);
  const energyPlus = Math.hypot(momentum, massPlus);
  const photonEnergy = minkowskiProduct(pair, event.q) / mass;
  const photonMomentum = Math.sqrt(photonEnergy * photonEnergy + q2);
  const aMinus = q2 + 2 * energyMinus * photonEnergy;
  const aPlus = q2 + 2 * energyPlus * photonEnergy;
  const b = 2 * momentum * photonMomentum;
  const lowest = Math.log((aMinus - b) / (aPlus + b));
  const span = Math.log((aMinus + b) / (aPlus - b)) - lowest;
  const r = Math.exp(lowest + span * u);
  const sum = aMinus + aPlus;
  const cosTheta = Math.max(-1, Math.min(1, (aMinus - r * aPlus) / (b * (1 + r))));
  directAlong(event.pMinus, event.q, momentum, cosTheta, azimuth, energyMinus);
  boostFromRestFrame(event.pMinus, pair);
  addScaled(event.pPlus, pair, event.pMinus, -1);
  // dcosθ/du = span·D₋D₊/(B(D₋ + D₊)) with D₋ = r·sum/(1+r), D₊ = sum/(1+r)
  return ((momentum / (4 * Math.PI * mass)) * (span * r * sum)) / (2 * b * (1 + r) ** 2);
}

/** Momentum in the rest frame of `pair` at (cosTheta, azimuth) from the direction that q has there. */
function directAlong(
  out: FourVector,
  q: FourVector,
  momentum: number,
  cosTheta: number,
  azimuth: number,
  energy: number,
): void {
  setVector(reverse, pair[0], -pair[1], -pair[2], -pair[3]);
  axis.set(q);
  boostFromRestFrame(axis, reverse);
  const length = Math.hypot(axis[1], axis[2], axis[3]);
  const nx = axis[1] / length;
  const ny = axis[2] / length;
  const nz = axis[3] / length;
  // two unit vectors across n; their sign of the sum keeps clear of 0/0 at n = ∓z
  const sign = nz >= 0 ? 1 : -1;
  const a = -1 / (sign + nz);
  const ab = nx * ny * a;
  const sine = Math.sqrt(Math.max(0, 1 - cosTheta * cosTheta));
  const c = momentum * sine * Math.cos(azimuth);
  const d = momentum * sine * Math.sin(azimuth);
  const along = momentum * cosTheta;
  out[0] = energy;
  out[1] = along * nx + c * (1 + sign * nx * nx * a) + d * ab;
  out[2] = along * ny + c * sign * ab + d * (sign + ny * ny * a);
  out[3] = along * nz - c * sign * nx - d * ny;
}

function setVector(out: FourVector, energy: number, px: number, py: number, pz: number): void {
  out[0] = energy;
  out[1] = px;
  out[2] = py;
  out[3] = pz;
}
