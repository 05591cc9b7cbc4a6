import type { AstroInlineConfig } from 'astro';

/** Of the Vite that comes with Astro. */
type Plugin = Extract<
  NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number],
  { readonly name: string }
>;

/** Libraries that the packages use in Node alone; what the browser takes from the same packages needs none of them. */
const SERVER_ONLY = /^(?:zod|katex|mdast-util-[\w-]+|micromark[\w-]*)(?:\/|$)/;
/** Workers of the explorer write it, for HEPData. */
const YAML = /^yaml(?:\/|$)/;
const WITH_YAML = /\bexplorer\/(?:worker|landscape\/landscapeWorker)\.ts$/;
const EMPTY = '\0server-only';

/**
 * Leaves libraries out of the programs for the browser before they are read, which would leave them out after. The same
 * programs come out in two thirds of the time. Stops the build where one of the libraries is needed after all.
 */
export function serverOnly(): Plugin {
  let writesYaml = false;
  return {
    name: 'nereid:server-only',
    enforce: 'pre',
    buildStart({ input }) {
      writesYaml = Object.values(input ?? []).some((file) => WITH_YAML.test(file));
    },
    resolveId(id, _, options) {
      if (options?.ssr === true || !(SERVER_ONLY.test(id) || (YAML.test(id) && !writesYaml))) return undefined;
      return { id: EMPTY, moduleSideEffects: false };
    },
    load: (id) =>
      id === EMPTY ? { code: 'export default {};', syntheticNamedExports: true, moduleSideEffects: false } : undefined,
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type !== 'chunk' || !(file.modules[EMPTY]?.renderedLength > 0)) continue;
        this.error(`${file.fileName} needs a library that site/build/incremental/serverOnly.ts leaves out.`);
      }
    },
  };
}
