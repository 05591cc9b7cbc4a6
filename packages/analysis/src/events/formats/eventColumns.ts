import { type EventChunk, eventNumber, hadronicState, interactionWeights } from '@nereid/physics/events';
import { componentOf, type EventRun, hasBrokenTargets, runChannels } from './eventRun.js';
import { termsOf, weightName } from './interactionRecord.js';
import { measuredOf, ofLastChunk, verticesOf } from './placedAndMeasured.js';

/** One column of a table of events. */
export interface EventColumn {
  readonly name: string;
  readonly type: 'integer' | 'real';
  /** One value per event of the chunk. */
  values(chunk: EventChunk): Float64Array | Int32Array;
}

const MOMENTA = ['neutrinoIn', 'neutrinoOut', 'leptonMinus', 'leptonPlus', 'hadron'] as const;

/** What tells the channel of an event. */
export const CHANNEL_COLUMNS = ['neutrinoIn', 'leptonMinus', 'leptonPlus'] as const;

/**
 * The columns of CSV and Parquet: number of the event from 1, weight, PDG codes of what was hit and of the outgoing neutrino,
 * Q² and T [GeV²], the mass of the hadrons [GeV] and what became of the target where some break, weights of the interaction where they were
 * asked for, in files of several channels the other leptons of the event, and (E, px, py, pz) of all particles [GeV] in the laboratory, target
 * at rest; where they were asked for, position [m] and time [ns] of the vertex, and both leptons as they are measured.
 */
export function eventColumns(run: EventRun): EventColumn[] {
  const channels = runChannels(run);
  const particlesOf = (chunk: EventChunk, i: number) => channels[componentOf(chunk, i)].particles;
  const code = (name: string, of: (chunk: EventChunk, i: number) => number): EventColumn => ({
    name,
    type: 'integer',
    values: (chunk) => Int32Array.from({ length: chunk.count }, (_, i) => of(chunk, i)),
  });
  return [
    {
      name: 'event',
      type: 'integer',
      // beyond 2³¹ too
      values: (chunk) => Float64Array.from({ length: chunk.count }, (_, i) => eventNumber(chunk, i) + 1),
    },
    { name: 'weight', type: 'real', values: ({ weight }) => weight },
    code('hadronPdg', (chunk, i) => particlesOf(chunk, i).hadron[chunk.term[i]]),
    code('neutrinoOutPdg', (chunk, i) => particlesOf(chunk, i).neutrinoOut[chunk.outgoing[i]]),
    ...(run.mixture === undefined
      ? []
      : CHANNEL_COLUMNS.map((name) => code(`${name}Pdg`, (chunk, i) => particlesOf(chunk, i)[name]))),
    { name: 'q2GeV2', type: 'real', values: ({ q2 }) => q2 },
    { name: 'transferGeV2', type: 'real', values: ({ transfer }) => transfer },
    ...(channels.some(({ request }) => hasBrokenTargets(request))
      ? hadronColumns((chunk, i) => particlesOf(chunk, i).breaks[chunk.term[i]])
      : []),
    ...termsOf(run).map(
      (term): EventColumn => ({
        name: weightName(term),
        type: 'real',
        values: (chunk) => interactionWeights(chunk, term),
      }),
    ),
    ...MOMENTA.flatMap((name) => momentumColumns(name, (chunk) => chunk[name])),
    ...vertexColumns(run),
    ...measuredColumns(run),
  ];
}

/** Where and when, for a run that says so. */
function vertexColumns(run: EventRun): EventColumn[] {
  if (run.placement === undefined) return [];
  const vertices = ofLastChunk((chunk) => verticesOf(run, chunk));
  return ['vertexXM', 'vertexYM', 'vertexZM', 'vertexTimeNs'].map((name, k) => component(name, k, vertices));
}

/** W [GeV], and 0, 1 or 2: whole, resonance, continuum. */
const hadronColumns = (breaks: (chunk: EventChunk, i: number) => boolean): EventColumn[] => [
  { name: 'hadronicMassGeV', type: 'real', values: ({ hadronicMass }) => hadronicMass },
  {
    name: 'hadronicState',
    type: 'integer',
    values: (chunk) => Int32Array.from(chunk.hadronicMass, (mass, i) => hadronicState(breaks(chunk, i), mass)),
  },
];

/** Leptons as measured, for a run that has a resolution. */
function measuredColumns(run: EventRun): EventColumn[] {
  if (run.resolution === undefined) return [];
  const measured = ofLastChunk((chunk) => measuredOf(run, chunk));
  return [
    ...momentumColumns('reconstructedLeptonMinus', (chunk) => measured(chunk)?.leptonMinus),
    ...momentumColumns('reconstructedLeptonPlus', (chunk) => measured(chunk)?.leptonPlus),
  ];
}

type FourNumbers = (chunk: EventChunk) => Float64Array | undefined;

const momentumColumns = (name: string, of: FourNumbers): EventColumn[] =>
  ['E', 'Px', 'Py', 'Pz'].map((part, k) => component(`${name}${part}GeV`, k, of));

/** Every fourth number from the one at `k` on. */
const component = (name: string, k: number, of: FourNumbers): EventColumn => ({
  name,
  type: 'real',
  values(chunk) {
    const all = of(chunk) ?? new Float64Array(0);
    const column = new Float64Array(chunk.count);
    for (let i = 0; i < column.length; i++) column[i] = all[4 * i + k];
    return column;
  },
});
