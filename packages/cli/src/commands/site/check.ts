import type { SiteCheck, Unreachable } from '@nereid/site';
import { ExitStatus } from '../../exitStatus.js';
import { printJson } from '../../output/json.js';
import { Progress } from '../../output/progress.js';
import type { CheckFlags } from './flags.js';

/** `nereid site check`: every problem of a built site; exit code 2 where there is one. */
export async function siteCheck({ dir, external, json }: CheckFlags): Promise<void> {
  const { checkSite } = await import('@nereid/site');
  const check = checkSite(dir);
  const unreachable = external ? await reach(check.external) : undefined;
  if (json) printJson({ ...check, ...(unreachable && { unreachable }) });
  else await print(check, unreachable);
  if (check.problems.length > 0) throw new ExitStatus(2);
}

async function reach(addresses: readonly string[]): Promise<Unreachable[]> {
  const { tryAddresses } = await import('@nereid/site');
  const progress = new Progress();
  const onAddress = (address: string, i: number, total: number) => progress.show(`${i + 1}/${total} ${address}`);
  return tryAddresses(addresses, { onAddress }).finally(() => progress.clear());
}

async function print(check: SiteCheck, unreachable: readonly Unreachable[] | undefined): Promise<void> {
  const { formatProblem, RECORD_PAGE_BUDGET } = await import('@nereid/site');
  for (const problem of check.problems) console.log(formatProblem(problem));
  for (const { address, reason } of unreachable ?? []) console.log(`warning: ${address}: ${reason}`);
  const { pages, files, references, external, largestRecordPage, totalBytes, problems } = check;
  console.log(`${pages} pages, ${files} files of ${kilobytes(totalBytes)}`);
  console.log(
    `${references} addresses, ${external.length} of other sites${unreachable === undefined ? ' (form checked only)' : `, ${unreachable.length} not reached`}`,
  );
  if (largestRecordPage !== undefined) {
    const { file, html, styles, scripts, images, total } = largestRecordPage;
    const parts = `HTML ${kilobytes(html)}, CSS ${kilobytes(styles)}, JavaScript ${kilobytes(scripts)}, images ${kilobytes(images)}`;
    const budget = `of ${kilobytes(RECORD_PAGE_BUDGET)} allowed, compressed, without fonts`;
    console.log(`largest record page: ${file}, ${kilobytes(total)} ${budget} (${parts})`);
  }
  console.log(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
