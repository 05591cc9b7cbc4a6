import { InputError, type ModelParameters, requireNumber } from '@nereid/physics';
import { logarithmicRange } from '@nereid/physics/numerics';
import type {
  HistFactoryModifier,
  HistFactorySample,
  HistFactoryWorkspace,
} from '../constraints/histFactory/histFactoryWorkspace.js';
import {
  type HistFactoryPatch,
  type HistFactoryPatchSet,
  type JsonPatchOperation,
  patchLabel,
  patchSet,
} from '../constraints/histFactory/patchSet.js';
import { byBin, perBin } from './binNumbers.js';
import type { ReweightedSpectrum, StrengthTemplates } from './reweightedSpectra.js';

/** What histograms become a HistFactory workspace with. */
export interface WantedWorkspace {
  /** Tridents that the Standard Model has in the data: of the whole sample, also outside the bins. */
  readonly events: number;
  /** Couplings of the patches; 21 from a tenth to three times that which doubles the tridents, unless given. */
  readonly couplings?: readonly number[] | undefined;
  /** Expected events of everything else by bin, or one number for every bin; none unless given. */
  readonly background?: readonly number[] | undefined;
  /** Observed events by bin; those expected in the Standard Model unless given (Asimov data). */
  readonly observed?: readonly number[] | undefined;
  /** Relative errors of all tridents and of the background, each shared by all bins (log-normal); 0 unless given. */
  readonly tridentError?: number | undefined;
  readonly backgroundError?: number | undefined;
}

/** A background-only workspace, with the tridents of the Standard Model, and what adds a coupling to it. */
export interface TemplateWorkspace {
  readonly workspace: HistFactoryWorkspace;
  readonly patchSet: HistFactoryPatchSet;
}

const CHANNEL = 'tridents';
/** The parameter of interest: 1 is the coupling of the patch, 0 the Standard Model. */
const STRENGTH = 'mu';
const HIGHEST_STRENGTH = 10;
/** Short of the strength at which a bin would be empty. */
const ROOM = 0.99;
const SPREAD = { low: 0.1, high: 3, count: 21 } as const;
/** Digits of couplings that nobody named, so that patches can be asked for by value. */
const DIGITS = 4;

/**
 * One distribution as pyhf's users exchange them: σ_b(0) is the sample `standard_model` of the background-only workspace; the patch of a
 * coupling g adds the sample `new_physics`, σ_b(g) − σ_b(0) times the strength `mu`, which is negative where the interference is
 * (no yield is, up to the bound of `mu`). The statistical error of the events is one `staterror` of both, that of σ_b(g) where it is the larger.
 * @param parameters of the model, whose values name the patches
 * @throws InputError for a model without a coupling or that changes nothing, and for numbers that are no yields
 */
export function templateWorkspace(
  { edges, templates }: ReweightedSpectrum,
  parameters: ModelParameters,
  wanted: WantedWorkspace,
): TemplateWorkspace {
  if (templates === undefined) throw withoutCoupling();
  requireNumber('expected events', wanted.events, 0, Number.MAX_VALUE, { exclusiveMinimum: true });
  const bins = edges.length - 1;
  const scale = wanted.events / templates.totalCm2[0];
  const yields = yieldsAt(templates, scale, 0);
  const background = perBin('background', wanted.background ?? [0], bins, 0);
  const expected = yields.values.map((one, bin) => one + background[bin]);
  const observed = wanted.observed ? byBin('observed', wanted.observed, bins, 0) : expected;
  const workspace = backgroundOnly(yields, background, observed, wanted);
  const couplings = wanted.couplings ?? usualCouplings(templates);
  const patches = couplings.map((coupling) => {
    requireNumber('couplings', coupling, 0, Number.MAX_VALUE, { exclusiveMinimum: true });
    const added = new Added(yields, yieldsAt(templates, scale, (coupling / templates.at) ** 2), expected);
    const values = { ...parameters, [templates.coupling]: coupling };
    return patchOf(added, values, templates.coupling, wanted);
  });
  const { coupling } = templates;
  const description = `Neutrino tridents; each patch is one ${coupling}, mu = 1 the model and mu = 0 the Standard Model`;
  return { workspace, patchSet: patchSet(workspace, description, Object.keys(parameters), patches) };
}

/** A model without a coupling has no templates. */
export const withoutCoupling = (): InputError =>
  new InputError('model', undefined, 'has no coupling to limit', 'Name one that has: lmu-ltau, vector, scalar …');

interface Yields {
  readonly values: readonly number[];
  readonly variances: readonly number[];
}

function yieldsAt(templates: StrengthTemplates, scale: number, strength: number): Yields {
  const { constantCm2, linearCm2, quadraticCm2, varianceCm4 } = templates;
  return {
    values: constantCm2.map((one, bin) => scale * (one + strength * (linearCm2[bin] + strength * quadraticCm2[bin]))),
    variances: constantCm2.map(
      (_, bin) => scale ** 2 * varianceCm4.reduceRight((sum, coefficient) => sum * strength + coefficient[bin], 0),
    ),
  };
}

/** What a coupling adds to the Standard Model. */
class Added {
  readonly values: readonly number[];
  readonly errors: readonly number[];
  /** Highest strength at which no bin is negative. */
  readonly highest: number;

  constructor(standard: Yields, full: Yields, expected: readonly number[]) {
    this.values = full.values.map((one, bin) => one - standard.values[bin]);
    // with that of the Standard Model in quadrature, as pyhf adds them, that of the sum: both are of the same events
    this.errors = full.variances.map((one, bin) => Math.sqrt(Math.max(0, one - standard.variances[bin])));
    const ends = this.values.map((one, bin) => (one < 0 ? (ROOM * expected[bin]) / -one : HIGHEST_STRENGTH));
    this.highest = Math.max(1, Math.min(HIGHEST_STRENGTH, ...ends));
  }
}

function backgroundOnly(
  { values, variances }: Yields,
  background: readonly number[],
  observed: readonly number[],
  { tridentError = 0, backgroundError = 0 }: WantedWorkspace,
): HistFactoryWorkspace {
  const errors = variances.map((one) => Math.sqrt(Math.max(0, one)));
  const standardModel = tridents('standard_model', values, errors, tridentError);
  const others: HistFactorySample = {
    name: 'background',
    data: background,
    modifiers: relative('background_error', backgroundError),
  };
  const samples = [standardModel, ...(background.some((one) => one > 0) ? [others] : [])];
  const parameters = [{ name: STRENGTH, inits: [1], bounds: [[0, HIGHEST_STRENGTH] as const] }];
  return {
    channels: [{ name: CHANNEL, samples }],
    measurements: [{ name: 'coupling', config: { poi: STRENGTH, parameters } }],
    observations: [{ name: CHANNEL, data: observed }],
    version: '1.0.0',
  };
}

const tridents = (
  name: string,
  data: readonly number[],
  errors: readonly number[],
  relativeError: number,
  more: readonly HistFactoryModifier[] = [],
): HistFactorySample => ({
  name,
  data,
  modifiers: [
    ...more,
    { name: 'statistics', type: 'staterror', data: errors },
    ...relative('trident_error', relativeError),
  ],
});

function relative(name: string, error: number): HistFactoryModifier[] {
  requireNumber(name.replace('_', ' '), error, 0, 1);
  return error === 0 ? [] : [{ name, type: 'normsys', data: { lo: 1 / (1 + error), hi: 1 + error } }];
}

function patchOf(
  { values, errors, highest }: Added,
  parameters: ModelParameters,
  coupling: string,
  { tridentError = 0 }: WantedWorkspace,
): HistFactoryPatch {
  const strength = { name: STRENGTH, type: 'normfactor', data: null } as const;
  const sample = tridents('new_physics', values, errors, tridentError, [strength]);
  const bounds: JsonPatchOperation = {
    op: 'replace',
    path: '/measurements/0/config/parameters/0/bounds',
    value: [[0, highest]],
  };
  return {
    metadata: { name: patchLabel(`${coupling}_${parameters[coupling]}`), values: Object.values(parameters) },
    patch: [
      { op: 'add', path: '/channels/0/samples/-', value: sample },
      ...(highest < HIGHEST_STRENGTH ? [bounds] : []),
    ],
  };
}

/**
 * The coupling at which there are twice the tridents of the Standard Model.
 * @throws InputError where the model adds none
 */
export function doublingCoupling({ at, totalCm2: [constant, linear, quadratic] }: StrengthTemplates): number {
  // the positive root of quadratic·μ² + linear·μ = constant, in the form that does not cancel
  const root = Math.sqrt(linear ** 2 + 4 * quadratic * constant);
  const strength = linear > 0 ? (2 * constant) / (linear + root) : (root - linear) / (2 * quadratic);
  if (strength > 0 && Number.isFinite(strength)) return Number((at * Math.sqrt(strength)).toPrecision(DIGITS));
  throw new InputError('model', undefined, 'adds nothing to these events', 'Give it couplings to their leptons.');
}

function usualCouplings(templates: StrengthTemplates): number[] {
  const doubling = doublingCoupling(templates);
  const range = logarithmicRange(SPREAD.low * doubling, SPREAD.high * doubling, SPREAD.count);
  return Array.from(range, (one) => Number(one.toPrecision(DIGITS)));
}
