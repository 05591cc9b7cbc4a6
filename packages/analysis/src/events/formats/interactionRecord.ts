import { type ElectroweakInputs, electroweakInputs, InputError, tridentChannel } from '@nereid/physics';
import { INTERACTION_TERMS, type InteractionTerm, interactionTerms } from '@nereid/physics/events';
import type { EventRun } from './eventRun.js';

/** What has to be known of a sample beside its events to give it the weights of another model. */
export interface InteractionRecord {
  readonly channel: string;
  /** Of the couplings of models: the weak mixing angle, the Fermi constant, masses. */
  readonly electroweak: ElectroweakInputs;
  readonly terms: readonly InteractionTerm[];
}

/** Name of a weight: of a column, and of HepMC3: `weightVV`. */
export const weightName = (term: InteractionTerm): string => `weight${term.toUpperCase()}`;

/** T = −(k₁−k₂)² [GeV²] of an event, as an attribute of HepMC3; the column is `transferGeV2`. */
export const TRANSFER_ATTRIBUTE = 'Nereid.transferGeV2';
/** The record as an attribute of a run of HepMC3. In Parquet it is `nereid.interaction`, in CSV a comment line of this name. */
export const RECORD_ATTRIBUTE = 'Nereid.Interaction';

/** Terms that the events of a run have weights of: none unless asked for. */
export const termsOf = ({ request, interaction }: EventRun): readonly InteractionTerm[] =>
  interaction === true ? interactionTerms(request.channel) : [];

/** The record as it stands in files, JSON in one line. */
export function recordText(run: EventRun): string {
  const { channel, inputs } = run.request;
  return JSON.stringify({
    channel: channel.name,
    electroweak: inputs,
    terms: termsOf(run),
  } satisfies InteractionRecord);
}

/** @throws InputError for what is no record of this program */
export function parseRecord(text: string, file: string): InteractionRecord {
  try {
    const { channel, electroweak, terms } = JSON.parse(text) as InteractionRecord;
    const known = INTERACTION_TERMS.filter((term) => terms.includes(term));
    if (known.length !== terms.length) throw new Error('unknown terms');
    return { channel: tridentChannel(channel).name, electroweak: electroweakInputs(electroweak), terms: known };
  } catch (error) {
    const problem = `has a record of its interaction that cannot be read (${(error as Error).message})`;
    throw new InputError('file', file, problem, 'Make it again with this version of the program.');
  }
}
