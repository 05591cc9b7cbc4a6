import { InputError, suggestName } from '@nereid/physics';
import {
  componentsOf,
  type EventComponent,
  type EventMixture,
  type EventRequest,
  eventDensities,
} from '@nereid/physics/events';
import { type AveragedCrossSection, averagedCrossSection, type NamedEvents, resolveEvents } from './eventSetup.js';
import type { BeamChannel } from './sampleBeam.js';
import { SPECTRUM_REGIMES, type SpectrumRegime, spectrumRequest } from './spectrumRequest.js';

/** Events of one channel or several asked for by names, as plain data that can be sent to a thread. */
export interface NamedSample extends Omit<NamedEvents, 'channel' | 'energies'> {
  readonly channels: readonly BeamChannel[];
  /** Whether channels that the energies do not open are left out; else they are refused. */
  readonly skipClosed?: boolean | undefined;
}

/** What the names of a sample stand for. */
export interface ResolvedSample {
  readonly sample: EventRequest | EventMixture;
  readonly regime: string;
  /** What its cross section is of. */
  readonly per: string;
}

type Data = Parameters<typeof resolveEvents>[1];

/** @throws InputError for any name or value that cannot be used, with the nearest known name, or a channel that is closed */
export function resolveSample(named: NamedSample, data: Data): ResolvedSample {
  let what: Omit<ResolvedSample, 'sample'> | undefined;
  const sample = sampleOf(named, (one) => {
    const { regime, per, ...request } = resolveOne(one, data);
    what = { regime, per };
    return request;
  });
  return { sample, ...(what as Omit<ResolvedSample, 'sample'>) };
}

/**
 * The sample of a spectrum: these regimes together, per average nucleus of the target or per free nucleon.
 * @throws InputError as `resolveSample`
 */
export const spectrumSample = (
  named: NamedSample,
  regimes: readonly SpectrumRegime[],
  data: Data,
): EventRequest | EventMixture => sampleOf(named, (one) => addedRegimes(one, regimes, data));

function sampleOf(
  { channels, skipClosed = false, ...named }: NamedSample,
  requestOf: (one: NamedEvents) => EventRequest,
): EventRequest | EventMixture {
  const all = channels.map(({ channel, energies, share }): EventComponent => {
    return { request: requestOf({ ...named, channel, energies }), share };
  });
  if (all.length === 1) return all[0].request;
  return { components: all.filter(({ request }) => isOpen(request, skipClosed)) };
}

function isOpen(request: EventRequest, skipClosed: boolean): boolean {
  const open = eventDensities(request).some((density) => density.open);
  if (open || skipClosed) return open;
  const problem = 'closed: no energy of its neutrinos reaches the threshold';
  throw new InputError('channel', request.channel.name, problem, 'Leave it out, or give larger energies.');
}

/** Regimes that are sums of others. */
const SUMS: readonly string[] = ['nucleus', 'unbroken'];
/** Regimes that a list may add up. */
const PARTS: readonly SpectrumRegime[] = SPECTRUM_REGIMES.filter((regime) => !SUMS.includes(regime));

/** One regime, or several joined by commas. @throws InputError for one that is there twice, or within another */
export function spectrumRegimes(text: string): SpectrumRegime[] {
  const names = text.split(',').map((name) => name.trim());
  const single = SPECTRUM_REGIMES.find((regime) => regime === text);
  if (single !== undefined) return [single];
  if (names.length === 1) {
    throw new InputError('regime', text, 'not one of the choices', suggestName(text, SPECTRUM_REGIMES));
  }
  return names.map((name, i) => {
    const found = PARTS.find((part) => part === name);
    if (found !== undefined && names.indexOf(name) === i) return found;
    if (found !== undefined) throw new InputError('regime', name, 'named twice', 'Name each once.');
    const sum = SUMS.includes(name);
    const problem = sum ? 'is a sum of regimes itself' : 'no regime that a list can hold';
    throw new InputError('regime', name, problem, sum ? 'Name it alone.' : suggestName(name, PARTS));
  });
}

/** A single regime as it is; a list per average nucleus of the target, or per free nucleon. */
function resolveOne(named: NamedEvents, data: Data): ReturnType<typeof resolveEvents> {
  if (named.regime?.includes(',') !== true) return resolveEvents(named, data);
  const regimes = spectrumRegimes(named.regime);
  const free = named.target === 'proton' || named.target === 'neutron';
  const per = free ? 'nucleon' : 'average nucleus';
  return { ...addedRegimes(named, regimes, data), regime: regimes.join(','), per };
}

/**
 * The hadronic terms of a request of `spectrumSample` with other hadronic options, or isotopes, in their order.
 * @throws InputError as `resolveSample`
 */
export const spectrumTerms = (
  named: Omit<NamedSample, 'channels' | 'skipClosed'>,
  { channel, energies }: BeamChannel,
  regimes: readonly SpectrumRegime[],
  data: Data,
): EventRequest['terms'] => addedRegimes({ ...named, channel, energies }, regimes, data).terms;

function addedRegimes(named: NamedEvents, regimes: readonly SpectrumRegime[], data: Data): EventRequest {
  const requests = regimes.map((regime) => spectrumRequest(named, regime, data));
  return { ...requests[0], terms: requests.flatMap(({ terms }) => terms) };
}

/** The cross section of a sample: of each channel, counted with its part of the neutrinos. */
export function sampleCrossSection(
  sample: EventRequest | EventMixture,
  tolerance?: number,
): AveragedCrossSection & { readonly parts: readonly AveragedCrossSection[] } {
  const components = componentsOf(sample);
  const parts = components.map(({ request }) => averagedCrossSection(request, tolerance));
  const sum = (of: (part: AveragedCrossSection) => number) =>
    parts.reduce((total, part, i) => total + components[i].share * of(part), 0);
  return {
    sigmaCm2: sum(({ sigmaCm2 }) => sigmaCm2),
    // of one cause, so that they add
    errorCm2: sum(({ errorCm2 }) => errorCm2),
    converged: parts.every(({ converged }) => converged),
    parts,
  };
}
