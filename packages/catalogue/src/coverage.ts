import type { FullRecord } from './records/record.js';

/** How much of a record a program can compute. */
export const COVERAGE_LEVELS = ['YES', 'PARTIAL', 'NO'] as const;
/** How much of a record the program computes. */
export type CoverageLevel = (typeof COVERAGE_LEVELS)[number];

/** Outcome of a conformance test: what was tried and found. */
export interface TestedEvidence {
  readonly passed: boolean;
  readonly checks: readonly { readonly name: string; readonly passed: boolean; readonly reason: string }[];
}

/** A published value as a constraint calculates with it. */
export interface UsedValue {
  readonly valueId: string;
  readonly value: number;
  /** Absent for a limit. */
  readonly errorPlus?: number | undefined;
  readonly errorMinus?: number | undefined;
}

/** A constraint that is registered in the program. */
export interface ConstraintEvidence extends TestedEvidence {
  readonly constraint: string;
  /** Record whose values it uses. */
  readonly record: string;
  /** The value it uses, then those that can be used instead. */
  readonly values: readonly UsedValue[];
}

/** A channel whose cross section the program computes. */
export interface ChannelEvidence extends TestedEvidence {
  readonly channel: string;
}

/** A projection that the program computes from values of a record. */
export interface CurveEvidence extends TestedEvidence {
  readonly curve: string;
  readonly record: string;
}

/** What was found of one of a record's `codeTerms` in another repository. */
export interface TermHits {
  readonly term: string;
  readonly count: number;
  /** The first few places. */
  readonly places: readonly { readonly file: string; readonly line: number }[];
}

export interface CoverageEvidence {
  readonly constraints: readonly ConstraintEvidence[];
  readonly channels: readonly ChannelEvidence[];
  readonly curves: readonly CurveEvidence[];
  /** Hits by record; never a reason for a level. */
  readonly repositoryHits?: ReadonlyMap<string, readonly TermHits[]> | undefined;
}

/** Whether a measured value is used by a constraint that passes its conformance test. */
export interface ValueCoverage {
  readonly valueId: string;
  readonly usedBy: readonly string[];
}

export interface CodeCoverage {
  readonly record: string;
  readonly level: CoverageLevel;
  /** Sentences. */
  readonly reasons: readonly string[];
  readonly values: readonly ValueCoverage[];
  readonly constraints: readonly ConstraintEvidence[];
  readonly channel?: ChannelEvidence;
  /** Projections computed from values of the record. */
  readonly curves: readonly CurveEvidence[];
  readonly repositoryHits?: readonly TermHits[];
}

/** The part of a record that coverage depends on. */
export type CoveredRecord = Pick<FullRecord, 'id' | 'channel'> & {
  readonly values: readonly CoveredValue[];
};
type CoveredValue = Pick<FullRecord['values'][number], 'id' | 'role' | 'value' | 'errorPlus' | 'errorMinus'>;

/**
 * Code coverage of a record, from evidence alone:
 * - YES: it has values of role `measurement`, and each of them is used, as the value or an alternative and with the
 *   record's number and errors, by a registered constraint of this record that passes its conformance test;
 * - PARTIAL: some of them are; or the cross section of the record's channel, or a projection from the record's values, is
 *   computed and passes its conformance test;
 * - NO: neither.
 * Hits in another repository are handed on and change nothing: a word in a file computes nothing.
 */
export function codeCoverage(record: CoveredRecord, evidence: CoverageEvidence): CodeCoverage {
  const constraints = evidence.constraints.filter((constraint) => constraint.record === record.id);
  const channel = evidence.channels.find((one) => one.channel === record.channel);
  const curves = evidence.curves.filter((curve) => curve.record === record.id);
  const measured = record.values.filter(({ role }) => role === 'measurement');
  const values = measured.map((value) => ({ valueId: value.id, usedBy: usersOf(value, constraints) }));
  const hits = evidence.repositoryHits?.get(record.id);
  return {
    record: record.id,
    level: levelOf(values, channel, curves),
    reasons: [
      ...valueReasons(values),
      ...failedConstraints(constraints),
      ...otherNumbers(measured, constraints),
      ...curves.map(curveReason),
      channelReason(record.channel, channel),
    ],
    values,
    constraints,
    ...(channel !== undefined && { channel }),
    curves,
    ...(hits !== undefined && { repositoryHits: hits }),
  };
}

function usersOf(value: CoveredValue, constraints: readonly ConstraintEvidence[]): string[] {
  const users = constraints.filter(({ passed, values }) => passed && values.some((used) => isSameNumber(value, used)));
  return users.map(({ constraint }) => constraint);
}

function isSameNumber(value: CoveredValue, used: UsedValue): boolean {
  const { errorPlus, errorMinus } = used;
  const sameErrors = value.errorPlus === errorPlus && value.errorMinus === errorMinus;
  return value.id === used.valueId && value.value === used.value && sameErrors;
}

function levelOf(
  values: readonly ValueCoverage[],
  channel: ChannelEvidence | undefined,
  curves: readonly CurveEvidence[],
): CoverageLevel {
  const used = values.filter(({ usedBy }) => usedBy.length > 0).length;
  if (used > 0 && used === values.length) return 'YES';
  const isPartial = used > 0 || channel?.passed || curves.some(({ passed }) => passed);
  return isPartial ? 'PARTIAL' : 'NO';
}

function valueReasons(values: readonly ValueCoverage[]): string[] {
  if (values.length === 0) return ['It has no measured value to constrain with.'];
  const used = values.filter(({ usedBy }) => usedBy.length > 0);
  const unused = values.filter(({ usedBy }) => usedBy.length === 0).map(({ valueId }) => valueId);
  const uses = used.map(({ valueId, usedBy }) => `${valueId} (${usedBy.join(', ')})`).join(', ');
  const [is, its] = [(count: number) => (count === 1 ? 'is' : 'are'), values.length === 1 ? 'value' : 'values'];
  return [
    ...(used.length > 0
      ? [`${used.length} of ${values.length} measured ${its} ${is(used.length)} used by tested constraints: ${uses}.`]
      : []),
    ...(unused.length > 0 ? [`No tested constraint uses ${unused.join(', ')}.`] : []),
  ];
}

function failedConstraints(constraints: readonly ConstraintEvidence[]): string[] {
  return constraints
    .filter(({ passed }) => !passed)
    .map((one) => `The constraint ${one.constraint} fails its test (${failures(one)}).`);
}

function otherNumbers(measured: readonly CoveredValue[], constraints: readonly ConstraintEvidence[]): string[] {
  return measured.flatMap((value) =>
    constraints
      .filter(({ values }) => values.some((used) => used.valueId === value.id && !isSameNumber(value, used)))
      .map(({ constraint }) => `The constraint ${constraint} has another number or error for ${value.id}.`),
  );
}

function curveReason({ curve, passed, checks }: CurveEvidence): string {
  if (passed) return `The projection ${curve} is computed from its values and passes its test; it decides on no point.`;
  return `The projection ${curve} fails its test (${failures({ passed, checks })}).`;
}

function channelReason(name: string | undefined, channel: ChannelEvidence | undefined): string {
  if (name === undefined) return 'It names no trident channel.';
  if (channel === undefined) return `The cross section of ${name} is not computed.`;
  if (channel.passed) return `The cross section of ${name} is computed and passes its test.`;
  return `The cross section of ${name} fails its test (${failures(channel)}).`;
}

function failures({ checks }: TestedEvidence): string {
  const failed = checks.filter(({ passed }) => !passed);
  return failed.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
}
