import type { FigureSpec } from '@nereid/figures';
import type { FigureStyle } from '../options/figure.js';

/** The files of a figure, `name.svg` and so on, in every format asked for. Loads what draws them only now. */
export async function figureFiles(
  name: string,
  figure: FigureSpec,
  { formats, print }: FigureStyle,
): Promise<Record<string, string | Uint8Array>> {
  const { figureSvg, pdfFromSvg, pngFromSvg } = await import('@nereid/figures/node');
  const svg = await figureSvg({ ...figure, ...(print && { print }) });
  const draw = { svg: () => svg, png: () => pngFromSvg(svg), pdf: () => pdfFromSvg(svg) };
  const files = formats.map(async (format) => [`${name}.${format}`, await draw[format]()] as const);
  return Object.fromEntries(await Promise.all(files));
}
