import type { FigureSpec } from './figureSpec.js';
import { labelSources } from './labelSources.js';
import { typesetLabels } from './mathLabel.js';
import { optional } from './optionalPackages.js';
import { renderFigure } from './renderSvg.js';

export { typesetLabels } from './mathLabel.js';
export { MissingPackageError } from './optionalPackages.js';
export { pdfFromSvg } from './pdf.js';

/** Typesets the labels of a figure and draws it. */
export async function figureSvg(spec: FigureSpec): Promise<string> {
  return renderFigure(spec, await typesetLabels(labelSources(spec)));
}

export interface PngOptions {
  /** Pixels of the image per px of the figure; default 2, or 600 to the inch for a printed column. */
  readonly scale?: number;
  /** Of the image, in pixels, instead. */
  readonly widthPixels?: number;
}

/** 600 pixels to the inch, of 96 px. */
const PRINT_SCALE = 600 / 96;

/**
 * Rasterises a figure without any font of the system. Loads resvg on the first call.
 * @throws MissingPackageError where it is not installed
 */
export async function pngFromSvg(svg: string, { scale, widthPixels }: PngOptions = {}): Promise<Uint8Array> {
  const { Resvg } = await optional('PNG', import('@resvg/resvg-js'));
  const image = new Resvg(svg, {
    fitTo:
      widthPixels === undefined
        ? { mode: 'zoom', value: scale ?? (/^<svg [^>]*width="[\d.]+mm"/.test(svg) ? PRINT_SCALE : 2) }
        : { mode: 'width', value: widthPixels },
    font: { loadSystemFonts: false },
  });
  return image.render().asPng();
}
