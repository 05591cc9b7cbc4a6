import { lightestMediator } from '../couplings/couplings.js';
import type { HadronicTarget, ScatteringTarget } from '../crossSections/hadronicTarget.js';
import { kernelRegion } from '../crossSections/kernelRegion.js';
import { contractions } from './eventContractions.js';
import type { EventProcess } from './eventProcess.js';
import { hadronicMassMap } from './hadronicMassMap.js';
import {
  BROKEN_EVENT_DIMENSIONS,
  EVENT_DIMENSIONS,
  POINT_SLOTS,
  Q2,
  samplePoint,
  type TridentPhaseSpace,
} from './tridentPoint.js';

/** The differential cross section of one process on the unit cube. */
export interface EventDensity {
  readonly process: EventProcess;
  /** Coordinates of the unit cube: 6, and one more where the target breaks. */
  readonly dimensions: number;
  /** False when no energy reaches the threshold. */
  readonly open: boolean;
  /** Slots of tridentPoint.ts. */
  readonly point: Float64Array;
  /** Share of each outgoing flavour at the last completed point, not normalised. */
  readonly outgoing: Float64Array;
  /**
   * dσ/dⁿz [cm²], integrated over the flux and over the azimuth of q in closed form, times the multiplicity of the term.
   * Leaves the point in `point`.
   */
  evaluate(z: Float64Array): number;
  /** Draws the energy at the last point from its exact distribution, with `u` in (0, 1), and completes `point`. */
  complete(u: number): void;
  /**
   * The differential cross section at this azimuth of q from k₂ over its average, at the completed point: a trigonometric
   * polynomial of degree 2, so that four azimuths at right angles add up to 4.
   */
  atAzimuth(cosine: number, sine: number): number;
  /**
   * The parts of the differential cross section there that V², A² and VA multiply, over the whole of it, into
   * `out[at]` … `out[at + 2]`; 0 where it vanishes.
   */
  couplingShares(cosine: number, sine: number, out: Float64Array, at: number): void;
  /** The same of S², P², C_T², S·C_T, P·C_T, D² and C_T·D, into `out[at]` … `out[at + 6]`. */
  turnedShares(cosine: number, sine: number, out: Float64Array, at: number): void;
  /** What C₁ and C₂ of the target multiply in the squared matrix element there, if the hadrons had this W² − M² [GeV²], into `out`. */
  structureParts(cosine: number, sine: number, excess: number, out: Float64Array): void;
}

/** Q² above which less than about this part of the cross section lies is not sampled. */
const NEGLIGIBLE = 1e-8;

/** Prepares the density; the closure owns its scratch arrays. */
export function eventDensity(process: EventProcess): EventDensity {
  const { term, inputs } = process;
  const phaseSpace = phaseSpaceOf(process);
  // 1/(4ME)·(G_F²/2)(4πα)²·(ħc)², and 16 of the generated matrix element; 1/(ME)² is in the average over the flux
  const weak = (inputs.fermiConstant ** 2 / 2) * (4 * Math.PI * inputs.alpha) ** 2 * inputs.hbarCSquared;
  const strength = 4 * term.multiplicity * weak;
  const dimensions = term.target.kind === 'elastic' ? EVENT_DIMENSIONS : BROKEN_EVENT_DIMENSIONS;
  const point = new Float64Array(POINT_SLOTS);
  const outgoing = new Float64Array(process.couplings.length);
  const matrixElement = phaseSpace && contractions(process, phaseSpace);
  if (!phaseSpace || !matrixElement) {
    const closed = () => 0;
    const nothing = {
      evaluate: closed,
      complete: closed,
      atAzimuth: closed,
      couplingShares: closed,
      turnedShares: closed,
      structureParts: closed,
    };
    return { process, dimensions, open: false, point, outgoing, ...nothing };
  }
  return {
    process,
    dimensions,
    open: true,
    point,
    outgoing,
    evaluate(z) {
      const volume = samplePoint(phaseSpace, z, point);
      if (volume === 0) return 0;
      const q2 = point[Q2];
      return (strength * volume * matrixElement.averaged(point)) / (q2 * q2);
    },
    complete: (u) => matrixElement.complete(point, outgoing, u),
    atAzimuth: (cosine, sine) => matrixElement.atAzimuth(point, cosine, sine),
    couplingShares: (cosine, sine, out, at) => matrixElement.couplingShares(point, cosine, sine, out, at),
    turnedShares: (cosine, sine, out, at) => matrixElement.turnedShares(point, cosine, sine, out, at),
    structureParts: (cosine, sine, excess, out) => matrixElement.structureParts(point, cosine, sine, excess, out),
  };
}

function phaseSpaceOf({ channel, term, couplings, inputs, energies }: EventProcess): TridentPhaseSpace | undefined {
  const massMinus = inputs.leptonMass[channel.leptonMinus];
  const massPlus = inputs.leptonMass[channel.leptonPlus];
  const { antineutrino } = channel;
  const { spectrum } = energies;
  const mediator = lightestMediator(couplings);
  const kernel = { massMinus, massPlus, antineutrino, target: term.target, spectrum, inputs };
  const region = kernelRegion(kernel, NEGLIGIBLE, mediator);
  if (!region) return undefined;
  const { minimum: lower, maximum: upper } = region.virtuality;
  const scale = virtualityScale(term.target);
  return {
    maximumEnergy: spectrum.maximumEnergyGeV,
    targetMass: term.target.massGeV,
    massMinus,
    massPlus,
    minimumQ2: lower,
    formFactorScale: scale,
    virtualityRange: Math.log((upper * (lower + scale)) / (lower * (upper + scale))),
    transferScale: mediator * mediator,
    ...(term.target.kind === 'inelastic' && {
      hadronicMasses: hadronicMassMap(term.target, spectrum, region),
    }),
  };
}

/** Q² [GeV²] of nucleons that break above which cross sections fall; a starting point for the grid only. */
const BROKEN_SCALE = 2;

const virtualityScale = (target: ScatteringTarget): number =>
  target.kind === 'elastic' ? formFactorScale(target) : BROKEN_SCALE;

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
