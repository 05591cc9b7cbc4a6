import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { InputError } from '@nereid/physics';

/** What a build was made of: the same for the same commit, whenever and wherever it is built. */
export interface BuildStamp {
  /** Commit of the program; undefined where it is not in a repository of its own, as when it was installed. */
  readonly commit?: string;
  /** Files under version control differ from the commit. */
  readonly isChanged: boolean;
  /** Of the commit, or `SOURCE_DATE_EPOCH` where that is set: `2026-05-18T01:53:04Z`. Undefined where there is neither. */
  readonly date?: string;
}

/**
 * @param repository - folder of the program
 * @throws InputError for a SOURCE_DATE_EPOCH that is no number of seconds
 */
export function buildStamp(repository: string, epoch = process.env.SOURCE_DATE_EPOCH): BuildStamp {
  const commit = commitOf(repository);
  const date = epoch === undefined || epoch === '' ? commit?.date : dateOf(epoch);
  return {
    ...(commit && { commit: commit.hash }),
    isChanged: commit?.isChanged ?? false,
    ...(date !== undefined && { date }),
  };
}

/** https://reproducible-builds.org/specs/source-date-epoch: seconds since 1970 */
function dateOf(epoch: string): string {
  const date = new Date(1000 * Number(epoch));
  if (/^\d+$/.test(epoch) && !Number.isNaN(date.getTime())) return text(date);
  throw new InputError('SOURCE_DATE_EPOCH', epoch, 'not a time', 'Give whole seconds since 1970, or unset it.');
}

const text = (date: Date): string => date.toISOString().replace('.000Z', 'Z');

function commitOf(repository: string): { hash: string; date: string; isChanged: boolean } | undefined {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    // a program that was installed may lie in the repository of somebody else
    if (realpathSync(git('rev-parse', '--show-toplevel')) !== realpathSync(repository)) return undefined;
    const [hash, seconds] = git('log', '-1', '--format=%H %ct').split(' ');
    const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
    return { hash, date: text(new Date(1000 * Number(seconds))), isChanged };
  } catch {
    return undefined;
  }
}

/** A build in words: its date and commit, or that neither is known. */
export function stampWords({ commit, isChanged, date }: BuildStamp): string {
  if (commit === undefined && date === undefined) return 'no commit and no date are known of this build';
  const named = commit === undefined ? [] : [`commit ${commit.slice(0, 12)}${isChanged ? ' with changes' : ''}`];
  return [...(date === undefined ? [] : [date]), ...named].join(', ');
}

let current = stampWords({ isChanged: false });

/** Chooses the words for the build that is under way. */
export function useStamp(words: string): void {
  current = words;
}

/** The build that is under way, in words. */
export const siteStamp = (): string => current;
