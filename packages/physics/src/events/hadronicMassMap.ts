import type { EnergySpectrum } from '../crossSections/energySpectrum.js';
import type { InelasticTarget } from '../crossSections/hadronicTarget.js';
import { hadronStructure } from '../crossSections/hadronStructure.js';
import type { KernelRegion } from '../crossSections/kernelRegion.js';
import { minimumEnergy } from '../kinematics/tridentRegion.js';

/** Draws masses W of the hadrons at fixed Q²: dense where the cross section is, in resonances and behind the threshold. */
export interface HadronicMassMap {
  /** W² − M² [GeV²] as drawn last. */
  readonly excess: number;
  /** From a number in (0, 1); returns dν/du [GeV], ν = (Q² + W² − M²)/2M. */
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
  const map = {
    excess: 0,
    sample(q2: number, u: number): number {
      const place = Math.min(Math.max(0, (Math.log(q2) - start) / step), last);
      const row = Math.min(last - 1, Math.floor(place));
      const upper = place - row;
      const lower = 1 - upper;
      const [below, above] = [rows[row], rows[row + 1]];
      let bin = 0;
      let end = nodes.length - 1;
      while (end - bin > 1) {
        const middle = (bin + end) >> 1;
        if (lower * below.cumulative[middle] + upper * above.cumulative[middle] <= u) bin = middle;
        else end = middle;
      }
      const before = lower * below.cumulative[bin] + upper * above.cumulative[bin];
      const left = lower * below.density[bin] + upper * above.density[bin];
      const right = lower * below.density[end] + upper * above.density[end];
      const width = nodes[end] - nodes[bin];
      // d t + ½(d′ − d)t² = (u − before)/width, without the difference of large numbers
      const part = Math.max(0, u - before) / width;
      const root = Math.sqrt(left * left + 2 * (right - left) * part);
      const t = Math.min(1, (2 * part) / (left + root));
      const w = nodes[bin] + width * t;
      map.excess = w * w - mass * mass;
      // dν = W dW/M
      return w / (mass * (left + (right - left) * t));
    },
  };
  return map;
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
