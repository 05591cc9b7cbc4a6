import { axialAt, turningCouplings, vectorAt } from '../couplings/couplings.js';
import { beamElementParts } from '../crossSections/generated/beamElement.js';
import { turnedElementParts } from '../crossSections/generated/turnedElement.js';
import { hadronStructure } from '../crossSections/hadronStructure.js';
import { TURNED_DENSITIES } from '../crossSections/turnedTensor.js';
import { minimumEnergy } from '../kinematics/tridentRegion.js';
import type { Contractions, EventProcess } from './eventProcess.js';
import {
  BEAM_MINUS,
  ENERGY,
  EXCESS,
  MINUS,
  PAIR2,
  POLE_MINUS,
  POLE_PLUS,
  Q2,
  RECOIL_TRANSVERSE,
  recoilTransverse2,
  SCATTERED_X,
  setEnergy,
  TRANSFER,
  type TridentPhaseSpace,
  X,
} from './tridentPoint.js';
import { turnedContractions } from './turnedContractions.js';
import { turnedProducts, turnedSum } from './turnedSum.js';

/** Slots of the state kept between the calls: sums of V², A², VA; contractions of all with −g and k₁k₁; R = r k₁ + R⊥. */
const VECTOR2 = 0;
const AXIAL2 = 1;
const PRODUCT = 2;
const METRIC = 3;
const BEAM = 4;
const LONGITUDINAL = 5;
const ACROSS = 6;
const AVERAGE = 7;
/** x/x_B and Q²/x_B², x and Q² where the target stays whole. */
const SCALED_X = 8;
const SCALED_Q2 = 9;

/** Slots of the input of the generated matrix elements after those that a point fixes: products of w with p₋, p₊, q, w. */
const POINT_INPUT = 10;

/**
 * With R = P + P′ = r k₁ + R⊥ up to a multiple of q (gauge invariance lets k₁ stand for the longitudinal polarisation),
 * W = C₁ R R + C₂ (q² g − q q) averages over the azimuth to A_T H_T + A_L H_L, and that over the flux to moments of 1/E, see
 * docs/physics/cross-section.md. In terms of M = −g·(N·L), K = k₁k₁·(N·L) and ρ = 4Q²/x²:
 *   A_T H_T + A_L H_L = C₁ρb [½(M + ρK) + ρK] + (C₂Q² M − ½C₁(4M_t² + Q²)(M + ρK))/(M_t E)², both over (M_t E)²,
 *   b = (2M_t E − x/2)²/(M_t E)² = 4 − 2x/(M_t E) + x²/(4M_t²E²).
 * Where the target breaks, R = 2P̃, and at fixed hadronic mass C₁dν, C₂dν stand for C₁, C₂, x/x_B for x in b, and 4M_t² + Q²/x_B² for
 * 4M_t² + Q², 1/x_B = 1 + (W² − M_t²)/Q² (docs/physics/inelastic.md): x_B = 1 of a target that stays whole.
 */
export function contractions(process: EventProcess, phaseSpace: TridentPhaseSpace): Contractions {
  const { couplings, channel, term, energies } = process;
  const hadron = hadronStructure(term.target, energies.spectrum.maximumEnergyGeV);
  const mass = phaseSpace.targetMass;
  const flip = phaseSpace.massMinus * phaseSpace.massPlus;
  const parity = channel.antineutrino ? -1 : 1;
  const turned = turnedContractions(phaseSpace, channel.antineutrino);
  const oneFlavour = channel.leptonMinus === channel.leptonPlus;
  // what turns the helicity does not interfere with V and A; models without pay nothing
  const flips = turningCouplings(couplings).length > 0 ? turnedSum(couplings, turned, oneFlavour) : undefined;
  const turnedParts = {
    along: new Float64Array(TURNED_DENSITIES),
    metric: new Float64Array(TURNED_DENSITIES),
    beam: new Float64Array(TURNED_DENSITIES),
  };
  const parts = new Float64Array(6);
  const input = new Float64Array(POINT_INPUT + 4);
  const hadronProducts = input.subarray(POINT_INPUT);
  const structure = new Float64Array(2);
  const moments = new Float64Array(3);
  const energyDensity = new Float64Array(3);
  const state = new Float64Array(10);
  const combine = (at: number, vector2: number, axial2: number, product: number): number =>
    (vector2 + axial2) * parts[at] + (vector2 - axial2) * flip * parts[at + 1] + parity * product * parts[at + 2];
  const summed = (at: number) => combine(at, state[VECTOR2], state[AXIAL2], state[PRODUCT]);
  /** Coefficients of b and of 1/(M_t E)². */
  const ofBeam = (ratio: number, metric: number, beam: number) =>
    structure[0] * ratio * (0.5 * metric + 1.5 * ratio * beam);
  const ofInverse = (q2: number, ratio: number, metric: number, beam: number) =>
    structure[1] * q2 * metric - 0.5 * structure[0] * (4 * mass * mass + state[SCALED_Q2]) * (metric + ratio * beam);
  /** The generated matrix element at an azimuth of q: what is contracted with R R; −g stays as `averaged` left it. */
  const turnedTo = (v: Float64Array, cosine: number, sine: number): void => {
    // R⊥ = −2β q_T, so that −R⊥·p⊥ = across·(direction of q_T)·p⊥
    const across = state[ACROSS];
    const wMinus = across * (cosine * v[MINUS + 1] + sine * v[MINUS + 2]);
    const wPair = -across * cosine * v[SCATTERED_X];
    const u = v[BEAM_MINUS];
    const r = state[LONGITUDINAL];
    const plus = 0.5 * (v[X] - v[TRANSFER]) - u;
    input[POINT_INPUT] = r * u + wMinus;
    input[POINT_INPUT + 1] = r * plus + wPair - wMinus;
    input[POINT_INPUT + 2] = 0.5 * r * v[X];
    input[POINT_INPUT + 3] = -across * across;
    turnedElementParts(parts, input);
  };
  const directionAt = (cosine: number, sine: number) => {
    return { longitudinal: state[LONGITUDINAL], across: state[ACROSS], cosine, sine };
  };
  /** N·L contracted with R R at an azimuth of q, /16. */
  const hadronAt = (v: Float64Array, cosine: number, sine: number): number => {
    turnedTo(v, cosine, sine);
    return flips ? summed(3) + flips.hadron(v, directionAt(cosine, sine), hadronProducts) : summed(3);
  };
  /** The squared matrix element of the couplings at an azimuth of q, W·(N·L)/16. */
  const wholeAt = (v: Float64Array, cosine: number, sine: number): number =>
    structure[0] * hadronAt(v, cosine, sine) + structure[1] * v[Q2] * state[METRIC];
  return {
    averaged(v) {
      const x = v[X];
      const q2 = v[Q2];
      energies.spectrum.integralsAbove(minimumEnergy(x, q2, mass, v[EXCESS]), moments);
      if (moments[0] === 0) return 0;
      hadron(q2, v[EXCESS], structure);
      sumCouplings(state, process, v[TRANSFER]);
      fillInput(input, phaseSpace, v);
      beamElementParts(parts, input);
      let metric = summed(0);
      let beam = summed(3);
      if (flips) {
        flips.setPoint(v);
        metric += flips.metric();
        beam += flips.beam();
      }
      state[METRIC] = metric;
      state[BEAM] = beam;
      const ratio = (4 * q2) / (x * x);
      const inverse = moments[2] / (mass * mass);
      const inverseBjorken = 1 + v[EXCESS] / q2;
      const scaledX = x * inverseBjorken;
      state[SCALED_X] = scaledX;
      state[SCALED_Q2] = q2 * inverseBjorken * inverseBjorken;
      const average = 4 * moments[0] - (2 * scaledX * moments[1]) / mass + 0.25 * scaledX * scaledX * inverse;
      // rounding can leave −1e-16 of the terms where the amplitude vanishes
      return Math.max(0, ofBeam(ratio, metric, beam) * average + ofInverse(q2, ratio, metric, beam) * inverse);
    },
    complete(v, outgoing, u) {
      const x = v[X];
      const q2 = v[Q2];
      const ratio = (4 * q2) / (x * x);
      const scaledX = state[SCALED_X];
      const fromBeam = ofBeam(ratio, state[METRIC], state[BEAM]);
      const inverse = ofInverse(q2, ratio, state[METRIC], state[BEAM]) / (mass * mass);
      energyDensity[0] = 4 * fromBeam;
      energyDensity[1] = (-2 * scaledX * fromBeam) / mass;
      energyDensity[2] = (scaledX * scaledX * fromBeam) / (4 * mass * mass) + inverse;
      const energy = energies.draw(minimumEnergy(x, q2, mass, v[EXCESS]), energyDensity, moments, u);
      setEnergy(v, energy, mass);
      const b = (2 - scaledX / (2 * mass * energy)) ** 2;
      const inverse2 = 1 / (mass * energy) ** 2;
      for (let i = 0; i < couplings.length; i++) {
        const vector = vectorAt(couplings[i], v[TRANSFER]);
        const axial = axialAt(couplings[i], v[TRANSFER]);
        let metric = combine(0, vector * vector, axial * axial, vector * axial);
        let beam = combine(3, vector * vector, axial * axial, vector * axial);
        if (flips) {
          metric += flips.metric(i);
          beam += flips.beam(i);
        }
        outgoing[i] = Math.max(0, ofBeam(ratio, metric, beam) * b + ofInverse(q2, ratio, metric, beam) * inverse2);
      }
      state[LONGITUDINAL] = ratio * (2 * mass * energy - 0.5 * scaledX);
      state[ACROSS] = (4 * mass * energy * v[RECOIL_TRANSVERSE]) / x;
      state[AVERAGE] = (fromBeam * b + inverse * mass * mass * inverse2) * (mass * v[ENERGY]) ** 2;
    },
    atAzimuth: (v, cosine, sine) => wholeAt(v, cosine, sine) / state[AVERAGE],
    couplingShares(v, cosine, sine, out, at) {
      const whole = wholeAt(v, cosine, sine);
      const metric = structure[1] * v[Q2];
      const share = (vector2: number, axial2: number, product: number): number =>
        whole > 0
          ? (structure[0] * combine(3, vector2, axial2, product) + metric * combine(0, vector2, axial2, product)) /
            whole
          : 0;
      out[at] = share(1, 0, 0);
      out[at + 1] = share(0, 1, 0);
      out[at + 2] = share(0, 0, 1);
    },
    turnedShares(v, cosine, sine, out, at) {
      const whole = wholeAt(v, cosine, sine);
      const { along, metric, beam } = turnedParts;
      turned.hadron(v, directionAt(cosine, sine), hadronProducts, along);
      const trace = structure[1] * v[Q2];
      if (trace !== 0) turned.invariants(v, metric, beam);
      const exist = turnedProducts(oneFlavour);
      for (let k = 0; k < TURNED_DENSITIES; k++) {
        out[at + k] = k < exist && whole > 0 ? (structure[0] * along[k] + trace * metric[k]) / whole : 0;
      }
    },
    structureParts(v, cosine, sine, excess, out) {
      const [longitudinal, across] = [state[LONGITUDINAL], state[ACROSS]];
      out.fill(0);
      if (excess !== v[EXCESS]) {
        const transverse2 = recoilTransverse2(v, v[ENERGY], excess, mass);
        if (!(transverse2 >= 0)) return;
        const scaledX = v[X] * (1 + excess / v[Q2]);
        state[LONGITUDINAL] = ((4 * v[Q2]) / v[X] ** 2) * (2 * mass * v[ENERGY] - 0.5 * scaledX);
        state[ACROSS] = (4 * mass * v[ENERGY] * Math.sqrt(transverse2)) / v[X];
      }
      out[0] = hadronAt(v, cosine, sine);
      out[1] = v[Q2] * state[METRIC];
      state[LONGITUDINAL] = longitudinal;
      state[ACROSS] = across;
    },
  };
}

/** Σ over outgoing flavours of V², A², VA at T. */
function sumCouplings(state: Float64Array, { couplings }: EventProcess, transfer: number): void {
  state[VECTOR2] = 0;
  state[AXIAL2] = 0;
  state[PRODUCT] = 0;
  for (let i = 0; i < couplings.length; i++) {
    const vector = vectorAt(couplings[i], transfer);
    const axial = axialAt(couplings[i], transfer);
    state[VECTOR2] += vector * vector;
    state[AXIAL2] += axial * axial;
    state[PRODUCT] += vector * axial;
  }
}

/** What the generated matrix elements take of a point. */
function fillInput(input: Float64Array, { massMinus, massPlus }: TridentPhaseSpace, v: Float64Array): void {
  input[0] = v[X];
  input[1] = v[Q2];
  input[2] = v[PAIR2];
  input[3] = v[TRANSFER];
  input[4] = v[BEAM_MINUS];
  input[5] = 1 / v[POLE_MINUS];
  input[6] = 1 / v[POLE_PLUS];
  input[7] = 1 / (v[PAIR2] + v[Q2] + v[TRANSFER]);
  input[8] = massMinus * massMinus;
  input[9] = massPlus * massPlus;
}
