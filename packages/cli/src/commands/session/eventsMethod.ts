import { EXPOSURE_NUMBERS, eventExtras } from '@nereid/analysis';
import {
  EVENT_WEIGHTS,
  type EventsQuestion,
  eventFormat,
  eventFormats,
  eventTable,
  type PreparedEvents,
  prepareEvents,
  requirePlaces,
} from '@nereid/analysis/node';
import { InputError, sm } from '@nereid/physics';
import { addEventTotals, type EventTotals, noEvents } from '@nereid/physics/events';
import * as z from 'zod';
import { EventFile, encodePiece, formatOfFile, isCompressed, requireOwnCompression } from '../../output/eventFile.js';
import { openEventOutput } from '../../output/eventOutput.js';
import { PROVENANCE, VERSION } from '../../thisProgram.js';
import { type CallContext, lookupOf } from './context.js';
import { sessionMethod } from './method.js';
import { beam, couplings, hadronic, modelName, parameters, selection, smear, toParameters } from './params.js';
import { numberColumn } from './results.js';

/** `events`: events of the 2→4 process, in a file or as columns. */
export const eventsMethod = sessionMethod({
  name: 'events',
  about:
    'Events of the 2→4 process, written to a file or, at most 100000, returned as columns: the JSON of `nereid events`.',
  params: {
    ...beam,
    number: z
      .union([z.int().min(0), z.enum(EXPOSURE_NUMBERS)])
      .describe(
        'how many are generated; of an exposure expected, as many as it makes, or poisson, as many as it makes once',
      ),
    selection,
    seed: z.int().min(0).optional().describe('event i is a function of the seed and i alone; 1 unless given'),
    eventMode: z.enum(['unweighted', 'strict', 'weighted']).optional().describe('unweighted unless given'),
    regime: z
      .string()
      .optional()
      .describe('coherent, or the free nucleon, unless given; several joined by commas are added up per nucleus'),
    model: modelName.optional().describe('the Standard Model unless given'),
    parameters,
    weights: z
      .enum(EVENT_WEIGHTS)
      .optional()
      .describe('interaction: with each event what gives it the weight of any other model; none unless given'),
    hadronic,
    couplings,
    vertices: z.string().optional().describe('where they happen, evenly: box:x=7,y=3,z=5 (m); the origin unless given'),
    spill: z.string().optional().describe('when: duration=9.6us; time 0 unless given'),
    smear,
    to: z.string().min(1).optional().describe('a file, which takes its place when it is whole; .gz is compressed'),
    format: z
      .enum(eventFormats.map(({ name }) => name))
      .optional()
      .describe('by the name of the file, else hepmc3'),
  },
  result: z
    .object({
      events: z.int(),
      sigmaCm2: z.number(),
      sigmaErrorCm2: z.number(),
      converged: z.boolean(),
      columns: z.record(z.string(), numberColumn).optional(),
      out: z.string().optional(),
    })
    .catchall(z.unknown()),
  run: async ({ model = sm.name, parameters: given, to, format, ...rest }, call) => {
    await call.pause();
    const { catalogue } = await lookupOf(call);
    const asked = { model, parameters: toParameters(given) };
    const question = { ...rest, catalogue, model: asked, version: VERSION };
    if (to !== undefined) return { ...(await written(to, format, question, call)), provenance: PROVENANCE };
    if (format !== undefined) throw new InputError('format', format, 'there is no file', 'Name one in to.');
    return { ...(await eventTable({ ...question, onStep: call.step('events') })), provenance: PROVENANCE };
  },
});

/** Writes the file aside until it is whole: a request that is cancelled leaves what was there. */
async function written(to: string, named: string | undefined, question: EventsQuestion, call: CallContext) {
  if (to === '-') throw new InputError('to', to, 'is where the answers go', 'Name a file.');
  const format = eventFormat(named ?? formatOfFile(to));
  requireOwnCompression(to, format.name, 'to');
  requirePlaces(format, { interaction: question.weights !== undefined, ...eventExtras(question).run });
  // a file that cannot be written is found out before anything is calculated
  const output = openEventOutput(to, 'to');
  try {
    const prepared = await prepareEvents(question);
    const file = new EventFile(to, output, format, prepared.run, 'to');
    await file.begin();
    const totals = await addAll(file, format, isCompressed(to), prepared, call);
    await file.end();
    return { ...prepared.result(totals), out: to };
  } finally {
    output.close();
  }
}

async function addAll(
  file: EventFile,
  { pieceEvents, events }: ReturnType<typeof eventFormat>,
  compressed: boolean,
  { run, chunk }: PreparedEvents,
  call: CallContext,
): Promise<EventTotals> {
  const step = call.step('events');
  let totals: EventTotals = noEvents;
  for (let first = 0; first < run.events; first += pieceEvents) {
    await step(first, run.events);
    const made = chunk(first, Math.min(pieceEvents, run.events - first));
    const { data, index } = events(made, run);
    await file.add({ bytes: encodePiece(data, compressed), index });
    totals = addEventTotals(totals, made.totals);
  }
  return totals;
}
