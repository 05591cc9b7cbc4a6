import { pairThreshold, type TridentChannel } from '../couplings/channels.js';
import {
  type Couplings,
  type Interaction,
  lightestMediator,
  type Sector,
  turningCouplings,
} from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import type { WeightedProcess } from './convergedDensities.js';
import { type ConvergedSector, convergedSector } from './convergedKernel.js';
import { monochromatic } from './energySpectrum.js';
import { extrapolations } from './extrapolations.js';
import { hadronicExcess, type ScatteringTarget } from './hadronicTarget.js';
import { chiralCrossSection, turnedCrossSection } from './kernel.js';
import type { HadronicTerm } from './regimes.js';

/** Energies the calculation is made for [GeV]. Below 10 TeV the contact form of W and Z exchange is good to per cents. */
export const MAXIMUM_ENERGY_GEV = 10_000;

export interface CrossSectionRequest {
  readonly channel: TridentChannel;
  readonly terms: readonly HadronicTerm[];
  readonly energyGeV: number;
  /** A model, or anything with couplings in this channel. */
  readonly model: Interaction;
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
  /** Of nucleons that break: how structure functions go on where they are needed beyond their data, in words. */
  readonly extrapolated?: readonly string[];
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
  const results = request.terms.map(({ target, multiplicity }) => {
    const process = { ...kernelMasses(request), target, spectrum };
    const parts = sectorCrossSections([{ process, weight: 1 }], request.tolerance, requestedCouplings(request));
    return { term: crossSectionTerm(request, target, multiplicity, parts), parts };
  });
  const all = results.flatMap(({ parts }) => parts);
  return collectTerms(
    request,
    results.map(({ term }) => term),
    all.every(({ converged }) => converged),
    all.reduce((sum, { evaluations }) => sum + evaluations, 0),
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

/** The part of a cross section in one sector [cm²] with what is known about its accuracy. */
export interface SectorCrossSection {
  readonly sigma: number;
  readonly relativeError: number;
  readonly converged: boolean;
  readonly evaluations: number;
}

/**
 * A weighted sum of cross sections for given couplings, by sector: V and A, and what turns the helicity where there is any. They do not
 * interfere. Each is refined until its own error is within the tolerance where it can be.
 */
export function sectorCrossSections(
  parts: readonly WeightedProcess[],
  tolerance: number,
  couplings: readonly Couplings[],
): SectorCrossSection[] {
  const accuracyOf = (sector: Sector) => ({ tolerance, lightestMediatorGeV: lightestMediator(couplings, sector) });
  const chiral = convergedSector('chiral', parts, accuracyOf('chiral'), couplings);
  const result = integrated(chiral, chiralCrossSection(chiral.densities, couplings));
  const turning = turningCouplings(couplings);
  if (turning.length === 0) return [result];
  const turned = convergedSector('turned', parts, accuracyOf('turned'), turning);
  return [result, integrated(turned, turnedCrossSection(turned.densities, turning))];
}

const integrated = (
  { askedRelativeError, converged, evaluations }: Omit<ConvergedSector<Sector>, 'densities'>,
  sigma: number,
): SectorCrossSection => ({ sigma, relativeError: askedRelativeError, converged, evaluations });

/** The couplings of a request in its channel. */
export const requestedCouplings = ({
  model,
  channel,
  inputs,
}: Pick<CrossSectionRequest, 'model' | 'channel' | 'inputs'>): readonly Couplings[] => model.couplings(channel, inputs);

function crossSectionTerm(
  request: CrossSectionRequest,
  target: ScatteringTarget,
  multiplicity: number,
  parts: readonly SectorCrossSection[],
): CrossSectionTerm {
  return {
    target: target.name,
    multiplicity,
    sigmaCm2: multiplicity * parts.reduce((sum, { sigma }) => sum + sigma, 0),
    sigmaErrorCm2: multiplicity * Math.hypot(...parts.map(({ sigma, relativeError }) => sigma * relativeError)),
    ...termLimits(request, target),
  };
}

/** Where a term opens, and how its structure functions are continued: what no method of integration changes. */
export const termLimits = (
  request: CrossSectionRequest,
  target: ScatteringTarget,
): Pick<CrossSectionTerm, 'thresholdGeV' | 'extrapolated'> => ({
  thresholdGeV: termThreshold(request, target),
  ...(target.kind === 'inelastic' && {
    extrapolated: extrapolations(target, request.energyGeV, pairThreshold(request.channel, request.inputs)),
  }),
});

/** E = m_L + m_L²/2M for the pair m_L on a target of mass M at rest, [(m_L + W)² − M²]/2M where it ends at mass W. */
export function termThreshold({ channel, inputs }: CrossSectionRequest, target: ScatteringTarget): number {
  const threshold = pairThreshold(channel, inputs);
  const elastic = Math.sqrt(threshold) + threshold / (2 * target.massGeV);
  if (target.kind === 'elastic') return elastic;
  const pair = Math.sqrt(threshold);
  return (threshold + 2 * pair * Math.sqrt(target.thresholdW2) + hadronicExcess(target)) / (2 * target.massGeV);
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
  if (request.energyGeV > opening) return sigmaCm2 === 0 ? { ...result, reason: reasonOfZero(request) } : result;
  const reason = `energy ${request.energyGeV} GeV is below the threshold of ${opening.toPrecision(6)} GeV`;
  return { ...result, reason };
}

/** Why σ is 0 above the threshold. */
function reasonOfZero(request: CrossSectionRequest): string {
  const couplings = requestedCouplings(request);
  const contact = couplings.every(({ vector, axial, poles }) => vector === 0 && axial === 0 && poles.length === 0);
  if (contact && turningCouplings(couplings).length === 0) return 'the couplings are 0';
  return 'nothing is left of the cross section: a cut on Q², or inputs too small for the arithmetic';
}
