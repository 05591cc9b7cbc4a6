import { pngOf, saveFile } from '../downloads.ts';
import { figureSize } from '../figureSize.ts';
import { tableElement } from '../html.ts';
import { currentTheme } from '../theme.ts';
import { latestOnly, WorkerCalls } from '../workerCalls.ts';
import { droppedFiles, named, onDrop } from './droppedFiles.ts';
import type { NamedFile } from './readTable.ts';
import { PAGE_ROWS, rowTable } from './rowTable.ts';
import type { FoundPoint, OpenedTable } from './scanViewer.ts';
import type { ScanCalls } from './scanWorker.ts';
import { legendParts, ScatterView } from './scatterView.ts';
import { FilterForm, ViewForm } from './viewForms.ts';
import { decodeView, encodeView, fittedView, type ViewState } from './viewState.ts';

const byId = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;
const MOST_KEPT = 6;
/** In px. */
const WIDEST_FIGURE = 720;
/** How far from a point the pointer may be, in px. */
const REACH = 16;

/** The page: files in a worker, what is looked at in the address, and everything that follows from both. */
class ScanPage {
  private readonly calls: WorkerCalls<ScanCalls>;
  private readonly scatter: ScatterView;
  private readonly viewForm: ViewForm;
  private readonly filterForm: FilterForm;
  private view: ViewState;
  private table: OpenedTable | undefined;
  private names = '';
  private chosen = 0;
  private first = 0;
  private kept: readonly FoundPoint[] = [];
  private read: FoundPoint | undefined;
  private figure = { svg: '', csv: '' };
  private readonly readAt: (ask: { place: readonly [number, number]; reach: number }) => void;
  private readonly redraw: (ask: undefined) => void;

  constructor(private readonly root: HTMLElement) {
    const { view, problems } = decodeView(location.search);
    this.view = view;
    const worker = new Worker(new URL('./scanWorker.ts', import.meta.url), { type: 'module' });
    this.calls = new WorkerCalls(worker, (message) => this.report([message]));
    this.calls.call('start', { address: new URL(root.dataset.alphabet ?? '', location.href).href });
    this.viewForm = new ViewForm(byId<HTMLFormElement>('view-form'), () => this.go(this.viewForm.read(this.view)));
    this.filterForm = new FilterForm(byId<HTMLFormElement>('filter-form'), byId('conditions'), (change) =>
      this.go({ ...this.view, conditions: change(this.view.conditions) }),
    );
    this.readAt = latestOnly(async ({ place, reach }) => {
      this.read = await this.calls.call('nearest', { place, reach });
      this.showPoints();
    });
    this.redraw = latestOnly(() => this.drawPicture().catch((error: Error) => this.report([error.message])));
    this.scatter = new ScatterView(byId('scatter'), {
      onPlace: (place, isKey) => this.readAt({ place, reach: isKey ? Number.POSITIVE_INFINITY : REACH }),
      onKeep: (place) => this.attempt(this.keep(place)),
    });
    this.listen();
    this.report(problems);
  }

  private listen(): void {
    const files = byId<HTMLInputElement>('files');
    files.addEventListener('change', () => {
      if (files.files?.length) this.open(named(files.files));
      // so that the same file can be chosen again after it changed
      files.value = '';
    });
    byId('example').addEventListener('click', () => this.openExample());
    byId('previous').addEventListener('click', () => this.turn(-PAGE_ROWS));
    byId('next').addEventListener('click', () => this.turn(PAGE_ROWS));
    byId('forget').addEventListener('click', () => {
      this.kept = [];
      this.showPoints();
    });
    byId('save-picture').addEventListener('click', () => this.attempt(this.savePicture()));
    byId('save-numbers').addEventListener('click', () => saveFile('profile.csv', this.figure.csv, 'text/csv'));
    byId('save-rows').addEventListener('click', () => this.attempt(this.saveRows()));
    onDrop(byId('drop'), (data) => this.attempt(droppedFiles(data).then((files) => this.open(files))));
    addEventListener('popstate', () => {
      const { view, problems } = decodeView(location.search);
      this.view = view;
      this.show(problems);
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.redraw(undefined));
    byId('theme')?.addEventListener('change', () => this.redraw(undefined));
    addEventListener('resize', () => this.redraw(undefined));
  }

  private attempt(action: Promise<unknown>): void {
    action.catch((error: Error) => this.report([error.message]));
  }

  private openExample(): void {
    const load = async () => {
      const response = await fetch(this.root.dataset.example ?? '');
      if (!response.ok) throw new Error(`the example answers ${response.status}`);
      await this.open([{ name: 'example.parquet', content: await response.blob() }]);
    };
    this.attempt(load());
  }

  private async open(files: readonly NamedFile[]): Promise<void> {
    this.report([]);
    byId('opened').textContent = 'Reading …';
    try {
      const table = await this.calls.call('open', { files });
      this.table = table;
      this.names = files.length === 1 ? files[0].name : `${files.length} files`;
      const took = `read in ${(table.milliseconds / 1000).toFixed(1)} s`;
      byId('opened').textContent = `${this.names}: ${table.rowCount} rows, ${table.columns.length} columns, ${took}.`;
      this.kept = [];
      this.viewForm.offer(table);
      this.filterForm.offer(table);
      byId('viewer').hidden = false;
      this.show([]);
    } catch (error) {
      byId('opened').textContent = '';
      this.report([(error as Error).message]);
    }
  }

  /** A new view; the browser's button goes back to the one before. */
  private go(view: ViewState): void {
    const [before, after] = [encodeView(this.view), encodeView(view)];
    this.view = view;
    if (before !== after) history.pushState(null, '', after === '' ? location.pathname : `?${after}`);
    this.show([]);
  }

  /** Everything that follows from the file and the view. */
  private show(problems: readonly string[]): void {
    const { table } = this;
    if (table === undefined) {
      this.report(problems);
      return;
    }
    const named = (kind: string) => table.columns.filter((one) => one.kind === kind).map(({ name }) => name);
    const known = { numbers: named('number'), words: named('word'), constraints: table.constraints };
    const fitted = fittedView(this.view, known);
    this.view = fitted.view;
    this.report([...problems, ...fitted.problems]);
    this.viewForm.show(this.view);
    this.filterForm.show(this.view.conditions);
    this.first = 0;
    this.attempt(this.showRows());
  }

  private async showRows(): Promise<void> {
    const { count, verdicts } = await this.calls.call('choose', { conditions: this.view.conditions });
    this.chosen = count;
    byId('chosen').textContent = `${count} of ${this.table?.rowCount} rows.`;
    const words = [...new Set(verdicts.flatMap(({ counts }) => counts.map(({ word }) => word)))];
    const rows = verdicts.map(({ constraint, counts }) => [
      constraint,
      ...words.map((word) => String(counts.find((one) => one.word === word)?.count ?? 0)),
    ]);
    const summary = verdicts.length === 0 ? [] : [tableElement('Verdicts of the rows chosen', ['', ...words], rows)];
    byId('verdicts').replaceChildren(...summary);
    this.redraw(undefined);
    await this.showPage();
  }

  private async drawPicture(): Promise<void> {
    const { view, table } = this;
    if (table === undefined || view.x === undefined || view.y === undefined) return;
    const isScatter = view.view === 'scatter';
    byId('scatter').hidden = !isScatter;
    byId('figure').hidden = isScatter;
    if (isScatter) return this.drawScatter(view, view.x, view.y);
    byId('legend').replaceChildren();
    byId('timing').textContent = '';
    this.figure = await this.calls.call('figure', {
      kind: view.view,
      constraint: view.constraint ?? '',
      x: view.x,
      y: view.overTwo ? view.y : undefined,
      bins: view.bins,
      theme: currentTheme(),
      size: figureSize(byId('figure'), WIDEST_FIGURE),
    });
    byId('figure').innerHTML = this.figure.svg;
  }

  private async drawScatter(view: ViewState, x: string, y: string): Promise<void> {
    const colour = view.colour === 'none' ? undefined : view.colour;
    const drawn = await this.calls.call('scatter', {
      ...{ x, y, xScale: view.xScale, yScale: view.yScale, colour },
      ...this.scatter.size,
      pixelRatio: devicePixelRatio,
    });
    this.scatter.draw(drawn, x, y);
    this.read = undefined;
    this.showPoints();
    byId('legend').replaceChildren(...legendParts(colour, drawn));
    const left = drawn.leftOut === 0 ? '' : ` ${drawn.leftOut} rows have no place here.`;
    byId('timing').textContent =
      `${this.chosen - drawn.leftOut} points, drawn in ${drawn.milliseconds.toFixed(0)} ms.${left}`;
  }

  private async keep(place?: readonly [number, number]): Promise<void> {
    // a finger has not been over the point before
    const read = place === undefined ? this.read : await this.calls.call('nearest', { place, reach: REACH });
    this.read = read;
    if (read === undefined) return;
    this.kept = [...this.kept.filter(({ row }) => row !== read.row), read].slice(-MOST_KEPT);
    this.showPoints();
  }

  private showPoints(): void {
    this.scatter.mark(this.kept, this.read);
    byId('forget').hidden = this.kept.length === 0;
    const isNew = this.read !== undefined && this.kept.every(({ row }) => row !== this.read?.row);
    const points = [...this.kept, ...(isNew && this.read ? [this.read] : [])];
    if (points.length === 0) return;
    const rows = points[0].cells.map(({ column }, k) => [column, ...points.map(({ cells }) => cells[k].text || '–')]);
    const head = ['', ...points.map((point) => (this.kept.includes(point) ? 'kept' : 'here'))];
    byId('point').replaceChildren(tableElement('Points compared', head, rows));
  }

  private async showPage(): Promise<void> {
    const { table, view } = this;
    if (table === undefined) return;
    const { order, descending } = view;
    const cells = await this.calls.call('page', { order, descending, first: this.first, count: PAGE_ROWS });
    const columns = table.columns.map(({ name }) => name);
    byId('table').replaceChildren(rowTable(columns, cells, view, (next) => this.go({ ...this.view, ...next })));
    const last = Math.min(this.first + PAGE_ROWS, this.chosen);
    byId('page').textContent = this.chosen === 0 ? 'no rows' : `${this.first + 1} to ${last} of ${this.chosen}`;
    byId<HTMLButtonElement>('previous').disabled = this.first === 0;
    byId<HTMLButtonElement>('next').disabled = last >= this.chosen;
  }

  private turn(by: number): void {
    this.first = Math.max(0, this.first + by);
    this.attempt(this.showPage());
  }

  private async savePicture(): Promise<void> {
    if (this.view.view === 'scatter') return saveFile('points.png', await this.scatter.png(), 'image/png');
    saveFile(`${this.view.view}.svg`, this.figure.svg, 'image/svg+xml');
    saveFile(`${this.view.view}.png`, await pngOf(this.figure.svg), 'image/png');
  }

  private async saveRows(): Promise<void> {
    saveFile('rows.csv', await this.calls.call('csv', undefined), 'text/csv');
  }

  private report(problems: readonly string[]): void {
    byId('problems').hidden = problems.length === 0;
    byId('problems').textContent = problems.join('; ');
  }
}

new ScanPage(byId('scans'));
