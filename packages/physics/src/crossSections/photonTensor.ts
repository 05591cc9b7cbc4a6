import { minimumEnergy } from '../kinematics/tridentRegion.js';
import type { EnergySpectrum } from './energySpectrum.js';
import type { HadronicTarget, ScatteringTarget } from './hadronicTarget.js';
import { inelasticPhotonTensor } from './inelasticPhotonTensor.js';
import type { PhotonTensor } from './targetPhotons.js';

/** @param fineness how many points integrals over hadronic masses have: a number of points per panel */
export const photonTensor = (target: ScatteringTarget, spectrum: EnergySpectrum, fineness: number): PhotonTensor =>
  target.kind === 'elastic' ? elasticPhotonTensor(target, spectrum) : inelasticPhotonTensor(target, spectrum, fineness);

/**
 * A_L = C₁ (2k₁·P − x/2)² 4Q²/x² − C₂ Q², A_T = ½ C₁ [(2k₁·P − x/2)² 4Q²/x² − 4M² − Q²] + C₂ Q², k₁·P = ME (docs/physics/cross-section.md).
 */
function elasticPhotonTensor({ massGeV: mass, structure }: HadronicTarget, spectrum: EnergySpectrum): PhotonTensor {
  const current = new Float64Array(2);
  const moments = new Float64Array(3);
  let q2 = 0;
  return {
    atVirtuality(value) {
      q2 = value;
      structure(q2, current);
    },
    averages(x, out) {
      spectrum.integralsAbove(minimumEnergy(x, q2, mass), moments);
      // (2k₁·P − x/2)²/(k₁·P)² averaged over the spectrum
      const beam = 4 * moments[0] - (2 * x * moments[1]) / mass + (x * x * moments[2]) / (4 * mass * mass);
      const inverse = moments[2] / (mass * mass);
      const ratio = (4 * q2) / (x * x);
      out[0] = 0.5 * current[0] * (beam * ratio - (4 * mass * mass + q2) * inverse) + current[1] * q2 * inverse;
      out[1] = current[0] * beam * ratio - current[1] * q2 * inverse;
    },
  };
}
