import { element } from '../html.ts';
import type { DrawnScatter, FoundPoint } from './scanViewer.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Space around the points, in px. */
const MARGIN = { left: 64, right: 14, top: 10, bottom: 46 } as const;
const LARGEST_HEIGHT = 540;
const KEY_STEP = 0.02;

type Place = readonly [number, number];

export interface ScatterEvents {
  /** The pointer or the keys are at a place: nothing is too far for the keys. */
  readonly onPlace: (place: Place, isKey: boolean) => void;
  /** A click at a place, or Enter at the point that is read. */
  readonly onKeep: (place?: Place) => void;
}

/** The points of a scan on the page: pixels, axes, and a ring around the point that is read. */
export class ScatterView {
  private readonly canvas = element('canvas', { 'aria-hidden': 'true' });
  private readonly svg = document.createElementNS(SVG, 'svg');
  private readonly marks = document.createElementNS(SVG, 'g');
  private place: Place = [0.5, 0.5];

  constructor(
    private readonly element: HTMLElement,
    events: ScatterEvents,
  ) {
    this.svg.setAttribute('aria-hidden', 'true');
    element.append(this.canvas, this.svg);
    element.addEventListener('pointermove', (event) => this.point(event, events));
    element.addEventListener('pointerdown', (event) => this.point(event, events));
    element.addEventListener('click', (event) => {
      const place = this.placeOf(event);
      if (place) events.onKeep(place);
    });
    element.addEventListener('keydown', (event) => this.key(event, events));
  }

  /** Size of the part that holds points, in px. */
  get size(): { readonly width: number; readonly height: number } {
    const width = Math.max(120, this.element.clientWidth - MARGIN.left - MARGIN.right);
    return { width, height: Math.min(LARGEST_HEIGHT, Math.round(width * 0.8)) };
  }

  draw(drawn: DrawnScatter, xName: string, yName: string): void {
    const { width, height } = this.size;
    this.canvas.width = drawn.width;
    this.canvas.height = drawn.height;
    this.canvas.getContext('2d')?.putImageData(new ImageData(drawn.pixels, drawn.width, drawn.height), 0, 0);
    const { style } = this.canvas;
    style.left = `${MARGIN.left}px`;
    style.top = `${MARGIN.top}px`;
    style.width = `${width}px`;
    style.height = `${height}px`;
    const [full, tall] = [width + MARGIN.left + MARGIN.right, height + MARGIN.top + MARGIN.bottom];
    this.svg.setAttribute('viewBox', `0 0 ${full} ${tall}`);
    this.svg.setAttribute('height', String(tall));
    const [bottom, middle] = [MARGIN.top + height, MARGIN.top + height / 2];
    this.svg.replaceChildren(
      shape('rect', { class: 'frame', x: MARGIN.left, y: MARGIN.top, width, height }),
      ...drawn.x.ticks.flatMap(({ place, text }) => {
        const x = MARGIN.left + place * width;
        return [
          shape('path', { class: 'tick', d: `M${x},${bottom}v-6` }),
          label(text, { x, y: bottom + 19, 'text-anchor': 'middle' }),
        ];
      }),
      ...drawn.y.ticks.flatMap(({ place, text }) => {
        const y = bottom - place * height;
        return [
          shape('path', { class: 'tick', d: `M${MARGIN.left},${y}h6` }),
          label(text, { x: MARGIN.left - 7, y: y + 5, 'text-anchor': 'end' }),
        ];
      }),
      label(xName, { class: 'name', x: MARGIN.left + width / 2, y: tall - 6, 'text-anchor': 'middle' }),
      label(yName, { class: 'name', transform: `translate(15,${middle}) rotate(-90)`, 'text-anchor': 'middle' }),
      this.marks,
    );
    this.marks.replaceChildren();
  }

  /** Points that are kept, and the one that is read. */
  mark(kept: readonly FoundPoint[], read: FoundPoint | undefined): void {
    const { width, height } = this.size;
    const at = ([x, y]: Place) => ({ cx: MARGIN.left + x * width, cy: MARGIN.top + y * height });
    this.marks.replaceChildren(
      ...kept.map(({ place }) => shape('circle', { class: 'kept', r: 5, ...at(place) })),
      ...(read ? [shape('circle', { class: 'ring', r: 8, ...at(read.place) })] : []),
    );
    if (read) this.place = read.place;
  }

  /** The picture with its axes, on paper. */
  async png(): Promise<Blob> {
    const { width, height } = this.svg.getBoundingClientRect();
    const scale = this.canvas.width / this.size.width;
    const whole = element('canvas');
    whole.width = Math.round(width * scale);
    whole.height = Math.round(height * scale);
    const context = whole.getContext('2d') as CanvasRenderingContext2D;
    context.scale(scale, scale);
    const { color, backgroundColor } = getComputedStyle(document.body);
    context.fillStyle = backgroundColor;
    context.fillRect(0, 0, width, height);
    context.drawImage(this.canvas, MARGIN.left, MARGIN.top, this.size.width, this.size.height);
    drawAxes(context, this.svg, color);
    return new Promise((resolve, reject) => {
      whole.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no PNG'))), 'image/png');
    });
  }

  private point(event: PointerEvent, { onPlace }: ScatterEvents): void {
    const place = this.placeOf(event);
    if (place) onPlace(place, false);
  }

  /** Undefined beside the points. */
  private placeOf({ clientX, clientY }: MouseEvent): Place | undefined {
    const box = this.canvas.getBoundingClientRect();
    const place = [(clientX - box.left) / box.width, (clientY - box.top) / box.height] as const;
    return place.every((share) => share >= 0 && share <= 1) ? place : undefined;
  }

  private key(event: KeyboardEvent, { onPlace, onKeep }: ScatterEvents): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = ARROWS[event.key];
    if (direction === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (direction === undefined) {
      onKeep();
      return;
    }
    const step = event.shiftKey ? 5 * KEY_STEP : KEY_STEP;
    const moved = (from: number, by: number) => Math.min(1, Math.max(0, from + by * step));
    this.place = [moved(this.place[0], direction[0]), moved(this.place[1], direction[1])];
    onPlace(this.place, true);
  }
}

const ARROWS: Readonly<Record<string, Place>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function label(text: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = shape('text', attributes);
  made.textContent = text;
  return made;
}

/** Frame, ticks and words of the axes onto a canvas. */
function drawAxes(context: CanvasRenderingContext2D, svg: SVGSVGElement, colour: string): void {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  const read = (one: Element, name: string) => Number(one.getAttribute(name) ?? 0);
  for (const one of svg.querySelectorAll('.frame')) {
    context.strokeRect(read(one, 'x'), read(one, 'y'), read(one, 'width'), read(one, 'height'));
  }
  for (const one of svg.querySelectorAll('.tick')) context.stroke(new Path2D(one.getAttribute('d') ?? ''));
  for (const one of svg.querySelectorAll('text')) {
    context.save();
    context.font = getComputedStyle(one).font;
    context.textAlign = one.getAttribute('text-anchor') === 'end' ? 'end' : 'center';
    const turned = /translate\(([\d.]+),([\d.]+)\)/.exec(one.getAttribute('transform') ?? '');
    if (turned) {
      context.translate(Number(turned[1]), Number(turned[2]));
      context.rotate(-Math.PI / 2);
    }
    context.fillText(one.textContent ?? '', turned ? 0 : read(one, 'x'), turned ? 0 : read(one, 'y'));
    context.restore();
  }
}

/** What the colours say, for the reader. */
export function legendParts(colour: string | undefined, { legend }: DrawnScatter): HTMLElement[] {
  if (colour === undefined || legend.entries.length === 0) return [];
  const entries = legend.entries.map(({ text, colour: rgb }) => {
    const patch = element('i');
    patch.style.backgroundColor = `rgb(${rgb.join(' ')})`;
    return element('span', {}, patch, text);
  });
  return [element('span', {}, `${colour}:`), ...entries];
}
