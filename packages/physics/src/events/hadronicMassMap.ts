import type { EnergySpectrum } from '../crossSections/energySpectrum.js';
import type { InelasticTarget } from '../crossSections/hadronicTarget.js';
import { hadronStructure } from '../crossSections/hadronStructure.js';
import type { KernelRegion } from '../crossSections/kernelRegion.js';
import { maximumHadronicMass2, minimumEnergy } from '../kinematics/tridentRegion.js';

/** Draws masses W of the hadrons at fixed Q²: dense where the cross section is, in resonances and behind the threshold. */
export interface HadronicMassMap {
  /** W² − M² [GeV²] as drawn last. */
  excess: number;
  /**
   * From a number in (0, 1), among all that the highest energy reaches at Q²; returns dν/du [GeV], ν = (Q² + W² − M²)/2M, 0 where it
   * reaches none.
   */
  sample(q2: number, u: number): number;
}

/** Step of W where there are resonances [GeV], up to where, and ratio of neighbours beyond. */
const RESONANCE_STEP = 0.01;
const RESONANCES_UP_TO = 2;
const CONTINUUM_RATIO = 1.05;
/** Largest step of the rows in ln Q². */
const VIRTUALITY_STEP = 0.25;
/** Part that is spread evenly over all nodes, so that nothing the estimate overlooks is left out. */
const EVEN_PART = 1e-3;

/**
 * Masses with a density in W that goes straight between nodes, for each of many Q²; between these it is a mixture of its neighbours.
 * It follows F₂/ν dν/dW and how far the phase space in x is open: any density gives the same events, this one most of them per trial.
 */
export function hadronicMassMap(
  target: InelasticTarget,
  spectrum: EnergySpectrum,
  { virtuality, pairThreshold }: Pick<KernelRegion, 'virtuality' | 'pairThreshold'>,
): HadronicMassMap {
  const { massGeV: mass } = target;
  const nodes = massNodes(target, Math.sqrt(mass * (mass + 2 * spectrum.maximumEnergyGeV)));
  const start = Math.log(virtuality.minimum);
  const span = Math.log(virtuality.maximum) - start;
  const last = Math.max(1, Math.ceil(span / VIRTUALITY_STEP));
  const step = span / last;
  const estimate = massEstimate(target, spectrum, pairThreshold);
  const rows = Array.from({ length: last + 1 }, (_, i) => massRow(nodes, estimate, Math.exp(start + i * step)));
  const mixture = new MassMixture(nodes, rows[0], rows[1]);
  return {
    excess: 0,
    sample(q2, u) {
      const reach2 = maximumHadronicMass2(q2 + pairThreshold, q2, spectrum.maximumEnergyGeV, mass);
      const reach = Math.min(nodes[nodes.length - 1], Math.sqrt(Math.max(0, reach2)));
      if (!(reach > nodes[0])) return 0;
      const place = Math.min(Math.max(0, (Math.log(q2) - start) / step), last);
      const row = Math.min(last - 1, Math.floor(place));
      mixture.set(rows[row], rows[row + 1], place - row);
      const within = mixture.below(reach);
      const w = Math.min(reach, mixture.quantile(u * within));
      this.excess = w * w - mass * mass;
      // dν = W dW/M
      return (within * w) / (mass * mixture.density);
    },
  };
}

/** A mixture of two densities that go straight between the same nodes. */
class MassMixture {
  /** Probability per GeV where the last quantile is. */
  density = 0;
  private share = 0;

  constructor(
    private readonly nodes: Float64Array,
    private first: MassRow,
    private second: MassRow,
  ) {}

  /** @param share of the second one */
  set(first: MassRow, second: MassRow, share: number): void {
    this.first = first;
    this.second = second;
    this.share = share;
  }

  /** Probability of masses below `w`, which lies between the first and the last node. */
  below(w: number): number {
    const { nodes } = this;
    let bin = 0;
    let end = nodes.length - 1;
    while (end - bin > 1) {
      const middle = (bin + end) >> 1;
      if (nodes[middle] <= w) bin = middle;
      else end = middle;
    }
    const width = nodes[end] - nodes[bin];
    const t = (w - nodes[bin]) / width;
    const left = this.densityAt(bin);
    return this.cumulativeAt(bin) + width * t * (left + 0.5 * t * (this.densityAt(end) - left));
  }

  /** The mass below which so much of the probability is. */
  quantile(wanted: number): number {
    const { nodes } = this;
    let bin = 0;
    let end = nodes.length - 1;
    while (end - bin > 1) {
      const middle = (bin + end) >> 1;
      if (this.cumulativeAt(middle) <= wanted) bin = middle;
      else end = middle;
    }
    const left = this.densityAt(bin);
    const slope = this.densityAt(end) - left;
    const width = nodes[end] - nodes[bin];
    // left t + ½ slope t² = part, without the difference of large numbers
    const part = Math.max(0, wanted - this.cumulativeAt(bin)) / width;
    const t = Math.min(1, (2 * part) / (left + Math.sqrt(Math.max(0, left * left + 2 * slope * part))));
    this.density = left + slope * t;
    return nodes[bin] + width * t;
  }

  private densityAt(node: number): number {
    const { first, second, share } = this;
    return first.density[node] + share * (second.density[node] - first.density[node]);
  }

  private cumulativeAt(node: number): number {
    const { first, second, share } = this;
    return first.cumulative[node] + share * (second.cumulative[node] - first.cumulative[node]);
  }
}

/** Masses [GeV] between which densities go straight. */
function massNodes({ thresholdW2 }: InelasticTarget, largest: number): Float64Array {
  const nodes: number[] = [];
  let w = Math.sqrt(thresholdW2);
  while (w < largest) {
    nodes.push(w);
    w = w < RESONANCES_UP_TO ? w + RESONANCE_STEP : w * CONTINUUM_RATIO;
  }
  return Float64Array.from([...nodes, largest]);
}

interface MassRow {
  /** Probability per GeV at the nodes, and that of all masses below them. */
  readonly density: Float64Array;
  readonly cumulative: Float64Array;
}

function massRow(nodes: Float64Array, estimate: (q2: number, w: number) => number, q2: number): MassRow {
  const density = nodes.map((w) => estimate(q2, w));
  let total = cumulated(nodes, density)[nodes.length - 1];
  const even = total > 0 ? EVEN_PART * total : 1;
  // evenly among the bins, whatever their widths
  density.forEach((value, i) => {
    const width = nodes[Math.min(i + 1, nodes.length - 1)] - nodes[Math.max(0, i - 1)];
    density[i] = value + even / width;
  });
  total = cumulated(nodes, density)[nodes.length - 1];
  const normalised = density.map((value) => value / total);
  return { density: normalised, cumulative: cumulated(nodes, normalised) };
}

/** ∫ up to each node. */
function cumulated(nodes: Float64Array, density: Float64Array): Float64Array {
  const sums = new Float64Array(nodes.length);
  for (let i = 1; i < nodes.length; i++) {
    sums[i] = sums[i - 1] + 0.5 * (nodes[i] - nodes[i - 1]) * (density[i] + density[i - 1]);
  }
  return sums;
}

/**
 * A guess at dσ/dW dQ²: C₁ dν/dW and the opening of x, (1 − e/E)² E/e with e the energy at which it opens, averaged over the spectrum.
 */
function massEstimate(target: InelasticTarget, spectrum: EnergySpectrum, pairThreshold: number) {
  const { massGeV: mass } = target;
  const structure = hadronStructure(target, spectrum.maximumEnergyGeV);
  const out = new Float64Array(2);
  const moments = new Float64Array(3);
  return (q2: number, w: number): number => {
    const excess = w * w - mass * mass;
    const opening = minimumEnergy(q2 + pairThreshold, q2, mass, excess);
    spectrum.integralsAbove(opening, moments);
    if (moments[0] === 0) return 0;
    structure(q2, excess, out);
    const [all, inverse, squared] = moments;
    const open = Math.max(0, all - 2 * opening * inverse + opening * opening * squared);
    return (w * out[0] * open * all) / (opening * inverse);
  };
}
