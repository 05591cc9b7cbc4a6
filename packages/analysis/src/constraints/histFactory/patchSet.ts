import { sha256 } from '@nereid/catalogue/node';
import type { HistFactoryWorkspace } from './histFactoryWorkspace.js';
import { pythonJson } from './pythonJson.js';

/** One operation of a JSON Patch (RFC 6902). */
export interface JsonPatchOperation {
  readonly op: 'add' | 'replace';
  readonly path: string;
  readonly value: unknown;
}

/** What makes a workspace that of one point of a model. */
export interface HistFactoryPatch {
  /** Letters, digits and underscores; values in the order of the labels of the set. */
  readonly metadata: { readonly name: string; readonly values: readonly number[] };
  readonly patch: readonly JsonPatchOperation[];
}

/** Points of a model as patches of a background-only workspace: pyhf's PatchSet, version 1.0.0. */
export interface HistFactoryPatchSet {
  readonly metadata: {
    readonly description: string;
    readonly digests: { readonly sha256: string };
    readonly labels: readonly string[];
    readonly references: { readonly hepdata: string };
  };
  readonly patches: readonly HistFactoryPatch[];
  readonly version: '1.0.0';
}

/** The schema asks for a record of HEPData, which such a set has not. */
const NO_RECORD = 'ins0000000';

/** A name as the schema allows it. */
export const patchLabel = (text: string): string =>
  text
    .replace(/\./g, 'p')
    .replace(/-/g, 'm')
    .replace(/[^A-Za-z0-9_]/g, '_');

/** Patches with the digest of their workspace, by which pyhf verifies that they belong together. */
export const patchSet = (
  workspace: HistFactoryWorkspace,
  description: string,
  labels: readonly string[],
  patches: readonly HistFactoryPatch[],
): HistFactoryPatchSet => ({
  metadata: {
    description,
    digests: { sha256: sha256(pythonJson(workspace)) },
    labels: labels.map(patchLabel),
    references: { hepdata: NO_RECORD },
  },
  patches,
  version: '1.0.0',
});
