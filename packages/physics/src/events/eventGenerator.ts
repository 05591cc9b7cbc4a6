import { TURNED_DENSITIES } from '../crossSections/turnedTensor.js';
import { InputError } from '../errors.js';
import { type EventChunk, emptyChunk } from './eventChunk.js';
import { EventCompletion } from './eventCompletion.js';
import { componentsOf, type EventMixture, type EventRequest, eventDensities } from './eventProposal.js';
import { TrialCounter } from './eventTotals.js';
import { type EventVariation, VariationWeights } from './eventVariations.js';
import { type FinalStateMasses, writeLabMomenta } from './labMomenta.js';
import type { EventProposal } from './proposalTraining.js';
import { ACCEPT, TrialSampler } from './trialSampler.js';
import { ENERGY, EXCESS, Q2, TRANSFER } from './tridentPoint.js';

/**
 * unweighted: weight 1, more for the few events above their bound, so that averages stay unbiased. strict: weight 1 always,
 * with higher bounds; what still lies above them is cut and reported. weighted: one event per trial, weight in cm², mean σ.
 */
export type EventMode = 'unweighted' | 'strict' | 'weighted';

export interface GeneratorOptions {
  /** Integer from 0 to 2⁵³ − 1. */
  readonly seed: number;
  readonly mode?: EventMode;
  /** Whether chunks have `couplingShares`. Default false. */
  readonly couplingShares?: boolean;
  /** Whether chunks have `turnedShares`. Default false. */
  readonly turnedShares?: boolean;
  /** Other targets or couplings that chunks have `variedWeights` of, in this order; none unless given. */
  readonly variations?: readonly EventVariation[];
}

export interface EventGenerator {
  /** Of several channels the first. */
  readonly request: EventRequest;
  readonly mode: EventMode;
  /** σ is this times the mean of weights over bounds [cm²]. */
  readonly totalCm2: number;
  /** A pure function of request, proposal, seed and mode: chunks may be made in any order, of any size, anywhere. */
  chunk(firstEvent: number, count: number): EventChunk;
}

/** Purposes of the random numbers, of trials and of what completes an event: weighted events share none with unweighted ones. */
const PURPOSES = { unweighted: [1, 2], strict: [1, 2], weighted: [3, 4] } as const;

/**
 * Events of a request, from its `prepareProposal`. Of several channels those chunks have `component`: trials are drawn from the
 * cells of all of them, so that each channel has the part of the events that it has of the cross section.
 * @throws InputError for a seed out of range, or a variation of other masses
 */
export function eventGenerator(
  sample: EventRequest | EventMixture,
  proposal: EventProposal,
  { seed, mode = 'unweighted', couplingShares = false, turnedShares = false, variations = [] }: GeneratorOptions,
): EventGenerator {
  const [trials, completions] = PURPOSES[mode];
  const scale = mode === 'strict' ? proposal.strictScale : proposal.scale;
  const sampler = new TrialSampler(proposal.terms, eventDensities(sample), scale, seed, trials);
  const completion = new EventCompletion(seed, completions);
  const origins = termOrigins(sample);
  const isMixed = 'components' in sample;
  const { totalCm2 } = sampler;
  const varying = variations.length > 0 ? new VariationWeights(sample, variations) : undefined;
  return {
    request: componentsOf(sample)[0].request,
    mode,
    totalCm2,
    chunk(firstEvent, count) {
      requireEventRange(firstEvent, count);
      const chunk = { ...emptyChunk(firstEvent, count), ...(isMixed && { component: new Uint8Array(count) }) };
      const counter = new TrialCounter();
      const shares = couplingShares ? new Float64Array(3 * count) : undefined;
      const turned = turnedShares ? new Float64Array(TURNED_DENSITIES * count) : undefined;
      const varied = varying ? new Float64Array(variations.length * count) : undefined;
      for (let i = 0; i < count; i++) {
        const ratio =
          mode === 'weighted' ? oneTrial(sampler, firstEvent + i, counter) : accepted(sampler, firstEvent + i, counter);
        chunk.weight[i] = eventWeight(mode, ratio, totalCm2);
        completion.draw(sampler.density, firstEvent + i);
        writeEvent(chunk, i, sampler, completion, origins[sampler.term]);
        const { cosine, sine } = completion;
        if (shares) sampler.density.couplingShares(cosine, sine, shares, 3 * i);
        if (turned) sampler.density.turnedShares(cosine, sine, turned, TURNED_DENSITIES * i);
        if (varied) varying?.write(sampler.density, sampler.term, completion, chunk.weight[i], varied, i);
      }
      const given = {
        ...(shares && { couplingShares: shares }),
        ...(turned && { turnedShares: turned }),
        ...(varied && { variedWeights: varied }),
      };
      return { ...chunk, ...given, totals: counter.totals() };
    },
  };
}

function eventWeight(mode: EventMode, ratio: number, totalCm2: number): number {
  if (mode === 'weighted') return ratio * totalCm2;
  return mode === 'strict' ? 1 : Math.max(1, ratio);
}

function oneTrial(sampler: TrialSampler, item: number, counter: TrialCounter): number {
  const ratio = sampler.draw(item, 0);
  counter.add(ratio);
  counter.addEvent();
  return ratio;
}

/** Trials until one is accepted, which are numbered within the event, so that events do not depend on each other. */
function accepted(sampler: TrialSampler, item: number, counter: TrialCounter): number {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const ratio = sampler.draw(item, attempt);
    counter.add(ratio);
    if (sampler.uniforms[ACCEPT] >= ratio) continue;
    counter.addEvent();
    return ratio;
  }
  throw new Error(`no event accepted after ${MOST_ATTEMPTS} trials`);
}

/** Far beyond any efficiency that a preparation would call a success. */
const MOST_ATTEMPTS = 10_000_000;

function writeEvent(
  chunk: Omit<EventChunk, 'totals'>,
  i: number,
  sampler: TrialSampler,
  { cosine, sine, rotation, outgoing }: EventCompletion,
  { component, term, masses }: TermOrigin,
): void {
  const { point } = sampler.density;
  writeLabMomenta(chunk, i, point, masses, cosine, sine, rotation);
  chunk.energyGeV[i] = point[ENERGY];
  chunk.q2[i] = point[Q2];
  chunk.transfer[i] = point[TRANSFER];
  const { targetMass } = masses;
  chunk.hadronicMass[i] = point[EXCESS] === 0 ? targetMass : Math.sqrt(targetMass * targetMass + point[EXCESS]);
  chunk.term[i] = term;
  chunk.outgoing[i] = outgoing;
  if (chunk.component) chunk.component[i] = component;
}

/** Where a density comes from: a term of one of the channels, and what its events weigh. */
interface TermOrigin {
  readonly component: number;
  readonly term: number;
  readonly masses: FinalStateMasses;
}

/** In the order of `eventDensities`. */
const termOrigins = (sample: EventRequest | EventMixture): TermOrigin[] =>
  componentsOf(sample).flatMap(({ request }, component) =>
    request.terms.map(({ target }, term) => ({ component, term, masses: finalStateMasses(request, target.massGeV) })),
  );

function finalStateMasses({ channel, inputs }: EventRequest, targetMass: number): FinalStateMasses {
  const { leptonMass } = inputs;
  return { massMinus: leptonMass[channel.leptonMinus], massPlus: leptonMass[channel.leptonPlus], targetMass };
}

function requireEventRange(first: number, count: number): void {
  const whole = Number.isInteger(first) && Number.isInteger(count) && first >= 0 && count >= 0;
  if (whole && Number.isSafeInteger(first + count)) return;
  throw new InputError('events', [first, count], 'not a range of events', 'Give integers of at least 0.');
}
