import { sumDileptonTensor } from './dileptonTensor.js';
import type { KernelRegion } from './kernelRegion.js';
import {
  type DileptonContraction,
  integrateDensities,
  type KernelOrders,
  type KernelProcess,
  type SpectralDensities,
} from './spectralDensities.js';

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

/** Interactions of the Standard Model's form, V and A: densities VV, AA, VA. */
export const vectorAxialContraction: DileptonContraction = {
  count: 3,
  sumOverPairs: sumDileptonTensor,
  odd: [2],
};

/** The densities of `vectorAxialContraction` by name. */
export function spectralKernel({ transfer, densities: [vv, aa, va] }: SpectralDensities): SpectralKernel {
  return { transfer, vv, aa, va };
}

/** The kernel with fixed numbers of points, see `integrateDensities`. */
export function integrateKernel(process: KernelProcess, region: KernelRegion, orders: KernelOrders): SpectralKernel {
  return spectralKernel(integrateDensities(process, region, orders, vectorAxialContraction));
}
