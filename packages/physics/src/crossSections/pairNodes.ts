import { gaussLegendre } from '../numerics/gaussLegendre.js';

/** Quadrature in the squared mass K² of the lepton pair, with the measure √λ/K² of its phase space. */
export interface PairNodes {
  /** (m₋ + m₊)² [GeV²]. */
  readonly threshold: number;
  /** (m₋ − m₊)² [GeV²]. */
  readonly difference2: number;
  /** v³ and 3v²Δv of the map K²(v) on 0 ≤ v ≤ 1. */
  readonly cubes: Float64Array;
  readonly cubeWeights: Float64Array;
  /** How many nodes there are; none where K² has no room. */
  count: number;
  /** K² [GeV²]. */
  readonly pairMass2: Float64Array;
  /** λ/K⁴, without cancellation at threshold; for equal masses β² of the leptons in their rest frame. */
  readonly velocity2: Float64Array;
  /** ΔK² √λ/K² [GeV²]. */
  readonly weights: Float64Array;
}

/** Room for a quadrature of `order` points. */
export function pairNodes(order: number, massMinus: number, massPlus: number): PairNodes {
  const array = () => new Float64Array(order);
  const { nodes, weights } = gaussLegendre(order);
  const v = nodes.map((node) => 0.5 * (1 + node));
  return {
    threshold: (massMinus + massPlus) ** 2,
    difference2: (massMinus - massPlus) ** 2,
    cubes: v.map((one) => one ** 3),
    cubeWeights: v.map((one, i) => 1.5 * weights[i] * one * one),
    count: 0,
    pairMass2: array(),
    velocity2: array(),
    weights: array(),
  };
}

/** Places the nodes between (m₋ + m₊)² and `available` [GeV²] above it, for a momentum transfer T [GeV²]. */
export function placePairNodes(nodes: PairNodes, available: number, transfer: number): void {
  const { threshold, difference2, cubes, cubeWeights, pairMass2, velocity2, weights } = nodes;
  nodes.count = 0;
  if (!(available > 0)) return;
  nodes.count = weights.length;
  // K² = threshold + a(exp(L v³) − 1), a = threshold + T: collinear pairs have K² ~ T; v³ because for light leptons the
  // integrand has a logarithm at threshold ≪ T, which v² resolves too slowly
  const scale = threshold + transfer;
  const range = Math.log1p(available / scale);
  const measure = range * scale;
  for (let i = 0; i < weights.length; i++) weights[i] = Math.exp(range * cubes[i]);
  for (let i = 0; i < weights.length; i++) {
    const growth = weights[i];
    const excess = scale * (growth - 1);
    const k2 = threshold + excess;
    pairMass2[i] = k2;
    velocity2[i] = (excess * (k2 - difference2)) / (k2 * k2);
    weights[i] = measure * cubeWeights[i] * growth * Math.sqrt(velocity2[i]);
  }
}
