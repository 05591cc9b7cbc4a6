import { gaussLegendre } from '@nereid/physics/numerics';

/**
 * dlnT [1] that each node of a kernel stands for, from the nodes alone: they are those of a Gauss–Legendre rule in v with
 * T = a(exp(Lv) − 1), so that two of them give a and L. With it Σ weights·(dσ/dlnT) is what the node holds.
 */
export function transferMeasure(transfer: ArrayLike<number>): Float64Array {
  const count = transfer.length;
  const rule = gaussLegendre(count);
  const v = Float64Array.from(rule.nodes, (node) => 0.5 * (1 + node));
  const range = rangeOf(v[0], v[count - 1], transfer[count - 1] / transfer[0]);
  // dlnT/dv = L exp(Lv)/(exp(Lv) − 1)
  return Float64Array.from(v, (one, j) => 0.5 * rule.weights[j] * (range / -Math.expm1(-range * one)));
}

/** L with expm1(L·last)/expm1(L·first) = ratio: the left side grows with L. */
function rangeOf(first: number, last: number, ratio: number): number {
  const excess = (range: number) => Math.log(Math.expm1(range * last) / Math.expm1(range * first)) - Math.log(ratio);
  let [low, high] = [1e-6, 100];
  for (let i = 0; i < 80; i++) {
    const middle = 0.5 * (low + high);
    if (excess(middle) > 0) high = middle;
    else low = middle;
  }
  return 0.5 * (low + high);
}
