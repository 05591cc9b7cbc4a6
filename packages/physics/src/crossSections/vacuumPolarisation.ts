import { FINE_STRUCTURE_CONSTANT } from '../constants.js';
import { runningCoupling } from '../structureFunctions/runningCoupling.js';
import type { CurrentFormFactors, HadronicTarget } from './hadronicTarget.js';

/** α(Q²)/α of the exchanged photon, Q² ≥ 0 in GeV²: 1.0055 at 10⁻³ GeV², 1.0179 at 1 GeV². Accuracy as `runningCoupling`, 10⁻³. */
export const vacuumPolarisationFactor = (q2: number): number => runningCoupling(q2) / FINE_STRUCTURE_CONSTANT;

/** A whole target whose photon couples with α(Q²) in the place of α: amplitudes times α(Q²)/α, rates times its square. */
export function withVacuumPolarisation(target: HadronicTarget): HadronicTarget {
  return {
    ...target,
    name: `${target.name}, α(Q²)`,
    current: runningCurrent(target.current),
    structure(q2, out) {
      target.structure(q2, out);
      const factor = vacuumPolarisationFactor(q2);
      out[0] *= factor * factor;
      out[1] *= factor * factor;
    },
  };
}

function runningCurrent(current: CurrentFormFactors): CurrentFormFactors {
  const running = (of: (q2: number) => number) => (q2: number) => vacuumPolarisationFactor(q2) * of(q2);
  if (current.kind === 'spin 0') return { kind: current.kind, charge: running(current.charge) };
  const { electric, magnetic, blocking } = current;
  return { kind: current.kind, electric: running(electric), magnetic: running(magnetic), blocking };
}
