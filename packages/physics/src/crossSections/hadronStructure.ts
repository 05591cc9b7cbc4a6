import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { barycentricWeights, panelEdges, tableOf } from './hadronicMassPanels.js';
import type { InelasticTarget, ScatteringTarget } from './hadronicTarget.js';

/**
 * Writes C₁ and C₂ at Q² and W² − M² [GeV²] into `out`; of a target that breaks what they are per dν, C₁ = F₂/ν [GeV⁻¹] and
 * C₂ = 4MF₁/Q² [GeV⁻¹].
 */
export type HadronStructure = (q2: number, excess: number, out: Float64Array) => void;

/** Points of the polynomial in W through a panel: the same of which kernels are made at their usual accuracy. */
const POINTS_PER_PANEL = 10;

/**
 * C₁ and C₂ of a target for neutrinos up to an energy [GeV], at any point in about a microsecond. Of targets that break from the table
 * that kernels are made of: 99 % of all points to 3e-3 and most to 1e-6; to 3 % within some MeV of the cusp of resonances at the threshold
 * of the η, W = 1.486 GeV, where what is too much on one side is missing on the other.
 */
export const hadronStructure = (target: ScatteringTarget, maximumEnergyGeV: number): HadronStructure =>
  target.kind === 'elastic'
    ? (q2, _, out) => target.structure(q2, out)
    : brokenStructure(target, target.massGeV * (target.massGeV + 2 * maximumEnergyGeV));

function brokenStructure(target: InelasticTarget, largestW2: number): HadronStructure {
  const { massGeV: mass, thresholdW2 } = target;
  const { nodes } = gaussLegendre(POINTS_PER_PANEL);
  const weights = barycentricWeights(nodes);
  const edges = Float64Array.from(panelEdges(target, Math.sqrt(largestW2)));
  const table = tableOf(target, nodes);
  const found = new Float64Array(2 * POINTS_PER_PANEL);
  let lastQ2 = Number.NaN;
  let panel = -1;
  const panelOf = (w: number): number => {
    let at = edges.length - 2;
    while (at > 0 && edges[at] > w) at--;
    return at;
  };
  return (q2, excess, out) => {
    const w2 = mass * mass + excess;
    out.fill(0);
    if (!(w2 > thresholdW2)) return;
    const w = Math.sqrt(w2);
    const here = panelOf(w);
    if (q2 !== lastQ2 || here !== panel) {
      table.atVirtuality(q2);
      table.write(here, found);
      lastQ2 = q2;
      panel = here;
    }
    const width = edges[here + 1] - edges[here];
    throughPoints(found, nodes, weights, (2 * w - edges[here] - edges[here + 1]) / width, out);
    writeStructure(q2, excess, mass, out[0], out[1], out);
  };
}

/**
 * C₁ and C₂ of a target that breaks from its structure functions, without a table: of those that are quick.
 * @param target of masses W where its structure functions are smooth
 */
export const directStructure =
  ({ structure, massGeV: mass }: InelasticTarget): HadronStructure =>
  (q2, excess, out) => {
    const w2 = mass * mass + excess;
    writeStructure(q2, excess, mass, structure.f2(q2, w2), structure.fL(q2, w2), out);
  };

function writeStructure(q2: number, excess: number, mass: number, f2: number, fL: number, out: Float64Array): void {
  const positive = Math.max(0, f2);
  const nu = (q2 + excess) / (2 * mass);
  // 4MF₁/Q² = (4M²ν/Q⁴)·2x_B F₁, 2x_B F₁ = (1 + Q²/ν²) F₂ − F_L
  out[1] = (4 * mass * mass * nu * Math.max(0, (1 + q2 / (nu * nu)) * positive - fL)) / (q2 * q2);
  out[0] = positive / nu;
}

/** Writes the values at `t` of the polynomials through the first and the second half of `values` at the nodes. */
function throughPoints(
  values: Float64Array,
  nodes: Float64Array,
  weights: Float64Array,
  t: number,
  out: Float64Array,
): void {
  const count = nodes.length;
  let first = 0;
  let second = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    // a node itself, which a number drawn never meets, is as good as its neighbour
    const weight = weights[i] / (t === nodes[i] ? Number.EPSILON : t - nodes[i]);
    first += weight * values[i];
    second += weight * values[count + i];
    sum += weight;
  }
  out[0] = first / sum;
  out[1] = second / sum;
}
