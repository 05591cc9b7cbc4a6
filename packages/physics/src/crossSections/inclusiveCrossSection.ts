import { pairThreshold, type TridentChannel } from '../couplings/channels.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { lightestMediator, type TransferCouplings } from '../couplings/transferCouplings.js';
import { requireNumber } from '../errors.js';
import { type ConvergedKernel, convergedKernel } from './convergedKernel.js';
import { monochromatic } from './energySpectrum.js';
import type { HadronicTarget } from './hadronicTarget.js';
import { kernelCrossSection } from './kernelCrossSection.js';
import type { HadronicTerm } from './regimes.js';

/** Energies the calculation is made for [GeV]. Below 10 TeV the contact form of W and Z exchange is good to per cents. */
export const MAXIMUM_ENERGY_GEV = 10_000;

export interface CrossSectionRequest {
  readonly channel: TridentChannel;
  readonly terms: readonly HadronicTerm[];
  readonly energyGeV: number;
  readonly couplings: readonly TransferCouplings[];
  readonly inputs: ElectroweakInputs;
  /** Relative accuracy, 1e-2 … 1e-6. */
  readonly tolerance: number;
}

/** One hadronic term of a cross section, multiplicity included. */
export interface CrossSectionTerm {
  readonly target: string;
  readonly multiplicity: number;
  readonly sigmaCm2: number;
  readonly sigmaErrorCm2: number;
  /** Neutrino energy at which this term opens [GeV]. */
  readonly thresholdGeV: number;
}

export interface CrossSectionResult {
  readonly sigmaCm2: number;
  /** Estimated absolute numerical error [cm²]; says nothing about form factors or couplings. */
  readonly sigmaErrorCm2: number;
  readonly errorEstimate: string;
  readonly converged: boolean;
  /** Why σ = 0, where it is. */
  readonly reason?: string;
  readonly terms: readonly CrossSectionTerm[];
  readonly evaluations: number;
}

/** @throws InputError unless 0 < energy ≤ 10 TeV */
export function requireEnergy(energyGeV: number): void {
  requireNumber('energy', energyGeV, 0, MAXIMUM_ENERGY_GEV, { exclusiveMinimum: true, unit: 'GeV' });
}

/**
 * Total cross section by deterministic quadrature of the full 2→4 calculation, couplings with propagators included.
 * Below threshold σ = 0 with `reason`. @throws InputError for an energy or tolerance out of range
 */
export function inclusiveCrossSection(request: CrossSectionRequest): CrossSectionResult {
  requireEnergy(request.energyGeV);
  const spectrum = monochromatic(request.energyGeV);
  const accuracy = {
    tolerance: request.tolerance,
    lightestMediatorGeV: lightestMediator(request.couplings),
  };
  const results = request.terms.map(({ target, multiplicity }) => {
    const converged = convergedKernel({ ...kernelMasses(request), target, spectrum }, accuracy);
    return { term: crossSectionTerm(request, target, multiplicity, converged), converged };
  });
  return collectTerms(
    request,
    results.map(({ term }) => term),
    results.every(({ converged }) => converged.converged),
    results.reduce((sum, { converged }) => sum + converged.evaluations, 0),
    'difference of successive quadrature refinements',
  );
}

/** What a channel contributes to a kernel process. */
export function kernelMasses({ channel, inputs }: { channel: TridentChannel; inputs: ElectroweakInputs }) {
  return {
    massMinus: inputs.leptonMass[channel.leptonMinus],
    massPlus: inputs.leptonMass[channel.leptonPlus],
    antineutrino: channel.antineutrino,
    inputs,
  };
}

function crossSectionTerm(
  request: CrossSectionRequest,
  target: HadronicTarget,
  multiplicity: number,
  { kernel, relativeError }: ConvergedKernel,
): CrossSectionTerm {
  const sigma = multiplicity * kernelCrossSection(kernel, request.couplings);
  return {
    target: target.name,
    multiplicity,
    sigmaCm2: sigma,
    sigmaErrorCm2: sigma * relativeError,
    thresholdGeV: termThreshold(request, target),
  };
}

/** E = m_L + m_L²/2M for the pair m_L on a target of mass M at rest. */
export function termThreshold({ channel, inputs }: CrossSectionRequest, target: HadronicTarget): number {
  const threshold = pairThreshold(channel, inputs);
  return Math.sqrt(threshold) + threshold / (2 * target.massGeV);
}

/** Adds the terms up; numerical errors of different terms are independent and add in quadrature. */
export function collectTerms(
  request: CrossSectionRequest,
  terms: readonly CrossSectionTerm[],
  converged: boolean,
  evaluations: number,
  errorEstimate: string,
): CrossSectionResult {
  const sigmaCm2 = terms.reduce((sum, term) => sum + term.sigmaCm2, 0);
  const sigmaErrorCm2 = Math.sqrt(terms.reduce((sum, term) => sum + term.sigmaErrorCm2 ** 2, 0));
  const result = { sigmaCm2, sigmaErrorCm2, errorEstimate, converged, terms, evaluations };
  const opening = Math.min(...terms.map((term) => term.thresholdGeV));
  if (request.energyGeV > opening) return result;
  const reason = `energy ${request.energyGeV} GeV is below the threshold of ${opening.toPrecision(6)} GeV`;
  return { ...result, reason };
}
