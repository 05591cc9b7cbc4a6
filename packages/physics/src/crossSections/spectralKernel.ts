import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { maximumX, minimumEnergy, minimumX, virtualityRange } from '../kinematics/tridentRegion.js';
import { gaussLegendre, type QuadratureRule } from '../numerics/gaussLegendre.js';
import { dileptonTensor } from './dileptonTensor.js';
import type { EnergySpectrum } from './energySpectrum.js';
import type { HadronicTarget } from './hadronicTarget.js';
import type { KernelRegion } from './kernelRegion.js';

/**
 * Spectral densities in T = −(k₁−k₂)² of a cross section averaged over a spectrum, on quadrature nodes: the weights of the
 * quadrature are included, so that for any couplings V(T), A(T)
 *   σ = Σ_j V(T_j)² vv[j] + A(T_j)² aa[j] + V(T_j) A(T_j) va[j]   [cm²].
 */
export interface SpectralKernel {
  /** T_j [GeV²], ascending. */
  readonly transfer: Float64Array;
  /** Contributions of V², A², VA [cm²]. */
  readonly vv: Float64Array;
  readonly aa: Float64Array;
  readonly va: Float64Array;
}

/** Physics of one kernel: one channel's masses on one hadronic target, averaged over one spectrum. */
export interface KernelProcess {
  readonly massMinus: number;
  readonly massPlus: number;
  readonly antineutrino: boolean;
  readonly target: HadronicTarget;
  readonly spectrum: EnergySpectrum;
  readonly inputs: ElectroweakInputs;
}

/** Numbers of Gauss–Legendre points: T, Q² (per panel), x, K². */
export interface KernelOrders {
  readonly transfer: number;
  readonly virtuality: number;
  readonly x: number;
  readonly pair: number;
}

/** Scratch shared by the loops below; one integration runs at a time. */
const tensor = new Float64Array(6);
const structure = new Float64Array(2);
const moments = new Float64Array(3);
const rho = new Float64Array(3);
const sums = new Float64Array(6);
const xSums = new Float64Array(3);

/** Spectral densities with fixed numbers of points. About 0.25 µs per product of the four orders. */
export function integrateKernel(process: KernelProcess, region: KernelRegion, orders: KernelOrders): SpectralKernel {
  const count = orders.transfer;
  const kernel = {
    transfer: new Float64Array(count),
    vv: new Float64Array(count),
    aa: new Float64Array(count),
    va: new Float64Array(count),
  };
  const rule = transferRule(region, count);
  const parity = process.antineutrino ? -1 : 1;
  const normalisation = prefactor(process.inputs);
  for (let j = 0; j < count; j++) {
    const transfer = rule.nodes[j];
    densityAtTransfer(process, region, orders, transfer);
    const weight = rule.weights[j] * normalisation;
    kernel.transfer[j] = transfer;
    kernel.vv[j] = weight * rho[0];
    kernel.aa[j] = weight * rho[1];
    kernel.va[j] = parity * weight * rho[2];
  }
  return kernel;
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

/** Adds up ρ_VV, ρ_AA, ρ_VA at one T into `rho`, over Q² panels split at the kinks of the structure functions. */
function densityAtTransfer(process: KernelProcess, region: KernelRegion, orders: KernelOrders, transfer: number): void {
  rho.fill(0);
  const { target, spectrum } = process;
  const range = virtualityRange(
    transfer,
    spectrum.maximumEnergyGeV,
    target.massGeV,
    region.pairThreshold,
    region.virtuality.maximum,
  );
  if (!range) return;
  let lower = range.minimum;
  for (const kink of [...target.kinksQ2, range.maximum]) {
    const upper = Math.min(kink, range.maximum);
    if (upper <= lower) continue;
    virtualityPanel(process, region, orders, transfer, lower, upper);
    lower = upper;
  }
}

function virtualityPanel(
  process: KernelProcess,
  region: KernelRegion,
  orders: KernelOrders,
  transfer: number,
  lower: number,
  upper: number,
): void {
  const { nodes, weights } = gaussLegendre(orders.virtuality);
  const logRatio = Math.log(upper / lower);
  for (let i = 0; i < nodes.length; i++) {
    const q2 = lower * Math.exp(0.5 * logRatio * (1 + nodes[i]));
    process.target.structure(q2, structure);
    xIntegral(process, region, orders, transfer, q2);
    // dQ²/Q⁴ in the logarithm of Q²
    const weight = (0.5 * weights[i] * logRatio) / q2;
    rho[0] += weight * sums[0];
    rho[1] += weight * sums[1];
    rho[2] += weight * sums[2];
  }
}

/** ∫dx (A_T H_T + A_L H_L)/(k₁·P)² at fixed Q², T into sums[0…2]. */
function xIntegral(
  process: KernelProcess,
  region: KernelRegion,
  orders: KernelOrders,
  transfer: number,
  q2: number,
): void {
  const { target, spectrum } = process;
  const mass = target.massGeV;
  xSums.fill(0);
  const lower = minimumX(q2, transfer, region.pairThreshold);
  const upper = maximumX(q2, spectrum.maximumEnergyGeV, mass);
  let from = lower;
  // where the spectrum starts the integrand has a kink: energies below it let all of the flux through
  const start = maximumX(q2, spectrum.minimumEnergyGeV, mass);
  if (start > lower && start < upper) {
    xPanel(process, region, orders, transfer, q2, from, start, 2);
    from = start;
  }
  // x = x_min exp(L v²) from x_min: the phase space opens smoothly there
  if (upper > from) xPanel(process, region, orders, transfer, q2, from, upper, from === lower ? 2 : 1);
  for (let n = 0; n < 3; n++) sums[n] = xSums[n];
}

/** Adds ∫dx over [from, to] to `xSums`, x = from·exp(L vᵖ). */
function xPanel(
  process: KernelProcess,
  region: KernelRegion,
  orders: KernelOrders,
  transfer: number,
  q2: number,
  from: number,
  to: number,
  power: 1 | 2,
): void {
  const mass = process.target.massGeV;
  const logRatio = Math.log(to / from);
  const { nodes, weights } = gaussLegendre(orders.x);
  for (let i = 0; i < nodes.length; i++) {
    const v = 0.5 * (1 + nodes[i]);
    const x = from * Math.exp(logRatio * (power === 2 ? v * v : v));
    process.spectrum.integralsAbove(minimumEnergy(x, q2, mass), moments);
    // (2k₁·P − x/2)²/(k₁·P)² averaged over the spectrum, k₁·P = ME
    const beam = 4 * moments[0] - (2 * x * moments[1]) / mass + (x * x * moments[2]) / (4 * mass * mass);
    const inverse = moments[2] / (mass * mass);
    const ratio = (4 * q2) / (x * x);
    const longitudinal = structure[0] * beam * ratio - structure[1] * q2 * inverse;
    const transverse =
      0.5 * structure[0] * (beam * ratio - (4 * mass * mass + q2) * inverse) + structure[1] * q2 * inverse;
    pairIntegral(process, region, orders.pair, transfer, q2, x);
    // dx/x; A_T H_T + A_L H_L with H_T = metric + H_L, H_L = (4Q²/x²)·(k₁k₁ contraction)
    const measure = weights[i] * logRatio * (power === 2 ? v : 0.5);
    const metric = measure * transverse;
    const both = measure * (transverse + longitudinal) * ratio;
    xSums[0] += metric * sums[0] + both * sums[3];
    xSums[1] += metric * sums[1] + both * sums[4];
    xSums[2] += metric * sums[2] + both * sums[5];
  }
}

/** ∫dK² √λ/K² × dilepton tensor at fixed x, Q², T into sums[0…5]. */
function pairIntegral(
  process: KernelProcess,
  region: KernelRegion,
  order: number,
  transfer: number,
  q2: number,
  x: number,
): void {
  const { massMinus, massPlus } = process;
  const threshold = region.pairThreshold;
  const difference2 = (massMinus - massPlus) ** 2;
  const available = (x - q2) * (1 - transfer / x) - threshold;
  sums.fill(0);
  if (!(available > 0)) return;
  // K² = threshold + a(exp(L v³) − 1), a = threshold + T: collinear pairs have K² ~ T; v³ because for light leptons the
  // integrand has a logarithm at threshold ≪ T, which v² resolves too slowly
  const scale = threshold + transfer;
  const range = Math.log1p(available / scale);
  const { nodes, weights } = gaussLegendre(order);
  for (let i = 0; i < order; i++) {
    const v = 0.5 * (1 + nodes[i]);
    const growth = Math.exp(range * v * v * v);
    const excess = scale * (growth - 1);
    const k2 = threshold + excess;
    dileptonTensor(tensor, x, q2, k2, transfer, massMinus, massPlus);
    // dv = ½ weight
    const weight = (1.5 * weights[i] * v * v * range * scale * growth * Math.sqrt(excess * (k2 - difference2))) / k2;
    for (let n = 0; n < 6; n++) sums[n] += weight * tensor[n];
  }
}
