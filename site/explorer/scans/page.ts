import { pngOf, saveFile } from '../downloads.ts';
import { figureSize } from '../figureSize.ts';
import { tableElement } from '../html.ts';
import { ResultMark } from '../resultMark.ts';
import { showThemed, type ThemedSvg } from '../themedFigure.ts';
import { latestOnly, WorkerCalls } from '../workerCalls.ts';
import { ComparedPoints } from './comparedPoints.ts';
import { droppedFiles, named, onDrop, tablesAmong } from './droppedFiles.ts';
import type { NamedFile } from './readTable.ts';
import { PAGE_ROWS, rowTable } from './rowTable.ts';
import type { OpenedTable } from './scanViewer.ts';
import type { ScanCalls } from './scanWorker.ts';
import { legendParts, ScatterView } from './scatterView.ts';
import { FilterForm, ViewForm } from './viewForms.ts';
import { decodeView, encodeView, fittedView, type ViewState } from './viewState.ts';

const byId = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;
/** In px. */
const WIDEST_FIGURE = 720;

/** The page: files in a worker, what is looked at in the address, and everything that follows from both. */
class ScanPage {
  private readonly calls: WorkerCalls<ScanCalls>;
  private readonly scatter: ScatterView;
  private readonly viewForm: ViewForm;
  private readonly filterForm: FilterForm;
  private view: ViewState;
  private table: OpenedTable | undefined;
  private files: readonly NamedFile[] = [];
  private names = '';
  /** Counts the choices shown: what belongs to earlier ones is dropped. */
  private showing = 0;
  private readonly mark: ResultMark;
  private chosen = 0;
  private first = 0;
  private figure: { readonly svg: ThemedSvg; readonly csv: string } | undefined;
  private readonly points: ComparedPoints;
  private readonly redraw: (ask: undefined) => void;

  constructor(private readonly root: HTMLElement) {
    const { view, problems } = decodeView(location.search);
    this.view = view;
    this.calls = new WorkerCalls({
      create: () => new Worker(new URL('./scanWorker.ts', import.meta.url), { type: 'module' }),
      prepare: () => this.known(),
      // what was drawn is where a point is looked for
      onRestart: () => this.show([]),
      onLoss: (message) => this.report([message]),
    });
    this.mark = new ResultMark(byId('viewer'), byId('stale'));
    this.viewForm = new ViewForm(byId<HTMLFormElement>('view-form'), () => this.go(this.viewForm.read(this.view)));
    this.filterForm = new FilterForm(byId<HTMLFormElement>('filter-form'), byId('conditions'), (change) =>
      this.go({ ...this.view, conditions: change(this.view.conditions) }),
    );
    this.redraw = latestOnly(() => this.drawPicture().catch((error: Error) => this.refuse(error, this.showing)));
    this.points = new ComparedPoints(
      (place, reach) => this.calls.call('nearest', { place, reach }),
      (problem) => this.report([problem]),
    );
    this.scatter = new ScatterView(byId('scatter'), {
      onPlace: (place, isKey) => this.points.readAt(place, isKey),
      onKeep: (place) => this.attempt(this.points.keep(place)),
    });
    this.points.onChange = (kept, read) => this.scatter.mark(kept, read);
    this.listen();
    this.report(problems);
  }

  /** What a new worker has to know: the letters, and where one was lost the file and the rows chosen. */
  private known() {
    const address = new URL(this.root.dataset.alphabet ?? '', location.href).href;
    const file = [
      { name: 'open', ask: { files: this.files } },
      { name: 'choose', ask: { conditions: this.view.conditions } },
    ] as const;
    return [{ name: 'start', ask: { address } }, ...(this.table === undefined ? [] : file)] as const;
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
    byId('forget').addEventListener('click', () => this.points.forget());
    byId('save-picture').addEventListener('click', () => this.attempt(this.savePicture()));
    byId('save-numbers').addEventListener('click', () => saveFile('profile.csv', this.figure?.csv ?? '', 'text/csv'));
    byId('save-rows').addEventListener('click', () => this.attempt(this.saveRows()));
    onDrop(byId('drop'), (data) => this.attempt(droppedFiles(data).then((files) => this.open(files))));
    addEventListener('popstate', () => {
      const { view, problems } = decodeView(location.search);
      this.view = view;
      this.show(problems);
    });
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

  private async open(given: readonly NamedFile[]): Promise<void> {
    const { tables: files, others } = tablesAmong(given);
    const leftAside = others.length === 0 ? '' : `Left aside, as it holds no table: ${listed(others)}.`;
    if (files.length === 0) {
      this.report([`${leftAside || 'No file.'} Choose Parquet or CSV files of nereid scan.`]);
      return;
    }
    this.report([]);
    this.mark.pending();
    const before = byId('opened').textContent;
    byId('opened').textContent = 'Reading …';
    try {
      const table = await this.calls.call('open', { files });
      this.table = table;
      this.files = files;
      this.names = files.length === 1 ? files[0].name : `${files.length} files`;
      const took = `read in ${(table.milliseconds / 1000).toFixed(1)} s`;
      byId('opened').textContent =
        `${this.names}: ${table.rowCount} rows, ${table.columns.length} columns, ${took}. ${leftAside}`.trimEnd();
      this.points.empty();
      this.viewForm.offer(table);
      this.filterForm.offer(table);
      byId('viewer').hidden = false;
      this.show([]);
    } catch (error) {
      // the file before it is still there, under its name
      byId('opened').textContent = before;
      this.show([(error as Error).message]);
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
    this.mark.pending();
    const turn = ++this.showing;
    this.showRows(turn).catch((error: Error) => this.refuse(error, turn));
  }

  /** What is shown is not what was chosen. */
  private refuse(error: Error, turn: number): void {
    if (turn !== this.showing) return;
    this.report([error.message]);
    this.mark.failed();
  }

  private async showRows(turn: number): Promise<void> {
    const { count, verdicts } = await this.calls.call('choose', { conditions: this.view.conditions });
    // newer choices overtook these
    if (turn !== this.showing) return;
    this.chosen = count;
    byId('chosen').textContent = `${count} of ${this.table?.rowCount} rows.`;
    const words = [...new Set(verdicts.flatMap(({ counts }) => counts.map(({ word }) => word)))];
    const rows = verdicts.map(({ constraint, counts }) => [
      constraint,
      ...words.map((word) => String(counts.find((one) => one.word === word)?.count ?? 0)),
    ]);
    const summary = verdicts.length === 0 ? [] : [tableElement('Verdicts of the rows chosen', ['', ...words], rows)];
    byId('verdicts').replaceChildren(...summary);
    await Promise.all([this.drawPicture(), this.showPage()]);
    if (turn === this.showing) this.mark.current();
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
    const figure = await this.calls.call('figure', {
      kind: view.view,
      constraint: view.constraint ?? '',
      x: view.x,
      y: view.overTwo ? view.y : undefined,
      bins: view.bins,
      size: figureSize(byId('figure'), WIDEST_FIGURE),
    });
    if (view !== this.view) return;
    this.figure = figure;
    showThemed(byId('figure'), figure.svg);
  }

  private async drawScatter(view: ViewState, x: string, y: string): Promise<void> {
    const colour = view.colour === 'none' ? undefined : view.colour;
    const drawn = await this.calls.call('scatter', {
      ...{ x, y, xScale: view.xScale, yScale: view.yScale, colour },
      ...this.scatter.size,
      pixelRatio: devicePixelRatio,
    });
    if (view !== this.view) return;
    this.scatter.draw(drawn, x, y);
    this.points.show();
    byId('legend').replaceChildren(...legendParts(colour, drawn));
    const left = drawn.leftOut === 0 ? '' : ` ${drawn.leftOut} rows have no place here.`;
    byId('timing').textContent =
      `${this.chosen - drawn.leftOut} points, drawn in ${drawn.milliseconds.toFixed(0)} ms.${left}`;
  }

  private async showPage(): Promise<void> {
    const { table, view } = this;
    if (table === undefined) return;
    const { order, descending } = view;
    const cells = await this.calls.call('page', { order, descending, first: this.first, count: PAGE_ROWS });
    if (view !== this.view) return;
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
    const svg = this.figure?.svg.light ?? '';
    saveFile(`${this.view.view}.svg`, svg, 'image/svg+xml');
    saveFile(`${this.view.view}.png`, await pngOf(svg), 'image/png');
  }

  private async saveRows(): Promise<void> {
    saveFile('rows.csv', await this.calls.call('csv', undefined), 'text/csv');
  }

  private report(problems: readonly string[]): void {
    byId('problems').hidden = problems.length === 0;
    byId('problems').textContent = problems.join('; ');
  }
}

const MOST_LISTED = 4;

function listed(files: readonly NamedFile[]): string {
  const names = files.slice(0, MOST_LISTED).map(({ name }) => name);
  return files.length > MOST_LISTED ? `${names.join(', ')} and ${files.length - MOST_LISTED} more` : names.join(', ');
}

new ScanPage(byId('scans'));
