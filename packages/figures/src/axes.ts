import type { FigureSpec } from './figureSpec.js';
import { number } from './format.js';
import { drawLabel, findLabel, type LabelSet, labelTex } from './label.js';
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
  const place = { sizePx: sizes.axis, colour: theme.ink, anchor: 'middle' } as const;
  const middleX = (plot.left + plot.right) / 2;
  const middleY = (plot.top + plot.bottom) / 2;
  const x = drawLabel(findLabel(labels, labelTex(spec.x.label)), { ...place, x: middleX, y: layout.xLabelBaseline });
  const y = drawLabel(findLabel(labels, labelTex(spec.y.label)), {
    ...place,
    x: layout.yLabelBaseline,
    y: middleY,
    rotationDegrees: 90,
  });
  if (!spec.title) return x + y;
  const title = { ...place, sizePx: sizes.title, x: middleX, y: layout.titleBaseline };
  return x + y + drawLabel(findLabel(labels, labelTex(spec.title)), title);
}

export function drawCaption(layout: Layout, labels: LabelSet, theme: Theme): string {
  const place = { sizePx: layout.sizes.caption, colour: theme.mutedInk };
  return layout.caption.map(({ tex, x, y }) => drawLabel(findLabel(labels, tex), { ...place, x, y })).join('');
}
