import { tableElement } from '../html.ts';
import { latestOnly } from '../workerCalls.ts';
import type { FoundPoint } from './scanViewer.ts';

const MOST_KEPT = 6;
/** How far from a point the pointer may be, in px. */
const REACH = 16;

type Place = readonly [number, number];
const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

/** The point that is read, and those that are kept, side by side in a table. */
export class ComparedPoints {
  /** Told whenever the points change. */
  onChange: (kept: readonly FoundPoint[], read: FoundPoint | undefined) => void = () => undefined;
  private kept: readonly FoundPoint[] = [];
  private read: FoundPoint | undefined;
  private readonly latest: (ask: { readonly place: Place; readonly reach: number }) => void;

  constructor(
    private readonly nearest: (place: Place, reach: number) => Promise<FoundPoint | undefined>,
    onProblem: (message: string) => void,
  ) {
    this.latest = latestOnly(async ({ place, reach }) => {
      try {
        this.update(await this.nearest(place, reach));
      } catch (error) {
        onProblem((error as Error).message);
      }
    });
  }

  /** Reads the point at a place; nothing is too far for the keys. */
  readAt(place: Place, isKey: boolean): void {
    this.latest({ place, reach: isKey ? Number.POSITIVE_INFINITY : REACH });
  }

  /** Keeps the point at a place, or the one that is read. */
  async keep(place?: Place): Promise<void> {
    // a finger has not been over the point before
    const read = place === undefined ? this.read : await this.nearest(place, REACH);
    this.read = read;
    if (read === undefined) return;
    this.kept = [...this.kept.filter(({ row }) => row !== read.row), read].slice(-MOST_KEPT);
    this.update(read);
  }

  forget(): void {
    this.kept = [];
    this.update(this.read);
  }

  /** Of another file: none. */
  empty(): void {
    this.kept = [];
  }

  /** In a new picture no point is read. */
  show(): void {
    this.update(undefined);
  }

  private update(read: FoundPoint | undefined): void {
    this.read = read;
    this.onChange(this.kept, read);
    byId('forget').hidden = this.kept.length === 0;
    const isNew = read !== undefined && this.kept.every(({ row }) => row !== read.row);
    const points = [...this.kept, ...(isNew ? [read] : [])];
    if (points.length === 0) return;
    const rows = points[0].cells.map(({ column }, k) => [column, ...points.map(({ cells }) => cells[k].text || '–')]);
    const head = ['', ...points.map((point) => (this.kept.includes(point) ? 'kept' : 'here'))];
    byId('point').replaceChildren(tableElement('Points compared', head, rows));
  }
}
