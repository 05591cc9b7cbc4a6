/** One thing that was tried, and how it went. */
export interface ConformanceCheck {
  readonly name: string;
  readonly passed: boolean;
  /** What was found, in words. */
  readonly reason: string;
}

/** Everything that was tried on one subject: a constraint or a channel. */
export interface Conformance {
  readonly subject: string;
  readonly passed: boolean;
  readonly checks: readonly ConformanceCheck[];
}

/** What a check found, before it has its name. */
export type Finding = Omit<ConformanceCheck, 'name'>;

/** Runs the checks. One that throws has failed, with the message as its reason: it must not hide the others. */
export function runChecks(subject: string, checks: Readonly<Record<string, () => Finding>>): Conformance {
  const results = Object.entries(checks).map(([name, check]) => ({ name, ...found(check) }));
  return { subject, passed: results.every(({ passed }) => passed), checks: results };
}

function found(check: () => Finding): Finding {
  try {
    return check();
  } catch (error) {
    return { passed: false, reason: `stopped: ${(error as Error).message}` };
  }
}
