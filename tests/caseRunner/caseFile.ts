import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const numberExpected = z.strictObject({
  /** Path into what `--json` printed: `points.0.couplingUpper`. */
  at: z.string(),
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  /** Largest distance from a number. */
  within: z.number().optional(),
  /** Where the value and the tolerance come from. */
  why: z.string(),
});

const step = z.strictObject({
  /** Lines of bash, run in a copy of the folder; `nereid` is the program. */
  run: z.string(),
  exit: z.int().default(0),
  /** Texts that are printed there, white space taken as one blank. */
  stdout: z.array(z.string()).default([]),
  stderr: z.array(z.string()).default([]),
  /** Texts that stand in neither. */
  absent: z.array(z.string()).default([]),
  json: z.array(numberExpected).default([]),
});

const caseFile = z.strictObject({
  /** Where such an input was met. */
  source: z.string(),
  /** Every command as a process of its own, as threads, environment variables and signals need. */
  process: z.boolean().default(false),
  /** A package or program without which the case is left out, and said so. */
  needs: z.array(z.enum(['duckdb'])).default([]),
  steps: z.array(step).min(1),
});

export type CaseFile = z.infer<typeof caseFile>;
export type CaseStep = z.infer<typeof step>;

/** Reads `case.yaml` of a folder of `tests/cases`; an unknown key is an error. */
export function readCase(folder: string): CaseFile {
  return caseFile.parse(parse(readFileSync(join(folder, 'case.yaml'), 'utf8')));
}
