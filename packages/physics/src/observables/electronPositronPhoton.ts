import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import { kineticMixing, vectorCoupling } from '../models/fermionCouplings.js';
import type { VectorCharges } from '../models/mediators.js';
import { poissonCumulative } from '../numerics/incompleteGamma.js';
import { monotoneRoot } from '../numerics/monotoneRoot.js';
import { invisibleBranchingFraction } from './mediatorDecays.js';

/** Beams and the photons a detector takes, all in the laboratory; polar angles from the electron beam. */
export interface SinglePhotonSetup {
  readonly sqrtSGeV: number;
  /** Velocity of the centre of mass along the electron beam in units of c: (E₋ − E₊)/(E₋ + E₊). */
  readonly boost: number;
  readonly smallestAngleDegrees: number;
  readonly largestAngleDegrees: number;
  readonly leastPhotonEnergyGeV: number;
  /** Upper end of a window in the photon energy; none unless given. */
  readonly largestPhotonEnergyGeV?: number;
}

/** dσ/dcosθ* [GeV⁻²] of e⁺e⁻ → γZ′ in the centre of mass, for |ε| = 1 and massless electrons; Z′ couples to e with e·ε. */
export function singlePhotonDifferential(cosine: number, sqrtSGeV: number, massGeV: number, alpha: number): number {
  const s = sqrtSGeV * sqrtSGeV;
  const x = (massGeV * massGeV) / s;
  const angular = (1 + cosine * cosine + (4 * x) / (1 - x) ** 2) / (1 - cosine * cosine);
  return ((2 * Math.PI * alpha * alpha) / s) * (1 - x) * angular;
}

/** Energy [GeV] of the photon in the centre of mass: (s − M²)/(2√s). */
export const photonEnergy = (sqrtSGeV: number, massGeV: number): number =>
  (sqrtSGeV * sqrtSGeV - massGeV * massGeV) / (2 * sqrtSGeV);

/**
 * Range of cosθ* that passes the angles and energies of the laboratory; null where nothing does. In the laboratory the line
 * E* = (s − M²)/2√s becomes E = γE*(1 + β cosθ*), equation 15 of arXiv:1701.00156.
 */
export function acceptedCosines(setup: SinglePhotonSetup, massGeV: number): readonly [number, number] | null {
  const { boost, leastPhotonEnergyGeV, largestPhotonEnergyGeV = Number.POSITIVE_INFINITY } = setup;
  const fromLaboratory = (degrees: number) => {
    const cosine = Math.cos((degrees * Math.PI) / 180);
    return (cosine - boost) / (1 - boost * cosine);
  };
  let low = fromLaboratory(setup.largestAngleDegrees);
  let high = fromLaboratory(setup.smallestAngleDegrees);
  const scale = photonEnergy(setup.sqrtSGeV, massGeV) / Math.sqrt(1 - boost * boost);
  const cosineOfEnergy = (energy: number) => (energy / scale - 1) / boost;
  if (boost === 0) return scale >= leastPhotonEnergyGeV && scale <= largestPhotonEnergyGeV ? [low, high] : null;
  const window = [cosineOfEnergy(leastPhotonEnergyGeV), cosineOfEnergy(largestPhotonEnergyGeV)].sort((a, b) => a - b);
  low = Math.max(low, window[0]);
  high = Math.min(high, window[1]);
  return low < high ? [low, high] : null;
}

/**
 * σ(e⁺e⁻ → γZ′) [cm²] within the acceptance, for |ε| = 1, by the closed integral of `singlePhotonDifferential`; 0 where M
 * is above √s or nothing is accepted. Tree level with massless electrons; radiation of further photons is left out.
 * @throws InputError for angles outside 0 < θ < 180 in the wrong order, or beams that do not exist
 */
export function singlePhotonCrossSection(setup: SinglePhotonSetup, massGeV: number, inputs: ElectroweakInputs): number {
  requireSetup(setup);
  requireNumber('mass', massGeV, 0, Number.MAX_VALUE, { unit: 'GeV' });
  const s = setup.sqrtSGeV ** 2;
  const x = (massGeV * massGeV) / s;
  if (x >= 1) return 0;
  const range = acceptedCosines(setup, massGeV);
  if (!range) return 0;
  const k = (4 * x) / (1 - x) ** 2;
  const antiderivative = (c: number) => (2 + k) * Math.atanh(c) - c;
  const integral = antiderivative(range[1]) - antiderivative(range[0]);
  return ((2 * Math.PI * inputs.alpha ** 2) / s) * (1 - x) * integral * inputs.hbarCSquared;
}

function requireSetup(setup: SinglePhotonSetup): void {
  requireNumber('√s', setup.sqrtSGeV, 0.1, 1e4, { unit: 'GeV' });
  requireNumber('boost', setup.boost, -0.999, 0.999);
  requireNumber('smallest angle', setup.smallestAngleDegrees, 0, 180, { exclusiveMinimum: true });
  requireNumber('largest angle', setup.largestAngleDegrees, setup.smallestAngleDegrees, 179.999, {
    exclusiveMinimum: true,
  });
  requireNumber('least photon energy', setup.leastPhotonEnergyGeV, 0, 1e4, { unit: 'GeV' });
}

/** What turns a cross section into events; both inputs are the user's. */
export interface SinglePhotonExposure {
  /** Integrated luminosity [ab⁻¹]; 1 ab⁻¹ = 10⁴² cm⁻². */
  readonly luminosityInverseAttobarn: number;
  readonly efficiency: number;
}

const INVERSE_ATTOBARN_PER_CM2 = 1e42;

/**
 * Events with one photon and an invisible boson per unit coupling squared, radiated by electrons with what they couple to at q² = M²: their
 * charges, and the mixing of the tree level and of loops.
 */
export function singlePhotonEvents(
  setup: SinglePhotonSetup,
  exposure: SinglePhotonExposure,
  massGeV: number,
  charges: VectorCharges,
  inputs: ElectroweakInputs,
): number {
  requireNumber('luminosity', exposure.luminosityInverseAttobarn, 0, 1e6, { exclusiveMinimum: true, unit: 'ab⁻¹' });
  requireNumber('efficiency', exposure.efficiency, 0, 1, { exclusiveMinimum: true });
  const sigma = singlePhotonCrossSection(setup, massGeV, inputs);
  if (sigma === 0) return 0;
  const mixing2 = likeMixing(massGeV * massGeV, charges, inputs);
  const luminosity = exposure.luminosityInverseAttobarn * INVERSE_ATTOBARN_PER_CM2;
  return sigma * mixing2 * invisibleBranchingFraction(massGeV, charges, inputs) * luminosity * exposure.efficiency;
}

/** Square of the coupling to electrons over that of the photon, axial part included (masses far above that of the electron): ε²/g² of mixing. */
function likeMixing(q2: number, charges: VectorCharges, inputs: ElectroweakInputs): number {
  if (charges.vector.e === 0 && charges.axial.e === 0) {
    const mixing = kineticMixing(charges, q2, inputs);
    return mixing.re ** 2 + mixing.im ** 2;
  }
  const vector = vectorCoupling(charges, 'e', q2, inputs);
  return (vector.re ** 2 + vector.im ** 2 + charges.axial.e ** 2) / (4 * Math.PI * inputs.alpha);
}

/**
 * Signal that a search would exclude if it counted just its expected background (CL_s, Poisson probabilities continued to
 * numbers that are not whole): P(n ≤ B; S + B) = (1 − CL)·P(n ≤ B; B). Without background −ln(1 − CL): 3.0 at 95 %.
 * @throws InputError for a background above 10⁸ or a confidence level outside (0, 1)
 */
export function expectedSignalLimit(background: number, confidenceLevel: number): number {
  requireNumber('background', background, 0, 1e8);
  requireNumber('confidence level', confidenceLevel, 0, 1 - 1e-9, { exclusiveMinimum: true });
  const target = (1 - confidenceLevel) * poissonCumulative(background, background);
  const excess = (signal: number) => poissonCumulative(background, signal + background) - target;
  return monotoneRoot(excess, 0, 40 + 40 * Math.sqrt(background)) as number;
}
