import type { FigureSpec, Label, Series } from './figureSpec.js';
import { labelTex } from './label.js';
import { plainTex } from './plainTex.js';
import { drawnSpec } from './printColumn.js';
import { axisTicks } from './ticks.js';
import { validateSpec } from './validateSpec.js';

/** The TeX sources a figure needs typeset: title, axes, ticks, legend, annotations and each word of the caption. */
export function labelSources(described: FigureSpec): string[] {
  validateSpec(described);
  const spec = drawnSpec(described);
  const sources = [labelTex(spec.x.label), labelTex(spec.y.label)];
  if (spec.title) sources.push(labelTex(spec.title));
  for (const axis of [spec.x, spec.y]) {
    for (const tick of axisTicks(axis)) {
      if (tick.label !== null) sources.push(tick.label);
    }
  }
  for (const series of spec.series) {
    const label = seriesLabel(series);
    if (label) sources.push(labelTex(label));
    if ('tag' in series && series.tag) sources.push(labelTex(series.tag));
  }
  for (const line of captionWords(spec.caption)) sources.push(...line);
  return [...new Set(sources)];
}

function seriesLabel(series: Series): Label | undefined {
  if (series.kind === 'text') return series.label;
  return series.inLegend === false ? undefined : series.label;
}

/** TeX of the words in each line of a caption. */
export function captionWords(caption: string | undefined): string[][] {
  if (!caption) return [];
  return caption.split('\n').map((line) =>
    line
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(plainTex),
  );
}
