import * as z from 'zod';
import type { Diagnostic } from './diagnostics.js';
import { remedyForName } from './diagnostics.js';
import type { Fluxes } from './fluxes.js';
import { fluxName } from './fluxNames.js';
import type { Path, YamlDocument } from './yamlDocument.js';

const identifier = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Give lower-case words joined by hyphens: mean-energy');
const energy = z.number().positive();
const common = {
  /** By which it is asked for; `mean-energy`, `spectrum` and `parametric` unless given. */
  name: identifier.optional(),
  basis: z.enum(['published', 'assumed']),
  source: z.string(),
  note: z.string(),
};
const parametric = { kind: z.literal('parametric'), minimumGeV: energy, maximumGeV: energy, ...common };
const bellShape = { ...parametric, meanGeV: energy, relativeWidth: z.number().positive().max(10) };

/** The neutrino energies of an experiment: one energy, tables of data/fluxes, or a shape known by a few numbers. */
export const fluxSpecificationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('monochromatic'), energyGeV: energy, ...common }),
  z.strictObject({
    kind: z.literal('table'),
    /** One table for each mode the beam ran in; `share` is its share of the protons on target. */
    tables: z.array(z.strictObject({ id: identifier, share: z.number().positive().max(1) })).min(1),
    ...common,
  }),
  z.discriminatedUnion('shape', [
    z.strictObject({ ...bellShape, shape: z.literal('gaussian') }),
    z.strictObject({ ...bellShape, shape: z.literal('log-normal') }),
    z.strictObject({ ...parametric, shape: z.literal('power-law'), index: z.number() }),
  ]),
]);

/** The flux of an experiment: one energy, tables, or a shape. */
export type FluxSpecification = z.infer<typeof fluxSpecificationSchema>;

/** Reports unknown tables, shares that miss 1, empty ranges and repeated names. */
export function checkFluxes(
  document: YamlDocument<unknown>,
  fluxes: readonly { readonly path: Path; readonly flux: FluxSpecification }[],
  known: Fluxes | undefined,
): Diagnostic[] {
  const names = fluxes.map(({ flux }) => fluxName(flux));
  return fluxes.flatMap(({ path, flux }, i) => {
    const diagnostics: Diagnostic[] = [];
    if (names.indexOf(names[i]) !== i) {
      diagnostics.push(document.report(path, `a second flux "${names[i]}"`, 'Give it a name of its own.'));
    }
    if (flux.kind === 'table') diagnostics.push(...checkTables(document, path, flux.tables, known));
    if (flux.kind === 'parametric' && flux.minimumGeV >= flux.maximumGeV) {
      diagnostics.push(document.report([...path, 'minimumGeV'], 'the range is empty', 'Give minimumGeV < maximumGeV.'));
    }
    return diagnostics;
  });
}

function checkTables(
  document: YamlDocument<unknown>,
  path: Path,
  tables: readonly { readonly id: string; readonly share: number }[],
  known: Fluxes | undefined,
): Diagnostic[] {
  const diagnostics = tables.flatMap(({ id }, i) =>
    known === undefined || known.has(id)
      ? []
      : [document.report([...path, 'tables', i, 'id'], `no flux "${id}"`, remedyForName(id, known.keys()))],
  );
  const sum = tables.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-6) {
    const message = `the shares add up to ${Number(sum.toPrecision(8))}`;
    diagnostics.push(document.report([...path, 'tables'], message, 'They must add up to 1.'));
  }
  return diagnostics;
}
