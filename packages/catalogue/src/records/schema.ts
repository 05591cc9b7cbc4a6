import * as z from 'zod';
import { FAMILY_NAMES } from './families.js';
import * as f from './fields.js';
import { UNIT_NAMES } from './units.js';

/** Version of the record format that this package reads. It rises when a record of the old form would no longer pass. */
export const RECORD_SCHEMA_VERSION = 1;

/** What a value is: found by an experiment, expected, assumed, or computed. */
export const ROLES = [
  'measurement',
  'eventCount',
  'projection',
  'experimentParameter',
  'statisticalConvention',
  'theoryInput',
] as const;
/** Statuses of a record. */
export const STATUSES = [
  'draft',
  'written',
  'checked',
  'approved',
  'fact-checked',
  'rework',
  'blocked',
  'deferred',
  'merged',
] as const;

const claimSchema = z
  .strictObject({
    snapshot: f.identifier,
    words: f.shortText.describe('Words of the sentence that tell this number from its siblings').optional(),
  })
  .describe('Where the number stands: snapshot, and the words that lead to it');
const errorKind = z.enum(['total', 'statistical', 'systematic', 'unstated']);
const errorSchema = z.union([
  z.strictObject({ symmetric: f.printedError, kind: errorKind }),
  z.strictObject({ plus: f.printedError, minus: f.printedError, kind: errorKind }),
]);
const valueSchema = z.strictObject({
  id: f.identifier.describe('Permanent: it is never given to another value'),
  observable: f.shortText.describe('What the number is, in Markdown and TeX'),
  role: z.enum(ROLES),
  number: f.printedNumber.describe('As the source prints it'),
  error: errorSchema.optional(),
  confidenceLevel: z
    .strictObject({ percent: z.number().gt(0).lt(100), sided: z.enum(['one', 'two', 'unstated']) })
    .optional(),
  qualifier: z.enum(['about', 'order of', 'above', 'below']).optional(),
  unit: z.enum(UNIT_NAMES),
  year: z.int().min(1900).max(2100),
  experiment: f.shortText.optional(),
  reference: f.referenceKey,
  quotedIn: z.array(f.referenceKey).min(1).optional(),
  claim: claimSchema.optional(),
  derivation: f.text.describe('How the number follows, where no source prints it').optional(),
  originalId: f.shortText
    .describe('Identifier of this value in the catalogue entry that the record was started from')
    .optional(),
  note: f.text.optional(),
});

/** Kinds of open questions. */
const ISSUE_TYPES = ['conventionConflict', 'wording', 'arithmetic', 'missingSource', 'missingFact'] as const;
const openIssueSchema = z.strictObject({
  id: f.identifier,
  type: z.enum(ISSUE_TYPES),
  values: z.array(f.identifier).optional(),
  question: f.text,
  blocking: z.boolean().describe('Whether the record may not be approved while it is open'),
  waiver: z.strictObject({ at: f.date, actor: f.actor, reason: f.text }).optional(),
  resolution: z.strictObject({ at: f.date, actor: f.actor, answer: f.text }).optional(),
});

const eventSchema = z.strictObject({
  to: z.enum(STATUSES),
  at: f.date,
  actor: f.actor,
  note: f.text.optional(),
  contentHash: f.sha256.describe('Content that an approval is given to').optional(),
  into: f.recordId.describe('Record that this one was merged into').optional(),
});

const arithmeticSchema = z.strictObject({
  id: f.identifier,
  formula: f.shortText.describe('+ - * / and brackets over {value-id} and numbers'),
  equals: f.identifier,
  compare: z.enum(['digits', 'errors']).describe('To the digits printed, or within the combined error'),
  openIssue: f.identifier.describe('Open issue that a disagreement belongs to').optional(),
});

const sectionSchema = z.strictObject({ id: f.identifier, title: f.shortText, text: f.text });

/** What a calculation may need. */
export const DIFFICULTY_PARTS = [
  'operatorConvention',
  'mediatorMatching',
  'targetAndFormFactors',
  'fluxIntegration',
  'rateOrLikelihood',
] as const;
const difficultySchema = z
  .strictObject({
    needs: z.array(z.strictObject({ part: z.enum(DIFFICULTY_PARTS), reason: f.text })),
  })
  .describe('What a calculation from nothing needs beyond what flavour codes have; the level follows from the count');
const prioritySchema = z
  .strictObject({
    scan: f.shortText.describe('Kind of parameter scan the priority is meant for'),
    sensitivity: z.enum(['direct', 'indirect', 'none']),
    strongerElsewhere: z.boolean().describe('Whether other observables bind the same scan first'),
    reason: f.text,
  })
  .describe('The level follows from sensitivity and strongerElsewhere');

const head = { schemaVersion: z.literal(RECORD_SCHEMA_VERSION), id: f.recordId };
const fullRecordSchema = z.strictObject({
  ...head,
  kind: z.literal('record'),
  slug: f.identifier,
  family: z.enum(FAMILY_NAMES).describe('Family of processes under which the record is listed'),
  channel: z
    .string()
    .regex(/^nu(e|mu|tau)(bar)?:(e|mu|tau){2}$/, 'Give incoming neutrino : negative and positive lepton: numu:mumu')
    .optional(),
  title: f.shortText.describe('TeX between dollar signs'),
  process: f.shortText.describe('The process in words'),
  summary: f.text,
  values: z.array(valueSchema),
  arithmetic: z.array(arithmeticSchema).optional(),
  sections: z.array(sectionSchema),
  openIssues: z.array(openIssueSchema),
  difficulty: difficultySchema.optional(),
  priority: prioritySchema.optional(),
  codeTerms: z
    .array(f.shortText)
    .min(1)
    .describe('Words that a program for this process would contain; the search of a repository looks for them')
    .optional(),
  references: z.array(f.referenceKey).min(1),
  events: z.array(eventSchema).min(1).describe('Append-only; the status follows from it'),
});
const movedSchema = z.strictObject({ ...head, kind: z.literal('moved'), to: f.recordId, at: f.date, note: f.text });
const splitSchema = z.strictObject({
  ...head,
  kind: z.literal('split'),
  to: z.array(f.recordId).min(2),
  at: f.date,
  note: f.text,
});

/** One file of `data/records`. */
export const recordFileSchema = z.discriminatedUnion('kind', [fullRecordSchema, movedSchema, splitSchema]);

/** A value with its number parsed; a symmetric error has `errorPlus` = `errorMinus`. */
export interface RecordValue extends ValueEntry {
  readonly value: number;
  readonly errorPlus?: number;
  readonly errorMinus?: number;
}

/** A record as its file has it. */
export type RecordEntry = z.infer<typeof fullRecordSchema>;
/** What stays under the id of a record that got another one. */
export type MovedRecord = z.infer<typeof movedSchema>;
/** What stays under the id of a record that was divided. */
export type SplitRecord = z.infer<typeof splitSchema>;
/** A value as the file of its record has it. */
export type ValueEntry = RecordEntry['values'][number];
/** An entry of the history of a record. */
export type RecordEvent = RecordEntry['events'][number];
/** A question that somebody with the source can answer. */
export type OpenIssue = RecordEntry['openIssues'][number];
/** A relation between values, computed on every check. */
export type ArithmeticCheck = NonNullable<RecordEntry['arithmetic']>[number];
/** Status of a record after an event. */
export type Status = RecordEvent['to'];
/** What a value is. */
export type Role = ValueEntry['role'];
