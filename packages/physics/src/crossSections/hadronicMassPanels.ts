import { gaussLegendre } from '../numerics/gaussLegendre.js';
import type { NucleonStructure } from '../structureFunctions/structureFunction.js';
import type { InelasticTarget } from './hadronicTarget.js';
import { StructureTable } from './structureTable.js';

/** Above the edges of the target, each panel ends at so many times the W where it begins. */
const CONTINUUM_GROWTH = 1.5;

/** C₁ and C₂ of a broken nucleon as densities in W, on panels of Gauss–Legendre points in W, at one Q² after the other. */
export class HadronicMassPanels {
  /** Ends of the panels [GeV]; the first is the pion threshold. */
  readonly edges: readonly number[];
  /** Points per panel, on [−1, 1], and their weights. */
  readonly points: Float64Array;
  readonly weights: Float64Array;
  /** dC₁/dW and dC₂/dW [GeV⁻¹] at the points of all panels. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** ∫C₁, ∫C₁ν, ∫C₁ν², ∫C₂ from the threshold to the end of each panel. */
  readonly sums: Float64Array;
  private readonly interpolation: Float64Array;
  private readonly table: StructureTable;
  /** F₂ and F_L at the points of a panel. */
  private readonly found: Float64Array;
  private q2 = Number.NaN;
  private filled = 0;

  /** @param largestW up to this hadronic mass [GeV] */
  constructor(
    private readonly target: InelasticTarget,
    largestW: number,
    pointsPerPanel: number,
  ) {
    const { nodes, weights } = gaussLegendre(pointsPerPanel);
    this.points = nodes;
    this.weights = weights;
    this.edges = panelEdges(target, largestW);
    const length = (this.edges.length - 1) * pointsPerPanel;
    this.first = new Float64Array(length);
    this.second = new Float64Array(length);
    this.sums = new Float64Array(4 * this.edges.length);
    this.interpolation = barycentricWeights(nodes);
    this.found = new Float64Array(2 * pointsPerPanel);
    this.table = tableOf(target, nodes);
  }

  /** Forgets what was there at another Q² [GeV²]. */
  atVirtuality(q2: number): void {
    if (q2 === this.q2) return;
    this.filled = 0;
    this.q2 = q2;
    this.table.atVirtuality(q2);
  }

  /** Fills the panels up to and with this one. */
  fillTo(panel: number): void {
    while (this.filled <= panel) this.fill(this.filled++);
  }

  /** ν [GeV] at hadronic mass W [GeV]. */
  energyAt(hadronicMass: number): number {
    const { massGeV } = this.target;
    return (hadronicMass * hadronicMass - massGeV * massGeV + this.q2) / (2 * massGeV);
  }

  private fill(panel: number): void {
    const { points, weights, first, second, sums, q2, found } = this;
    const { massGeV } = this.target;
    const [from, to] = [this.edges[panel], this.edges[panel + 1]];
    const half = 0.5 * (to - from);
    const count = points.length;
    for (let n = 0; n < 4; n++) sums[4 * (panel + 1) + n] = sums[4 * panel + n];
    this.table.write(panel, found);
    for (let i = 0; i < count; i++) {
      const at = panel * count + i;
      const hadronicMass = 0.5 * (from + to) + half * points[i];
      const nu = this.energyAt(hadronicMass);
      const f2 = found[i];
      // dν = W dW/M; 2x_B F₁ = (1 + Q²/ν²) F₂ − F_L, and 4MF₁/Q² = (4M²ν/Q⁴)·2x_B F₁
      const step = hadronicMass / massGeV;
      first[at] = (step * f2) / nu;
      second[at] = (step * 4 * massGeV * massGeV * nu * ((1 + q2 / (nu * nu)) * f2 - found[count + i])) / (q2 * q2);
      const weight = half * weights[i];
      const c1 = weight * first[at];
      sums[4 * (panel + 1)] += c1;
      sums[4 * (panel + 1) + 1] += c1 * nu;
      sums[4 * (panel + 1) + 2] += c1 * nu * nu;
      sums[4 * (panel + 1) + 3] += weight * second[at];
    }
  }

  /** Writes dC₁/dW, dC₂/dW at W [GeV] inside of a panel into `out`, by the polynomial through its points. */
  interpolate(panel: number, hadronicMass: number, out: Float64Array): void {
    const { points, interpolation, first, second, edges } = this;
    const t = (2 * hadronicMass - edges[panel] - edges[panel + 1]) / (edges[panel + 1] - edges[panel]);
    let a = 0;
    let b = 0;
    let sum = 0;
    for (let i = 0; i < points.length; i++) {
      const at = panel * points.length + i;
      const distance = t - points[i];
      if (distance === 0) {
        out[0] = first[at];
        out[1] = second[at];
        return;
      }
      const weight = interpolation[i] / distance;
      a += weight * first[at];
      b += weight * second[at];
      sum += weight;
    }
    out[0] = a / sum;
    out[1] = b / sum;
  }
}

/** Ends of panels from the pion threshold up to a hadronic mass [GeV]. */
export function panelEdges(target: InelasticTarget, largest: number): number[] {
  const edges: number[] = [];
  do edges.push(panelEdge(target, edges.length));
  while (edges[edges.length - 1] < largest || edges.length < 2);
  return edges;
}

/** The beginning of a panel, whatever the largest mass. */
function panelEdge({ thresholdW2, massEdges }: InelasticTarget, panel: number): number {
  const threshold = Math.sqrt(thresholdW2);
  const edges = [threshold, ...massEdges.filter((edge) => edge > threshold)];
  const last = edges.length - 1;
  return panel <= last ? edges[panel] : edges[last] * CONTINUUM_GROWTH ** (panel - last);
}

/** Tables by structure functions and points per panel: they cost as much as some kernels, and serve all. */
const tables = new WeakMap<NucleonStructure, Map<number, StructureTable>>();

/** Structure functions at these points on [−1, 1] of all panels. */
export function tableOf(target: InelasticTarget, points: Float64Array): StructureTable {
  const known = tables.get(target.structure) ?? new Map<number, StructureTable>();
  tables.set(target.structure, known);
  const masses = (panel: number) => {
    const [from, to] = [panelEdge(target, panel), panelEdge(target, panel + 1)];
    return points.map((point) => (0.5 * (from + to) + 0.5 * (to - from) * point) ** 2);
  };
  const table = known.get(points.length) ?? new StructureTable(target.structure, masses);
  known.set(points.length, table);
  return table;
}

/** 1/Π(t_i − t_j), of the second form of barycentric interpolation (Berrut and Trefethen 2004). */
export function barycentricWeights(nodes: Float64Array): Float64Array {
  return nodes.map(
    (node, i) => 1 / nodes.reduce((product, other, j) => (j === i ? product : product * (node - other)), 1),
  );
}
