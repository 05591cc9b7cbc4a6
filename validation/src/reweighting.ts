import { crossSection } from '@nereid/analysis/node';
import {
  hadronicTerms,
  defaultElectroweakInputs as inputs,
  parseModel,
  requireElasticTerms,
  tridentChannel,
} from '@nereid/physics';
import { sectorsUsed } from '@nereid/physics/couplings';
import {
  angleToBeam,
  type EventChunk,
  type EventRequest,
  energyOf,
  eventGenerator,
  fillHistogram,
  type Histogram,
  histogram,
  INTERACTION_TERMS,
  interactionFactors,
  interactionWeights,
  log10Q2,
  type Observable,
  openingAngle,
  pairMass,
  prepareProposal,
  ReweightingSums,
} from '@nereid/physics/events';
import type { Nuclides } from './compareCrossSections.js';

/** One distribution of reweighted events beside events that were generated in the model. */
export interface ShapeComparison {
  readonly observable: string;
  readonly chi2: number;
  readonly ndf: number;
}

/** A model from events of the Standard Model. */
export interface ReweightingRow {
  readonly model: string;
  /** σ over that of the Standard Model, from the events and by quadrature. */
  readonly ratio: number;
  readonly ratioError: number;
  readonly quadrature: number;
  readonly pull: number;
  /** (Σw′)²/Σw′² over the number of events. */
  readonly effectiveFraction: number;
  /** None of models that turn the helicity, which are compared with quadrature alone. */
  readonly shapes: readonly ShapeComparison[];
  readonly verdict: 'agrees' | 'differs';
}

export const REWEIGHTED_EVENTS = 50_000;
export const REWEIGHTED_ENERGY_GEV = 10;
const PREPARATION = { cells: 512, samplesPerCell: 64, trainingSamples: 30_000 };
const SEED = 1700;
/** A tenth of the statistical errors. */
const QUADRATURE_TOLERANCE = 3e-4;
const BINS = 20;
/** Effective entries below which a bin is left out: χ² needs Gaussian errors. */
const FEWEST = 20;
/** 3e-5 for a Gaussian; of 42 χ² and 10 pulls. */
const LARGEST_DEVIATION = 4;

const OBSERVABLES: readonly (readonly [string, Observable, number, number])[] = [
  ['E(μ⁻)', energyOf('leptonMinus'), 0, 10],
  ['E(μ⁺)', energyOf('leptonPlus'), 0, 10],
  ['θ(μ⁻)', angleToBeam('leptonMinus'), 0, 40],
  ['opening angle', openingAngle, 0, 60],
  ['pair mass', pairMass, 0.2, 1.2],
  ['log₁₀ Q²', log10Q2, -4.5, 0.5],
];

type Named = readonly [name: string, parameters: Readonly<Record<string, number>>];

/** Light and heavy, vector and axial, with interference of both signs, and of another outgoing flavour. */
const CHIRAL: readonly Named[] = [
  ['lmu-ltau', { mass: 0.1, gPrime: 7e-4 }],
  ['lmu-ltau', { mass: 3, gPrime: 0.02 }],
  ['vector', { mass: 0.3, gPrime: 2e-3, nuMu: 1, axialMu: 1 }],
  ['vector', { mass: 1, gPrime: 5e-3, nuMu: 1, vectorMu: -1 }],
  ['contact', { vector: -1.5, axial: 0.4 }],
  ['contact', { 'numu-nutau.mumu.vector': 0.7, 'numu-nutau.mumu.axial': -0.7 }],
];
const TURNED: readonly Named[] = [
  ['scalar', { mass: 0.2, coupling: 2e-3, nuMu: 1, scalarMu: 1 }],
  ['scalar', { mass: 5, coupling: 0.05, nuMu: 1, pseudoscalarMu: 1 }],
  ['contact', { tensor: 0.5, scalar: 1 }],
  ['neutrino-dipole', { momentMu: 1e-8 }],
];

/** Events of the Standard Model, ν_μ → ν_μμμ on argon, with the weights of other models. */
export async function reweightingRows(nuclides: Nuclides): Promise<ReweightingRow[]> {
  const request = standardRequest(nuclides);
  const standard = eventsOf(request, SEED);
  const base = await quadratureOf('sm', {});
  const rows = [...CHIRAL, ...TURNED].map(async ([name, parameters], i) => {
    const own = { ...request, model: parseModel(name, parameters) };
    const weight = reweighted(own, standard);
    const sums = new ReweightingSums();
    for (let k = 0; k < standard.count; k++) sums.add(standard.weight[k], weight[k]);
    const { ratio, ratioError, effectiveEvents } = sums.result();
    const quadrature = (await quadratureOf(name, parameters)) / base;
    const pull = (ratio - quadrature) / ratioError;
    const isTurned = sectorsUsed(own.model.couplings(own.channel, inputs)).includes('turned');
    const shapes = isTurned ? [] : compareShapes({ ...standard, weight }, eventsOf(own, SEED + 1 + i));
    const agrees = Math.abs(pull) < LARGEST_DEVIATION && shapes.every(isClose);
    return {
      model: [name, ...Object.entries(parameters).map(([key, value]) => `${key}=${value}`)].join(' '),
      ...{ ratio, ratioError, quadrature, pull, shapes },
      effectiveFraction: effectiveEvents / standard.count,
      verdict: agrees ? ('agrees' as const) : ('differs' as const),
    };
  });
  return Promise.all(rows);
}

/** As `nereid sigma` has it [cm²]. */
const quadratureOf = async (model: string, parameters: Named[1]): Promise<number> =>
  (
    await crossSection({
      ...{ channel: 'numu:mumu', target: 'Ar40', regime: 'nucleus', energyGeV: REWEIGHTED_ENERGY_GEV },
      ...{ model: { model, parameters }, tolerance: QUADRATURE_TOLERANCE },
    })
  ).sigmaCm2;

const isClose = ({ chi2, ndf }: ShapeComparison): boolean => chi2 < ndf + LARGEST_DEVIATION * Math.sqrt(2 * ndf);

/** What fails, in words. */
export const failedReweighting = (rows: readonly ReweightingRow[]): string[] =>
  rows.filter(({ verdict }) => verdict === 'differs').map(({ model }) => `events reweighted to ${model}`);

function standardRequest(nuclides: Nuclides): EventRequest {
  const argon = nuclides.get('Ar40');
  if (argon === undefined) throw new Error('Ar40 is missing.');
  const channel = tridentChannel('numu:mumu');
  return {
    channel,
    terms: requireElasticTerms(hadronicTerms({ kind: 'nuclide', nuclide: argon }, 'nucleus', inputs), 'events'),
    model: parseModel('sm', {}),
    inputs,
    energies: { kind: 'fixed', energyGeV: REWEIGHTED_ENERGY_GEV },
  };
}

const eventsOf = (request: EventRequest, seed: number): EventChunk =>
  eventGenerator(request, prepareProposal(request, PREPARATION), {
    ...{ seed, couplingShares: true, turnedShares: true },
  }).chunk(0, REWEIGHTED_EVENTS);

function reweighted({ channel, model }: EventRequest, standard: EventChunk): Float64Array {
  const couplings = model.couplings(channel, inputs);
  const weights = INTERACTION_TERMS.map((term) => interactionWeights(standard, term));
  const factors = new Float64Array(INTERACTION_TERMS.length);
  return standard.weight.map((_, i) => {
    interactionFactors(couplings, standard.transfer[i], factors);
    return factors.reduce((sum, factor, k) => sum + factor * weights[k][i], 0);
  });
}

function compareShapes(one: EventChunk, other: EventChunk): ShapeComparison[] {
  return OBSERVABLES.map(([name, observable, low, high]) => {
    const edges = Array.from({ length: BINS + 1 }, (_, i) => low + ((high - low) * i) / BINS);
    const [a, b] = [one, other].map((chunk) => filled(histogram(edges), chunk, observable));
    return { observable: name, ...chiSquare(a, b) };
  });
}

function filled(into: Histogram, chunk: EventChunk, observable: Observable): Histogram {
  for (let i = 0; i < chunk.count; i++) fillHistogram(into, observable(chunk, i), chunk.weight[i]);
  return into;
}

/** Of two shapes, each over its sum: one degree of freedom less than there are bins. */
function chiSquare(a: Histogram, b: Histogram): { readonly chi2: number; readonly ndf: number } {
  const [totalA, totalB] = [a, b].map(({ sums }) => sums.reduce((sum, one) => sum + one, 0));
  const isFilled = ({ sums, squares }: Histogram, bin: number) => sums[bin] ** 2 > FEWEST * squares[bin];
  const bins = Array.from(a.sums.keys()).filter((bin) => isFilled(a, bin) && isFilled(b, bin));
  const chi2 = bins.reduce((sum, bin) => {
    const variance = a.squares[bin] / totalA ** 2 + b.squares[bin] / totalB ** 2;
    return sum + (a.sums[bin] / totalA - b.sums[bin] / totalB) ** 2 / variance;
  }, 0);
  return { chi2, ndf: bins.length - 1 };
}
