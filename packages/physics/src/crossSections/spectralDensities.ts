import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { maximumX, minimumX, virtualityRange } from '../kinematics/tridentRegion.js';
import { gaussLegendre, type QuadratureRule } from '../numerics/gaussLegendre.js';
import { hadronicExcess } from './hadronicTarget.js';
import type { KernelProcess, KernelRegion } from './kernelRegion.js';
import { type PairNodes, pairNodes, placePairNodes } from './pairNodes.js';
import { photonTensor } from './photonTensor.js';
import type { PhotonTensor } from './targetPhotons.js';

/**
 * What a kernel integrates: `count` densities of the neutrino line contracted with the lepton line, averaged over the
 * directions of the pair and summed over K² with the weights of `nodes`, with −g_ββ′ in out[0 … count) and with k₁_β k₁_β′ in
 * out[count … 2 count).
 */
export interface DileptonContraction {
  readonly count: number;
  readonly sumOverPairs: (
    out: Float64Array,
    x: number,
    Q2: number,
    T: number,
    massMinus: number,
    massPlus: number,
    nodes: PairNodes,
  ) => void;
  /** Densities that change sign for an antineutrino. */
  readonly odd: readonly number[];
}

/** Densities on quadrature nodes T_j [GeV²], weights of the quadrature included [cm²]. */
export interface SpectralDensities {
  readonly transfer: Float64Array;
  readonly densities: readonly Float64Array[];
}

export type { KernelProcess } from './kernelRegion.js';

/** Numbers of Gauss–Legendre points: T, Q² (per panel), x, K², and the mass of broken nucleons (per panel). */
export interface KernelOrders {
  readonly transfer: number;
  readonly virtuality: number;
  readonly x: number;
  readonly pair: number;
  readonly hadron: number;
}

const averages = new Float64Array(2);

/** One kernel on its way: what is integrated, and the sums that the nested loops leave for each other. */
interface Integration {
  readonly process: KernelProcess;
  readonly region: KernelRegion;
  readonly orders: KernelOrders;
  readonly contraction: DileptonContraction;
  readonly photons: PhotonTensor;
  /** W² − M² of the lightest final hadrons [GeV²]. */
  readonly excess: number;
  /** Values of x [GeV²], ascending, where the integrand changes its course at Q² [GeV²]. */
  readonly xEdges: (q2: number) => readonly number[];
  readonly nodes: PairNodes;
  /** ∫dK² of both contractions. */
  readonly pairSums: Float64Array;
  /** ∫dx. */
  readonly xSums: Float64Array;
  /** ∫dQ². */
  readonly rho: Float64Array;
}

/** Spectral densities with fixed numbers of points. About 0.25 µs per product of the four orders. */
export function integrateDensities(
  process: KernelProcess,
  region: KernelRegion,
  orders: KernelOrders,
  contraction: DileptonContraction,
): SpectralDensities {
  const { count, odd } = contraction;
  const [pairSums, xSums, rho] = [2 * count, count, count].map((length) => new Float64Array(length));
  const nodes = pairNodes(orders.pair, process.massMinus, process.massPlus);
  const photons = photonTensor(process.target, process.spectrum, orders.hadron);
  const excess = hadronicExcess(process.target);
  const xEdges = xEdgesOf(process);
  const integration = { process, region, orders, contraction, photons, excess, xEdges, nodes, pairSums, xSums, rho };
  const transfer = new Float64Array(orders.transfer);
  const densities = Array.from({ length: count }, () => new Float64Array(orders.transfer));
  const rule = transferRule(region, orders.transfer);
  const signs = densities.map((_, n) => (process.antineutrino && odd.includes(n) ? -1 : 1));
  const normalisation = prefactor(process.inputs);
  for (let j = 0; j < orders.transfer; j++) {
    transfer[j] = rule.nodes[j];
    densityAtTransfer(integration, transfer[j]);
    const weight = rule.weights[j] * normalisation;
    for (let n = 0; n < count; n++) densities[n][j] = signs[n] * weight * rho[n];
  }
  return { transfer, densities };
}

/** The quadrature in T [GeV²] that a kernel of this region with this number of nodes has. */
export function transferRule(region: KernelRegion, count: number): QuadratureRule {
  const rule = gaussLegendre(count);
  const scale = region.transferScale;
  // T = a(exp(L vᵖ) − 1). A light mediator needs the whole logarithmic range (p = 1); for contact couplings the density
  // lives near the upper end and p = 3 saves points.
  const contact = scale >= 1e-3 * region.maximumTransfer;
  const power = contact ? 3 : 1;
  const range = Math.log1p(region.maximumTransfer / scale);
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    const v = 0.5 * (1 + rule.nodes[j]);
    const growth = range * v ** power;
    nodes[j] = scale * Math.expm1(growth);
    weights[j] = 0.5 * rule.weights[j] * (scale * Math.exp(growth) * range * power * v ** (power - 1));
  }
  return { nodes, weights };
}

/**
 * σ = 1/(128π²(k₁·P)²) ∫dQ²dx (4πα)²/Q⁴ (G_F²/2) ∫dΦ₃ (A_T H_T + A_L H_L),
 * dΦ₃ = dK²/2π · dT/(8πx) · √λ/(8πK²) · dΩ/4π. The factors that do not depend on the integration variables.
 */
function prefactor(inputs: ElectroweakInputs): number {
  const e4 = (4 * Math.PI * inputs.alpha) ** 2;
  const weak = inputs.fermiConstant ** 2 / 2;
  return ((e4 * weak) / (128 * Math.PI ** 2) / (2 * Math.PI * (8 * Math.PI) ** 2)) * inputs.hbarCSquared;
}

/** Adds up the densities at one T into `rho`, over Q² panels split at the kinks of the structure functions. */
function densityAtTransfer(integration: Integration, transfer: number): void {
  const { process, region } = integration;
  integration.rho.fill(0);
  const { target, spectrum } = process;
  const range = virtualityRange(
    transfer,
    spectrum.maximumEnergyGeV,
    target.massGeV,
    region.pairThreshold,
    region.virtuality.maximum,
    integration.excess,
  );
  if (!range) return;
  let lower = range.minimum;
  for (const kink of [...target.kinksQ2, range.maximum]) {
    const upper = Math.min(kink, range.maximum);
    if (upper <= lower) continue;
    virtualityPanel(integration, transfer, lower, upper);
    lower = upper;
  }
}

function virtualityPanel(integration: Integration, transfer: number, lower: number, upper: number): void {
  const { photons, orders, rho, xSums } = integration;
  const { nodes, weights } = gaussLegendre(orders.virtuality);
  const logRatio = Math.log(upper / lower);
  for (let i = 0; i < nodes.length; i++) {
    const q2 = lower * Math.exp(0.5 * logRatio * (1 + nodes[i]));
    photons.atVirtuality(q2);
    xIntegral(integration, transfer, q2);
    // dQ²/Q⁴ in the logarithm of Q²
    const weight = (0.5 * weights[i] * logRatio) / q2;
    for (let n = 0; n < rho.length; n++) rho[n] += weight * xSums[n];
  }
}

/** ∫dx (A_T H_T + A_L H_L)/(k₁·P)² at fixed Q², T into `xSums`. */
function xIntegral(integration: Integration, transfer: number, q2: number): void {
  const { process, region, excess } = integration;
  const { target, spectrum } = process;
  const mass = target.massGeV;
  integration.xSums.fill(0);
  const lower = minimumX(q2, transfer, region.pairThreshold);
  const upper = maximumX(q2, spectrum.maximumEnergyGeV, mass, excess);
  let from = lower;
  // where the spectrum starts the integrand has a kink: energies below it let all of the flux through
  const start = maximumX(q2, spectrum.minimumEnergyGeV, mass, excess);
  if (start > lower && start < upper) {
    xPanel(integration, transfer, q2, from, start, 2);
    from = start;
  }
  for (const end of [...integration.xEdges(q2), upper]) {
    if (end <= from || end > upper) continue;
    // x = x_min exp(L v²) from x_min: the phase space opens smoothly there
    xPanel(integration, transfer, q2, from, end, from === lower ? 2 : 1);
    from = end;
  }
}

/**
 * Above each of these the heaviest hadrons are lighter than a mass at which the structure functions change their course, or take less
 * than the largest energy that is counted.
 */
function xEdgesOf({ target, spectrum }: KernelProcess): (q2: number) => readonly number[] {
  if (target.kind === 'elastic') return () => [];
  const { massGeV, turnsW, maximumHadronicEnergyGeV } = target;
  const excesses = turnsW.map((hadronicMass) => hadronicMass * hadronicMass - massGeV * massGeV).reverse();
  const xOf = (q2: number, excess: number) => maximumX(q2, spectrum.maximumEnergyGeV, massGeV, excess);
  if (!Number.isFinite(maximumHadronicEnergyGeV)) return (q2) => excesses.map((excess) => xOf(q2, excess));
  return (q2) => {
    const cut = 2 * massGeV * maximumHadronicEnergyGeV - q2;
    return [...excesses.filter((excess) => excess < cut), cut].sort((a, b) => b - a).map((excess) => xOf(q2, excess));
  };
}

/** Adds ∫dx over [from, to] to `xSums`, x = from·exp(L vᵖ). */
function xPanel(integration: Integration, transfer: number, q2: number, from: number, to: number, power: 1 | 2): void {
  const { photons, orders, pairSums, xSums } = integration;
  const count = xSums.length;
  const logRatio = Math.log(to / from);
  const { nodes, weights } = gaussLegendre(orders.x);
  for (let i = 0; i < nodes.length; i++) {
    const v = 0.5 * (1 + nodes[i]);
    const x = from * Math.exp(logRatio * (power === 2 ? v * v : v));
    photons.averages(x, averages);
    const transverse = averages[0];
    const longitudinal = averages[1];
    const ratio = (4 * q2) / (x * x);
    pairIntegral(integration, transfer, q2, x);
    // dx/x; A_T H_T + A_L H_L with H_T = metric + H_L, H_L = (4Q²/x²)·(k₁k₁ contraction)
    const measure = weights[i] * logRatio * (power === 2 ? v : 0.5);
    const metric = measure * transverse;
    const both = measure * (transverse + longitudinal) * ratio;
    for (let n = 0; n < count; n++) xSums[n] += metric * pairSums[n] + both * pairSums[count + n];
  }
}

/** ∫dK² √λ/K² × dilepton tensor at fixed x, Q², T into `pairSums`. */
function pairIntegral(integration: Integration, transfer: number, q2: number, x: number): void {
  const { process, contraction, pairSums, nodes } = integration;
  placePairNodes(nodes, (x - q2) * (1 - transfer / x) - nodes.threshold, transfer);
  contraction.sumOverPairs(pairSums, x, q2, transfer, process.massMinus, process.massPlus, nodes);
}
