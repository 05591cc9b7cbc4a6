import type { NamedSample } from '@nereid/analysis';
import type { EventSource } from '../../options/eventSource.js';
import type { EventsFlags } from './flags.js';

/** What the names of a run stand for. */
interface Meant {
  readonly named: NamedSample;
  readonly source: EventSource;
  readonly channels: string;
  readonly regime: string;
}

/** All that the events depend on besides the version of the program, its data, mode and seed. */
export function provenance(options: EventsFlags, { named, source, channels, regime }: Meant): Record<string, string> {
  const { model, set = [], wcxf, formFactor, ew, massOf, couplings, fermiMomentum, qSquaredMax, weights } = options;
  const { structureFunctions, nuclearMedium, nuclearModel, hadronicEnergyMax, vacuumPolarisation } = options;
  const { selection, cut, cutEvents, cutSeed, exposure } = options;
  const settings = {
    formFactors: formFactor?.join(' '),
    electroweakInputs: ew?.join(' '),
    leptonMasses: massOf?.join(' '),
    couplings,
    structureFunctions,
    nuclearMedium,
    nuclearModel,
    hadronicEnergyMaxGeV: hadronicEnergyMax,
    vacuumPolarisation: vacuumPolarisation && 'α(Q²)',
    fermiMomentumGeV: fermiMomentum,
    maximumQ2: qSquaredMax,
    weights,
    selection,
    cuts: cut?.join(' '),
    cutEvents,
    cutSeed,
    exposureGiven: exposure?.join(' '),
  };
  return {
    channel: channels,
    target: source.target,
    regime,
    ...source.provenance,
    model: wcxf === undefined ? [model, ...set].join(' ') : parametersInWords(named),
    ...Object.fromEntries(
      Object.entries(settings).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  };
}

/** `wet CVLL_numunumumumu=0.1`: the coefficients themselves, since a file may change. */
const parametersInWords = ({ model, parameters }: NamedSample): string =>
  [model, ...Object.entries(parameters).map(([key, value]) => `${key}=${value}`)].join(' ');
