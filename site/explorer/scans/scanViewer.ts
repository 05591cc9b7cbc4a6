import type { LabelSet } from '@nereid/figures';
import { parseFilter, profileCsv, type ScanFigureKind, scanFigure } from '@nereid/scan';
import type { FigureSize } from '../figureSize.ts';
import { type ThemedSvg, themedSvg } from '../themedFigure.ts';
import { type PlotScale, type PlotTick, plotTicks, type ScaleKind, scaleAround, suggestedScale } from './plotScale.ts';
import { type NamedFile, readTable } from './readTable.ts';
import { cellText, columnNamed, numbersNamed, type ScanTable } from './scanTable.ts';
import {
  type Colour,
  type Colouring,
  nearestRow,
  pointSize,
  rampColour,
  type ScatterPlot,
  scatterPixels,
  wordColours,
} from './scatterImage.ts';
import { type ProfileChoice, profiledConstraints, tableProfile } from './tableProfile.ts';
import { csvParts, matchingRows, sortedRows, type VerdictCounts, verdictCounts } from './tableRows.ts';

/** What a file holds, for the page to choose from. */
export interface OpenedTable {
  readonly rowCount: number;
  readonly columns: readonly {
    readonly name: string;
    readonly kind: 'number' | 'word';
    readonly words: readonly string[];
  }[];
  /** Constraints with a χ², of which a profile can be made. */
  readonly constraints: readonly string[];
  readonly milliseconds: number;
}

export interface ChosenRows {
  readonly count: number;
  readonly verdicts: readonly VerdictCounts[];
}

export interface ScatterChoice {
  readonly x: string;
  readonly y: string;
  /** Undefined: the scale that fits the values. */
  readonly xScale?: ScaleKind | undefined;
  readonly yScale?: ScaleKind | undefined;
  /** A column, or undefined for one colour. */
  readonly colour?: string | undefined;
  /** In pixels of the page, and how many of the device are one of them. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

export interface LegendEntry {
  readonly text: string;
  readonly colour: Colour;
}

export interface DrawnScatter {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** In device pixels. */
  readonly width: number;
  readonly height: number;
  readonly x: DrawnAxis;
  readonly y: DrawnAxis;
  /** Names of words, or the ends of a ramp. */
  readonly legend: { readonly kind: Colouring['kind']; readonly entries: readonly LegendEntry[] };
  /** Chosen rows that have no place in this plot: not computed, or not positive on a logarithmic scale. */
  readonly leftOut: number;
  readonly milliseconds: number;
}

export interface DrawnAxis {
  readonly scale: ScaleKind;
  readonly domain: readonly [number, number];
  readonly ticks: readonly PlotTick[];
}

export interface TableCell {
  readonly column: string;
  readonly text: string;
}

export interface FoundPoint {
  readonly row: number;
  /** In [0, 1] from the left and from the top. */
  readonly place: readonly [number, number];
  readonly cells: readonly TableCell[];
}

export interface FigureChoice extends ProfileChoice {
  readonly kind: ScanFigureKind;
  readonly size: FigureSize;
}

const TICK_SPACE_PX = 80;
const POINT_COLOUR: Colour = [32, 136, 208];

/** The points of a scan and what is chosen of them. Everything that takes time happens here, in a worker. */
export class ScanViewer {
  private table: ScanTable = { rowCount: 0, columns: [] };
  private rows = new Uint32Array(0);
  private plot: (ScatterPlot & { readonly pixelRatio: number }) | undefined;
  private sorted: { readonly key: string; readonly rows: Uint32Array } | undefined;

  constructor(private readonly labels: () => Promise<LabelSet>) {}

  /** @throws InputError for files that cannot be read */
  async open(files: readonly NamedFile[]): Promise<OpenedTable> {
    const started = performance.now();
    this.table = await readTable(files);
    this.choose([]);
    return {
      rowCount: this.table.rowCount,
      columns: this.table.columns.map((column) => ({
        name: column.name,
        kind: column.kind,
        words: column.kind === 'word' ? column.words : [],
      })),
      constraints: profiledConstraints(this.table),
      milliseconds: performance.now() - started,
    };
  }

  /** Keeps the rows that fulfil all conditions. @throws InputError for what is no condition on a column of the file */
  choose(conditions: readonly string[]): ChosenRows {
    this.rows = matchingRows(
      this.table,
      conditions.map((text) => parseFilter(text, 'filter')),
    );
    this.sorted = undefined;
    this.plot = undefined;
    return { count: this.rows.length, verdicts: verdictCounts(this.table, this.rows) };
  }

  /** Cells of `count` rows from `first`, in the order of a column; undefined: as in the file. */
  page(order: string | undefined, descending: boolean, first: number, count: number): string[][] {
    const key = `${order} ${descending}`;
    if (this.sorted?.key !== key) {
      const rows = order === undefined ? this.rows : sortedRows(this.rows, columnNamed(this.table, order), descending);
      this.sorted = { key, rows };
    }
    return Array.from(this.sorted.rows.subarray(first, first + count), (row) =>
      this.table.columns.map((column) => cellText(column, row)),
    );
  }

  /** @throws InputError for columns that have no numbers to show */
  scatter(choice: ScatterChoice): DrawnScatter {
    const started = performance.now();
    const { pixelRatio } = choice;
    const [x, y] = [this.axis(choice.x, choice.xScale), this.axis(choice.y, choice.yScale)];
    const size = { width: Math.round(choice.width * pixelRatio), height: Math.round(choice.height * pixelRatio) };
    const shown = this.rows.filter((row) => isPlace(x.scale, x.values[row]) && isPlace(y.scale, y.values[row]));
    const side = pointSize(shown.length, pixelRatio);
    const plot = {
      x,
      y,
      rows: shown,
      colouring: this.colouring(choice.colour, shown),
      ...size,
      pointSize: side,
      pixelRatio,
    };
    this.plot = plot;
    return {
      pixels: scatterPixels(plot),
      ...size,
      x: drawnAxis(x.scale, choice.width / TICK_SPACE_PX),
      y: drawnAxis(y.scale, choice.height / TICK_SPACE_PX),
      legend: legendOf(plot.colouring),
      leftOut: this.rows.length - shown.length,
      milliseconds: performance.now() - started,
    };
  }

  /** The point drawn nearest to a place in [0, 1] from the left and from the top; undefined where none is within `reach` px. */
  nearest(place: readonly [number, number], reach: number): FoundPoint | undefined {
    const { plot } = this;
    if (plot === undefined) return undefined;
    const row = nearestRow(plot, place[0] * plot.width, place[1] * plot.height, reach * plot.pixelRatio);
    return row === undefined ? undefined : this.point(plot, row);
  }

  private point({ x, y }: ScatterPlot, row: number): FoundPoint {
    return {
      row,
      place: [x.scale.place(x.values[row]), 1 - y.scale.place(y.values[row])],
      cells: this.table.columns.map((column) => ({ column: column.name, text: cellText(column, row) })),
    };
  }

  /** The figure of `nereid scan plot` and its numbers. @throws InputError where no point was evaluated */
  async figure(choice: FigureChoice): Promise<{ readonly svg: ThemedSvg; readonly csv: string }> {
    const profile = tableProfile(this.table, this.rows, choice);
    const { kind, constraint, size } = choice;
    const spec = { ...scanFigure(profile, kind, constraint), ...size };
    return { svg: themedSvg(spec, await this.labels()), csv: profileCsv(profile) };
  }

  /** The chosen rows as `nereid scan export` writes them. */
  csv(): Blob {
    return new Blob(csvParts(this.table, this.rows), { type: 'text/csv' });
  }

  private axis(name: string, kind: ScaleKind | undefined) {
    const { values } = numbersNamed(this.table, name);
    return { values, scale: scaleAround(name, values, kind ?? suggestedScale(values), this.rows) };
  }

  private colouring(name: string | undefined, rows: Uint32Array): Colouring {
    if (name === undefined) return { kind: 'single', colour: POINT_COLOUR };
    const column = columnNamed(this.table, name);
    if (column.kind === 'word') return { kind: 'words', column, ...wordColours(column.words) };
    return { kind: 'ramp', column, scale: scaleAround(name, column.values, suggestedScale(column.values), rows) };
  }
}

const isPlace = (scale: PlotScale, value: number): boolean => Number.isFinite(scale.place(value));

const drawnAxis = (scale: PlotScale, ticks: number): DrawnAxis => ({
  scale: scale.kind,
  domain: scale.domain,
  ticks: plotTicks(scale, Math.max(2, Math.floor(ticks))),
});

const RAMP_STEPS = 5;

function legendOf(colouring: Colouring): DrawnScatter['legend'] {
  switch (colouring.kind) {
    case 'single':
      return { kind: 'single', entries: [] };
    case 'words': {
      const { column, colours, order } = colouring;
      const entries = [...order]
        .reverse()
        .map((code) => ({ text: column.words[code] || '(empty)', colour: colours[code] }));
      return { kind: 'words', entries };
    }
    case 'ramp': {
      const places = Array.from({ length: RAMP_STEPS }, (_, i) => i / (RAMP_STEPS - 1));
      const text = (place: number) => String(Number(colouring.scale.valueAt(place).toPrecision(3)));
      return { kind: 'ramp', entries: places.map((place) => ({ text: text(place), colour: rampColour(place) })) };
    }
  }
}
