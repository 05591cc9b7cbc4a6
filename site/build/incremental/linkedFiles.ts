import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Files that a text leads to, each with whether it is there. */
export function linkedFiles(file: string, text: string, repository: string): [string, boolean][] {
  const addresses = [...text.matchAll(/\]\(<?([^()#>\s]+)|^ {0,3}\[[^\]]+\]:\s*<?([^#>\s]+)/gm)];
  return addresses
    .map(([, inline, reference]) => inline ?? reference)
    .filter((address) => !/^[a-z]+:/.test(address))
    .map((address) => posix.join(posix.dirname(file), address))
    .map((path) => [path, existsSync(join(repository, path))]);
}
