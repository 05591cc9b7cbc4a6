import {
  defaultElectroweakInputs,
  type ElectroweakInputs,
  type ElectroweakOverrides,
  electroweakInputs,
  type HadronicOptions,
  InputError,
  type LeptonFlavour,
  leptonFlavours,
  logarithmicRange,
  type ModelParameters,
  nucleonFormFactors,
  suggestName,
} from '@nereid/physics';
import { nuclearFormFactorNames, nucleonFormFactorNames } from '@nereid/physics/formFactors';

/** Options shared by the commands that calculate, as commander hands them over. */
export interface CalculationOptions {
  readonly ew?: readonly string[];
  readonly massOf?: readonly string[];
  readonly formFactor?: readonly string[];
  readonly fermiMomentum?: string;
  readonly qSquaredMax?: string;
  readonly tolerance?: string;
  readonly json?: boolean;
}

/** `Number` would also read 0x10, and nothing at all as 0. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A finite number from a flag's text. @throws InputError naming the flag */
export function parseNumber(flag: string, text: string): number {
  const value = DECIMAL.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw new InputError(flag, text, 'not a number', 'Give a finite number, for example 5 or 1e-3.');
}

/** `--tolerance`, undefined where each kernel has its own default. */
export function toleranceOption({ tolerance }: Pick<CalculationOptions, 'tolerance'>): number | undefined {
  return tolerance === undefined ? undefined : parseNumber('--tolerance', tolerance);
}

/**
 * Values of a range flag: one number, a comma-separated list, or `min:max:count`, log-spaced.
 * @throws InputError naming the flag
 */
export function parseRange(flag: string, text: string): Float64Array {
  const example = 'Write one number, a list 0.01,0.1,1, or min:max:count (log-spaced), for example 0.001:100:200.';
  if (!text.includes(':')) return Float64Array.from(text.split(','), (part) => parseNumber(flag, part));
  const parts = text.split(':').map((part) => (DECIMAL.test(part.trim()) ? Number(part) : Number.NaN));
  const [minimum, maximum, count] = parts;
  if (parts.length !== 3 || !(minimum > 0) || !(maximum > minimum) || !Number.isFinite(maximum)) {
    throw new InputError(flag, text, 'not a range', example);
  }
  if (!Number.isInteger(count) || count < 2 || count > 100_000) {
    throw new InputError(flag, text, 'the count is not an integer from 2 to 100000', example);
  }
  return logarithmicRange(minimum, maximum, count);
}

const EXAMPLES: Readonly<Record<string, string>> = {
  '--set': 'mass=0.1',
  '--ew': 'sin2ThetaW=0.23119',
  '--mass-of': 'mu=0.1056583755',
  '--exposure': 'tonnes=50',
  '--cut': 'minimumMuonMomentum=9',
};

/** `key=value` flags as a record of numbers. @throws InputError naming the flag */
export function parseKeyValues(flag: string, entries: readonly string[] = []): Record<string, number> {
  // a map, because "constructor" and "__proto__" are keys like any other here
  const values = new Map<string, number>();
  for (const entry of entries) {
    const at = entry.indexOf('=');
    const key = entry.slice(0, Math.max(at, 0)).trim();
    if (key === '') throw new InputError(flag, entry, 'not of the form key=value', `Write ${flag} ${EXAMPLES[flag]}.`);
    if (values.has(key)) throw new InputError(flag, entry, `${key} is given twice`, 'Give it once.');
    values.set(key, parseNumber(`${flag} ${key}`, entry.slice(at + 1)));
  }
  return Object.fromEntries(values);
}

export const modelParameters = (entries?: readonly string[]): ModelParameters => parseKeyValues('--set', entries);

const EW_NAMES = Object.keys(defaultElectroweakInputs).filter((name) => name !== 'leptonMass');

/** `--ew name=value` and `--mass-of flavour=GeV`. @throws InputError with the nearest known name */
export function electroweakOptions(options: Pick<CalculationOptions, 'ew' | 'massOf'>): ElectroweakInputs {
  const overrides = parseKeyValues('--ew', options.ew);
  const masses = parseKeyValues('--mass-of', options.massOf);
  for (const flavour of Object.keys(masses)) {
    if (leptonFlavours.includes(flavour as LeptonFlavour)) continue;
    throw new InputError('--mass-of', flavour, 'no such lepton', suggestName(flavour, leptonFlavours));
  }
  for (const name of Object.keys(overrides)) {
    if (name === 'leptonMass') {
      throw new InputError('--ew', name, 'not a single number', 'Use --mass-of mu=0.1056583755.');
    }
    if (!EW_NAMES.includes(name)) throw new InputError('--ew', name, 'no such input', suggestName(name, EW_NAMES));
  }
  return electroweakInputs({ ...overrides, leptonMass: masses } as ElectroweakOverrides);
}

const kindOf = (formFactor: string): string => formFactor.split(':')[0].trim();

/** `--form-factor` once for the nucleus and once for the nucleons, told apart by name. */
export function hadronicOptions(
  options: Pick<CalculationOptions, 'formFactor' | 'fermiMomentum' | 'qSquaredMax'>,
): HadronicOptions {
  const given = options.formFactor ?? [];
  const known = [...nuclearFormFactorNames, ...nucleonFormFactorNames];
  for (const name of given.map(kindOf)) {
    if (!known.includes(name))
      throw new InputError('--form-factor', name, 'no such form factor', suggestName(name, known));
  }
  const nucleons = given.filter((name) => nucleonFormFactorNames.includes(kindOf(name)));
  const nuclei = given.filter((name) => !nucleons.includes(name));
  for (const list of [nucleons, nuclei]) {
    if (list.length <= 1) continue;
    throw new InputError(
      '--form-factor',
      list.join(' '),
      'two of the same kind',
      'Give one for nuclei, one for nucleons.',
    );
  }
  // also where a regime does not need it, so that a mistake is not passed over
  if (nucleons.length > 0) nucleonFormFactors(nucleons[0], defaultElectroweakInputs);
  const { fermiMomentum, qSquaredMax } = options;
  return {
    ...(nuclei.length > 0 && { nuclearFormFactor: nuclei[0] }),
    ...(nucleons.length > 0 && { nucleonFormFactors: nucleons[0] }),
    ...(fermiMomentum !== undefined && { fermiMomentumGeV: positive('--fermi-momentum', fermiMomentum, true) }),
    ...(qSquaredMax !== undefined && { maximumQ2: positive('--q-squared-max', qSquaredMax, false) }),
  };
}

function positive(flag: string, text: string, zeroAllowed: boolean): number {
  const value = parseNumber(flag, text);
  if (value > 0 || (zeroAllowed && value === 0)) return value;
  const remedy = zeroAllowed ? 'Give a number of at least 0.' : 'Give a positive number.';
  throw new InputError(flag, text, 'out of range', remedy);
}

/** An integer within bounds, both included. @throws InputError naming the bounds */
export function parseWholeNumber(
  flag: string,
  text: string,
  minimum: number,
  maximum: number = Number.MAX_SAFE_INTEGER,
): number {
  const value = parseNumber(flag, text);
  if (Number.isSafeInteger(value) && value >= minimum && value <= maximum) return value;
  const range = maximum === Number.MAX_SAFE_INTEGER ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
  throw new InputError(flag, text, 'not usable', `Give an integer ${range}.`);
}

/** One of a closed list of names. @throws InputError naming the flag and the nearest known name */
export function parseChoice<T extends string>(flag: string, text: string, known: readonly T[]): T {
  const found = known.find((name) => name === text);
  if (found !== undefined) return found;
  throw new InputError(flag, text, 'not one of the choices', suggestName(text, known));
}
