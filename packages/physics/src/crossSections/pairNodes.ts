import { gaussLegendre } from '../numerics/gaussLegendre.js';

/** Quadrature in the squared mass K² of the lepton pair, and the measure √λ/K² of its phase space with the weights. */
export interface PairNodes {
  /** How many nodes there are; none where K² has no room. */
  count: number;
  /** K² [GeV²]. */
  readonly pairMass2: Float64Array;
  /** K² − (m₋ + m₊)² [GeV²], without cancellation. */
  readonly excess: Float64Array;
  /** ΔK² √λ/K² [GeV²]. */
  readonly weights: Float64Array;
}

/** Room for a quadrature of `order` points. */
export function pairNodes(order: number): PairNodes {
  const array = () => new Float64Array(order);
  return { count: 0, pairMass2: array(), excess: array(), weights: array() };
}

/**
 * Places the nodes from (m₋ + m₊)² = `threshold` to `available` above it.
 * @param difference2 (m₋ − m₊)² [GeV²]
 */
export function placePairNodes(
  nodes: PairNodes,
  available: number,
  threshold: number,
  difference2: number,
  transfer: number,
): void {
  const { pairMass2, excess, weights } = nodes;
  nodes.count = 0;
  if (!(available > 0)) return;
  nodes.count = weights.length;
  const rule = gaussLegendre(nodes.count);
  // K² = threshold + a(exp(L v³) − 1), a = threshold + T: collinear pairs have K² ~ T; v³ because for light leptons the
  // integrand has a logarithm at threshold ≪ T, which v² resolves too slowly
  const scale = threshold + transfer;
  const range = Math.log1p(available / scale);
  for (let i = 0; i < nodes.count; i++) {
    const v = 0.5 * (1 + rule.nodes[i]);
    const growth = Math.exp(range * v * v * v);
    excess[i] = scale * (growth - 1);
    const k2 = threshold + excess[i];
    pairMass2[i] = k2;
    // dv = ½ weight
    weights[i] =
      (1.5 * rule.weights[i] * v * v * range * scale * growth * Math.sqrt(excess[i] * (k2 - difference2))) / k2;
  }
}
