import { CUT_OBSERVABLES } from '@nereid/physics/cuts';
import * as z from 'zod';
import type { Diagnostic, Parsed, SourceText } from './diagnostics.js';
import { checkSafety } from './records/safeText.js';
import { checkReference, type References } from './references.js';
import { parseYaml, type YamlDocument } from './yamlDocument.js';

const flavour = z.enum(['e', 'mu', 'tau']);

/** Cuts on angles are in degrees, on kinetic energies, momenta and masses in GeV, on squared masses in GeV². */
const cutSchema = z.strictObject({
  observable: z.enum(CUT_OBSERVABLES),
  /** Leptons of one flavour or charge; both unless given. */
  lepton: z.enum(['e', 'mu', 'tau', 'minus', 'plus']).optional(),
  /** Only where the pair has these flavours, in any order. */
  finalState: z.tuple([flavour, flavour]).optional(),
  /** Only for scattering on these. */
  recoil: z.enum(['nucleus', 'proton', 'neutron']).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  note: z.string().optional(),
});

const resolutionSchema = z.strictObject({
  /** σ_p/p = stochastic/√p ⊕ constant, p in GeV. */
  stochastic: z.number().min(0).max(10),
  constant: z.number().min(0).max(10),
  /** Of each of two projected angles [degrees]. */
  angleDegrees: z.number().min(0).max(90),
});

const efficiencySchema = z.strictObject({
  finalState: z.tuple([flavour, flavour]),
  regime: z.enum(['coherent', 'incoherent']),
  value: z.string().regex(/^0?\.\d+$/, 'Give the digits of the source: "0.66"'),
  note: z.string().optional(),
});

/** Form of `data/selections/<id>.yaml`. */
export const selectionFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Give lower-case words joined by hyphens: argon-near-detector'),
  name: z.string(),
  source: z.string(),
  resolution: z.partialRecord(flavour, resolutionSchema).optional(),
  cuts: z.array(cutSchema).min(1),
  /** Efficiencies as the source gives them, to compare with. */
  publishedEfficiencies: z
    .strictObject({ flux: z.string(), source: z.string(), values: z.array(efficiencySchema).min(1) })
    .optional(),
  notes: z.array(z.string()).optional(),
});

/** A selection as its file has it. */
export type SelectionFile = z.infer<typeof selectionFileSchema>;

/** What a detector keeps of all events: resolutions and cuts. */
export interface Selection extends Omit<SelectionFile, 'notes' | 'resolution'> {
  readonly resolution: NonNullable<SelectionFile['resolution']>;
  readonly notes: readonly string[];
}

/** Selections by id. */
export type Selections = ReadonlyMap<string, Selection>;

const ABOUT_ONE_LEPTON = ['kineticEnergy', 'momentum', 'angleToBeam'];

/** Reads one file of data/selections. */
export function parseSelection(source: SourceText, references?: References): Parsed<Selection> {
  const document = parseYaml(source, selectionFileSchema);
  if (document.value === undefined) return { value: undefined, diagnostics: document.diagnostics };
  const entry = document.value;
  const diagnostics = [
    ...document.diagnostics,
    ...checkSafety(document, entry),
    ...entry.cuts.flatMap((cut, i) => checkCut(document, i, cut)),
    ...checkReference(document, ['source'], entry.source, references),
    ...(entry.publishedEfficiencies
      ? checkReference(document, ['publishedEfficiencies', 'source'], entry.publishedEfficiencies.source, references)
      : []),
  ];
  return { value: { ...entry, resolution: entry.resolution ?? {}, notes: entry.notes ?? [] }, diagnostics };
}

function checkCut(document: YamlDocument<unknown>, i: number, cut: SelectionFile['cuts'][number]): Diagnostic[] {
  const { observable, lepton, minimum, maximum } = cut;
  const report = (message: string, remedy: string) => [document.report(['cuts', i], message, remedy)];
  if (minimum === undefined && maximum === undefined) return report('cuts nothing', 'Give minimum or maximum.');
  if (minimum !== undefined && maximum !== undefined && minimum >= maximum) {
    return report(`keeps nothing from ${minimum} to ${maximum}`, 'Give a minimum below the maximum.');
  }
  if (lepton !== undefined && !ABOUT_ONE_LEPTON.includes(observable)) {
    return report(`${observable} is not about one lepton`, 'Leave lepton out.');
  }
  return [];
}
