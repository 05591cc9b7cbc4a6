import type { TridentChannel } from '../couplings/channels.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { axialAt, lightestMediator, type TransferCouplings, vectorAt } from '../couplings/transferCouplings.js';
import { matrixElementParts } from '../crossSections/generated/matrixElement.js';
import type { HadronicTarget } from '../crossSections/hadronicTarget.js';
import { kernelRegion } from '../crossSections/kernelRegion.js';
import type { HadronicTerm } from '../crossSections/regimes.js';
import type { EnergySampler } from './energySampler.js';
import {
  BEAM_MINUS,
  ENERGY,
  MINUS,
  PAIR2,
  POINT_SLOTS,
  POLE_MINUS,
  POLE_PLUS,
  Q2,
  RECOIL_TRANSVERSE,
  SCATTERED_X,
  samplePoint,
  TRANSFER,
  type TridentPhaseSpace,
  X,
} from './tridentPoint.js';

/** One channel on one hadronic target, with its couplings: what the weight of an event depends on. */
export interface EventProcess {
  readonly channel: TridentChannel;
  readonly term: HadronicTerm;
  readonly couplings: readonly TransferCouplings[];
  readonly inputs: ElectroweakInputs;
  readonly energies: EnergySampler;
}

/** The differential cross section of one process on the unit cube. */
export interface EventDensity {
  readonly process: EventProcess;
  /** False when no energy reaches the threshold. */
  readonly open: boolean;
  /** Slots of tridentPoint.ts, filled by `evaluate`. */
  readonly point: Float64Array;
  /** Share of each outgoing flavour in the last weight, not normalised. */
  readonly outgoing: Float64Array;
  /**
   * dσ/d⁷z [cm²], averaged over the flux and over the azimuth of q, times the multiplicity of the term. Leaves the point
   * in `point`.
   */
  evaluate(z: Float64Array): number;
  /**
   * The differential cross section at this azimuth of q from k₂ over its average, at the last point: a trigonometric
   * polynomial of degree 2, so that four azimuths at right angles add up to 4.
   */
  atAzimuth(cosine: number, sine: number): number;
}

/** Q² above which less than about this part of the cross section lies is not sampled. */
const NEGLIGIBLE = 1e-8;

/** Prepares the density; the closure owns its scratch arrays. */
export function eventDensity(process: EventProcess): EventDensity {
  const { term, inputs, energies } = process;
  const { target, multiplicity } = term;
  const phaseSpace = phaseSpaceOf(process);
  // 1/(4ME)·(G_F²/2)(4πα)²·(ħc)², and 16 of the generated matrix element
  const weak = (inputs.fermiConstant ** 2 / 2) * (4 * Math.PI * inputs.alpha) ** 2 * inputs.hbarCSquared;
  const strength = (16 * multiplicity * weak) / (4 * target.massGeV);
  const point = new Float64Array(POINT_SLOTS);
  const outgoing = new Float64Array(process.couplings.length);
  const matrixElement = contractions(process, phaseSpace);
  return {
    process,
    open: phaseSpace.maximumQ2 > 0 && energies.spectrum.maximumEnergyGeV > 0,
    point,
    outgoing,
    evaluate(z) {
      const volume = samplePoint(phaseSpace, z, point);
      if (volume === 0) return 0;
      const q2 = point[Q2];
      return (strength * volume * matrixElement.averaged(point, outgoing)) / (q2 * q2 * point[ENERGY]);
    },
    atAzimuth: (cosine, sine) => matrixElement.atAzimuth(point, cosine, sine),
  };
}

function phaseSpaceOf({ channel, term, couplings, inputs, energies }: EventProcess): TridentPhaseSpace {
  const massMinus = inputs.leptonMass[channel.leptonMinus];
  const massPlus = inputs.leptonMass[channel.leptonPlus];
  const { antineutrino } = channel;
  const mediator = lightestMediator(couplings);
  const kernel = { massMinus, massPlus, antineutrino, target: term.target, spectrum: energies.spectrum, inputs };
  const region = kernelRegion(kernel, NEGLIGIBLE, mediator);
  return {
    energies,
    targetMass: term.target.massGeV,
    massMinus,
    massPlus,
    maximumQ2: region?.virtuality.maximum ?? 0,
    formFactorScale: formFactorScale(term.target),
    transferScale: mediator * mediator,
    range: { energy: Number.NaN, lowest: 0, logRatio: 0 },
  };
}

/** Q² [GeV²] at which C₁ + C₂Q²/4M² has fallen to a quarter, to a factor 2^¼; a starting point for the grid only. */
function formFactorScale({ massGeV, structure }: HadronicTarget): number {
  const out = new Float64Array(2);
  const size = (q2: number): number => {
    structure(q2, out);
    return out[0] + (out[1] * q2) / (4 * massGeV * massGeV);
  };
  const first = 1e-5;
  let largest = 0;
  for (let q2 = first; q2 < 10; q2 *= 2 ** 0.25) {
    const here = size(q2);
    largest = Math.max(largest, here);
    if (here < 0.25 * largest) return q2;
  }
  return 10;
}

/** The squared matrix element of one process, for one point at a time. */
interface Contractions {
  /** W·(N·L)/16 averaged over the azimuth of q; shares of the outgoing flavours into `outgoing`. */
  averaged(v: Float64Array, outgoing: Float64Array): number;
  /** W·(N·L)/16 at an azimuth over that average, at the point of the last call of `averaged`. */
  atAzimuth(v: Float64Array, cosine: number, sine: number): number;
}

/** Slots of the state that `averaged` leaves for `atAzimuth`. */
const LONGITUDINAL = 0;
const ACROSS = 1;
const AVERAGE = 2;
const VECTOR2 = 3;
const AXIAL2 = 4;
const PRODUCT = 5;

/**
 * With R = P + P′ = r k₁ + R⊥ up to a multiple of q (gauge invariance lets k₁ stand for the longitudinal polarisation),
 * W = C₁ R R + C₂ (q² g − q q) averages to A_T H_T + A_L H_L, see docs/physics/cross-section.md.
 */
function contractions({ couplings, channel, term }: EventProcess, phaseSpace: TridentPhaseSpace): Contractions {
  const beamMass = 2 * phaseSpace.targetMass;
  const flip = phaseSpace.massMinus * phaseSpace.massPlus;
  const parity = channel.antineutrino ? -1 : 1;
  const { target } = term;
  const parts = new Float64Array(6);
  const structure = new Float64Array(2);
  const state = new Float64Array(6);
  const combine = (at: number, vector2: number, axial2: number, product: number): number =>
    (vector2 + axial2) * parts[at] + (vector2 - axial2) * flip * parts[at + 1] + parity * product * parts[at + 2];
  return {
    averaged(v, outgoing) {
      const x = v[X];
      const q2 = v[Q2];
      const transfer = v[TRANSFER];
      const u = v[BEAM_MINUS];
      const beam = beamMass * v[ENERGY];
      const ratio = (4 * q2) / (x * x);
      const longitudinal = ratio * (beam - 0.5 * x);
      const across = (2 * beam * v[RECOIL_TRANSVERSE]) / x;
      target.structure(q2, structure);
      generated(parts, phaseSpace, v, u, 0.5 * (x - transfer) - u, 0.5 * x, 0);
      const fromTransverse = 0.5 * structure[0] * across * across;
      const fromMetric = fromTransverse + structure[1] * q2;
      const fromBeam = fromTransverse * ratio + structure[0] * longitudinal * longitudinal;
      state.fill(0);
      let total = 0;
      for (let i = 0; i < couplings.length; i++) {
        const vector = vectorAt(couplings[i], transfer);
        const axial = axialAt(couplings[i], transfer);
        const vector2 = vector * vector;
        const axial2 = axial * axial;
        const product = vector * axial;
        const value =
          fromMetric * combine(0, vector2, axial2, product) + fromBeam * combine(3, vector2, axial2, product);
        // rounding can leave −1e-16 of the terms where the amplitude vanishes
        outgoing[i] = Math.max(0, value);
        total += outgoing[i];
        state[VECTOR2] += vector2;
        state[AXIAL2] += axial2;
        state[PRODUCT] += product;
      }
      state[LONGITUDINAL] = longitudinal;
      state[ACROSS] = across;
      state[AVERAGE] = total;
      return total;
    },
    atAzimuth(v, cosine, sine) {
      // R⊥ = −2β q_T, so that −R⊥·p⊥ = across·(direction of q_T)·p⊥
      const across = state[ACROSS];
      const wMinus = across * (cosine * v[MINUS + 1] + sine * v[MINUS + 2]);
      const wPair = -across * cosine * v[SCATTERED_X];
      const u = v[BEAM_MINUS];
      const r = state[LONGITUDINAL];
      const plus = 0.5 * (v[X] - v[TRANSFER]) - u;
      generated(parts, phaseSpace, v, r * u + wMinus, r * plus + wPair - wMinus, 0.5 * r * v[X], -across * across);
      const current = structure[0] * combine(3, state[VECTOR2], state[AXIAL2], state[PRODUCT]);
      const constant = structure[1] * v[Q2] * combine(0, state[VECTOR2], state[AXIAL2], state[PRODUCT]);
      return (current + constant) / state[AVERAGE];
    },
  };
}

/** The generated matrix element at `v` for a vector w with w·k₁ = 0, w·p₋, w·p₊, w·q and w². */
function generated(
  parts: Float64Array,
  { massMinus, massPlus }: TridentPhaseSpace,
  v: Float64Array,
  wm: number,
  wp: number,
  wq: number,
  ww: number,
): void {
  matrixElementParts(
    parts,
    v[X],
    v[Q2],
    v[PAIR2],
    v[TRANSFER],
    v[BEAM_MINUS],
    1 / v[POLE_MINUS],
    1 / v[POLE_PLUS],
    1 / (v[PAIR2] + v[Q2] + v[TRANSFER]),
    massMinus * massMinus,
    massPlus * massPlus,
    0,
    wm,
    wp,
    wq,
    ww,
  );
}
