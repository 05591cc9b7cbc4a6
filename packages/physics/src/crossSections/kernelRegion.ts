import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { type Interval, maximumTransfer, maximumX, virtualityRange } from '../kinematics/tridentRegion.js';
import type { EnergySpectrum } from './energySpectrum.js';
import { hadronicExcess, type ScatteringTarget } from './hadronicTarget.js';

/** Physics of one kernel: one channel's masses on one hadronic target, averaged over one spectrum. */
export interface KernelProcess {
  readonly massMinus: number;
  readonly massPlus: number;
  readonly antineutrino: boolean;
  readonly target: ScatteringTarget;
  readonly spectrum: EnergySpectrum;
  readonly inputs: ElectroweakInputs;
}

/** Where the integrand lives, found once per process. */
export interface KernelRegion {
  readonly pairThreshold: number;
  /** Range of Q² that matters: kinematics, a sharp cut, and the fall of the form factor. */
  readonly virtuality: Interval;
  readonly maximumTransfer: number;
  /** T [GeV²] below which the T map is linear: M² of the lightest mediator to be resolved, or a fraction of the maximum. */
  readonly transferScale: number;
}

/** Points of the scan in ln Q² that looks for where the form factor has died. */
const SCAN_POINTS = 400;

/**
 * Region of integration, or undefined below threshold. The Q² range is cut where the weight √Q²·(C₁ + C₂Q²/4M²), times
 * the opening of the phase space, of dσ/dlnQ² has fallen below `negligible` of its maximum.
 * @param lightestMediatorGeV smallest mediator mass that V(T), A(T) will contain; Infinity for contact couplings
 */
export function kernelRegion(
  process: KernelProcess,
  negligible: number,
  lightestMediatorGeV: number,
): KernelRegion | undefined {
  const { target, spectrum } = process;
  const energy = spectrum.maximumEnergyGeV;
  const pairThreshold = (process.massMinus + process.massPlus) ** 2;
  // 2ME bounds Q² kinematically
  const limit = Math.min(target.maximumQ2, 2 * target.massGeV * energy);
  const excess = hadronicExcess(target);
  const kinematic = virtualityRange(0, energy, target.massGeV, pairThreshold, limit, excess);
  if (!kinematic) return undefined;
  const virtuality = {
    minimum: kinematic.minimum,
    maximum: effectiveMaximumQ2(process, kinematic, pairThreshold, negligible),
  };
  const largest = maximumTransfer(energy, target.massGeV, pairThreshold, virtuality, excess);
  const transferScale = Math.min(largest / 100, lightestMediatorGeV * lightestMediatorGeV);
  return { pairThreshold, virtuality, maximumTransfer: largest, transferScale };
}

function effectiveMaximumQ2(
  { target, spectrum }: KernelProcess,
  range: Interval,
  pairThreshold: number,
  negligible: number,
): number {
  // structure functions do not fall with Q² as form factors do
  if (target.kind === 'inelastic') return range.maximum;
  const structure = new Float64Array(2);
  const logRatio = Math.log(range.maximum / range.minimum);
  const weights = new Float64Array(SCAN_POINTS + 1);
  let largest = 0;
  for (let i = 0; i <= SCAN_POINTS; i++) {
    const q2 = range.minimum * Math.exp((logRatio * i) / SCAN_POINTS);
    target.structure(q2, structure);
    const s = maximumX(q2, spectrum.maximumEnergyGeV, target.massGeV) - q2;
    // the phase space opens at least as the cube of the distance to threshold
    const opening = Math.max(0, 1 - pairThreshold / s) ** 3;
    weights[i] = opening * Math.sqrt(q2) * (structure[0] + (structure[1] * q2) / (4 * target.massGeV ** 2));
    largest = Math.max(largest, weights[i]);
  }
  for (let i = SCAN_POINTS; i > 0; i--) {
    if (weights[i] > negligible * largest) {
      return range.minimum * Math.exp((logRatio * Math.min(i + 1, SCAN_POINTS)) / SCAN_POINTS);
    }
  }
  return range.maximum;
}
