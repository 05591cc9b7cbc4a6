import type { FigureSpec } from '@nereid/figures';
import type { FigureFormat, FigureStyle } from '../options/figure.js';

/** Pixels across a small image that stands for a figure. */
const THUMBNAIL_PIXELS = 240;

/**
 * The files of a figure, `name.svg` and so on, in every format asked for. Loads what draws them only now.
 * @param thumbnail name of a small PNG that goes with the PNG
 * @throws MissingPackageError for a format that was asked for by name and needs a package that is not installed
 */
export async function figureFiles(
  name: string,
  figure: FigureSpec,
  { formats, print, leavesOutMissing = false }: FigureStyle,
  thumbnail?: string,
): Promise<Record<string, string | Uint8Array>> {
  const { figureSvg, MissingPackageError, pdfFromSvg, pngFromSvg } = await import('@nereid/figures/node');
  const svg = await figureSvg({ ...figure, ...(print && { print }) });
  const draw = { svg: () => svg, png: () => pngFromSvg(svg), pdf: () => pdfFromSvg(svg) };
  const small = async () => [thumbnail ?? '', await pngFromSvg(svg, { widthPixels: THUMBNAIL_PIXELS })] as const;
  const file = async (format: FigureFormat) => {
    try {
      const whole = [`${name}.${format}`, await draw[format]()] as const;
      return thumbnail !== undefined && format === 'png' ? [whole, await small()] : [whole];
    } catch (error) {
      if (!leavesOutMissing || !(error instanceof MissingPackageError)) throw error;
      console.error(`left out: ${error.message}`);
      return [];
    }
  };
  return Object.fromEntries((await Promise.all(formats.map(file))).flat());
}
