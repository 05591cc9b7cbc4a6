import type { FigureSpec } from '@nereid/figures';
import { figureSvg } from '@nereid/figures/node';

/** A figure of a page, for light and dark ones, and for the width of a phone. */
export const FIGURE_VARIANTS = ['light', 'dark', 'light-narrow', 'dark-narrow'] as const;
export type FigureVariant = (typeof FIGURE_VARIANTS)[number];

/** Size on a phone: words of the other one, scaled down, could not be read. */
const NARROW = { width: 420, height: 330, fontSizePx: 14 } as const;

/**
 * The figure in one of its variants. Narrow ones have neither title nor caption, which stand beside them on the page, nor a legend beside
 * the plot, whose names the page lists.
 */
export function figureVariant(spec: FigureSpec, variant: FigureVariant): FigureSpec {
  const theme = variant.startsWith('dark') ? 'dark' : 'light';
  if (!variant.endsWith('narrow')) return { ...spec, theme };
  const { title, caption, legendSpan, keepsPlotSize, ...rest } = spec;
  return { ...rest, ...NARROW, theme, ...(rest.legend === 'outside' && { legend: 'none' as const }) };
}

/** How large a figure is once drawn [px]: a legend below the plot makes it higher than asked for. */
export async function drawnSize(spec: FigureSpec): Promise<{ readonly width: number; readonly height: number }> {
  const [, width, height] = /<svg[^>]*\bwidth="([\d.]+)" height="([\d.]+)"/.exec(await figureSvg(spec)) ?? [];
  return { width: Math.round(Number(width)), height: Math.round(Number(height)) };
}
