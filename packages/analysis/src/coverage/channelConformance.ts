import type { Catalogue } from '@nereid/catalogue';
import { type CrossSectionRequest, type CrossSectionResult, defaultElectroweakInputs, inclusiveCrossSection, monteCarloCrossSection, standardModel, thresholdEnergy, tridentChannel } from '@nereid/physics';
import { pairThreshold } from '@nereid/physics/couplings';
import { type Conformance, type Finding, runChecks } from './conformance.js';
import { resolveCrossSection } from '../kernels/crossSection.js';

const TARGET = 'Ar40';
const inputs = defaultElectroweakInputs;

/**
 * The smallest momentum that a heavy nucleus must take up is m_L²/(2E), m_L the mass of the lepton pair. At 5 MeV the
 * form factor of argon (radius 3.4 fm) hardly suppresses it: the channel is well open.
 */
const MOMENTUM_TRANSFER_GEV = 0.005;
/** Below, mass corrections to the kinematics of electron pairs are all there is; nothing is learnt from going lower. */
const LOWEST_ENERGY_GEV = 1;

/** About 16,000 samples: a standard error below 1 %, in a quarter of a second. */
const MONTE_CARLO_TOLERANCE = 0.01;
const MAXIMUM_SAMPLES = 200_000;
/** Fixed, so that a result does not change by chance from run to run. */
const SEED = 1;
const STANDARD_ERRORS = 5;

/**
 * Tries the Standard Model cross section of a channel, coherent on argon at an energy well above its threshold: it must be
 * positive and converged, agree within 5 standard errors with the Monte Carlo over explicit spinors, which shares no algebra
 * with it, and vanish below threshold. About 0.3 s.
 */
export function channelConformance(name: string, catalogue: Pick<Catalogue, 'materials' | 'nuclides'>): Conformance {
  const request = (energyGeV: number): CrossSectionRequest => {
    const named = {
      channel: name,
      target: TARGET,
      energyGeV,
      model: standardModel,
      inputs,
      hadronic: {},
      tolerance: 1e-3,
    };
    return resolveCrossSection(named, catalogue).request;
  };
  return runChecks(name, {
    'cross section': () => crossSectionFinding(request(openEnergy(name))),
    'independent method': () => agreementFinding(request(openEnergy(name))),
    threshold: () => thresholdFinding(name, request),
  });
}

/** Neutrino energy [GeV] at which a channel is well open on argon. */
function openEnergy(name: string): number {
  return Math.max(LOWEST_ENERGY_GEV, pairThreshold(tridentChannel(name), inputs) / (2 * MOMENTUM_TRANSFER_GEV));
}

function crossSectionFinding(request: CrossSectionRequest): Finding {
  const { sigmaCm2, converged } = inclusiveCrossSection(request);
  const passed = converged && Number.isFinite(sigmaCm2) && sigmaCm2 > 0;
  const energy = `${request.energyGeV.toPrecision(3)} GeV`;
  const outcome = converged ? 'converged' : 'not converged';
  return { passed, reason: `σ = ${sigmaCm2.toExponential(2)} cm² on ${TARGET} at ${energy}, ${outcome}` };
}

function agreementFinding(request: CrossSectionRequest): Finding {
  const sampled = monteCarloCrossSection(
    { ...request, tolerance: MONTE_CARLO_TOLERANCE },
    { seed: SEED, maximumSamples: MAXIMUM_SAMPLES },
  );
  return agreement(inclusiveCrossSection(request), sampled);
}

type SigmaWithError = Pick<CrossSectionResult, 'sigmaCm2' | 'sigmaErrorCm2' | 'converged'>;

/** Whether two methods agree; a sample that did not converge decides nothing, so it fails. */
export function agreement(sigma: SigmaWithError, sampled: SigmaWithError): Finding {
  if (!sampled.converged) return { passed: false, reason: 'the Monte Carlo did not reach its accuracy' };
  const deviation = (sigma.sigmaCm2 - sampled.sigmaCm2) / Math.hypot(sampled.sigmaErrorCm2, sigma.sigmaErrorCm2);
  const percent = (100 * sampled.sigmaErrorCm2) / sampled.sigmaCm2;
  return {
    passed: Math.abs(deviation) <= STANDARD_ERRORS,
    reason: `${deviation.toFixed(1)} standard errors (of ${percent.toFixed(1)} %) from the Monte Carlo`,
  };
}

function thresholdFinding(name: string, request: (energyGeV: number) => CrossSectionRequest): Finding {
  const { terms } = request(1);
  const threshold = thresholdEnergy(tridentChannel(name), inputs, terms[0].target.massGeV);
  const { sigmaCm2 } = inclusiveCrossSection(request(0.999 * threshold));
  const reason = `σ = ${sigmaCm2} just below the threshold of ${threshold.toPrecision(4)} GeV`;
  return { passed: sigmaCm2 === 0, reason };
}
