import { requireWritableFolder } from '../../output/files.js';
import { printJson } from '../../output/json.js';
import { Progress } from '../../output/progress.js';
import type { BuildFlags } from './flags.js';

/** `nereid site build`: the catalogue and its limits as static pages. */
export async function siteBuild({ out, base, data, fresh, json }: BuildFlags): Promise<void> {
  requireWritableFolder(out);
  const progress = new Progress();
  await progress.show('building the site …');
  const { buildSite } = await import('@nereid/site/build');
  const onProgress = (text: string) => progress.show(text);
  const result = await buildSite({ out, base, dataFolder: data, fresh, onProgress }).finally(() => progress.clear());
  if (json) return printJson(result);
  const { pages, records, made, files, seconds } = result;
  const work = made === 0 ? 'nothing changed' : `${made} of ${files} files made`;
  console.log(`${pages} pages of ${records} records in ${out}: ${work} (${seconds.toFixed(1)} s)`);
  console.log(`Look at it: npx nereid-hep site serve${out === 'out/site' ? '' : ` --dir ${out}`}`);
}
