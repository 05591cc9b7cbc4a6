import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtCatalogueFolder } from '../locations.js';

/** File in which the build states what `codeIdentity` returns. */
export const CODE_IDENTITY_FILE = 'code.sha256';

let known: string | undefined;

/**
 * SHA-256 of the code that makes a catalogue of its sources, as the build noted it: what other code compiled is not used. Undefined
 * where nothing was built, and then nothing compiled is used or kept.
 */
export function codeIdentity(): string | undefined {
  try {
    known ??= readFileSync(join(builtCatalogueFolder, CODE_IDENTITY_FILE), 'utf8').trim();
  } catch {
    return undefined;
  }
  return known;
}
