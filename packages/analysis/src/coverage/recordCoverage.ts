import {
  type Catalogue,
  type CatalogueRecord,
  type ChannelEvidence,
  type CodeCoverage,
  type ConstraintEvidence,
  type CoverageEvidence,
  codeCoverage,
  type Experiment,
  type FullRecord,
  type TestedEvidence,
  type UsedValue,
} from '@nereid/catalogue';
import { defaultElectroweakInputs, type ElectroweakInputs, tridentChannels } from '@nereid/physics';
import type { RecordValues } from '../constraints/constraintCurve.js';
import { STANDARD_OBSERVABLES } from '../constraints/constraintCurves.js';
import { type ConstraintRegistry, constraintRegistry } from '../constraints/constraintRegistry.js';
import { chosenMeasurement } from '../constraints/measuredLikelihood.js';
import type { ConstraintSources, RegisteredConstraint } from '../constraints/registeredConstraint.js';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { channelConformance } from './channelConformance.js';
import type { Conformance } from './conformance.js';
import { constraintConformance } from './constraintConformance.js';
import { projectionEvidence } from './projectionCoverage.js';

export interface CoverageOptions {
  /** The kernel of an experiment, computed or from a cache; `@nereid/analysis/node` has `gatherCachedCoverage` for it. */
  readonly kernelOf: (experiment: Experiment, electroweak: ElectroweakInputs) => Promise<ExperimentKernel>;
  /** Default: that of the catalogue's experiments. */
  readonly registry?: ConstraintRegistry | undefined;
  /** Called before each test, with what is tested. */
  readonly onProgress?: ((subject: string) => void | Promise<void>) | undefined;
}

/**
 * Tests the measured constraints and the channels that these records name, and returns what was found. A constraint costs its kernel, a
 * channel about 0.3 s. A channel that the engine does not have is left out, and so is one that no record names.
 */
export async function gatherCoverageEvidence(
  records: Iterable<CatalogueRecord>,
  catalogue: Catalogue,
  options: CoverageOptions,
): Promise<CoverageEvidence> {
  const full = fullRecords(records);
  const registry = options.registry ?? constraintRegistry(catalogue);
  const values: RecordValues = new Map(full.flatMap((one) => one.values.map((value) => [value.id, value] as const)));
  const constraints: ConstraintEvidence[] = [];
  for (const constraint of registry.values()) {
    const { record, status } = constraint;
    if (record === undefined || status === 'projected' || !full.some(({ id }) => id === record)) continue;
    await options.onProgress?.(`constraint ${constraint.id}`);
    constraints.push(await constraintEvidence({ ...constraint, record }, values, options));
  }
  const named = new Set(full.map(({ channel }) => channel));
  const channels: ChannelEvidence[] = [];
  for (const { name } of tridentChannels.filter((channel) => named.has(channel.name))) {
    await options.onProgress?.(`cross section of ${name}`);
    channels.push({ channel: name, ...tested(channelConformance(name, catalogue)) });
  }
  return { constraints, channels, curves: projectionEvidence(full, values, defaultElectroweakInputs) };
}

/** Coverage of every full record, by id; records that moved or were split have none of their own. */
export function coverageOfRecords(
  records: Iterable<CatalogueRecord>,
  evidence: CoverageEvidence,
): ReadonlyMap<string, CodeCoverage> {
  return new Map(fullRecords(records).map((record) => [record.id, codeCoverage(record, evidence)]));
}

async function constraintEvidence(
  constraint: RegisteredConstraint & { readonly record: string },
  values: RecordValues,
  { kernelOf }: CoverageOptions,
): Promise<ConstraintEvidence> {
  const { id, record, experiment } = constraint;
  const about = { constraint: id, record, values: usedValues(constraint, values) };
  try {
    const kernel = experiment && (await kernelOf(experiment, defaultElectroweakInputs));
    return { ...about, ...tested(constraintConformance(constraint, sourcesOf(values, kernel))) };
  } catch (error) {
    // what cannot be computed is a finding about the constraint, not about the others
    const reason = `cannot be computed: ${(error as Error).message}`;
    return { ...about, passed: false, checks: [{ name: experiment ? 'kernel' : 'values', passed: false, reason }] };
  }
}

const sourcesOf = (values: RecordValues, kernel?: ExperimentKernel): ConstraintSources => ({
  electroweak: defaultElectroweakInputs,
  values,
  settings: STANDARD_OBSERVABLES,
  kernelOf(experiment) {
    if (kernel) return kernel;
    throw new Error(`no kernel of ${experiment.id}`);
  },
});

/** The published numbers that a constraint can be compared with, as it takes them. */
function usedValues({ valueIds, experiment }: RegisteredConstraint, values: RecordValues): UsedValue[] {
  return valueIds.flatMap((valueId) => {
    const published = experiment ? chosenMeasurement(experiment, valueId) : values.get(valueId);
    const { value, errorPlus, errorMinus } = published ?? {};
    if (value === undefined) return [];
    return [{ valueId, value, errorPlus, errorMinus }];
  });
}

/** A constraint whose number stands in no record, with the papers that it is from. */
export interface UnrecordedConstraint extends TestedEvidence {
  readonly constraint: string;
  readonly references: readonly string[];
}

/** The measured constraints that use no value of the catalogue, and what their tests find. */
export function unrecordedConstraints(catalogue: Pick<Catalogue, 'experiments'>): UnrecordedConstraint[] {
  const sources = sourcesOf(new Map());
  return [...constraintRegistry(catalogue).values()]
    .filter(({ record, status }) => record === undefined && status === 'measured')
    .map((one) => {
      const { references } = one.prepare(sources);
      return { constraint: one.id, references, ...tested(constraintConformance(one, sources)) };
    });
}

const tested = ({ passed, checks }: Conformance) => ({ passed, checks });

function fullRecords(records: Iterable<CatalogueRecord>): FullRecord[] {
  return Array.from(records).filter((record) => record.kind === 'record');
}
