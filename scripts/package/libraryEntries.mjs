// What others import from the installed package: `nereid-hep`, and `nereid-hep/physics` with the parts that packages/physics has.
import { readFileSync } from 'node:fs';
import { packageSources } from '../packageSources.mjs';
import { root } from '../root.mjs';
import { layout } from './layout.mjs';

const PHYSICS = 'packages/physics';

/**
 * Each as what is imported (`./physics/models`), the name of its file in the folder of the library (`physics/models`), its TypeScript
 * and its compiled declarations.
 */
export function libraryEntries() {
  const { name, exports } = JSON.parse(readFileSync(`${root}${PHYSICS}/package.json`, 'utf8'));
  const physics = Object.entries(exports).map(([part, { types }]) => ({
    subpath: `./physics${part.slice(1)}`,
    name: `physics/${part === '.' ? 'index' : part.slice(2)}`,
    source: packageSources.get(name + part.slice(1)),
    declarations: `${root}${PHYSICS}/${types.slice(2)}`,
  }));
  const own = `${root}packages/cli/src/library.ts`;
  const library = {
    subpath: '.',
    name: 'index',
    source: own,
    declarations: own.replace('/src/', '/dist/').replace(/ts$/, 'd.ts'),
  };
  return [library, ...physics];
}

/** For package.json; nothing else of the package can be imported. */
export function libraryExports() {
  const file = (name, ending) => `./${layout.library}/${name}.${ending}`;
  const entries = libraryEntries().map(({ subpath, name }) => [
    subpath,
    { types: file(name, 'd.ts'), default: file(name, 'js') },
  ]);
  return Object.fromEntries([...entries, ['./package.json', './package.json']]);
}
