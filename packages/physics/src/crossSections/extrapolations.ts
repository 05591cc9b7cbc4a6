import { maximumHadronicMass2, virtualityRange } from '../kinematics/tridentRegion.js';
import { hadronicExcess, type InelasticTarget } from './hadronicTarget.js';

/** Points in ln Q² and in ln W at which it is asked. */
const POINTS = 24;

/**
 * How structure functions go on beyond their data where a process of this energy [GeV] and pair threshold [GeV²] needs them, in words,
 * each once; none where all of it lies within.
 */
export function extrapolations(target: InelasticTarget, energyGeV: number, pairThreshold: number): string[] {
  const { massGeV: mass, thresholdW2, outside, maximumQ2, maximumHadronicEnergyGeV } = target;
  const limit = Math.min(maximumQ2, 2 * mass * energyGeV);
  const range = virtualityRange(0, energyGeV, mass, pairThreshold, limit, hadronicExcess(target));
  if (range === undefined) return [];
  const found = new Set<string>();
  for (let i = 0; i <= POINTS; i++) {
    const q2 = range.minimum * (range.maximum / range.minimum) ** (i / POINTS);
    // the smallest x leaves most energy to the hadrons
    const reached = maximumHadronicMass2(q2 + pairThreshold, q2, energyGeV, mass);
    const counted = mass * mass + 2 * mass * maximumHadronicEnergyGeV - q2;
    const largest = Math.max(thresholdW2, Math.min(reached, counted));
    for (let k = 0; k <= POINTS; k++) {
      const words = outside(q2, thresholdW2 * (largest / thresholdW2) ** (k / POINTS));
      if (words !== undefined) found.add(words);
    }
  }
  return [...found];
}
