import { lmuLtau } from '@nereid/physics';
import type { ConstraintDescription } from './constraint.js';
import { modelsOfBosons } from './modelsOfBosons.js';

/** Bounds on light bosons from rare decays, cosmology and stars. */
export const DECAY_OBSERVABLES = {
  na62: {
    id: 'na62',
    title: 'K⁺ → μ⁺νX, NA62 (recast)',
    observable: 'B(K⁺→μ⁺νX)',
    status: 'measured',
    fidelity: 'recast',
    bosons: ['vector', 'scalar'],
    get models() {
      return modelsOfBosons('vector', 'scalar');
    },
    confidenceLevel: 0.9,
    formula:
      'K⁺ → μ⁺νX at tree level (matrix element of arXiv:1902.07715, derived for any charges) over three-body phase space, times the invisible fraction of X, against the limit on K⁺ → μ⁺νν̄ν of arXiv:2101.12304',
    leavesOut: [
      'acceptance within the signal region, taken as that of three neutrinos',
      'signal regions chosen for each mass, which make the published limits stronger at high mass',
      'bosons that decay visibly outside the detector',
      'structure of the kaon',
    ],
    strongPoint: { model: lmuLtau.name, parameters: { mass: 0.1, gPrime: 0.2 } },
  },
} as const satisfies Readonly<Record<string, ConstraintDescription>>;
