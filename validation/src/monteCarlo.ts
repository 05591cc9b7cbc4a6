import {
  hadronicTerms,
  inclusiveCrossSection,
  defaultElectroweakInputs as inputs,
  monteCarloCrossSection,
  standardModel,
  tridentChannel,
} from '@nereid/physics';
import type { HadronicTerm } from '@nereid/physics/crossSections';
import type { Nuclides } from './compareCrossSections.js';
import { targetOf } from './convergence.js';

/** One cross section by quadrature and by Monte Carlo. */
export interface MonteCarloRow {
  readonly channel: string;
  readonly target: string;
  /** inelastic: a free nucleon that breaks; elastic: a nucleus or a bound nucleon that stays whole. */
  readonly regime: 'elastic' | 'inelastic';
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

/** Errors asked of the Monte Carlo; a sample on a nucleon that breaks takes longer. */
const MONTE_CARLO_TOLERANCE = { elastic: 1e-3, inelastic: 1.5e-3 } as const;
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

const inelasticCases: readonly (readonly [string, 'proton' | 'neutron', number])[] = [
  ['numu:mumu', 'proton', 3],
  ['numu:mumu', 'proton', 10],
  ['numu:mumu', 'proton', 100],
  ['numubar:mumu', 'neutron', 10],
  ['numu:ee', 'proton', 10],
  ['numu:ee', 'neutron', 100],
  ['numu:mue', 'neutron', 100],
  ['numubar:emu', 'proton', 10],
  ['numu:mumu', 'proton', 1000],
];

/** The Monte Carlo over the whole phase space with explicit spinors shares no algebra with the quadrature. */
export function monteCarloRows(nuclides: Nuclides): MonteCarloRow[] {
  const elastic = cases.map(([channel, target, energyGeV], i) => {
    const terms = [{ target: targetOf(target, nuclides), multiplicity: 1 }];
    return monteCarloRow({ channel, target, energyGeV, regime: 'elastic' }, terms, SEED + i);
  });
  const inelastic = inelasticCases.map(([channel, target, energyGeV], i) => {
    const terms = hadronicTerms({ kind: 'free', nucleon: target }, 'inelastic', inputs);
    return monteCarloRow({ channel, target, energyGeV, regime: 'inelastic' }, terms, SEED + cases.length + i);
  });
  return [...elastic, ...inelastic];
}

type RowOf = Pick<MonteCarloRow, 'channel' | 'target' | 'energyGeV' | 'regime'>;

function monteCarloRow(row: RowOf, terms: readonly HadronicTerm[], seed: number): MonteCarloRow {
  const channel = tridentChannel(row.channel);
  const request = { channel, terms, energyGeV: row.energyGeV, model: standardModel, inputs };
  const quadrature = inclusiveCrossSection({ ...request, tolerance: 1e-4 });
  const sampled = monteCarloCrossSection({ ...request, tolerance: MONTE_CARLO_TOLERANCE[row.regime] }, { seed });
  const pull = (sampled.sigmaCm2 - quadrature.sigmaCm2) / sampled.sigmaErrorCm2;
  const agrees = sampled.converged && Math.abs(pull) <= LARGEST_PULL;
  return {
    ...row,
    quadratureCm2: quadrature.sigmaCm2,
    monteCarloCm2: sampled.sigmaCm2,
    monteCarloError: sampled.sigmaErrorCm2 / sampled.sigmaCm2,
    ratio: sampled.sigmaCm2 / quadrature.sigmaCm2,
    pull,
    verdict: agrees ? 'agrees' : 'differs',
  };
}
