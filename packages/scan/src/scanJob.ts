import {
  type Constraint,
  fromStored,
  fromStoredTheory,
  isMeasuredObservable,
  observableConstraints,
  type PreparedExperiment,
  type RecordValues,
  STANDARD_OBSERVABLES,
  type StoredKernel,
  type StoredSource,
  toStored,
  toStoredTheory,
  tridentConstraint,
} from '@nereid/analysis';
import type { RecordValue } from '@nereid/catalogue';
import type { ElectroweakInputs, RatioMeasurement } from '@nereid/physics';
import { pointCount } from './parameterRange.js';
import type { StoredPoints } from './points/storedPoints.js';
import type { ScanConfig } from './scanConfig.js';

/** Layout of the folder: `scan.json`, shards and their records; a folder of another is refused. */
export const SCAN_FORMAT = 'nereid-scan-2';

/** A constraint from tridents with all it is computed from: no task reads the catalogue, so none can read another one. */
export interface JobConstraint {
  readonly experiment: PreparedExperiment['experiment'];
  readonly measurement: RatioMeasurement;
  readonly kernel: StoredKernel & { readonly hash: string };
  /** Where theory errors enter: the sources, with their kernels. */
  readonly theory?: readonly StoredSource[];
}

/** Everything a scan is computed from, as written to `scan.json`: its SHA-256 is the identity of the scan. */
export interface ScanJob {
  readonly format: typeof SCAN_FORMAT;
  /** Version of the program and SHA-256 of its compiled code. */
  readonly code: { readonly version: string; readonly sha256: string };
  readonly config: ScanConfig;
  readonly electroweak: ElectroweakInputs;
  /** Those of experiments. */
  readonly constraints: readonly JobConstraint[];
  /** Values of the catalogue that observables beside tridents among the constraints use; absent where there are none. */
  readonly recordValues?: readonly RecordValue[];
  /** Where points stand in a file: which one, and its copy in the folder. */
  readonly points?: StoredPoints;
}

/** A range of points: chunk `index` holds points first … first + count − 1. */
export interface ScanChunk {
  readonly index: number;
  readonly first: number;
  readonly count: number;
}

/**
 * @param prepared experiments among the constraints, in the order of the configuration
 * @param values those of the catalogue, for observables beside tridents among the constraints
 * @param points of a scan whose points stand in a file
 */
export function scanJob(
  config: ScanConfig,
  prepared: readonly (PreparedExperiment & { readonly kernel: { readonly hash: string } })[],
  electroweak: ElectroweakInputs,
  code: ScanJob['code'],
  values: RecordValues = new Map(),
  points?: StoredPoints,
): ScanJob {
  const constraints = prepared.map(jobConstraint);
  const job = { format: SCAN_FORMAT, code, config, electroweak, constraints, ...(points && { points }) } as const;
  const used = observablesOf(config, values, electroweak).flatMap(({ valueIds }) => valueIds);
  return used.length === 0 ? job : { ...job, recordValues: [...values.values()].filter(({ id }) => used.includes(id)) };
}

function observablesOf(config: ScanConfig, values: RecordValues, inputs: ElectroweakInputs): Constraint[] {
  const names = config.constraints.filter(isMeasuredObservable);
  const { constraintSettings: given } = config;
  const settings = given ? { anomaly: given['g-2'], recoil: given.borexino, tau: given.tau } : STANDARD_OBSERVABLES;
  return observableConstraints(names, settings, values, inputs);
}

function jobConstraint({
  experiment,
  measurement,
  kernel,
  theory,
}: PreparedExperiment & { readonly kernel: { readonly hash: string } }): JobConstraint {
  const stored = { experiment, measurement, kernel: { hash: kernel.hash, ...toStored(kernel) } };
  return theory === undefined ? stored : { ...stored, theory: toStoredTheory(theory) };
}

/** The constraints of a job, ready to evaluate points: those from tridents first. */
export function jobConstraints({ config, constraints, recordValues = [], electroweak }: ScanJob): Constraint[] {
  const tridents = constraints.map(({ experiment, measurement, kernel: stored, theory }) => {
    const kernel = fromStored(experiment.id, stored);
    const prepared = { experiment, measurement, kernel, theory: theory && fromStoredTheory(theory, kernel) };
    return tridentConstraint(prepared, electroweak);
  });
  const values = new Map(recordValues.map((value) => [value.id, value]));
  return [...tridents, ...observablesOf(config, values, electroweak)];
}

/** Number of chunks, the last of which may be shorter. */
export function chunkCount(job: Pick<ScanJob, 'config' | 'points'>): number {
  return Math.ceil(jobPointCount(job) / job.config.chunkPoints);
}

/** Number of points: of the ranges, or of the file. */
export const jobPointCount = ({ config, points }: Pick<ScanJob, 'config' | 'points'>): number =>
  points?.rows ?? pointCount(config);

/** @param index 0 … chunkCount − 1 */
export function chunkAt(job: Pick<ScanJob, 'config' | 'points'>, index: number): ScanChunk {
  const { chunkPoints } = job.config;
  const first = index * chunkPoints;
  return { index, first, count: Math.min(chunkPoints, jobPointCount(job) - first) };
}
