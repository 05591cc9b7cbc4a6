import { type EventChunk, hadronicState, interactionWeights } from '@nereid/physics/events';
import { type EventRun, eventParticles, hasBrokenTargets } from './eventRun.js';
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

/**
 * The columns of CSV and Parquet: number of the event from 1, weight, PDG codes of what was hit and of the outgoing neutrino,
 * Q² and T [GeV²], the mass of the hadrons [GeV] and what became of the target where some break, weights of the interaction where they were
 * asked for, (E, px, py, pz) of all particles [GeV] in the laboratory, target at rest; where they were asked for, position [m] and time [ns]
 * of the vertex, and both leptons as they are measured.
 */
export function eventColumns(run: EventRun): EventColumn[] {
  const { request } = run;
  const particles = eventParticles(request);
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
      values: ({ firstEvent, count }) => Float64Array.from({ length: count }, (_, i) => firstEvent + i + 1),
    },
    { name: 'weight', type: 'real', values: ({ weight }) => weight },
    code('hadronPdg', ({ term }, i) => particles.hadron[term[i]]),
    code('neutrinoOutPdg', ({ outgoing }, i) => particles.neutrinoOut[outgoing[i]]),
    { name: 'q2GeV2', type: 'real', values: ({ q2 }) => q2 },
    { name: 'transferGeV2', type: 'real', values: ({ transfer }) => transfer },
    ...(hasBrokenTargets(request) ? hadronColumns(particles.breaks) : []),
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
const hadronColumns = (breaks: readonly boolean[]): EventColumn[] => [
  { name: 'hadronicMassGeV', type: 'real', values: ({ hadronicMass }) => hadronicMass },
  {
    name: 'hadronicState',
    type: 'integer',
    values: ({ term, hadronicMass }) => Int32Array.from(term, (at, i) => hadronicState(breaks[at], hadronicMass[i])),
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
