import type { FigureSpec } from './figureSpec.js';
import type { LabelSet } from './label.js';
import { type Box, computeLayout, type Layout, plotScales, type Scales } from './layout.js';
import { type LegendEntry, type LegendSize, legendSize, legendWithin } from './legend.js';
import { cornerBox, freestCorner, freestEdge } from './legendPlacement.js';

/** Where everything of a figure lies. */
export interface Arrangement {
  readonly layout: Layout;
  readonly scales: Scales;
  readonly legend?: { readonly box: Box; readonly columns: number; readonly sizePx: number };
}

/** A wider legend beside the plot would leave no plot. */
const WIDEST_BESIDE = 0.45;
const WIDEST_BESIDE_IN_PRINT = 0.25;
/** One this wide is put along an edge of the plot first, if a place is free. */
const WIDE_BESIDE = 0.3;

/** A higher legend below makes the figure higher, as it does in print; the plot keeps its size. */
const LARGEST_SHARE_BELOW = 0.3;
/** Entries from which a legend below may be set smaller, and by how much: 7 pt at least in print. */
const LONG_LEGEND = 16;
const COMPACT = 0.82;

export function arrange(described: FigureSpec, labels: LabelSet, entries: readonly LegendEntry[]): Arrangement {
  const spec = described.keepsPlotSize ? withRoomForCaption(described, labels) : described;
  const layout = computeLayout(spec, labels);
  const scales = plotScales(spec, layout.plot);
  const position = spec.legend ?? 'auto';
  if (position === 'none' || entries.length === 0) return { layout, scales };
  const sizePx = layout.sizes.legend;
  const size = legendSize(entries, sizePx);
  const fitsBeside = size.width < (spec.print ? WIDEST_BESIDE_IN_PRINT : WIDEST_BESIDE) * layout.width;
  switch (position) {
    case 'outside':
      return fitsBeside ? beside(spec, labels, size) : below(spec, labels, entries);
    case 'below':
      return below(spec, labels, entries);
    case 'auto': {
      const corner = freestCorner(spec, layout, scales, labels, size);
      if (corner.covered === 0) return { layout, scales, legend: { box: corner.box, columns: 1, sizePx } };
      if (fitsBeside && size.width < WIDE_BESIDE * layout.width) return beside(spec, labels, size);
      // a free place along an edge is better than a much smaller plot
      const edge = freestEdge(spec, layout, scales, labels, size);
      if (edge?.covered === 0) return { layout, scales, legend: { box: edge.box, columns: 1, sizePx } };
      return below(spec, labels, entries);
    }
    default:
      return { layout, scales, legend: { box: cornerBox(position, layout.plot, size), columns: 1, sizePx } };
  }
}

function withRoomForCaption(spec: FigureSpec, labels: LabelSet): FigureSpec {
  const bottomOf = (one: FigureSpec) => computeLayout(one, labels).plot.bottom;
  const { caption: _, ...bare } = spec;
  const taken = bottomOf(bare) - bottomOf(spec);
  return taken > 0 ? { ...spec, height: computeLayout(spec, labels).height + taken } : spec;
}

function beside(spec: FigureSpec, labels: LabelSet, size: LegendSize): Arrangement {
  const layout = computeLayout(spec, labels, { right: size.width });
  const left = layout.plot.right + 8;
  const { top } = layout.plot;
  const box = { left, top, right: left + size.width, bottom: top + size.height };
  return {
    layout,
    scales: plotScales(spec, layout.plot),
    legend: { box, columns: size.columns, sizePx: layout.sizes.legend },
  };
}

function below(spec: FigureSpec, labels: LabelSet, entries: readonly LegendEntry[]): Arrangement {
  const { plot, sizes, height, width } = computeLayout(spec, labels);
  const room = spec.legendSpan === 'page' ? width : plot.right - plot.left;
  const normal = legendWithin(entries, sizes.legend, room);
  const compact = legendWithin(entries, COMPACT * sizes.legend, room);
  // smaller print where it saves rows of a long legend
  const isCompact = entries.length > LONG_LEGEND && compact.columns > normal.columns;
  const [size, sizePx] = isCompact ? [compact, COMPACT * sizes.legend] : [normal, sizes.legend];
  const grows =
    spec.print !== undefined || spec.keepsPlotSize || size.height > LARGEST_SHARE_BELOW * (plot.bottom - plot.top);
  const page = grows ? { ...spec, height: height + size.height } : spec;
  const layout = computeLayout(page, labels, { below: size.height });
  const middle = (layout.plot.left + layout.plot.right) / 2;
  // a legend wider than the plot still stays on the page
  const left = Math.max(0, Math.min(middle - size.width / 2, layout.width - size.width));
  const top = layout.legendTop;
  const box = { left, top, right: left + size.width, bottom: top + size.height };
  return { layout, scales: plotScales(spec, layout.plot), legend: { box, columns: size.columns, sizePx } };
}
