import {
  ANOMALY_MEASUREMENTS,
  ANOMALY_PREDICTIONS,
  type AnomalyPair,
  BELLE_II_2024,
  DRAWN_OBSERVABLES,
  type DrawnObservable,
  HFLAV_2022,
  type ObservableSettings,
  STANDARD_OBSERVABLES,
} from '@nereid/analysis';
import { InputError, requireNumber } from '@nereid/physics';
import type { InputFlags } from './flags/constraintInputs.js';
import { parseChoice, parseChoices, parseNumber } from './parse.js';

/** @throws InputError naming the flag */
export function companionSettings(options: InputFlags, confidenceLevel: number): ObservableSettings {
  const { singlePhoton, recoil, tau } = STANDARD_OBSERVABLES;
  const given = (flag: CompanionNumber, text: string | undefined, standard: number) =>
    text === undefined ? standard : within(flag, text);
  const luminosity = options.photonLuminosity;
  const error = options.recoilError;
  return {
    anomaly: anomalyPair(options.gMinus2 ?? 'wp2025'),
    singlePhoton: {
      efficiency: given('--photon-efficiency', options.photonEfficiency, singlePhoton.efficiency),
      background: given('--photon-background', options.photonBackground, singlePhoton.background),
      beamsGeV: options.beams === undefined ? singlePhoton.beamsGeV : pairOf('--beams', options.beams, ',', '7,4'),
      ...(luminosity !== undefined && {
        luminosityInverseAttobarn: within('--photon-luminosity', luminosity),
      }),
    },
    recoil: {
      leastRecoilMeV: given('--recoil-minimum', options.recoilMinimum, recoil.leastRecoilMeV),
      muonShare: given('--muon-share', options.muonShare, recoil.muonShare),
      ...(error !== undefined && { relativeError: within('--recoil-error', error) }),
    },
    tau: tauRatio(options.tauUniversality) ?? tau,
    confidenceLevel,
  };
}

/** Least, largest and whether the least itself is out, of what one number says; the library bounds what follows from several. */
const RANGES = {
  '--photon-luminosity': [0, 1e6, true],
  '--photon-efficiency': [0, 1, true],
  '--photon-background': [0, 1e8, false],
  '--recoil-minimum': [0, 1e3, false],
  '--recoil-error': [0, 1, true],
  '--muon-share': [0, 1, false],
} as const;
type CompanionNumber = keyof typeof RANGES;

function within(flag: CompanionNumber, text: string): number {
  const value = parseNumber(flag, text);
  const [minimum, maximum, exclusiveMinimum] = RANGES[flag];
  requireNumber(flag, value, minimum, maximum, { exclusiveMinimum });
  return value;
}

/** `world-average:wp2025`; the prediction alone stands for the world average beside it. */
function anomalyPair(text: string): AnomalyPair {
  const parts = text.split(':');
  const [measurement, prediction] = parts.length === 1 ? ['world-average', parts[0]] : parts;
  if (parts.length > 2) {
    throw new InputError('--g-minus-2', text, 'not a pair', 'Write world-average:wp2025.');
  }
  const names = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[];
  return {
    measurement: parseChoice('--g-minus-2', measurement, names(ANOMALY_MEASUREMENTS)),
    prediction: parseChoice('--g-minus-2', prediction, names(ANOMALY_PREDICTIONS)),
  };
}

function tauRatio(text: string | undefined) {
  if (text === undefined) return undefined;
  if (text === 'belle-ii') return BELLE_II_2024;
  if (text === 'hflav') return HFLAV_2022;
  const [ratio, error] = pairOf('--tau-universality', text, ':', '1.0019:0.0014');
  return { ratio, error };
}

function pairOf(flag: string, text: string, separator: string, example: string): readonly [number, number] {
  const parts = text.split(separator);
  if (parts.length !== 2) throw new InputError(flag, text, 'not two numbers', `Write ${example}.`);
  return [parseNumber(flag, parts[0]), parseNumber(flag, parts[1])];
}

/** Names joined by commas. @throws InputError for an unknown or repeated one */
export const companionNames = (flag: string, text: string): DrawnObservable[] => overlayNames(flag, text, []).computed;

/** Names joined by commas, computed observables and others told apart. @throws InputError for an unknown or repeated one */
export function overlayNames(
  flag: string,
  text: string,
  others: readonly string[],
): { readonly computed: DrawnObservable[]; readonly others: string[] } {
  const names = parseChoices<string>(flag, text, [...new Set([...DRAWN_OBSERVABLES, ...others])]);
  return {
    computed: DRAWN_OBSERVABLES.filter((name) => names.includes(name)),
    others: names.filter((name) => others.includes(name)),
  };
}
