import {
  inclusiveCrossSection,
  defaultElectroweakInputs as inputs,
  monteCarloCrossSection,
  standardModel,
  tridentChannel,
} from '@nereid/physics';
import type { Nuclides } from './compareCrossSections.js';
import { targetOf } from './convergence.js';

/** One cross section by quadrature and by Monte Carlo. */
export interface MonteCarloRow {
  readonly channel: string;
  readonly target: string;
  readonly energyGeV: number;
  readonly quadratureCm2: number;
  readonly monteCarloCm2: number;
  /** One standard deviation, relative. */
  readonly monteCarloError: number;
  readonly ratio: number;
  /** (Monte Carlo − quadrature)/error. */
  readonly pull: number;
  readonly verdict: 'agrees' | 'differs';
}

/** Error asked of the Monte Carlo. */
const MONTE_CARLO_TOLERANCE = 1e-3;
const SEED = 2024;
/** Largest pull that counts as agreement, in standard deviations. */
const LARGEST_PULL = 3;

const cases: readonly (readonly [string, string, number])[] = [
  ['numu:mumu', 'Ar40', 5],
  ['numu:mue', 'Ar40', 20],
  ['numu:mumu', 'Fe56', 160],
  ['numu:mumu', 'proton', 5],
  ['nuebar:mumu', 'neutron', 20],
];

/** The Monte Carlo over the whole phase space with explicit spinors shares no algebra with the quadrature. */
export function monteCarloRows(nuclides: Nuclides): MonteCarloRow[] {
  return cases.map(([name, target, energyGeV], i) => {
    const channel = tridentChannel(name);
    const terms = [{ target: targetOf(target, nuclides), multiplicity: 1 }];
    const request = { channel, terms, energyGeV, model: standardModel, inputs };
    const quadrature = inclusiveCrossSection({ ...request, tolerance: 1e-4 });
    const sampled = monteCarloCrossSection({ ...request, tolerance: MONTE_CARLO_TOLERANCE }, { seed: SEED + i });
    const pull = (sampled.sigmaCm2 - quadrature.sigmaCm2) / sampled.sigmaErrorCm2;
    const agrees = sampled.converged && Math.abs(pull) <= LARGEST_PULL;
    return {
      channel: name,
      target,
      energyGeV,
      quadratureCm2: quadrature.sigmaCm2,
      monteCarloCm2: sampled.sigmaCm2,
      monteCarloError: sampled.sigmaErrorCm2 / sampled.sigmaCm2,
      ratio: sampled.sigmaCm2 / quadrature.sigmaCm2,
      pull,
      verdict: agrees ? 'agrees' : 'differs',
    };
  });
}
