import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['physics', 'catalogue', 'figures', 'analysis', 'scan'].map((name) => [`packages/${name}`, 'src']);

/** The TypeScript behind everything that our packages export: `@nereid/physics/names` and its file, and so on. */
export const packageSources = new Map(
  [...folders, ['site', 'build']].flatMap(([folder, sources]) => {
    const { name, exports } = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));
    return Object.entries(exports).map(([part, { default: built }]) => [
      name + part.slice(1),
      `${root}${folder}/${sources}/${built.replace('./dist/', '').replace(/js$/, 'ts')}`,
    ]);
  }),
);
