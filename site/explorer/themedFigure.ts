import { type FigureSpec, type LabelSet, renderFigure } from '@nereid/figures';
import { element } from './html.ts';

/** A figure as SVG in both colours: the page shows one of them, paper the light one. */
export interface ThemedSvg {
  readonly light: string;
  readonly dark: string;
}

export const themedSvg = (spec: FigureSpec, labels: LabelSet): ThemedSvg => ({
  light: renderFigure({ ...spec, theme: 'light' }, labels),
  dark: renderFigure({ ...spec, theme: 'dark' }, labels),
});

/** Both on the page, of which a reader sees one; as wide as their place where `scales`. */
export function showThemed(place: HTMLElement, { light, dark }: ThemedSvg, scales = false): void {
  const [first, second] = [element('div', { class: 'only-light' }), element('div', { class: 'only-dark' })];
  first.innerHTML = light;
  second.innerHTML = dark;
  place.replaceChildren(first, second);
  if (!scales) return;
  for (const svg of place.querySelectorAll('svg')) {
    svg.removeAttribute('width');
    svg.removeAttribute('height');
  }
}
