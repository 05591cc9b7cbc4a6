import type { ConvergedKernel } from '../crossSections/convergedKernel.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { cellCount, type TransferNodes } from './transferNodes.js';

/** What an exact kernel holds in each cell of `TransferNodes` [cm²]. */
export interface KernelCells {
  readonly vv: Float64Array;
  readonly aa: Float64Array;
  readonly va: Float64Array;
}

const POINTS_PER_CELL = 3;
/** Nodes of the kernel in one interpolation. */
const STENCIL = 6;

/**
 * Integrals of the spectral densities over the cells. Between its nodes a kernel is known through ln ρ_VV, ln ρ_AA and
 * ρ_VA/√(ρ_VV ρ_AA), all smooth in ln(1 + T/scale) and interpolated by cubics: ρ_VV of equal masses falls as T → 0, so that
 * it needs relative accuracy of its own. What the integrals of all cells miss of the kernel's own sums (about 1e-4) is shared
 * among the cells, so that totals are those of the kernel.
 */
export function kernelCells(
  exact: Pick<ConvergedKernel, 'kernel' | 'transferWeights'>,
  nodes: TransferNodes,
): KernelCells {
  const { positions, logVector, logAxial, product } = densities(exact, nodes);
  const count = cellCount(nodes);
  const cells = { vv: new Float64Array(count), aa: new Float64Array(count), va: new Float64Array(count) };
  const { nodes: points, weights } = gaussLegendre(POINTS_PER_CELL);
  const shares = new Float64Array(STENCIL);
  for (let cell = 0; cell < count; cell++) {
    for (let i = 0; i < points.length; i++) {
      const u = cell + 0.5 * (1 + points[i]);
      const first = lagrange(positions, u, shares);
      const at = (values: Float64Array) => dot(values, first, shares);
      const measure = 0.5 * weights[i] * nodes.scale * nodes.step * Math.exp(nodes.step * u);
      const [vector, axial] = [at(logVector), at(logAxial)];
      cells.vv[cell] += measure * Math.exp(vector);
      cells.aa[cell] += measure * Math.exp(axial);
      cells.va[cell] += measure * at(product) * Math.exp(0.5 * (vector + axial));
    }
  }
  matchTotals(cells, exact.kernel.chiral);
  return cells;
}

function densities(
  { kernel, transferWeights }: Pick<ConvergedKernel, 'kernel' | 'transferWeights'>,
  nodes: TransferNodes,
) {
  const { transfer, vv, aa, va } = kernel.chiral;
  const used = Array.from(transfer.keys()).filter((j) => vv[j] > 0 && aa[j] > 0);
  const values = (of: (j: number) => number) => Float64Array.from(used, of);
  return {
    positions: values((j) => Math.log1p(transfer[j] / nodes.scale) / nodes.step),
    logVector: values((j) => Math.log(vv[j] / transferWeights[j])),
    logAxial: values((j) => Math.log(aa[j] / transferWeights[j])),
    product: values((j) => va[j] / Math.sqrt(vv[j] * aa[j])),
  };
}

/** Lagrange weights at u of the four points about it, of the last two where u is outside; the first point's index. */
function lagrange(points: Float64Array, u: number, weights: Float64Array): number {
  const last = points.length - 1;
  let above = 0;
  while (above < last && points[above] < u) above++;
  // a straight line beyond the ends, where cubics run away
  const order = u < points[0] || u > points[last] ? 2 : STENCIL;
  const first = Math.min(Math.max(0, above - order / 2), Math.max(0, last - order + 1));
  const end = Math.min(order, last - first + 1);
  for (let n = 0; n < STENCIL; n++) {
    weights[n] = n < end ? 1 : 0;
    for (let m = 0; m < end && n < end; m++) {
      if (m !== n) weights[n] *= (u - points[first + m]) / (points[first + n] - points[first + m]);
    }
  }
  return first;
}

function dot(values: Float64Array, first: number, weights: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < STENCIL && first + n < values.length; n++) sum += weights[n] * values[first + n];
  return sum;
}

/** Adds to each cell its part of what the sums lack, in proportion to VV, AA, and √(VV·AA) for VA. */
function matchTotals(cells: KernelCells, kernel: KernelCells): void {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const shapes = {
    vv: cells.vv.slice(),
    aa: cells.aa.slice(),
    va: cells.vv.map((vv, i) => Math.sqrt(vv * cells.aa[i])),
  };
  for (const part of ['vv', 'aa', 'va'] as const) {
    const lacking = (sum(kernel[part]) - sum(cells[part])) / sum(shapes[part]);
    for (let cell = 0; cell < shapes.vv.length; cell++) cells[part][cell] += lacking * shapes[part][cell];
  }
}
