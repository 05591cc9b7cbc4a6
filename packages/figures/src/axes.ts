import type { FigureSpec } from './figureSpec.js';
import { number } from './format.js';
import { drawLabel, findLabel, type LabelSet, labelTex, type TypesetLabel } from './label.js';
import { type Layout, type Scales, tallestTick } from './layout.js';
import type { Theme } from './palette.js';

const MAJOR_TICK = 9;
const MINOR_TICK = 5;

/** Frame and ticks, inside on all four sides: drawn over the curves. */
export function drawFrame(layout: Layout, scales: Scales, theme: Theme): string {
  const { left, right, top, bottom } = layout.plot;
  const paths = { major: '', minor: '' };
  for (const { value, major } of layout.xTicks) {
    const x = number(scales.x(value));
    const length = major ? MAJOR_TICK : MINOR_TICK;
    paths[major ? 'major' : 'minor'] += `M${x},${bottom}v${-length}M${x},${top}v${length}`;
  }
  for (const { value, major } of layout.yTicks) {
    const y = number(scales.y(value));
    const length = major ? MAJOR_TICK : MINOR_TICK;
    paths[major ? 'major' : 'minor'] += `M${left},${y}h${length}M${right},${y}h${-length}`;
  }
  return (
    `<g fill="none" stroke="${theme.ink}">` +
    `<path stroke-width="0.8" d="${paths.minor}"/><path stroke-width="1.2" d="${paths.major}"/>` +
    `<rect stroke-width="1.4" x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/></g>`
  );
}

export function drawTickLabels(layout: Layout, scales: Scales, labels: LabelSet, theme: Theme): string {
  const { plot, sizes, tickGap } = layout;
  const parts: string[] = [];
  const place = { sizePx: sizes.tick, colour: theme.ink };
  const baseline = plot.bottom + tickGap + tallestTick(layout.xTicks, labels) * sizes.tick;
  for (const { value, label } of layout.xTicks) {
    if (label === null) continue;
    parts.push(drawLabel(findLabel(labels, label), { ...place, x: scales.x(value), y: baseline, anchor: 'middle' }));
  }
  for (const { value, label } of layout.yTicks) {
    if (label === null) continue;
    const typeset = findLabel(labels, label);
    // Digits, 0.68 em high, are centred on the tick; an exponent rises above them.
    const y = scales.y(value) + (0.68 / 2) * sizes.tick;
    parts.push(drawLabel(typeset, { ...place, x: plot.left - tickGap, y, anchor: 'end' }));
  }
  return parts.join('');
}

export function drawAxisLabels(spec: FigureSpec, layout: Layout, labels: LabelSet, theme: Theme): string {
  const { plot, sizes } = layout;
  const middleX = (plot.left + plot.right) / 2;
  const middleY = (plot.top + plot.bottom) / 2;
  const place = { colour: theme.ink, anchor: 'middle' } as const;
  const xLabel = findLabel(labels, labelTex(spec.x.label));
  const yLabel = findLabel(labels, labelTex(spec.y.label));
  const x = { ...place, x: middleX, y: layout.xLabelBaseline, sizePx: fitted(xLabel, sizes.axis, layout.width) };
  const y = { ...place, x: layout.yLabelBaseline, y: middleY, sizePx: fitted(yLabel, sizes.axis, 2 * middleY) };
  const axes = drawLabel(xLabel, x) + drawLabel(yLabel, { ...y, rotationDegrees: 90 });
  if (!spec.title) return axes;
  const title = findLabel(labels, labelTex(spec.title));
  const sizePx = fitted(title, sizes.title, 2 * Math.min(middleX, layout.width - middleX));
  return axes + drawLabel(title, { ...place, x: middleX, y: layout.titleBaseline, sizePx });
}

/** The size at which a long label still fits into the space it has. */
function fitted(label: TypesetLabel, sizePx: number, space: number): number {
  return Math.min(sizePx, (space - 16) / label.widthEm);
}

export function drawCaption(layout: Layout, labels: LabelSet, theme: Theme): string {
  const place = { sizePx: layout.sizes.caption, colour: theme.mutedInk };
  return layout.caption.map(({ tex, x, y }) => drawLabel(findLabel(labels, tex), { ...place, x, y })).join('');
}
