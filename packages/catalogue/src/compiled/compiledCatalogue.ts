import type { Catalogue } from '../catalogue.js';
import type { Diagnostic } from '../diagnostics.js';
import type { Material, Materials } from '../materials.js';
import type { Nuclide, Nuclides } from '../nuclides.js';
import type { Records } from '../records/recordStore.js';
import type { Snapshots } from '../records/snapshots.js';
import type { Artefacts } from './artefactStore.js';
import { fromPlainText, toPlainText } from './plainText.js';

/** Artefacts of what calculations read. */
export const CATALOGUE_KINDS = [
  'references',
  'nuclides',
  'materials',
  'fluxes',
  'experiments',
  'exposures',
  'selections',
  'curves',
] as const satisfies readonly (keyof Catalogue)[];

/** A material as its artefact has it: isotopes by name, so that each is one object once it is read. */
type CompiledMaterial = Omit<Material, 'components'> & { readonly components: readonly (readonly [string, number])[] };

/** The artefacts of what calculations read, one a kind. */
export function catalogueArtefacts(catalogue: Catalogue): Artefacts {
  const materials = [...catalogue.materials.values()].map(
    (material): CompiledMaterial => ({
      ...material,
      components: material.components.map(({ nuclide, massFraction }) => [nuclide.name, massFraction]),
    }),
  );
  return Object.fromEntries(
    CATALOGUE_KINDS.map((kind) => [kind, toPlainText(kind === 'materials' ? materials : catalogue[kind])]),
  );
}

/** The catalogue of these artefacts. Each part is made when it is first asked for: most commands need few of them. */
export function compiledCatalogue(artefacts: Artefacts): Catalogue {
  const made = new Map<keyof Catalogue, unknown>();
  const part = <K extends keyof Catalogue>(kind: K): Catalogue[K] => {
    if (!made.has(kind)) {
      const value = fromPlainText(artefacts[kind]);
      made.set(kind, kind === 'materials' ? materialsOf(value as CompiledMaterial[], part('nuclides')) : value);
    }
    return made.get(kind) as Catalogue[K];
  };
  const getters = CATALOGUE_KINDS.map((kind) => [kind, { enumerable: true, get: () => part(kind) }] as const);
  return Object.defineProperties({}, Object.fromEntries(getters)) as Catalogue;
}

function materialsOf(materials: readonly CompiledMaterial[], nuclides: Nuclides): Materials {
  return new Map(
    materials.map((material) => {
      const components = material.components.map(([name, massFraction]) => {
        // only data without errors are compiled: every isotope of a material is one of the nuclides
        return { nuclide: nuclides.get(name) as Nuclide, massFraction };
      });
      return [material.name, { ...material, components }];
    }),
  );
}

/** Artefacts of the records. */
export const RECORD_KINDS = ['records', 'snapshots', 'diagnostics'] as const;

/** Records, snapshots, and warnings: data with errors are not compiled. */
export interface CompiledRecords {
  readonly records: Records;
  readonly snapshots: Snapshots;
  readonly diagnostics: readonly Diagnostic[];
}

/** The artefacts of records, snapshots and warnings. */
export const recordArtefacts = ({ records, snapshots, diagnostics }: CompiledRecords): Artefacts => ({
  records: toPlainText(records),
  snapshots: toPlainText(snapshots),
  diagnostics: toPlainText(diagnostics),
});

/** What `recordArtefacts` was given. */
export const compiledRecords = ({ records, snapshots, diagnostics }: Artefacts): CompiledRecords => ({
  records: fromPlainText(records) as Records,
  snapshots: fromPlainText(snapshots) as Snapshots,
  diagnostics: fromPlainText(diagnostics) as Diagnostic[],
});
