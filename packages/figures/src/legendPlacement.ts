import type { Corner, FigureSpec, Series } from './figureSpec.js';
import { anchorFraction, findLabel, type LabelSet, labelTex } from './label.js';
import type { Box, Layout, Scales } from './layout.js';
import { errorBars, isDrawable, pixels } from './series.js';

/** A sample of what is drawn, and the side of it that is shaded. */
export interface Ink {
  readonly x: number;
  readonly y: number;
  readonly shaded?: 'above' | 'below';
}

const INSET = 14;
const CLEARANCE = 6;
const SAMPLE_SPACING = 3;
// A legend over shading can be read, so shading only decides between corners without curves.
const SHADING_WEIGHT = 1e-3;

/** The corners in the order of preference among equals. */
const CORNERS: readonly Corner[] = ['topRight', 'topLeft', 'bottomRight', 'bottomLeft'];

export interface Placement {
  readonly box: Box;
  /** Samples of curves, points and annotations that the legend covers. */
  readonly covered: number;
}

export function cornerBox(corner: Corner, plot: Box, size: { width: number; height: number }): Box {
  const isTop = corner === 'topRight' || corner === 'topLeft';
  const isLeft = corner === 'topLeft' || corner === 'bottomLeft';
  const left = isLeft ? plot.left + INSET : plot.right - INSET - size.width;
  const top = isTop ? plot.top + INSET : plot.bottom - INSET - size.height;
  return { left, top, right: left + size.width, bottom: top + size.height };
}

/** The corner in which a legend covers least of what is drawn. */
export function freestCorner(
  spec: FigureSpec,
  layout: Layout,
  scales: Scales,
  labels: LabelSet,
  size: { width: number; height: number },
): Placement {
  const ink = spec.series.flatMap((series) => inkOf(series, layout, scales, labels));
  let best: (Placement & { score: number }) | undefined;
  for (const corner of CORNERS) {
    const box = cornerBox(corner, layout.plot, size);
    const covered = ink.filter((point) => isInside(point, box, CLEARANCE)).length;
    const score = covered + SHADING_WEIGHT * ink.filter((point) => shades(point, box)).length;
    if (!best || score < best.score) best = { box, covered, score };
  }
  return best as Placement;
}

/** So many places along an edge are tried. */
const EDGE_STEPS = 12;

/** The place along an edge of the plot in which a legend covers least; undefined where none fits. */
export function freestEdge(
  spec: FigureSpec,
  layout: Layout,
  scales: Scales,
  labels: LabelSet,
  size: { width: number; height: number },
): Placement | undefined {
  const ink = spec.series.flatMap((series) => inkOf(series, layout, scales, labels));
  const first = cornerBox('topLeft', layout.plot, size);
  const last = cornerBox('bottomRight', layout.plot, size);
  if (last.left < first.left || last.top < first.top) return undefined;
  let best: Placement | undefined;
  for (let step = 1; step < EDGE_STEPS; step++) {
    const left = first.left + ((last.left - first.left) * step) / EDGE_STEPS;
    const top = first.top + ((last.top - first.top) * step) / EDGE_STEPS;
    for (const at of [
      { left, top: first.top },
      { left, top: last.top },
      { left: first.left, top },
      { left: last.left, top },
    ]) {
      const box = { ...at, right: at.left + size.width, bottom: at.top + size.height };
      const covered = ink.filter((point) => isInside(point, box, CLEARANCE)).length;
      if (!best || covered < best.covered) best = { box, covered };
    }
  }
  return best;
}

function isInside({ x, y }: Ink, box: Box, margin: number): boolean {
  return x > box.left - margin && x < box.right + margin && y > box.top - margin && y < box.bottom + margin;
}

function shades({ x, y, shaded }: Ink, box: Box): boolean {
  if (!shaded || x < box.left || x > box.right) return false;
  return shaded === 'above' ? y > box.top : y < box.bottom;
}

/** Samples of what a series draws. */
export function inkOf(series: Series, layout: Layout, scales: Scales, labels: LabelSet): Ink[] {
  switch (series.kind) {
    case 'line':
      return series.polylines.flatMap((polyline) => sampleLine(pixels(polyline, scales), layout.plot));
    case 'excludedRegion': {
      const shaded = series.excludedSide;
      const ink = series.polylines.flatMap((polyline) => sampleLine(pixels(polyline, scales), layout.plot));
      // what lies outside of closed lines is shaded in every corner alike, and what lies inside in none
      return shaded === 'outside' || shaded === 'inside' ? ink : ink.map((point) => ({ ...point, shaded }));
    }
    case 'band':
      return [series.lower, series.upper].flatMap((y) => sampleLine(pixels({ x: series.x, y }, scales), layout.plot));
    case 'points':
      return errorBars(series, scales).flatMap((bar) => sampleLine(bar, layout.plot));
    case 'text': {
      const size = layout.sizes.annotation;
      const width = findLabel(labels, labelTex(series.label)).widthEm * size;
      const angle = (-(series.rotationDegrees ?? 0) * Math.PI) / 180;
      const start = -anchorFraction(series.anchor) * width;
      const steps = Math.ceil(width / SAMPLE_SPACING);
      return Array.from({ length: steps + 1 }, (_, i) => {
        const along = start + (i * width) / steps;
        return { x: scales.x(series.x) + along * Math.cos(angle), y: scales.y(series.y) + along * Math.sin(angle) };
      });
    }
  }
}

/** Points every few px along the visible part of a line. */
export function sampleLine(line: ReadonlyArray<readonly [number, number]>, plot: Box): Ink[] {
  const ink: Ink[] = [];
  for (let i = 1; i < line.length; i++) {
    const [start, end] = [line[i - 1], line[i]];
    if (!isDrawable(start) || !isDrawable(end)) continue;
    const visible = visibleRange(start, end, plot);
    if (!visible) continue;
    const [from, to] = visible;
    const dx = end[0] - start[0];
    const dy = end[1] - start[1];
    const steps = Math.max(1, Math.ceil((Math.hypot(dx, dy) * (to - from)) / SAMPLE_SPACING));
    for (let step = 0; step <= steps; step++) {
      const t = from + ((to - from) * step) / steps;
      ink.push({ x: start[0] + t * dx, y: start[1] + t * dy });
    }
  }
  return ink;
}

/** The part of a segment within a box, as parameters 0…1 along it (Liang–Barsky). */
function visibleRange(
  start: readonly [number, number],
  end: readonly [number, number],
  box: Box,
): [number, number] | undefined {
  let from = 0;
  let to = 1;
  const limits = [
    [start[0] - end[0], start[0] - box.left],
    [end[0] - start[0], box.right - start[0]],
    [start[1] - end[1], start[1] - box.top],
    [end[1] - start[1], box.bottom - start[1]],
  ];
  for (const [direction, distance] of limits) {
    if (direction === 0 && distance < 0) return undefined;
    if (direction < 0) from = Math.max(from, distance / direction);
    if (direction > 0) to = Math.min(to, distance / direction);
  }
  return from <= to ? [from, to] : undefined;
}
