import type { FigureSpec } from '@nereid/figures';

/** Smallest width in which the words of a figure have their place [px]. */
const NARROWEST = 320;

/** A figure as wide as its place on the page, with words that stay readable: scaled down they would not. */
export function figureSize(place: HTMLElement, widest: number) {
  const available = place.clientWidth || (place.parentElement?.clientWidth ?? widest);
  const width = Math.round(Math.min(widest, Math.max(NARROWEST, available)));
  return { width, height: Math.round(0.75 * width), fontSizePx: width < 420 ? 12 : 15 } as const;
}

export type FigureSize = ReturnType<typeof figureSize>;

/** Size of a plane that is saved, in px; a caption and a legend below it make the figure higher. */
export const SAVED_PLANE = { width: 760, height: 560, keepsPlotSize: true } as const;

/** A plane on the page: as wide as its place, higher where that is narrow, with a legend that takes nothing of it. */
export function planeSize(place: HTMLElement): Partial<FigureSpec> {
  const { width, fontSizePx } = figureSize(place, SAVED_PLANE.width);
  const shape = width < 480 ? 0.95 : SAVED_PLANE.height / SAVED_PLANE.width;
  return { width, height: Math.round(shape * width), fontSizePx: width > 640 ? 17 : fontSizePx, keepsPlotSize: true };
}
