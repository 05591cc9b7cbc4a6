import { InputError } from '@nereid/physics';
import type {
  HistFactoryModifier,
  HistFactorySample,
  HistFactoryWorkspace,
} from '../constraints/histFactory/histFactoryWorkspace.js';
import { byBin, perBin } from './binNumbers.js';
import type { Spectrum, SpectrumBin } from './spectrum.js';
import type { SpectrumPair } from './spectrumResult.js';

/** What a spectrum becomes a HistFactory workspace with. */
export interface SpectrumWorkspaceOptions {
  /** Expected events of everything else by bin, or one number for every bin; none unless given. */
  readonly background?: readonly number[] | undefined;
  /** Observed events by bin; those expected in the Standard Model unless given (Asimov data). */
  readonly observed?: readonly number[] | undefined;
}

const CHANNEL = 'tridents';
const STRENGTH = 'mu';
const HIGHEST_STRENGTH = 10;
/** Shifts that differ by less between bins are of the normalisation alone. */
const SAME = 1e-12;

/**
 * A spectrum of an exposure as pyhf's users exchange it, 1.0.0: the sample `standard_model`, with a model also `new_physics`, what it adds,
 * negative where interference is. The parameter of interest `mu` multiplies the tridents, or with a model what it adds: 1 is the model. Where the spectrum has
 * uncertainties each source is a `histosys`, or a `normsys` where it moves all bins alike, of the source's name, so that channels and
 * experiments that are combined share it: one standard deviation moves a bin by its shift, to both sides. The statistical error of the
 * weighted events is one `staterror`.
 * @param eventsPerCm2 events for each cm² of cross section
 * @throws InputError for a bin without tridents, and for numbers that are no yields
 */
export function spectrumWorkspace(
  { standardModel, model }: SpectrumPair,
  eventsPerCm2: number,
  { background = [0], observed }: SpectrumWorkspaceOptions = {},
): HistFactoryWorkspace {
  requireEvents(standardModel);
  const { bins } = standardModel;
  const [standard, full] = [templatesOf(bins, eventsPerCm2), model && templatesOf(model.bins, eventsPerCm2)];
  const strength: HistFactoryModifier = { name: STRENGTH, type: 'normfactor', data: null };
  const others = perBin('background', background, bins.length, 0);
  const expected = standard.values.map((one, bin) => one + others[bin]);
  const samples: HistFactorySample[] = [
    sampleOf('standard_model', standard, full ? [] : [strength]),
    ...(full ? [sampleOf('new_physics', addedBy(full, standard), [strength])] : []),
    ...(others.some((one) => one > 0) ? [{ name: 'background', data: others, modifiers: [] }] : []),
  ];
  return {
    channels: [{ name: CHANNEL, samples }],
    measurements: [
      {
        name: full ? 'new_physics' : 'trident',
        config: { poi: STRENGTH, parameters: [{ name: STRENGTH, inits: [1], bounds: [[0, HIGHEST_STRENGTH]] }] },
      },
    ],
    observations: [{ name: CHANNEL, data: observed ? byBin('observed', observed, bins.length, 0) : expected }],
    version: '1.0.0',
  };
}

/** Events of the bins, their statistical errors, and by how many events each source moves them. */
interface Templates {
  readonly values: readonly number[];
  readonly errors: readonly number[];
  readonly shifts: ReadonlyMap<string, readonly number[]>;
}

function templatesOf(bins: readonly SpectrumBin[], eventsPerCm2: number): Templates {
  const names = new Set(bins.flatMap(({ uncertainties }) => uncertainties?.parts.map(({ name }) => name) ?? []));
  const shiftOf = ({ sigmaCm2, uncertainties }: SpectrumBin, source: string) =>
    eventsPerCm2 * sigmaCm2 * (uncertainties?.parts.find(({ name }) => name === source)?.relative ?? 0);
  return {
    values: bins.map(({ sigmaCm2 }) => eventsPerCm2 * sigmaCm2),
    errors: bins.map(({ errorCm2 }) => eventsPerCm2 * errorCm2),
    shifts: new Map([...names].map((name) => [name, bins.map((bin) => shiftOf(bin, name))])),
  };
}

/** What a model adds; with that of the Standard Model in quadrature, as pyhf adds them, its error is that of the whole. */
function addedBy(full: Templates, standard: Templates): Templates {
  const less = (one: readonly number[], other: readonly number[] = []) =>
    one.map((value, i) => value - (other[i] ?? 0));
  return {
    values: less(full.values, standard.values),
    errors: full.errors.map((error, i) => Math.sqrt(Math.max(0, error ** 2 - standard.errors[i] ** 2))),
    shifts: new Map([...full.shifts].map(([name, shifts]) => [name, less(shifts, standard.shifts.get(name))])),
  };
}

const sampleOf = (
  name: string,
  { values, errors, shifts }: Templates,
  more: readonly HistFactoryModifier[],
): HistFactorySample => ({
  name,
  data: values,
  modifiers: [
    ...more,
    { name: 'statistics', type: 'staterror', data: errors },
    ...[...shifts].flatMap(([source, moved]) => modifierOf(source, values, moved)),
  ],
});

/** Nothing for a source that moves no bin. */
function modifierOf(name: string, values: readonly number[], shifts: readonly number[]): HistFactoryModifier[] {
  if (shifts.every((shift) => shift === 0)) return [];
  const relative = shifts[0] / values[0];
  if (shifts.every((shift, bin) => Math.abs(shift - relative * values[bin]) <= SAME * Math.abs(values[bin]))) {
    return [{ name, type: 'normsys', data: { lo: 1 - relative, hi: 1 + relative } }];
  }
  const at = (sign: 1 | -1) => values.map((value, bin) => value + sign * shifts[bin]);
  return [{ name, type: 'histosys', data: { lo_data: at(-1), hi_data: at(1) } }];
}

function requireEvents({ bins, observable: { unit } }: Spectrum): void {
  const empty = bins.find(({ sigmaCm2 }) => !(sigmaCm2 > 0));
  if (empty === undefined) return;
  throw new InputError(
    'edges',
    `${empty.low} – ${empty.high} ${unit}`,
    'has no tridents',
    'Take bins that have some, or more events.',
  );
}
