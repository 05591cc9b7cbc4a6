import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** In the bundle of the program: SHA-256 of the sources that `codeIdentity` is about, as they were bundled. */
declare const NEREID_CALCULATION_IDENTITY: string | undefined;

/**
 * SHA-256 of the compiled code that computes a scan: the files of physics, analysis and this package. Two installations with the
 * same number may mix results, others may not, whatever their version says.
 */
export function codeIdentity(): string {
  if (typeof NEREID_CALCULATION_IDENTITY === 'string') return NEREID_CALCULATION_IDENTITY;
  const folders = [
    dirname(require.resolve('@nereid/physics')),
    dirname(require.resolve('@nereid/analysis')),
    dirname(fileURLToPath(import.meta.url)),
  ];
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
    for (const name of files.map((file) => file.replaceAll('\\', '/')).sort()) {
      hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest('hex');
}
