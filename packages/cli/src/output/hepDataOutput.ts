import { type HepDataSubmission, withResources } from '@nereid/analysis';
import type { FigureSpec } from '@nereid/figures';
import type { FigureStyle } from '../options/figure.js';
import { figureFiles } from './figureFiles.js';

/** A HEPData submission with all that lies in its folder: the figure, as PNG in any case, which HEPData shows, and the tables. */
export async function submissionFiles(
  name: string,
  submission: HepDataSubmission,
  tables: Readonly<Record<string, string>>,
  figure: FigureSpec,
  style: FigureStyle,
): Promise<Record<string, string | Uint8Array>> {
  const { hepDataFiles } = await import('../yamlFiles.js');
  const [image, thumbnail] = [`${name}.png`, `thumb_${name}.png`];
  const others = style.formats.filter((format) => format !== 'png');
  // where the package that draws PNG is missing, and it was not asked for, there is a submission without the figure
  const leavesOutMissing = style.leavesOutMissing || !style.formats.includes('png');
  const files = {
    ...tables,
    ...(await figureFiles(name, figure, { ...style, formats: others })),
    ...(await figureFiles(name, figure, { ...style, formats: ['png'], leavesOutMissing }, thumbnail)),
  };
  const beside = Object.keys(files).filter((file) => file !== image && file !== thumbnail);
  const shown = Object.hasOwn(files, image) ? { image, thumbnail } : undefined;
  return { ...files, ...hepDataFiles(withResources(submission, shown, beside)) };
}
