import * as z from 'zod';
import { type Diagnostic, type Parsed, remedyForName, type SourceText } from './diagnostics.js';
import type { Fluxes } from './fluxes.js';
import { checkFluxes, type FluxSpecification, fluxSpecificationSchema } from './fluxSpecification.js';
import type { Materials } from './materials.js';
import type { Nuclides } from './nuclides.js';
import {
  basisSchema,
  errorSchema,
  identifierSchema,
  numberFields,
  type PublishedNumber,
  parseError,
  publishedNumber,
} from './publishedNumber.js';
import { checkQuotedError, publishedStandardModelSchema, standardModelSources } from './publishedStandardModel.js';
import { checkSafety } from './records/safeText.js';
import { checkReference, type References } from './references.js';
import { type Path, parseYaml, type YamlDocument } from './yamlDocument.js';

const measurementSchema = z.strictObject({
  ...numberFields,
  observable: z.literal('ratioToStandardModel'),
  error: errorSchema,
});
const projectedAccuracySchema = z.strictObject({ ...numberFields, observable: z.literal('projectedAccuracy') });
const eventCountSchema = z.strictObject({
  ...numberFields,
  quantity: z.enum(['observed', 'signal', 'background', 'standardModel', 'vMinusA']),
  error: errorSchema.optional(),
});
/** Form of `data/experiments/<id>.yaml` for measurements and projections. */
export const experimentFileSchema = z.strictObject({
  id: identifierSchema,
  /** A projection is what an experiment expects to measure; without a word it is what one measured. */
  kind: z.enum(['measurement', 'projection']).default('measurement'),
  name: z.string(),
  laboratory: z.string(),
  beam: z.string(),
  record: z.string(),
  beamMode: z.strictObject({
    kind: z.enum(['neutrino', 'antineutrino', 'mixed']),
    basis: basisSchema,
    source: z.string(),
    note: z.string().optional(),
  }),
  channels: z
    .array(
      z.strictObject({
        channel: z
          .string()
          .regex(
            /^nu(e|mu|tau)(bar)?:(e|mu|tau){2}$/,
            'Give incoming neutrino : negative and positive lepton: numu:mumu',
          ),
        weight: z.number().positive().max(1),
      }),
    )
    .min(1),
  target: z.strictObject({ material: z.string(), source: z.string(), note: z.string().optional() }),
  flux: fluxSpecificationSchema,
  /** Other descriptions of the same beam, used when asked for by name. */
  otherFluxes: z.array(fluxSpecificationSchema).optional(),
  regimes: z.strictObject({
    names: z.array(z.enum(['coherent', 'proton', 'neutron', 'inelastic'])).min(1),
    source: z.string(),
    note: z.string().optional(),
  }),
  measurement: z.discriminatedUnion('observable', [measurementSchema, projectedAccuracySchema]),
  alternatives: z.array(measurementSchema).optional(),
  eventCounts: z.array(eventCountSchema).optional(),
  /** What the Standard Model of the published ratio contained. */
  publishedStandardModel: publishedStandardModelSchema.optional(),
  references: z.array(z.string()).min(1),
  notes: z.array(z.string()).optional(),
});
type ExperimentEntry = z.infer<typeof experimentFileSchema>;

/** A published ratio of the measured to the Standard Model cross section. */
export interface Measurement extends PublishedNumber {
  readonly observable: 'ratioToStandardModel';
  readonly errorPlus: number;
  readonly errorMinus: number;
}

/** The accuracy in percent with which an experiment expects to measure the ratio to the Standard Model. */
export interface ProjectedAccuracy extends PublishedNumber {
  readonly observable: 'projectedAccuracy';
}

/** A published number of events and what was counted. */
export interface EventCount extends PublishedNumber {
  readonly quantity: 'observed' | 'signal' | 'background' | 'standardModel' | 'vMinusA';
}

/** An experiment as far as its published ratio needs: beam, target, flux, regimes and the number itself. */
export interface Experiment
  extends Omit<ExperimentEntry, 'measurement' | 'alternatives' | 'eventCounts' | 'notes' | 'otherFluxes'> {
  /** The value to use unless another is asked for; a `projectedAccuracy` exactly where `kind` is `projection`. */
  readonly measurement: Measurement | ProjectedAccuracy;
  /** Other values in use for the same measurement. */
  readonly alternatives: readonly Measurement[];
  readonly eventCounts: readonly EventCount[];
  readonly otherFluxes: readonly FluxSpecification[];
  readonly notes: readonly string[];
}

/** Experiments by id. */
export type Experiments = ReadonlyMap<string, Experiment>;

/** What the names in an experiment file are checked against; a missing part is not checked. */
export interface ExperimentContext {
  readonly references?: References | undefined;
  readonly materials?: Materials | undefined;
  readonly nuclides?: Nuclides | undefined;
  readonly fluxes?: Fluxes | undefined;
}

/** Tolerance on the channel weights adding up to 1. */
const CHANNEL_WEIGHT_TOLERANCE = 1e-6;

/** Reads one experiment file. */
export function parseExperiment(source: SourceText, context: ExperimentContext = {}): Parsed<Experiment> {
  const document = parseYaml(source, experimentFileSchema);
  if (document.value === undefined) return { value: undefined, diagnostics: document.diagnostics };
  const entry = document.value;
  const diagnostics = [
    ...document.diagnostics,
    ...checkSafety(document, entry),
    ...checkTarget(document, entry, context),
    ...checkWeights(document, entry),
    ...checkFluxes(document, fluxesOf(entry), context.fluxes),
    ...checkKind(document, entry),
    ...checkValueIds(document, entry),
    ...checkQuotedError(document, entry.publishedStandardModel, entry.eventCounts),
    ...citations(entry).flatMap(({ path, key }) => checkReference(document, path, key, context.references)),
  ];
  return { value: experimentFromEntry(entry), diagnostics };
}

function experimentFromEntry(entry: ExperimentEntry): Experiment {
  return {
    ...entry,
    measurement:
      entry.measurement.observable === 'projectedAccuracy'
        ? { ...publishedNumber(entry.measurement), observable: entry.measurement.observable }
        : measurementFromEntry(entry.measurement),
    alternatives: (entry.alternatives ?? []).map(measurementFromEntry),
    eventCounts: (entry.eventCounts ?? []).map((count) => ({ ...publishedNumber(count), quantity: count.quantity })),
    otherFluxes: entry.otherFluxes ?? [],
    notes: entry.notes ?? [],
  };
}

function fluxesOf(entry: ExperimentEntry): { path: Path; flux: FluxSpecification }[] {
  return [
    { path: ['flux'], flux: entry.flux },
    ...(entry.otherFluxes ?? []).map((flux, i) => ({ path: ['otherFluxes', i], flux })),
  ];
}

function measurementFromEntry(entry: z.infer<typeof measurementSchema>): Measurement {
  return { ...publishedNumber(entry), ...parseError(entry.error), observable: entry.observable };
}

function checkTarget(
  document: YamlDocument<unknown>,
  entry: ExperimentEntry,
  context: ExperimentContext,
): Diagnostic[] {
  const { materials, nuclides } = context;
  const name = entry.target.material;
  if (materials === undefined || materials.has(name) || nuclides?.has(name)) return [];
  const known = [...materials.keys(), ...(nuclides?.keys() ?? [])];
  return [document.report(['target', 'material'], `no material "${name}"`, remedyForName(name, known))];
}

function checkWeights(document: YamlDocument<unknown>, entry: ExperimentEntry): Diagnostic[] {
  const sum = entry.channels.reduce((total, channel) => total + channel.weight, 0);
  if (Math.abs(sum - 1) <= CHANNEL_WEIGHT_TOLERANCE) return [];
  const message = `the channel weights add up to ${Number(sum.toPrecision(8))}`;
  return [document.report(['channels'], message, `They must add up to 1 within ${CHANNEL_WEIGHT_TOLERANCE}.`)];
}

function checkKind(document: YamlDocument<unknown>, entry: ExperimentEntry): Diagnostic[] {
  const projected = entry.measurement.observable === 'projectedAccuracy';
  if (projected === (entry.kind === 'projection')) return [];
  const message = `a ${entry.kind} cannot have the observable ${entry.measurement.observable}`;
  const remedy = 'Write kind: projection and observable: projectedAccuracy together, or neither.';
  return [document.report(['measurement', 'observable'], message, remedy)];
}

function checkValueIds(document: YamlDocument<unknown>, entry: ExperimentEntry): Diagnostic[] {
  const seen = new Set<string>();
  return numbers(entry).flatMap(({ path, number }) => {
    const repeated = seen.has(number.valueId);
    seen.add(number.valueId);
    if (!repeated) return [];
    const message = `value id "${number.valueId}" is used twice`;
    return [document.report([...path, 'valueId'], message, 'Give every value an id of its own.')];
  });
}

function numbers(entry: ExperimentEntry) {
  return [
    { path: ['measurement'] as Path, number: entry.measurement },
    ...(entry.alternatives ?? []).map((number, i) => ({ path: ['alternatives', i] as Path, number })),
    ...(entry.eventCounts ?? []).map((number, i) => ({ path: ['eventCounts', i] as Path, number })),
  ];
}

/** Every reference key in the file with its place. */
function citations(entry: ExperimentEntry): { path: Path; key: string }[] {
  const sections = ['beamMode', 'target', 'regimes'] as const;
  return [
    ...sections.map((section) => ({ path: [section, 'source'], key: entry[section].source })),
    ...fluxesOf(entry).map(({ path, flux }) => ({ path: [...path, 'source'], key: flux.source })),
    ...numbers(entry).flatMap(({ path, number }) => [
      { path: [...path, 'source'], key: number.source },
      ...(number.quotedIn ?? []).map((key, i) => ({ path: [...path, 'quotedIn', i], key })),
    ]),
    ...standardModelSources(entry.publishedStandardModel),
    ...entry.references.map((key, i) => ({ path: ['references', i], key })),
  ];
}
