import { remedyForName } from './diagnostics.js';
import type { References } from './references.js';

/**
 * How a search made the boson, which says what its limit is proportional to: the square of the coupling of what radiates it.
 * What each of them is for a boson of any charges: `landscape/recast` of the analysis, and docs/physics/recasting.md.
 */
export const CURVE_PRODUCTIONS = [
  'electron-positron-photon',
  'electron-positron-muons',
  'electron-bremsstrahlung',
  'muon-bremsstrahlung',
  'proton-bremsstrahlung',
  'pion-to-photon',
  'eta-to-photon',
  'phi-to-eta',
  'kaon-to-muon-neutrino',
  'z-to-muons',
  'w-to-muon-neutrino',
  'drell-yan',
] as const;
/** One of them. */
export type CurveProduction = (typeof CURVE_PRODUCTIONS)[number];

/** What a search saw of the boson: what it decays to. `any` where it counts however it decays, as a peak in a recoil mass. */
export const CURVE_SIGNATURES = ['invisible', 'electrons', 'muons', 'electrons-or-muons', 'visible', 'any'] as const;
/** One of them. */
export type CurveSignature = (typeof CURVE_SIGNATURES)[number];

const STATUSES = ['measured', 'projected'] as const;
const LEVEL_SOURCES = ['read', 'memory'] as const;
const SIDES = ['one-sided', 'two-sided', 'unstated'] as const;

/** What stands in the header of a curve. */
export interface CurveHeader {
  readonly name: string;
  /** Key of the paper of the search. */
  readonly source: string;
  readonly experiment: string;
  readonly model: string;
  /** null where the publication states none. */
  readonly confidenceLevel: number | null;
  /** Whether the level was read in the publication or elsewhere, or stands from memory, unverified; read unless given. */
  readonly confidenceLevelFrom?: (typeof LEVEL_SOURCES)[number];
  /** How the points were obtained. */
  readonly how: string;
  readonly remark?: string;
  readonly status: (typeof STATUSES)[number];
  readonly sidedness: (typeof SIDES)[number];
  /** Key of the paper whose figure or recast the points are of, where that is another one. */
  readonly drawnIn?: string;
  /** Public repository, with commit and path, through which the points were read. */
  readonly repository?: string;
  /** What may be done with the numbers, and the licence of that repository. */
  readonly licence?: string;
  /** How far the points can be off. */
  readonly accuracy?: string;
  /** Record of the catalogue that holds what was measured. */
  readonly record?: string;
  /** Parameters of the model besides mass and coupling. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly production?: CurveProduction;
  readonly signature?: CurveSignature;
  /** Branching fraction of the signature that the publication assumes; unless given that of the model. */
  readonly branchingFraction?: number;
  /** Share of u and c quarks among what makes a dark photon, for `drell-yan`. */
  readonly upShare?: number;
  /** Length of the volume in which the boson has to decay over that of what it has to cross before; of searches for late decays. */
  readonly decayVolumeOverShield?: number;
}

type Key = keyof CurveHeader;
type Report = (message: string, remedy: string) => void;

const TEXTS = ['name', 'source', 'experiment', 'model', 'how'] as const;
const OPTIONAL_TEXTS = ['remark', 'drawnIn', 'repository', 'licence', 'accuracy', 'record'] as const;
const LISTS = {
  status: STATUSES,
  sidedness: SIDES,
  confidenceLevelFrom: LEVEL_SOURCES,
  production: CURVE_PRODUCTIONS,
  signature: CURVE_SIGNATURES,
} as const;
const KEYS: readonly Key[] = [
  ...TEXTS,
  ...OPTIONAL_TEXTS,
  ...(Object.keys(LISTS) as (keyof typeof LISTS)[]),
  'confidenceLevel',
  'parameters',
  'branchingFraction',
  'upShare',
  'decayVolumeOverShield',
];
const REQUIRED: readonly Key[] = ['name', 'source', 'experiment', 'model', 'confidenceLevel', 'how'];

/** The header from its lines by key. Every problem is reported; the value is of use only without any. */
export function curveHeader(
  lines: ReadonlyMap<string, { readonly text: string; readonly line: number }>,
  report: (line: number, message: string, remedy: string) => void,
  references?: References,
): CurveHeader {
  const text = (key: Key): string | undefined => lines.get(key)?.text;
  const at =
    (key: Key): Report =>
    (message, remedy) =>
      report(lines.get(key)?.line ?? 1, message, remedy);
  for (const [key, { line }] of lines) {
    if (!(KEYS as readonly string[]).includes(key)) report(line, `no key "${key}"`, remedyForName(key, KEYS));
  }
  for (const key of REQUIRED) if (!lines.has(key)) report(1, `no ${key} in the header`, `Add "# ${key}: …".`);
  for (const key of ['source', 'drawnIn'] as const) {
    const paper = text(key);
    if (paper === undefined || !references || references.has(paper)) continue;
    at(key)(`no reference "${paper}"`, remedyForName(paper, references.keys()));
  }
  if (lines.has('production') !== lines.has('signature')) {
    const given = lines.has('production') ? 'production' : 'signature';
    at(given)(`${given} stands alone`, 'Give production and signature: their product is what the search bounds.');
  }
  const listed = <K extends keyof typeof LISTS>(key: K): (typeof LISTS)[K][number] | undefined => {
    const value = text(key);
    const list: readonly string[] = LISTS[key];
    if (value === undefined || list.includes(value)) return value as (typeof LISTS)[K][number] | undefined;
    at(key)(`${key} is "${value}"`, remedyForName(value, list));
    return undefined;
  };
  const optional = {
    ...Object.fromEntries(OPTIONAL_TEXTS.map((key) => [key, text(key)])),
    confidenceLevelFrom: listed('confidenceLevelFrom'),
    production: listed('production'),
    signature: listed('signature'),
    branchingFraction: fraction('branchingFraction', text('branchingFraction'), at('branchingFraction')),
    upShare: fraction('upShare', text('upShare'), at('upShare')),
    decayVolumeOverShield: positive(text('decayVolumeOverShield'), at('decayVolumeOverShield')),
  };
  return {
    ...(Object.fromEntries(TEXTS.map((key) => [key, text(key)])) as Record<(typeof TEXTS)[number], string>),
    confidenceLevel: confidenceLevel(text('confidenceLevel'), at('confidenceLevel')),
    status: listed('status') ?? 'measured',
    sidedness: listed('sidedness') ?? 'unstated',
    parameters: parametersOf(text('parameters'), at('parameters')),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

function confidenceLevel(text: string | undefined, report: Report): number | null {
  if (text === undefined || text === 'unstated') return null;
  const value = Number(text);
  if (value > 0 && value < 1) return value;
  report(`confidenceLevel is ${text}`, 'Give a number between 0 and 1, or "unstated".');
  return null;
}

function fraction(key: Key, text: string | undefined, report: Report): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (value > 0 && value <= 1) return value;
  report(`${key} is ${text}`, 'Give a number above 0 and up to 1.');
  return undefined;
}

function positive(text: string | undefined, report: Report): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  report(
    `decayVolumeOverShield is ${text}`,
    'Give a positive number: length of the decay volume over that of the shield.',
  );
  return undefined;
}

/** `chargeE = 1, quark = 0.333`. */
function parametersOf(text: string | undefined, report: Report): Readonly<Record<string, number>> {
  const pairs = (text ?? '').split(',').flatMap((part): [string, number][] => {
    if (part.trim() === '') return [];
    const pair = /^\s*([\w.]+)\s*=\s*(\S+)\s*$/.exec(part);
    const value = Number(pair?.[2]);
    if (pair && Number.isFinite(value)) return [[pair[1], value]];
    report(`"${part.trim()}" is not a parameter`, 'Write "name = number", separated by commas.');
    return [];
  });
  return Object.fromEntries(pairs);
}
