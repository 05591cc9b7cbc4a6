import type { NucleonFormFactors } from '../formFactors/formFactor.js';
import { vacuumPolarisationFactor } from '../structureFunctions/vacuumPolarisation.js';
import type { CurrentFormFactors, HadronicTarget } from './hadronicTarget.js';

/** A whole target whose photon couples with α(Q²) in the place of α: amplitudes times α(Q²)/α, rates times its square. */
export function withRunningPhoton(target: HadronicTarget): HadronicTarget {
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

/** Form factors of nucleons with α(Q²)/α in them. */
export const withRunningNucleons = ({ name, electric, magnetic }: NucleonFormFactors): NucleonFormFactors => ({
  name: `${name}, α(Q²)`,
  electric: (nucleon, q2) => vacuumPolarisationFactor(q2) * electric(nucleon, q2),
  magnetic: (nucleon, q2) => vacuumPolarisationFactor(q2) * magnetic(nucleon, q2),
});
