import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// this file lies as deep as the bundle: the same ways lead from both

/** Version of the command line and of the calculation behind it. */
export const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

/** Where a result comes from, in its JSON. */
export const PROVENANCE = { program: 'nereid', version: VERSION };

/** What the tasks of a cluster start: this Node and this program, by the paths they have here. */
export const THIS_PROGRAM: readonly string[] = [
  process.execPath,
  fileURLToPath(new URL('../bin/nereid.js', import.meta.url)),
];
