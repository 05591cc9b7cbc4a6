import { scaleLinear, scaleLog } from 'd3-scale';
import type { Axis, FigureSpec } from './figureSpec.js';
import { findLabel, type LabelSet, labelTex } from './label.js';
import { captionWords } from './labelSources.js';
import { axisTicks, type Tick } from './ticks.js';

/** A rectangle in px, y downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface CaptionWord {
  readonly tex: string;
  readonly x: number;
  readonly y: number;
}

/** Sizes of text in px. */
export interface TextSizes {
  readonly tick: number;
  readonly axis: number;
  readonly title: number;
  readonly legend: number;
  readonly annotation: number;
  readonly caption: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  readonly sizes: TextSizes;
  readonly tickGap: number;
  /** Upper edge of the space below the axis, where a legend may lie. */
  readonly legendTop: number;
  readonly xLabelBaseline: number;
  readonly yLabelBaseline: number;
  readonly titleBaseline: number;
  readonly caption: readonly CaptionWord[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

const PADDING = 14;
const TICK_GAP = 9;

/** Room that a legend takes outside of the plot, in px. */
export interface Reserved {
  readonly right?: number;
  readonly below?: number;
}

export function computeLayout(spec: FigureSpec, labels: LabelSet, reserved: Reserved = {}): Layout {
  const width = spec.width ?? 720;
  const height = spec.height ?? 540;
  const sizes = textSizes(spec.fontSizePx ?? 17, spec.print !== undefined);
  const xTicks = axisTicks(spec.x);
  const yTicks = axisTicks(spec.y);
  const caption = wrapCaption(spec.caption, labels, sizes.caption, width - 2 * PADDING);
  const captionTop = height - PADDING - caption.height;

  const xLabel = findLabel(labels, labelTex(spec.x.label));
  const yLabel = findLabel(labels, labelTex(spec.y.label));
  const legendTop = captionTop - (reserved.below ?? 0);
  const xLabelBaseline = legendTop - (caption.height > 0 ? 8 : 0) - xLabel.descentEm * sizes.axis;
  const bottom =
    xLabelBaseline - xLabel.ascentEm * sizes.axis - 8 - tallestTick(xTicks, labels) * sizes.tick - TICK_GAP;
  const yLabelBaseline = PADDING + yLabel.ascentEm * sizes.axis;
  const left = yLabelBaseline + yLabel.descentEm * sizes.axis + 10 + widestTick(yTicks, labels) * sizes.tick + TICK_GAP;
  const titleLabel = spec.title ? findLabel(labels, labelTex(spec.title)) : undefined;
  const titleBaseline = PADDING + (titleLabel?.ascentEm ?? 0) * sizes.title;
  const top = titleLabel ? titleBaseline + titleLabel.descentEm * sizes.title + 10 : PADDING + 4;
  // The last tick label is centred on the end of the axis.
  const overhang = Math.max(PADDING + 8, 6 + (widestTick(xTicks, labels) * sizes.tick) / 2);
  const right = width - (reserved.right ? Math.max(PADDING + 12 + reserved.right, overhang) : overhang);
  return {
    ...{
      width,
      height,
      sizes,
      xTicks,
      yTicks,
      tickGap: TICK_GAP,
      xLabelBaseline,
      yLabelBaseline,
      titleBaseline,
      legendTop,
    },
    // Whole pixels, so that the frame and the ticks at its ends are sharp.
    plot: { left: Math.ceil(left), top: Math.ceil(top), right: Math.floor(right), bottom: Math.floor(bottom) },
    caption: caption.words.map((word) => ({ ...word, x: word.x + PADDING, y: word.y + captionTop })),
  };
}

function textSizes(tick: number, printed: boolean): TextSizes {
  // of 8 and 9 pt: journals ask for no smaller print, and a column has no room for larger
  if (printed) {
    return { tick, axis: tick * 1.125, title: tick * 1.125, legend: tick, annotation: tick, caption: tick };
  }
  return {
    tick,
    axis: tick * 1.2,
    title: tick * 1.2,
    legend: tick * 0.95,
    annotation: tick * 0.95,
    caption: tick * 0.68,
  };
}

function widestTick(ticks: readonly Tick[], labels: LabelSet): number {
  return Math.max(0, ...ticks.map(({ label }) => (label === null ? 0 : findLabel(labels, label).widthEm)));
}

export function tallestTick(ticks: readonly Tick[], labels: LabelSet): number {
  return Math.max(0, ...ticks.map(({ label }) => (label === null ? 0 : findLabel(labels, label).ascentEm)));
}

function wrapCaption(caption: string | undefined, labels: LabelSet, sizePx: number, width: number) {
  const words: CaptionWord[] = [];
  const lineHeight = 1.35 * sizePx;
  const space = 0.3 * sizePx;
  let lines = 0;
  for (const line of captionWords(caption)) {
    let x = 0;
    lines++;
    for (const tex of line) {
      const wordWidth = findLabel(labels, tex).widthEm * sizePx;
      if (x > 0 && x + wordWidth > width) {
        x = 0;
        lines++;
      }
      words.push({ tex, x, y: (lines - 1) * lineHeight + 0.95 * sizePx });
      x += wordWidth + space;
    }
  }
  return { words, height: lines * lineHeight };
}

/** Data value → px. Not finite for a value that the axis cannot show, such as zero on a log axis. */
export type Scale = (value: number) => number;

export interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

export function plotScales(spec: FigureSpec, plot: Box): Scales {
  return { x: scaleOf(spec.x, plot.left, plot.right), y: scaleOf(spec.y, plot.bottom, plot.top) };
}

function scaleOf(axis: Axis, start: number, end: number): Scale {
  const scale = axis.scale === 'log' ? scaleLog() : scaleLinear();
  scale.domain(axis.domain).range([start, end]);
  // Far outside the plot a pixel more or less is invisible, but renderers in single precision need bounded numbers.
  return (value) => {
    if (!Number.isFinite(value) || (axis.scale === 'log' && value <= 0)) return Number.NaN;
    return Math.min(1e6, Math.max(-1e6, scale(value)));
  };
}
