import { pairThreshold } from '../couplings/channels.js';
import { InputError, requireNumber } from '../errors.js';
import { maximumX } from '../kinematics/tridentRegion.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { type RefinedValue, refine } from '../numerics/refinedValue.js';
import { monochromatic } from './energySpectrum.js';
import type { HadronicTarget } from './hadronicTarget.js';
import {
  type CrossSectionRequest,
  type CrossSectionResult,
  collectTerms,
  kernelMasses,
  requireEnergy,
  termThreshold,
} from './inclusiveCrossSection.js';
import { brokenPhotons, photonDensityCrossSection } from './inelasticPhotons.js';
import { kernelRegion } from './kernelRegion.js';
import { realPhotonCrossSection } from './realPhotonCrossSection.js';

/** Largest photon virtuality √Q² [GeV] that counts as a real photon; `none`: up to the kinematic limit. */
export type VirtualityCut = 'none' | number;

const FLUX_ORDERS: readonly number[] = [12, 20, 32, 48, 72];

const structure = new Float64Array(2);

/**
 * Total cross section in the equivalent-photon approximation, dσ = σ_νγ(ŝ) · (α/π) C₁(Q²) dŝ/ŝ dQ²/Q² from
 * Q²_min = Mŝ²/[2E(2EM−ŝ)]; C₁ = Z²F² for nuclei, (G_E²+τG_M²)/(1+τ) times Pauli blocking for nucleons. An approximation
 * kept for comparison with older work: for coherent muon pairs on argon without a cut it is 1.8 to 4 times the full result
 * (arXiv:1807.10973), for electrons and nucleons worse. It holds for Q² ≪ m_ℓ². Of
 * nucleons that break the photons are those of their structure functions, in the MS-bar scheme at μ² = ŝ, or of Q² below the cut
 * where there is one (`photonDensityCrossSection`). `sigmaErrorCm2` is the numerical error alone.
 * @throws InputError for an energy, a tolerance (1e-6 … 1e-2) or a cut out of range
 */
export function equivalentPhotonCrossSection(
  request: CrossSectionRequest,
  cut: VirtualityCut = 'none',
): CrossSectionResult {
  requireEnergy(request.energyGeV);
  requireNumber('tolerance', request.tolerance, 1e-6, 1e-2);
  const cutQ2 = cutSquared(cut);
  const results = request.terms.map(({ target, multiplicity }) => {
    const { value, error, evaluations } =
      target.kind === 'elastic'
        ? fluxIntegral(request, target, cutQ2)
        : photonDensityCrossSection(request, target.massGeV, brokenPhotons(target, Math.min(cutQ2, target.maximumQ2)));
    const term = {
      target: target.name,
      multiplicity,
      sigmaCm2: multiplicity * value,
      sigmaErrorCm2: multiplicity * error,
      thresholdGeV: termThreshold(request, target),
    };
    return { term, evaluations, converged: error <= request.tolerance * value };
  });
  return collectTerms(
    request,
    results.map(({ term }) => term),
    results.every(({ converged }) => converged),
    results.reduce((sum, { evaluations }) => sum + evaluations, 0),
    'difference of successive quadrature refinements; the approximation itself is not included',
  );
}

function cutSquared(cut: VirtualityCut): number {
  if (cut === 'none') return Number.POSITIVE_INFINITY;
  if (typeof cut === 'number' && Number.isFinite(cut) && cut > 0) return cut * cut;
  throw new InputError('Q_max', cut, 'not a cut', 'Give none or a positive number of GeV.');
}

/** ∫dŝ/ŝ σ_νγ(ŝ) ∫dQ²/Q² (α/π)C₁ over the range of ŝ in which some Q² is allowed. */
function fluxIntegral(request: CrossSectionRequest, target: HadronicTarget, cutQ2: number): RefinedValue {
  const { channel, inputs, energyGeV } = request;
  const threshold = pairThreshold(channel, inputs);
  const process = { ...kernelMasses(request), target, spectrum: monochromatic(energyGeV) };
  const region = kernelRegion(process, 1e-2 * request.tolerance, Number.POSITIVE_INFINITY);
  // the range that a form factor leaves; σ_νγ grows with ŝ as the full cross section does
  const maximumQ2 = Math.min(cutQ2, region?.virtuality.maximum ?? 0);
  const allowed = photonRange(energyGeV, target.massGeV, threshold, maximumQ2);
  if (!allowed) return { value: 0, error: 0, evaluations: 0 };
  // where a limit of the Q² integral passes a kink of C₁, or the upper one becomes the cut
  const kinks = target.kinksQ2.flatMap((q2) => [maximumX(q2, energyGeV, target.massGeV), q2 + threshold]);
  const inside = [...kinks, maximumQ2 + threshold].filter((s) => s > allowed.minimum && s < allowed.maximum);
  const bounds = [allowed.minimum, ...inside.sort((a, b) => a - b), allowed.maximum];
  return refine(FLUX_ORDERS, request.tolerance, (order) => {
    let value = 0;
    let evaluations = 0;
    for (let i = 1; i < bounds.length; i++) {
      const panel = fluxPanel(request, target, maximumQ2, [bounds[i - 1], bounds[i]], order);
      value += panel.value;
      evaluations += panel.evaluations;
    }
    return { value: (inputs.alpha / Math.PI) * value, evaluations };
  });
}

/** One panel of the integral over ŝ, on ŝ = lower·exp(Lv²). */
function fluxPanel(
  request: CrossSectionRequest,
  target: HadronicTarget,
  maximumQ2: number,
  [lower, upper]: readonly [number, number],
  order: number,
): { value: number; evaluations: number } {
  const threshold = pairThreshold(request.channel, request.inputs);
  const range = Math.log(upper / lower);
  const { nodes, weights } = gaussLegendre(order);
  let value = 0;
  let evaluations = 0;
  for (let i = 0; i < order; i++) {
    const v = 0.5 * (1 + nodes[i]);
    const s = lower * Math.exp(range * v * v);
    const lowestQ2 = minimumQ2(s, request.energyGeV, target.massGeV);
    const flux = virtualityIntegral(target, lowestQ2, Math.min(maximumQ2, s - threshold), 2 * order);
    const photon = realPhotonCrossSection(request, s, 0.1 * request.tolerance);
    evaluations += photon.evaluations;
    value += weights[i] * v * range * flux * photon.value;
  }
  return { value, evaluations };
}

const minimumQ2 = (s: number, energy: number, mass: number): number =>
  (mass * s * s) / (2 * energy * (2 * energy * mass - s));

/**
 * Range of ŝ = 2k₁·q [GeV²] with Q²_min(ŝ) < min(Q²_cut, ŝ − m_L²), as in arXiv:1807.10973; undefined below
 * threshold. Both limits on Q² are those of the full calculation.
 */
function photonRange(
  energy: number,
  mass: number,
  threshold: number,
  cutQ2: number,
): { minimum: number; maximum: number } | undefined {
  const b = threshold + 2 * energy * mass;
  const discriminant = (2 * energy * mass - threshold) ** 2 - 4 * mass * mass * threshold;
  if (!(discriminant > 0 && energy > threshold / (2 * mass))) return undefined;
  const factor = energy / (2 * energy + mass);
  const kinematic = factor * (b + Math.sqrt(discriminant));
  // the product of the two roots is 4E²M·threshold/(2E + M)
  const minimum = (4 * energy * mass * threshold * factor) / kinematic;
  const maximum = Math.min(kinematic, maximumX(cutQ2, energy, mass));
  return maximum > minimum ? { minimum, maximum } : undefined;
}

/** ∫dQ²/Q² C₁(Q²) between two values of Q², in ln Q², split at kinks. */
function virtualityIntegral(target: HadronicTarget, minimum: number, maximum: number, order: number): number {
  const { nodes, weights } = gaussLegendre(order);
  const kinks = target.kinksQ2.filter((kink) => kink > minimum && kink < maximum);
  let lower = minimum;
  let sum = 0;
  for (const end of [...kinks, maximum]) {
    const half = 0.5 * Math.log(end / lower);
    for (let i = 0; half > 0 && i < nodes.length; i++) {
      target.structure(lower * Math.exp(half * (1 + nodes[i])), structure);
      sum += weights[i] * half * structure[0];
    }
    lower = end;
  }
  return sum;
}
