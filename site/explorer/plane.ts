import { type FigureSpec, type LabelSet, renderFigure } from '@nereid/figures';
import type { PlanePoint } from './state.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The plot of a drawn figure: its box in units of the drawing, and the axes over it. */
interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly spec: FigureSpec;
}

export interface PlaneEvents {
  /** The cross was moved. */
  readonly onPoint: (point: PlanePoint) => void;
  readonly onPin: (point: PlanePoint) => void;
}

/** The figure on the page, with a cross that the pointer or the arrow keys move. */
export class Plane {
  private area: PlotArea | undefined;
  private point: PlanePoint | undefined;
  private markers: SVGGElement | undefined;
  private pins: readonly PlanePoint[] = [];
  private readonly element: HTMLElement;
  private readonly events: PlaneEvents;

  constructor(element: HTMLElement, events: PlaneEvents) {
    this.element = element;
    this.events = events;
    element.addEventListener('pointermove', (event) => this.follow(event));
    element.addEventListener('pointerdown', (event) => this.follow(event));
    element.addEventListener('click', (event) => {
      const point = this.pointAt(event);
      if (point) events.onPin(point);
    });
    element.addEventListener('keydown', (event) => this.key(event));
  }

  /** Draws a figure; returns its SVG. */
  draw(spec: FigureSpec, labels: LabelSet, pins: readonly PlanePoint[]): string {
    const svg = renderFigure(spec, labels);
    this.element.innerHTML = svg;
    const root = this.element.querySelector('svg');
    const box = this.element.querySelector(`#${spec.id}-plot rect`);
    if (!root || !box) return svg;
    // scales with the page instead of having a size of its own
    root.removeAttribute('width');
    root.removeAttribute('height');
    const read = (name: string) => Number(box.getAttribute(name));
    this.area = { left: read('x'), top: read('y'), width: read('width'), height: read('height'), spec };
    this.markers = document.createElementNS(SVG, 'g');
    root.append(this.markers);
    this.pins = pins;
    this.mark();
    return svg;
  }

  get current(): PlanePoint | undefined {
    return this.point;
  }

  private follow(event: PointerEvent): void {
    const point = this.pointAt(event);
    if (point) this.moveTo(point);
  }

  private moveTo(point: PlanePoint): void {
    this.point = point;
    this.mark();
    this.events.onPoint(point);
  }

  /** Point of the plane under the pointer; undefined outside the plot. */
  private pointAt({ clientX, clientY }: MouseEvent): PlanePoint | undefined {
    const root = this.element.querySelector('svg');
    const matrix = root?.getScreenCTM()?.inverse();
    if (!this.area || !matrix) return undefined;
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix);
    const { left, top, width, height, spec } = this.area;
    const [right, up] = [(x - left) / width, 1 - (y - top) / height];
    if (right < 0 || right > 1 || up < 0 || up > 1) return undefined;
    return { x: valueAt(spec.x, right), y: valueAt(spec.y, up) };
  }

  private key(event: KeyboardEvent): void {
    if (!this.area || event.ctrlKey || event.metaKey || event.altKey) return;
    const { spec } = this.area;
    const start = { x: valueAt(spec.x, 0.5), y: valueAt(spec.y, 0.5) };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.events.onPin(this.point ?? start);
      return;
    }
    const direction = ARROWS[event.key];
    if (!direction) return;
    event.preventDefault();
    const step = event.shiftKey ? 0.05 : 0.005;
    const from = this.point ?? start;
    const moved = (axis: FigureSpec['x'], value: number, by: number) =>
      valueAt(axis, Math.min(1, Math.max(0, shareOf(axis, value) + by * step)));
    this.moveTo({ x: moved(spec.x, from.x, direction[0]), y: moved(spec.y, from.y, direction[1]) });
  }

  /** The cross and the pins, over the figure. */
  private mark(): void {
    if (!this.area || !this.markers) return;
    const { left, top, width, height, spec } = this.area;
    const place = ({ x, y }: PlanePoint) =>
      [left + width * shareOf(spec.x, x), top + height * (1 - shareOf(spec.y, y))] as const;
    const inside = (point: PlanePoint) =>
      [shareOf(spec.x, point.x), shareOf(spec.y, point.y)].every((s) => s >= 0 && s <= 1);
    const parts = this.pins.flatMap((pin, i) => (inside(pin) ? [pinElement(place(pin), i + 1)] : []));
    if (this.point && inside(this.point)) {
      const [x, y] = place(this.point);
      const path = document.createElementNS(SVG, 'path');
      path.setAttribute('class', 'cross');
      path.setAttribute('d', `M${left},${y}h${width}M${x},${top}v${height}`);
      parts.push(path);
    }
    this.markers.replaceChildren(...parts);
  }
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function pinElement([x, y]: readonly [number, number], number: number): SVGElement {
  const group = document.createElementNS(SVG, 'g');
  group.setAttribute('class', 'pin');
  const circle = document.createElementNS(SVG, 'circle');
  for (const [name, value] of [
    ['cx', x],
    ['cy', y],
    ['r', 9],
  ] as const)
    circle.setAttribute(name, String(value));
  const text = document.createElementNS(SVG, 'text');
  for (const [name, value] of [
    ['x', x],
    ['y', y + 4.5],
  ] as const)
    text.setAttribute(name, String(value));
  text.textContent = String(number);
  group.append(circle, text);
  return group;
}

/** Value of an axis at a share of its length. */
function valueAt({ scale, domain: [low, high] }: FigureSpec['x'], share: number): number {
  if (scale === 'linear') return low + share * (high - low);
  return Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low)));
}

/** The inverse of `valueAt`. */
function shareOf({ scale, domain: [low, high] }: FigureSpec['x'], value: number): number {
  if (scale === 'linear') return (value - low) / (high - low);
  return (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
}
