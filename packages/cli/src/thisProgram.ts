import { fileURLToPath } from 'node:url';

/** What the tasks of a cluster start: this Node and this program, by the paths they have here. */
export const THIS_PROGRAM: readonly string[] = [
  process.execPath,
  // the same way from this folder and from the bundle
  fileURLToPath(new URL('../bin/nereid.js', import.meta.url)),
];
