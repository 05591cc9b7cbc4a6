import * as z from 'zod';
import type { Diagnostic } from './diagnostics.js';
import { basisSchema, identifierSchema } from './publishedNumber.js';
import type { Path, YamlDocument } from './yamlDocument.js';

const said = { basis: basisSchema, source: z.string(), note: z.string() };

/**
 * What the Standard Model that a measured ratio was divided by contained, as far as its authors say it; the rest is assumed, and says so. Without an
 * entry nothing is known of it.
 */
export const publishedStandardModelSchema = z.strictObject({
  /** What was scattered off: the whole nucleus, single nucleons. */
  regimes: z.strictObject({
    names: z.array(z.enum(['coherent', 'proton', 'neutron', 'inelastic'])).min(1),
    ...said,
  }),
  /** `default`: as here. Others as `--form-factor` takes them. */
  formFactor: z.strictObject({ name: z.string(), ...said }),
  /** Order of the couplings of W and Z, and so what of radiative corrections. */
  couplings: z.strictObject({ order: z.enum(['tree', 'leading']), ...said }),
  /** The error of the prediction, an event count of this file, and whether the error of the measured ratio has it in it. */
  error: z
    .strictObject({
      valueId: identifierSchema.optional(),
      inMeasurement: z.boolean(),
      ...said,
    })
    .optional(),
  /** Sources of theory errors that are in the error of the ratio, by name or by kind: they are not counted again. */
  errorsIncluded: z.strictObject({ names: z.array(z.string()), ...said }),
});

/** What the Standard Model of a published ratio contained: each part published or assumed, with source and reason. */
export type PublishedStandardModel = z.infer<typeof publishedStandardModelSchema>;

type Said = Pick<StandardModelPart, 'basis' | 'source' | 'note'>;

/** Parts of it with their words, in the order in which they are shown. */
export interface StandardModelPart {
  readonly part: 'regimes' | 'form factor' | 'couplings' | 'error' | 'errors included';
  readonly contains: string;
  readonly basis: 'published' | 'assumed';
  readonly source: string;
  readonly note: string;
}

/** The parts of a published Standard Model as rows of a table. */
export function standardModelParts(published: PublishedStandardModel): StandardModelPart[] {
  const { regimes, formFactor, couplings, error, errorsIncluded } = published;
  const row = (
    part: StandardModelPart['part'],
    contains: string,
    { basis, source, note }: Said,
  ): StandardModelPart => ({
    ...{ part, contains, basis, source, note },
  });
  return [
    row('regimes', regimes.names.join(', '), regimes),
    row('form factor', formFactor.name, formFactor),
    row('couplings', couplings.order, couplings),
    ...(error === undefined
      ? []
      : [row('error', error.inMeasurement ? 'in that of the ratio' : 'apart from that of the ratio', error)]),
    row('errors included', errorsIncluded.names.join(', ') || 'none', errorsIncluded),
  ];
}

/** Reports an error that belongs to no predicted number of events of the file. */
export function checkQuotedError(
  document: YamlDocument<unknown>,
  published: PublishedStandardModel | undefined,
  counts: readonly { readonly valueId: string; readonly quantity: string; readonly error?: unknown }[] = [],
): Diagnostic[] {
  const valueId = published?.error?.valueId;
  if (valueId === undefined) return [];
  const predicted = counts.filter(({ quantity, error }) => quantity === 'standardModel' && error !== undefined);
  if (predicted.some((count) => count.valueId === valueId)) return [];
  const known = predicted.map((count) => count.valueId).join(', ');
  const remedy =
    known === '' ? 'Leave it out: no prediction among eventCounts has an error.' : `Give one of: ${known}.`;
  return [
    document.report(['publishedStandardModel', 'error', 'valueId'], `no prediction with an error "${valueId}"`, remedy),
  ];
}

/** Its citations with their places in the file. */
export function standardModelSources(published: PublishedStandardModel | undefined): { path: Path; key: string }[] {
  if (published === undefined) return [];
  const parts = ['regimes', 'formFactor', 'couplings', 'error', 'errorsIncluded'] as const;
  return parts.flatMap((part) => {
    const key = published[part]?.source;
    return key === undefined ? [] : [{ path: ['publishedStandardModel', part, 'source'], key }];
  });
}
