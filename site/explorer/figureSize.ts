/** Smallest width in which the words of a figure have their place [px]. */
const NARROWEST = 320;

/** A figure as wide as its place on the page, with words that stay readable: scaled down they would not. */
export function figureSize(place: HTMLElement, widest: number) {
  const available = place.clientWidth || (place.parentElement?.clientWidth ?? widest);
  const width = Math.round(Math.min(widest, Math.max(NARROWEST, available)));
  return { width, height: Math.round(0.75 * width), fontSizePx: width < 420 ? 12 : 15 } as const;
}

export type FigureSize = ReturnType<typeof figureSize>;
