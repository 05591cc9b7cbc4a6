import { requireWritableFolder } from '../files.js';
import { printJson } from '../output.js';
import { Progress } from '../progress.js';

export interface SiteBuildOptions {
  readonly out: string;
  readonly base: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** `nereid site build`: the catalogue and its limits as static pages. */
export async function siteBuild({ out, base, data, json }: SiteBuildOptions): Promise<void> {
  requireWritableFolder(out);
  const progress = new Progress();
  await progress.show('building the site …');
  const { buildSite } = await import('@nereid/site');
  const result = await buildSite({ out, base, dataFolder: data }).finally(() => progress.clear());
  if (json) return printJson(result);
  console.log(`${result.pages} pages of ${result.records} records in ${out} (${result.seconds.toFixed(1)} s)`);
  console.log(`Look at it: npx nereid site serve${out === 'out/site' ? '' : ` --dir ${out}`}`);
}
