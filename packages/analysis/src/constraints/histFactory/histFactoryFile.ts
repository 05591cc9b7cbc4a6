import type {
  HistFactoryChannel,
  HistFactoryMeasurement,
  HistFactoryModifier,
  HistFactoryParameter,
  HistFactorySample,
  HistFactoryWorkspace,
} from './histFactoryWorkspace.js';
import { JsonPlace } from './jsonPlace.js';

const VERSION = '1.0.0';
const MODIFIERS = ['histosys', 'lumi', 'normfactor', 'normsys', 'shapefactor', 'shapesys', 'staterror'] as const;
const SETTINGS = ['inits', 'auxdata', 'sigmas', 'factors'] as const;

/**
 * A JSON document as a HistFactory workspace.
 * @throws InputError naming the place of whatever is missing, of another kind, unknown, repeated or of another length
 */
export function readHistFactory(document: unknown): HistFactoryWorkspace {
  const at = new JsonPlace(document, '').fields(['channels', 'measurements', 'observations', 'version']);
  if (at('version').text() !== VERSION)
    at('version').refuse('not supported', `Give a workspace of version ${VERSION}.`);
  const channels = named(at('channels'), 'channel', readChannel);
  const bins = new Map(channels.map(({ name, samples }) => [name, samples[0].data.length]));
  const observations = named(at('observations'), 'observation', (place) => {
    const field = place.fields(['name', 'data']);
    const name = field('name').text();
    const length = bins.get(name);
    if (length === undefined) {
      return field('name').refuse('of no channel', `Name a channel: ${[...bins.keys()].join(', ')}.`);
    }
    return { name, data: nonNegative(field('data'), length) };
  });
  const unseen = channels.find(({ name }) => !observations.some((one) => one.name === name));
  if (unseen) at('observations').refuse(`none of channel ${unseen.name}`, 'Give the observed events of each channel.');
  return {
    channels,
    measurements: named(at('measurements'), 'measurement', readMeasurement),
    observations,
    version: VERSION,
  };
}

/** Entries with a name each, no two the same. */
function named<T extends { readonly name: string }>(
  list: JsonPlace,
  kind: string,
  read: (place: JsonPlace) => T,
  least: 0 | 1 = 1,
): readonly T[] {
  const names = new Set<string>();
  return list.list(least).map((place) => {
    // a place that has no name is called by its index alone
    const own = place.value as { readonly name?: unknown } | null;
    const called = typeof own?.name === 'string' ? place.called(`${kind} ${own.name}`) : place;
    const one = read(called);
    if (names.has(one.name)) called.refuse(`a second ${kind} of this name`, 'Give each its own name.');
    names.add(one.name);
    return one;
  });
}

function readChannel(place: JsonPlace): HistFactoryChannel {
  const at = place.fields(['name', 'samples']);
  const name = at('name').text();
  let length: number | undefined;
  const samples = named(at('samples'), 'sample', (one) => {
    const sample = readSample(one, length);
    length = sample.data.length;
    return sample;
  });
  return { name, samples };
}

function readSample(place: JsonPlace, length: number | undefined): HistFactorySample {
  const at = place.fields(['name', 'data', 'modifiers']);
  const data = at('data').numbers(length);
  const kinds = new Set<string>();
  const modifiers = at('modifiers')
    .list(0)
    .map((one) => {
      const own = one.value as { readonly name?: unknown } | null;
      const called = typeof own?.name === 'string' ? one.called(`modifier ${own.name}`) : one;
      const modifier = readModifier(called, data.length);
      const kind = `${modifier.type}/${modifier.name}`;
      if (kinds.has(kind)) called.refuse('twice on one sample', 'Leave one of them out.');
      kinds.add(kind);
      return modifier;
    });
  return { name: at('name').text(), data, modifiers };
}

function readModifier(place: JsonPlace, length: number): HistFactoryModifier {
  const at = place.fields(['name', 'type', 'data']);
  const name = at('name').text();
  const type = MODIFIERS.find((one) => one === at('type').text());
  switch (type) {
    case 'normsys': {
      const data = at('data').fields(['lo', 'hi']);
      return { name, type, data: { lo: factor(data('lo')), hi: factor(data('hi')) } };
    }
    case 'histosys': {
      const data = at('data').fields(['lo_data', 'hi_data']);
      return {
        name,
        type,
        data: { lo_data: data('lo_data').numbers(length), hi_data: data('hi_data').numbers(length) },
      };
    }
    case 'shapesys':
    case 'staterror':
      return { name, type, data: nonNegative(at('data'), length) };
    case undefined:
      return at('type').refuse('not supported', `Give one of ${MODIFIERS.join(', ')}.`);
    default:
      if (at('data').value !== null) at('data').refuse(`${type} has no data`, 'Write null.');
      if (type === 'lumi' && name !== 'lumi') at('name').refuse('a luminosity is called lumi', 'Write lumi.');
      return { name, type, data: null };
  }
}

/** A factor that is interpolated as a power. */
function factor(place: JsonPlace): number {
  const value = place.number();
  return value > 0 ? value : place.refuse('not positive', 'Give the factor on the yield, above 0.');
}

function nonNegative(place: JsonPlace, length: number): readonly number[] {
  const numbers = place.numbers(length);
  return numbers.every((one) => one >= 0) ? numbers : place.refuse('negative', 'Give numbers that are at least 0.');
}

function readMeasurement(place: JsonPlace): HistFactoryMeasurement {
  const at = place.fields(['name', 'config']);
  const config = at('config').fields(['poi', 'parameters']);
  const poi = config('poi').text();
  return {
    name: at('name').text(),
    config: { poi, parameters: named(config('parameters'), 'parameter', readParameter, 0) },
  };
}

function readParameter(place: JsonPlace): HistFactoryParameter {
  const at = place.fields(['name'], ['bounds', 'fixed', ...SETTINGS]);
  const given = SETTINGS.filter((key) => place.has(key)).map((key) => [key, at(key).numbers()] as const);
  return {
    name: at('name').text(),
    ...Object.fromEntries(given),
    ...(place.has('fixed') ? { fixed: at('fixed').truth() } : {}),
    ...(place.has('bounds') ? { bounds: at('bounds').list().map(readBounds) } : {}),
  };
}

function readBounds(place: JsonPlace): readonly [number, number] {
  const [lowest, highest] = place.numbers(2);
  return lowest <= highest ? [lowest, highest] : place.refuse('not in order', 'Give the lower bound first.');
}
