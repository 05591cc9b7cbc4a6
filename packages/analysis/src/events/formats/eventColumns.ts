import { type EventChunk, eventNumber, hadronicState, interactionWeights } from '@nereid/physics/events';
import { componentOf, type EventRun, hasBrokenTargets, runChannels } from './eventRun.js';
import { termsOf, weightName } from './interactionRecord.js';

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
 * Q² and T [GeV²], the mass of the hadrons [GeV] and what became of the target where some break, weights of the interaction where they were asked for,
 * in files of several channels the other leptons of the event, and (E, px, py, pz) of all particles [GeV] in the laboratory, target at rest.
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
    ...MOMENTA.flatMap((name) => ['E', 'Px', 'Py', 'Pz'].map((part, k) => component(name, part, k))),
  ];
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

function component(name: (typeof MOMENTA)[number], part: string, k: number): EventColumn {
  return {
    name: `${name}${part}GeV`,
    type: 'real',
    values(chunk) {
      const momenta = chunk[name];
      const column = new Float64Array(chunk.count);
      for (let i = 0; i < column.length; i++) column[i] = momenta[4 * i + k];
      return column;
    },
  };
}
