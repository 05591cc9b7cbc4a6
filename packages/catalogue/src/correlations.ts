import * as z from 'zod';
import type { Parsed, SourceText } from './diagnostics.js';
import { checkSafety } from './records/safeText.js';
import { parseYaml } from './yamlDocument.js';

/** Correlation coefficient of the errors of two measured ratios, as somebody states it. */
export interface ExperimentCorrelation {
  readonly experiments: readonly [string, string];
  /** Between −1 and 1, both excluded. */
  readonly coefficient: number;
  /** Why: what the two have in common, and how large a part of the errors it is. */
  readonly reason: string;
  /** Key of a paper, or other words on where the number is from. */
  readonly source?: string | undefined;
}

const correlationSchema = z.strictObject({
  experiments: z.tuple([z.string().min(1), z.string().min(1)]),
  coefficient: z.number().gt(-1).lt(1),
  reason: z.string().min(1),
  source: z.string().min(1).optional(),
});

/** Form of a file of correlations. */
export const correlationsFileSchema = z.strictObject({ correlations: z.array(correlationSchema).min(1) });

/** Reads a file of correlations, YAML or JSON. A pair may be named once; names are checked where they are used. */
export function parseCorrelations(source: SourceText): Parsed<readonly ExperimentCorrelation[]> {
  const document = parseYaml(source, correlationsFileSchema);
  if (document.value === undefined) return { value: undefined, diagnostics: document.diagnostics };
  const diagnostics = [...document.diagnostics, ...checkSafety(document, document.value)];
  const value = document.value.correlations.map(
    ({ experiments, coefficient, reason, source: where }): ExperimentCorrelation => ({
      experiments,
      coefficient,
      reason,
      ...(where !== undefined && { source: where }),
    }),
  );
  return { value, diagnostics };
}
