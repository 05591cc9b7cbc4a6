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
} from '@nereid/catalogue';
import { defaultElectroweakInputs, type ElectroweakInputs, tridentChannels } from '@nereid/physics';
import { channelConformance } from './channelConformance.js';
import { companionEvidence, projectionEvidence } from '../constraints/companions.js';
import type { Conformance } from './conformance.js';
import { constraintConformance } from './constraintConformance.js';
import { type ConstraintRegistry, constraintRegistry, type RegisteredConstraint } from '../constraints/constraintRegistry.js';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { chosenMeasurement } from '../constraints/measuredLikelihood.js';

export interface CoverageOptions {
  /** The kernel of an experiment, computed or from a cache; `@nereid/analysis/node` has `gatherCachedCoverage` for it. */
  readonly kernelOf: (experiment: Experiment, electroweak: ElectroweakInputs) => Promise<ExperimentKernel>;
  /** Default: that of the catalogue's experiments. */
  readonly registry?: ConstraintRegistry | undefined;
  /** Called before each test, with what is tested. */
  readonly onProgress?: ((subject: string) => void | Promise<void>) | undefined;
}

/**
 * Tests the constraints, companion observables among them, and the channels that these records name, and returns what was found. A constraint costs its kernel, a
 * channel about 0.3 s. A channel that the engine does not have is left out, and so is one that no record names.
 */
export async function gatherCoverageEvidence(
  records: Iterable<CatalogueRecord>,
  catalogue: Catalogue,
  options: CoverageOptions,
): Promise<CoverageEvidence> {
  const full = fullRecords(records);
  const registry = options.registry ?? constraintRegistry(catalogue.experiments);
  const constraints: ConstraintEvidence[] = [];
  for (const constraint of registry.values()) {
    if (!full.some(({ id }) => id === constraint.record)) continue;
    await options.onProgress?.(`constraint ${constraint.id}`);
    constraints.push(await constraintEvidence(constraint, options));
  }
  const named = new Set(full.map(({ channel }) => channel));
  const channels: ChannelEvidence[] = [];
  for (const { name } of tridentChannels.filter((channel) => named.has(channel.name))) {
    await options.onProgress?.(`cross section of ${name}`);
    channels.push({ channel: name, ...tested(channelConformance(name, catalogue)) });
  }
  const inputs = defaultElectroweakInputs;
  return {
    constraints: [...constraints, ...companionEvidence(full, inputs)],
    channels,
    curves: projectionEvidence(full, inputs),
  };
}

/** Coverage of every full record, by id; records that moved or were split have none of their own. */
export function coverageOfRecords(
  records: Iterable<CatalogueRecord>,
  evidence: CoverageEvidence,
): ReadonlyMap<string, CodeCoverage> {
  return new Map(fullRecords(records).map((record) => [record.id, codeCoverage(record, evidence)]));
}

async function constraintEvidence(
  constraint: RegisteredConstraint,
  { kernelOf }: CoverageOptions,
): Promise<ConstraintEvidence> {
  const { id, record, experiment } = constraint;
  const electroweak = defaultElectroweakInputs;
  const values = constraint.valueIds.map((valueId) => {
    const { value, errorPlus, errorMinus } = chosenMeasurement(experiment, valueId);
    return { valueId, value, errorPlus, errorMinus };
  });
  const about = { constraint: id, record, values };
  try {
    const kernel = await kernelOf(experiment, electroweak);
    return { ...about, ...tested(constraintConformance(constraint, { kernel, electroweak })) };
  } catch (error) {
    // a kernel that cannot be computed is a finding about the constraint, not about the others
    const reason = `cannot be computed: ${(error as Error).message}`;
    return { ...about, passed: false, checks: [{ name: 'kernel', passed: false, reason }] };
  }
}

const tested = ({ passed, checks }: Conformance) => ({ passed, checks });

function fullRecords(records: Iterable<CatalogueRecord>): FullRecord[] {
  return Array.from(records).filter((record) => record.kind === 'record');
}
