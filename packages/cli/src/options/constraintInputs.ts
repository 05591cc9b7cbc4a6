import {
  ANOMALY_MEASUREMENTS,
  ANOMALY_PREDICTIONS,
  type AnomalyPair,
  COMPANION_NAMES,
  COMPANION_RECORDS,
  type CompanionConstraint,
  type CompanionName,
  type CompanionSettings,
  companionConstraints,
  type RecordValues,
  STANDARD_COMPANIONS,
} from '@nereid/analysis';
import { CatalogueError, isError, type RecordValue } from '@nereid/catalogue';
import { loadRecord } from '@nereid/catalogue/node';
import { type ElectroweakInputs, InputError, requireNumber } from '@nereid/physics';
import type { InputFlags } from './flags/constraintInputs.js';
import { parseChoice, parseChoices, parseNumber } from './parse.js';

/** @throws InputError naming the flag */
export function companionSettings(options: InputFlags, confidenceLevel: number): CompanionSettings {
  const { singlePhoton, recoil, tau } = STANDARD_COMPANIONS;
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
  const [ratio, error] = pairOf('--tau-universality', text, ':', '1.0019:0.0014');
  return { ratio, error };
}

function pairOf(flag: string, text: string, separator: string, example: string): readonly [number, number] {
  const parts = text.split(separator);
  if (parts.length !== 2) throw new InputError(flag, text, 'not two numbers', `Write ${example}.`);
  return [parseNumber(flag, parts[0]), parseNumber(flag, parts[1])];
}

/** Names joined by commas. @throws InputError for an unknown or repeated one */
export const companionNames = (flag: string, text: string): CompanionName[] => overlayNames(flag, text, []).computed;

/** Names joined by commas, computed observables and others told apart. @throws InputError for an unknown or repeated one */
export function overlayNames(
  flag: string,
  text: string,
  others: readonly string[],
): { readonly computed: CompanionName[]; readonly others: string[] } {
  const names = parseChoices<string>(flag, text, [...COMPANION_NAMES, ...others]);
  return {
    computed: COMPANION_NAMES.filter((name) => names.includes(name)),
    others: names.filter((name) => others.includes(name)),
  };
}

/** The values of the records that companion observables use. @throws CatalogueError where one cannot be read */
export async function companionValues(): Promise<RecordValues> {
  const values = new Map<string, RecordValue>();
  for (const id of COMPANION_RECORDS) {
    const { records, diagnostics } = await loadRecord(id);
    const record = records.get(id);
    if (record?.kind !== 'record') throw new CatalogueError(diagnostics.filter(isError));
    for (const value of record.values) values.set(value.id, value);
  }
  return values;
}

/** The companion observables named as constraints, from the catalogue and the flags. */
export async function chosenCompanions(
  names: readonly string[],
  options: InputFlags,
  inputs: ElectroweakInputs,
): Promise<CompanionConstraint[]> {
  if (names.length === 0) return [];
  const { confidenceLevel } = STANDARD_COMPANIONS;
  return companionConstraints(names, companionSettings(options, confidenceLevel), await companionValues(), inputs);
}
