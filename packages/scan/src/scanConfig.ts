import {
  ANOMALY_MEASUREMENTS,
  ANOMALY_PREDICTIONS,
  cutNames,
  isMeasuredObservable,
  STANDARD_OBSERVABLES,
  smearNames,
  VERDICT_OUTPUTS,
} from '@nereid/analysis';
import {
  correlationsFileSchema,
  type Diagnostic,
  type Parsed,
  parseYaml,
  remedyForName,
  type SourceText,
} from '@nereid/catalogue';
import { ASYMPTOTIC_STATISTICS, modelNames, RATIO_ERROR_MODELS, regimes, SIDEDNESS } from '@nereid/physics';
import { COUPLING_ORDERS } from '@nereid/physics/couplings';
import * as z from 'zod';
import { hadronicProblems, hadronicSchema } from './hadronicSetting.js';
import { idleSettings } from './idleSettings.js';
import { parameterNameProblem, problemOfNames } from './parameterNames.js';
import { isSampled, LARGEST_SCAN, pointCount, SAMPLING_METHODS } from './parameterRange.js';
import { type ParameterRange, parseRange } from './parseParameterRange.js';
import { TABLE_FORMATS } from './points/pointTable.js';

const { anomaly, recoil, tau } = STANDARD_OBSERVABLES;
const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[];

/** What the observables beside tridents among the constraints are compared with, by their names; as the flags of `nereid evaluate`. */
const settingsOf = {
  'g-2': z.strictObject({
    measurement: z.enum(keysOf(ANOMALY_MEASUREMENTS)).default(anomaly.measurement),
    prediction: z.enum(keysOf(ANOMALY_PREDICTIONS)).default(anomaly.prediction),
  }),
  borexino: z.strictObject({
    leastRecoilMeV: z.number().min(0).default(recoil.leastRecoilMeV),
    muonShare: z.number().min(0).max(1).default(recoil.muonShare),
    relativeError: z.number().gt(0).lt(1).optional(),
  }),
  tau: z.strictObject({ ratio: z.number().gt(0.5).lt(2), error: z.number().gt(0).lt(1) }),
};

/** As a file gives them: what is not there is told apart from a default. */
const settingsSchema = z.strictObject({
  'g-2': settingsOf['g-2'].optional(),
  borexino: settingsOf.borexino.optional(),
  tau: settingsOf.tau.optional(),
});

const completeSettingsSchema = z.strictObject({
  'g-2': settingsOf['g-2'].prefault({}),
  borexino: settingsOf.borexino.prefault({}),
  tau: settingsOf.tau.prefault(tau),
});

/** Which events count: a selection of the catalogue, cuts of its own, and the events that efficiencies are found from. */
const selectionSchema = z.strictObject({
  name: z.string().optional(),
  cuts: z.record(z.string(), z.number().min(0)).optional(),
  smear: z.record(z.string(), z.number().min(0)).optional(),
  events: z.int().min(2000).max(1e9).optional(),
  seed: z.int().min(0).optional(),
});

/** A file of points: a table whose columns are parameters. */
const pointsSchema = z.strictObject({
  file: z.string().min(1),
  format: z.enum(TABLE_FORMATS).optional(),
  columns: z.record(z.string(), z.string()).optional(),
});

/** A scan file; made when it is asked for, since models can be registered. */
export const scanSchema = () =>
  z.strictObject({
    model: z.enum(modelNames()),
    seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(1),
    parameters: z.record(z.string(), z.unknown()).optional(),
    points: pointsSchema.optional(),
    sampling: z.strictObject({ method: z.enum(SAMPLING_METHODS), points: z.int().min(1).max(1e9) }).optional(),
    constraints: z.array(z.string()).min(1),
    statistics: z
      .strictObject({
        confidenceLevel: z.number().gt(0).lt(1).default(0.95),
        sidedness: z.enum(SIDEDNESS).default('one-sided'),
        statistic: z.enum(ASYMPTOTIC_STATISTICS).default('likelihood-ratio'),
        errorModel: z.enum(RATIO_ERROR_MODELS).default('bifurcated-gaussian'),
      })
      .prefault({}),
    constraintSettings: settingsSchema.optional(),
    /** The former name of `constraintSettings`, read until the next release. */
    companions: settingsSchema.optional(),
    correlations: correlationsFileSchema.shape.correlations.optional(),
    selection: selectionSchema.optional(),
    flux: z.enum(['spectrum', 'mean-energy']).optional(),
    /** What predictions count, in the place of what the files of the experiments say. */
    regimes: z.array(z.enum(regimes)).min(1).optional(),
    /** Of the Standard Model's neutral currents. */
    couplings: z.enum(COUPLING_ORDERS).optional(),
    /** Form factors and what else hadrons need. */
    hadronic: hadronicSchema.optional(),
    /** Whether what is not known of predictions of tridents enters verdicts. */
    theoryErrors: z.enum(['on', 'off']).optional(),
    outputs: z.array(z.enum(VERDICT_OUTPUTS)).default([...VERDICT_OUTPUTS]),
    chunkPoints: z.int().min(1).max(1e7).default(10_000),
  });

/** A scan as its file describes it, defaults filled in. */
export interface ScanConfig
  extends Omit<z.infer<ReturnType<typeof scanSchema>>, 'parameters' | 'constraintSettings' | 'companions'> {
  readonly constraintSettings?: z.infer<typeof completeSettingsSchema> | undefined;
  readonly parameters: Readonly<Record<string, ParameterRange>>;
}

/**
 * Reads a scan file (YAML or JSON). Every problem is reported with its line, column and remedy.
 * @param known ids of the constraints there are
 * @param isAlsoKnown whether a name is one beside these, such as a projection with an accuracy of its own
 */
export function parseScanConfig(
  source: SourceText,
  known: readonly string[],
  isAlsoKnown: (name: string) => boolean = () => false,
): Parsed<ScanConfig> {
  const { value, diagnostics, report } = parseYaml(source, scanSchema());
  if (value === undefined) return { value, diagnostics };
  const problems: Diagnostic[] = [...diagnostics];
  value.constraints.forEach((name, i) => {
    if (!known.includes(name) && !isAlsoKnown(name)) {
      problems.push(report(['constraints', i], `no constraint "${name}"`, remedyForName(name, known)));
    } else if (value.constraints.indexOf(name) !== i) {
      problems.push(report(['constraints', i], `"${name}" is there twice`, 'Name each constraint once.'));
    }
  });
  value.correlations?.forEach(({ experiments }, i) => {
    const unknown = experiments.find((name) => !value.constraints.includes(name) || isMeasuredObservable(name));
    if (unknown === undefined) return;
    const measured = value.constraints.filter((name) => !isMeasuredObservable(name));
    const message = `"${unknown}" is not among the experiments of the scan`;
    problems.push(report(['correlations', i, 'experiments'], message, remedyForName(unknown, measured)));
  });
  for (const name of Object.keys(value.selection?.cuts ?? {})) {
    if (cutNames.includes(name)) continue;
    problems.push(report(['selection', 'cuts', name], `no cut "${name}"`, remedyForName(name, cutNames)));
  }
  for (const name of Object.keys(value.selection?.smear ?? {})) {
    if (smearNames.includes(name)) continue;
    problems.push(report(['selection', 'smear', name], `no resolution "${name}"`, remedyForName(name, smearNames)));
  }
  problems.push(...hadronicProblems(value.hadronic, report), ...idleSettings(value, report));
  const parameters: Record<string, ParameterRange> = {};
  for (const [name, given] of Object.entries(value.parameters ?? {})) {
    const parsed = parseRange(given);
    if (parsed.range === undefined) problems.push(report(['parameters', name], parsed.message, parsed.remedy));
    else parameters[name] = parsed.range;
  }
  const { companions, constraintSettings = companions, ...rest } = value;
  const settings = constraintSettings && { constraintSettings: completeSettingsSchema.parse(constraintSettings) };
  const config = { ...rest, parameters, ...settings };
  problems.push(...pointsProblems(value, report));
  problems.push(...samplingProblems(config, report));
  // a range that cannot be read has no points to try
  if (problems.length === diagnostics.length) problems.push(...nameProblems(config, report));
  return problems.length > diagnostics.length
    ? { value: undefined, diagnostics: problems }
    : { value: config, diagnostics };
}

/** Points stand in a file or follow from ranges; beside a file, parameters are numbers that all of its points share. */
function pointsProblems(
  {
    points,
    parameters,
  }: Pick<ScanConfig, 'points'> & { readonly parameters?: Readonly<Record<string, unknown>> | undefined },
  report: ReturnType<typeof parseYaml>['report'],
): Diagnostic[] {
  if (points === undefined) {
    if (parameters !== undefined) return [];
    const remedy =
      'Add, for example, parameters: {mass: 0.1, gPrime: {log: [1.0e-5, 1.0], points: 100}}, or points: {file: chain.csv}.';
    return [report([], 'has neither parameters nor points', remedy)];
  }
  const ranges = Object.entries(parameters ?? {}).filter(([, given]) => typeof given !== 'number');
  return ranges.map(([name]) =>
    report(
      ['parameters', name],
      'is a range beside points of a file',
      'Give one number for all points, or leave it out.',
    ),
  );
}

function nameProblems(config: ScanConfig, report: ReturnType<typeof parseYaml>['report']): Diagnostic[] {
  const problem = config.points === undefined ? parameterNameProblem(config) : unknownName(config);
  if (problem === undefined) return [];
  const { name, message, remedy } = problem;
  // at the name itself, where it stands there as it is
  const key = name !== undefined && Object.hasOwn(config.parameters, name) ? name : undefined;
  return [report(['parameters'], message, remedy, 'error', key)];
}

/** Of parameters beside a file, what the model does not have; what it lacks may stand in the file. */
function unknownName({ model, parameters }: ScanConfig) {
  const problem = problemOfNames(model, parameters as Readonly<Record<string, number>>);
  return problem?.name === undefined ? undefined : problem;
}

function samplingProblems(
  { parameters, sampling }: ScanConfig,
  report: ReturnType<typeof parseYaml>['report'],
): Diagnostic[] {
  const sampled = Object.entries(parameters).filter(([, range]) => isSampled(range));
  if (sampled.length > 0 && sampling === undefined) {
    const remedy = 'Add, for example, sampling: {method: sobol, points: 10000}.';
    return [report(['parameters', sampled[0][0]], 'is to be sampled, but how is not said', remedy)];
  }
  if (sampled.length === 0 && sampling !== undefined) {
    return [report(['sampling'], 'there is nothing to sample', 'Give a parameter as uniform, logUniform or normal.')];
  }
  const total = pointCount({ parameters, sampling });
  if (total <= LARGEST_SCAN) return [];
  return [report(['parameters'], `${total} points are too many`, `A scan has at most ${LARGEST_SCAN}.`)];
}
