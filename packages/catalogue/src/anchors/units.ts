/** A unit as read from a text: its dimension and the power of ten that leads to the base units eV, m, s, kg. */
export interface PrintedUnit {
  /** The symbol found, with powers in one spelling: GeV, ab^-1, percent. */
  readonly printed: string;
  /** Canonical product of powers ("energy^1", "length^-2"); empty for %, events and pure numbers. */
  readonly dimension: string;
  readonly exponent: number;
}

/** A unit and the character where it ends. */
export interface UnitReading {
  readonly unit: PrintedUnit;
  readonly end: number;
}

/** Anything that may separate a number from what follows: blanks, one line break, TeX spaces, braces and dollars. */
export const FILLER = String.raw`(?:[\s~$\u2009\u202f\u00a0]|\\[,;:! ]|\\(?:left|right)(?![A-Za-z])){0,24}`;

type Symbols = Readonly<Record<string, readonly [kind: string, power: number, exponent: number]>>;

// The closed list. Only powers of ten relate units here: years, days and tonne-years are their own kinds, because a
// printed "3 years" is never the same statement as its number of seconds.
const SYMBOLS: Symbols = {
  ...scaled('energy', 1, { eV: 0, keV: 3, MeV: 6, GeV: 9, TeV: 12, PeV: 15 }),
  // Barns are areas: b = 10^-28 m^2, so that pb and cm^2 compare.
  ...scaled('length', 2, { ab: -46, fb: -43, pb: -40, nb: -37, μb: -34, mb: -31, barn: -28, b: -28 }),
  ...scaled('length', -2, { 'inverse attobarn': 46, 'inverse attobarns': 46, 'inverse femtobarn': 43 }),
  ...scaled('length', -2, { 'inverse femtobarns': 43, 'inverse picobarn': 40, 'inverse picobarns': 40 }),
  ...scaled('length', 1, { fm: -15, nm: -9, μm: -6, mm: -3, cm: -2, m: 0, km: 3 }),
  ...scaled('time', 1, { ns: -9, μs: -6, ms: -3, s: 0, second: 0, seconds: 0 }),
  ...scaled('year', 1, { year: 0, years: 0, yr: 0, yrs: 0 }),
  ...scaled('day', 1, { day: 0, days: 0 }),
  ...scaled('erg', 1, { erg: 0 }),
  ...scaled('mass', 1, { g: -3, kg: 0, ton: 3, tons: 3, tonne: 3, tonnes: 3, t: 3, kt: 6, kton: 6, kiloton: 6 }),
  ...scaled('pot', 1, { POT: 0, 'protons on target': 0 }),
  ...scaled('sigma', 1, { σ: 0, sigma: 0, '\\sigma': 0, 'standard deviations': 0 }),
  ...scaled('angle', 1, { '°': 0, '^\\circ': 0, degree: 0, degrees: 0, deg: 0 }),
  ...scaled('', 0, { '%': -2, '\\%': -2, percent: -2, 'per cent': -2 }),
  ...scaled('', 0, { event: 0, events: 0, trident: 0, tridents: 0 }),
};

const ALTERNATIVES = Object.keys(SYMBOLS)
  .sort((a, b) => b.length - a.length)
  .map((symbol) => symbol.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(' ', String.raw`\s{1,12}`))
  .join('|');
// A percentage has no power: "0.5%-1%" is a range.
const POWER = String.raw`(?:(?<!%)(?:\s?\$?\s?(?:\^|\*\*)\s?\{?\s?([-+−–]?\d)\s?\}?|([⁻]?[¹²³])|([-−]1|2)(?![\w.])))?`;
const FACTOR = new RegExp(
  // A TeX font command may wrap the symbol; a letter or a digit after it means another word.
  String.raw`${FILLER}(?:\\(?:mathrm|text|rm|operatorname|unit)\s?\{?|\{\\rm\s?)?${FILLER}(${ALTERNATIVES})(?:(?<=%)|(?![\p{L}_'′]))\}?${POWER}\}?(?:(?<=%)|(?![\p{L}\d_]))`,
  'uy',
);
const STROKE = /\s?\/\s?(?=\p{L})/uy;
/** Names under which a claim says that its number has no unit. */
export const PURE_NUMBER = /^(?:|1|none|ratio|dimensionless|number|count)$/;
const DIVISION = new RegExp(String.raw`${FILLER}(?:/|per\s|an?\s)`, 'y');
// GeV/c^2 and GeV/c are GeV in natural units.
const LIGHT_SPEED = /\s?\/\s?c(?:\s?\^?\s?\{?2\}?|²)?(?![\p{L}\d_])/uy;

function scaled(kind: string, power: number, exponents: Readonly<Record<string, number>>): Symbols {
  return Object.fromEntries(Object.entries(exponents).map(([name, exponent]) => [name, [kind, power, exponent]]));
}

/** Reads the unit that follows position `from`, or nothing. */
export function readUnit(text: string, from: number): UnitReading | undefined {
  const powers = new Map<string, number>();
  let exponent = 0;
  const printed: string[] = [];
  let end = from;
  let sign = 1;
  // "50/ab" is an inverse attobarn.
  STROKE.lastIndex = from;
  if (STROKE.test(text)) [sign, DIVISION.lastIndex] = [-1, STROKE.lastIndex];
  // Three factors cover cm^-2 s^-1 GeV^-1; more would only read on into the sentence.
  for (let factor = 0; factor < 3; factor++) {
    FACTOR.lastIndex = sign < 0 ? DIVISION.lastIndex : end;
    // "3-year run" and "25-percent accuracy" join the unit with a hyphen.
    if (factor === 0 && /^[-\u2010\u2011]\p{L}/u.test(text.slice(end, end + 2))) FACTOR.lastIndex = end + 1;
    const match = FACTOR.exec(text);
    if (match === null || isWordPart(match[0], text, FACTOR.lastIndex)) break;
    const printedPower = match[2] ?? match[3] ?? match[4];
    // A further factor without a power or a stroke is more likely the next word ("5 GeV s channel").
    if (factor > 0 && sign > 0 && printedPower === undefined) break;
    const [kind, base, ten] = SYMBOLS[match[1].replace(/\s+/g, ' ')];
    const power = sign * (printedPower === undefined ? 1 : readPower(printedPower));
    if (kind !== '') powers.set(kind, (powers.get(kind) ?? 0) + base * power);
    exponent += ten * power;
    printed.push(match[1].replace('\\', '').replace(/\s+/g, ' ') + (power === 1 ? '' : `^${power}`));
    end = afterLightSpeed(text, FACTOR.lastIndex);
    DIVISION.lastIndex = end;
    sign = DIVISION.test(text) ? -1 : 1;
  }
  if (printed.length === 0) return undefined;
  const dimension = [...powers].filter(([, p]) => p !== 0).map(([kind, p]) => `${kind}^${p}`);
  return { unit: { printed: printed.join(' '), dimension: dimension.sort().join(' '), exponent }, end };
}

/** The unit of a claim, written alone ("ab^-1", "percent CL", "years"); nothing if it is not in the closed list. */
export function parseUnit(printed: string): PrintedUnit | undefined {
  const trimmed = printed.trim();
  if (/^(?:|1|none|ratio|dimensionless|number|count)$/.test(trimmed)) return { printed, dimension: '', exponent: 0 };
  // A power of ten that the record splits off its digits (116 592 071.5 in units of 1e-11).
  const power = /^1e(-?\d{1,2})$/.exec(trimmed);
  if (power) return { printed: trimmed, dimension: '', exponent: Number(power[1]) };
  const reading = readUnit(trimmed, 0);
  if (reading === undefined) return undefined;
  // What the unit refers to may follow: "percent CL", "years per beam mode".
  return /^(?:$|\s+(?:C\.?L\.?|confidence|accuracy|per\s))/.test(trimmed.slice(reading.end)) ? reading.unit : undefined;
}

/** "t-channel" and "s-wave" are words, not tonnes and seconds; "percent-level" keeps its percent. */
function isWordPart(factor: string, text: string, end: number): boolean {
  return /(?:^|\P{L})\p{L}$/u.test(factor) && /^-\p{L}/u.test(text.slice(end, end + 2));
}

function afterLightSpeed(text: string, from: number): number {
  LIGHT_SPEED.lastIndex = from;
  return LIGHT_SPEED.test(text) ? LIGHT_SPEED.lastIndex : from;
}

function readPower(printed: string): number {
  return Number(printed.replace(/[⁻−–]/, '-').replace('¹', '1').replace('²', '2').replace('³', '3'));
}
