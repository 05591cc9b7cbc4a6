// Compiles data/ into packages/catalogue/compiled, where it changed since the last time.
import { root } from './root.mjs';
import { catalogueIdentity } from './sourceIdentity.mjs';

/** Data with errors stop nothing here: the commands say what is wrong with them. */
export async function compileData() {
  const { compileDataFolder } = await import('../packages/cli/bundle/compileDataFolder.js');
  try {
    compileDataFolder(`${root}data`, `${root}packages/catalogue/compiled`, catalogueIdentity());
  } catch (error) {
    if (error.name !== 'CatalogueError') throw error;
    console.error(`The data are not compiled: ${error.message.split('\n')[0]}. Run: npx nereid catalogue check`);
  }
}
