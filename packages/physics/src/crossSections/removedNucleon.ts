import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import type { BoundNucleons } from '../formFactors/boundNucleons.js';
import type { Nucleon, NucleonFormFactors } from '../formFactors/formFactor.js';
import type { InelasticTarget } from './hadronicTarget.js';

/** The removal energy is spread evenly over so much of it, up and down: from valence nucleons to those of the innermost shell. */
export const REMOVAL_SPREAD = 0.6;

/** What a nucleon is removed from. */
export interface Removal extends BoundNucleons {
  /** ε > 0 [GeV]: mean energy that it costs beyond the recoil of a free nucleon. */
  readonly removalEnergyGeV: number;
  /** `in Ar40 (superscaling-removal)`. */
  readonly where: string;
}

/**
 * A bound nucleon that is removed whole: it takes ν = Q²/2M + w from the photon, w spread evenly over ε(1 ± 0.6), so that the rest of the nucleus and it
 * have W² = M² + 2Mw: the tensor of `InelasticTarget` with F₂ dν/ν = C₁ dν and 4M F₁ dν/Q² = C₂ dν, C₁ and C₂ those of a free nucleon times the factor of the
 * nucleus at |q⃗|. For ε → 0 that is `nucleonTarget`. Width of the quasi-elastic peak in ν by the motion of the nucleons: not in it.
 */
export function removedNucleon(
  nucleon: Nucleon,
  formFactors: NucleonFormFactors,
  inputs: ElectroweakInputs,
  removal: Removal,
  maximumQ2 = Number.POSITIVE_INFINITY,
): InelasticTarget {
  const mass = nucleon === 'proton' ? inputs.protonMass : inputs.neutronMass;
  const [lowest, highest] = [-1, 1].map((sign) => removal.removalEnergyGeV * (1 + sign * REMOVAL_SPREAD));
  const energy = (q2: number, w2: number) => (w2 - mass * mass + q2) / (2 * mass);
  /** F₂ and 2xF₁ at Q², W². */
  const pair = (q2: number, w2: number): readonly [f2: number, transverse: number] => {
    const removed = (w2 - mass * mass) / (2 * mass);
    if (removed < lowest || removed > highest) return [0, 0];
    const nu = energy(q2, w2);
    const electric = formFactors.electric(nucleon, q2) ** 2;
    const magnetic = formFactors.magnetic(nucleon, q2) ** 2;
    const tau = q2 / (4 * mass * mass);
    const density = removal.factor(Math.sqrt(q2 + nu * nu)) / (highest - lowest);
    const charge = (electric + tau * magnetic) / (1 + tau);
    return [nu * charge * density, (tau * q2 * magnetic * density) / nu];
  };
  return {
    kind: 'inelastic',
    name: `${nucleon} ${removal.where}, ${formFactors.name}`,
    pdgCode: nucleon === 'proton' ? 2212 : 2112,
    massGeV: mass,
    kinksQ2: [],
    maximumQ2,
    maximumHadronicEnergyGeV: Number.POSITIVE_INFINITY,
    structure: {
      f2: (q2, w2) => pair(q2, w2)[0],
      fL: (q2, w2) => {
        const [f2, transverse] = pair(q2, w2);
        return (1 + q2 / energy(q2, w2) ** 2) * f2 - transverse;
      },
    },
    thresholdW2: mass * mass + 2 * mass * lowest,
    outside: () => undefined,
    massEdges: [Math.sqrt(mass * mass + 2 * mass * highest)],
    turnsW: [],
  };
}
