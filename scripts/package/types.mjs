// The declarations of the library, bundled from those that tsc wrote: one file for each entry and for what entries share.
import { relative } from 'node:path';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { packageSources } from '../packageSources.mjs';
import { root } from '../root.mjs';
import { QUIET } from './bundles.mjs';
import { plainTypes } from './plainTypes.mjs';

const declarationsOf = (source) => source.replace(/\/src\//, '/dist/').replace(/\.ts$/, '.d.ts');

/** Our packages by their compiled declarations; nothing of others is part of the types of the library. */
const fromDeclarations = {
  name: 'nereid-declarations',
  resolveId(id) {
    const source = packageSources.get(id);
    return source === undefined ? null : declarationsOf(source);
  },
};

/** Bundles the declarations of the entries into a folder. */
export async function bundleTypes(folder, entries) {
  const build = await rolldown({
    ...QUIET,
    cwd: root,
    input: Object.fromEntries(entries.map(({ name, declarations }) => [name, relative(root, declarations)])),
    plugins: [
      plainTypes(entries.map(({ declarations }) => declarations)),
      fromDeclarations,
      dts({ dtsInput: true, emitDtsOnly: true, tsconfig: false }),
    ],
  });
  try {
    await build.write({
      dir: folder,
      format: 'esm',
      entryFileNames: '[name].d.ts',
      chunkFileNames: 'types/[name].d.ts',
    });
  } finally {
    await build.close();
  }
}
