import { arrange } from './arrangement.js';
import { drawAxisLabels, drawCaption, drawFrame, drawTickLabels } from './axes.js';
import type { FigureSpec } from './figureSpec.js';
import { escapeXml, number, stableHash } from './format.js';
import { shareGlyphs } from './glyphs.js';
import { type LabelSet, readableLabel } from './label.js';
import type { Box } from './layout.js';
import { drawLegend, legendEntries } from './legend.js';
import { themeOf } from './palette.js';
import { documentSize, drawnSpec } from './printColumn.js';
import { drawSeries, hatchPattern } from './series.js';
import { drawTags } from './tags.js';
import { validateSpec } from './validateSpec.js';

/**
 * Draws a figure as an SVG document. Pure: the same description and labels give the same bytes, in Node and in a browser.
 * `labels` holds every source that `labelSources(spec)` lists.
 */
export function renderFigure(described: FigureSpec, labels: LabelSet): string {
  validateSpec(described);
  const spec = drawnSpec(described);
  const theme = themeOf(spec.theme);
  const entries = legendEntries(spec, labels);
  const { layout, scales, legend } = arrange(spec, labels, entries);
  const { width, height, plot, sizes } = layout;
  const id = spec.id ?? `figure-${stableHash(JSON.stringify(described))}`;
  const context = { plot, scales, theme, labels, annotationSizePx: sizes.annotation, id };
  const drawn = spec.series.map((series, index) => drawSeries(series, index, context));
  const patterns = spec.series.map((series, index) => hatchPattern(series, index, id, theme)).join('');
  const text = [
    legend ? drawLegend(entries, legend.box, { ...legend, theme, id }) : '',
    drawTags(spec, layout, scales, labels, legend?.box),
    drawTickLabels(layout, scales, labels, theme),
    drawAxisLabels(spec, layout, labels, theme),
    drawCaption(layout, labels, theme),
  ];
  const strokes = drawn.map(({ stroke }) => stroke);
  const curves = `<g clip-path="url(#${id}-plot)">\n${lines([...drawn.map(({ fill }) => fill), ...strokes])}\n</g>`;
  const { definitions, body } = shareGlyphs(lines([curves, drawFrame(layout, scales, theme), ...text]), id);
  const size = `width="${number(width)}" height="${number(height)}"`;
  return lines([
    `<svg xmlns="http://www.w3.org/2000/svg" ${documentSize(spec.print, width, height)} viewBox="0 0 ${number(width)} ${number(height)}" role="img" ` +
      `aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escapeXml(titleOf(described))}</title>`,
    `<desc id="${id}-desc">${escapeXml(descriptionOf(described))}</desc>`,
    `<defs><clipPath id="${id}-plot">${boxElement(plot)}</clipPath>${patterns}${definitions}</defs>`,
    `<rect fill="${theme.paper}" ${size}/>`,
    body,
    '</svg>\n',
  ]);
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

function boxElement({ left, top, right, bottom }: Box): string {
  return `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/>`;
}

function titleOf(spec: FigureSpec): string {
  return spec.title
    ? readableLabel(spec.title)
    : `${readableLabel(spec.y.label)} against ${readableLabel(spec.x.label)}`;
}

/** All that is drawn as outlines, in words. */
function descriptionOf(spec: FigureSpec): string {
  const [x, y] = [spec.x, spec.y].map(
    ({ label, scale, domain }) => `${readableLabel(label)} (${scale}, ${domain[0]} to ${domain[1]})`,
  );
  const shown = spec.series.flatMap(({ label }) => (label ? [readableLabel(label)] : []));
  const sentences = [spec.description ?? `Horizontal axis: ${x}. Vertical axis: ${y}.`];
  if (shown.length > 0) sentences.push(`Shown: ${shown.join('; ')}.`);
  if (spec.caption) sentences.push(spec.caption);
  return sentences.join(' ');
}
