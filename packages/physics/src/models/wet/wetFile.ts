import { InputError } from '../../errors.js';
import { suggestName } from '../../nearestName.js';
import { LARGEST_WILSON_COEFFICIENT, NEGLIGIBLE_IMAGINARY_PART } from './wetModel.js';
import { isOfOtherSector, WET_THEORIES, type WetTheory, wilsonCoefficient } from './wilsonCoefficients.js';

/** Wilson coefficients as a WCxf file holds them: numbers, or {Re, Im} where they are complex. */
export interface WetFile {
  readonly eft: WetTheory;
  readonly basis: 'flavio';
  /** Renormalisation scale [GeV]; nothing runs here. */
  readonly scale: number;
  readonly values: Readonly<Record<string, number | { readonly Re: number; readonly Im: number }>>;
}

/** A WCxf file as read: the parameters of the model `wet`, and the coefficients that make no lepton pair. */
export interface WetFileContent {
  readonly file: WetFile;
  readonly parameters: Readonly<Record<string, number>>;
  /** Operators with quarks and of other sectors, which leave tridents alone. */
  readonly withoutEffect: readonly string[];
  /** Coefficients of hermitian operators whose imaginary part was rounding, and is left out. */
  readonly roundedToReal: readonly string[];
}

const EXAMPLE = 'Write {"eft": "WET", "basis": "flavio", "scale": 2, "values": {"CVLL_numunumumumu": 0.1}}.';
const FIELDS = ['eft', 'basis', 'scale', 'values', 'metadata'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Checks what was read from a WCxf file (JSON or YAML).
 * @throws InputError naming the field or the coefficient, with the nearest known name
 */
export function readWetFile(content: unknown): WetFileContent {
  if (!isObject(content)) throw new InputError('WCxf file', content, 'not an object', EXAMPLE);
  const extra = Object.keys(content).find((key) => !FIELDS.includes(key));
  if (extra !== undefined) throw new InputError('WCxf file', extra, 'unknown field', suggestName(extra, FIELDS));
  const { basis, scale, values } = content;
  const eft = theoryOf(content.eft);
  if (basis !== 'flavio') {
    throw new InputError('WCxf file: basis', basis, 'not the flavio basis', 'Translate it, for example with wilson.');
  }
  if (typeof scale !== 'number' || !Number.isFinite(scale) || scale <= 0) {
    throw new InputError('WCxf file: scale', scale, 'not a scale in GeV', EXAMPLE);
  }
  if (!isObject(values)) throw new InputError('WCxf file: values', values, 'not an object', EXAMPLE);
  return readValues({ eft, basis, scale }, values);
}

type Coefficient = number | { readonly Re: number; readonly Im: number };

function readValues(head: Omit<WetFile, 'values'>, values: Readonly<Record<string, unknown>>): WetFileContent {
  const parameters: [string, number][] = [];
  const read: [string, Coefficient][] = [];
  const [withoutEffect, roundedToReal]: [string[], string[]] = [[], []];
  const given = Object.entries(values).map(([name, value]) => {
    const other = isOfOtherSector(name, head.eft);
    return { name, coefficient: other ? undefined : wilsonCoefficient(name, head.eft), ...complexValue(name, value) };
  });
  const inFermiUnits = given.filter(({ coefficient }) => coefficient?.inFermiUnits);
  const largest = Math.max(0, ...inFermiUnits.map(({ Re, Im }) => Math.hypot(Re, Im)));
  for (const { name, coefficient, Re, Im: imaginary } of given) {
    const rounding = coefficient?.hermitian === true && imaginary !== 0;
    if (rounding && Math.abs(imaginary) > NEGLIGIBLE_IMAGINARY_PART * largest) {
      const problem = 'the operator is hermitian, its coefficient real';
      throw new InputError(name, values[name], problem, 'Give a real number.');
    }
    if (rounding) roundedToReal.push(name);
    const Im = rounding ? 0 : imaginary;
    read.push([name, Im === 0 ? Re : { Re, Im }]);
    if (!coefficient) withoutEffect.push(name);
    else if (coefficient.hermitian) parameters.push([name, Re]);
    else parameters.push([`${name}.Re`, Re], ...(Im === 0 ? [] : [[`${name}.Im`, Im] as [string, number]]));
  }
  const file: WetFile = { ...head, values: Object.fromEntries(read) };
  return { file, parameters: Object.fromEntries(parameters), withoutEffect, roundedToReal };
}

function theoryOf(eft: unknown): WetTheory {
  const known = WET_THEORIES.find((name) => name === eft);
  if (known) return known;
  const given = typeof eft === 'string' ? eft : '';
  const remedy = given === 'SMEFT' ? 'Match it to WET, for example with wilson.' : suggestName(given, WET_THEORIES);
  throw new InputError('WCxf file: eft', eft, 'not a theory below the weak scale', remedy);
}

function complexValue(name: string, given: unknown): { Re: number; Im: number } {
  const parts = isObject(given) ? { Re: 0, Im: 0, ...given } : { Re: given, Im: 0 };
  const { Re, Im, ...others } = parts as { Re: unknown; Im: unknown };
  const usable = [Re, Im].every((part) => typeof part === 'number' && Math.abs(part) <= LARGEST_WILSON_COEFFICIENT);
  if (usable && Object.keys(others).length === 0) return { Re: Re as number, Im: Im as number };
  throw new InputError(name, given, 'not a coefficient', 'Give a number or {"Re": …, "Im": …}.');
}

/**
 * The WCxf file of parameters of the model `wet`; `scale` is where they are meant [GeV]. Coefficients that are 0 are left
 * out.
 * @throws InputError for a name or value that `wetModel` refuses
 */
export function writeWetFile(parameters: Readonly<Record<string, number>>, scale: number, eft: WetTheory): WetFile {
  const values = new Map<string, { Re: number; Im: number }>();
  for (const [key, value] of Object.entries(parameters)) {
    const [, name, part = 'Re'] = /^(.*?)(?:\.(Re|Im))?$/.exec(key) as RegExpExecArray;
    values.set(name, { Re: 0, Im: 0, ...values.get(name), [part]: value });
  }
  const written = Array.from(values)
    .filter(([, { Re, Im }]) => Re !== 0 || Im !== 0)
    .map(([name, { Re, Im }]) => [name, Im === 0 ? Re : { Re, Im }] as const);
  return readWetFile({ eft, basis: 'flavio', scale, values: Object.fromEntries(written) }).file;
}
