import type { Landscape } from '@nereid/analysis';
import { type FigureSpec, type LabelSet, renderFigure, type TypesetLabel } from '@nereid/figures';
import type { ExplorerData } from '../../build/explorerData.ts';
import type { LandscapeData } from '../../build/landscapeData.ts';
import { AddressHistory } from '../addressHistory.ts';
import { ComposedLabels } from '../composedLabels.ts';
import { copyCommand } from '../copyCommand.ts';
import { fetched } from '../fetched.ts';
import { planeSize, SAVED_PLANE } from '../figureSize.ts';
import { Plane } from '../plane.ts';
import type { PlanePoint } from '../planePoint.ts';
import { ResultMark } from '../resultMark.ts';
import { sheetOfPage } from '../sheet.ts';
import { currentTheme, onThemeChange } from '../theme.ts';
import { WorkerCalls } from '../workerCalls.ts';
import { boundReading } from './boundReading.ts';
import { BoundTable } from './boundTable.ts';
import type { BoundPages } from './boundWords.ts';
import { LandscapeControls } from './landscapeControls.ts';
import { saveLandscape } from './landscapeDownloads.ts';
import { LANDSCAPE_POINTS } from './landscapeEngine.ts';
import {
  decodeLandscape,
  encodeLandscape,
  FIRST_LANDSCAPE,
  isOfPlane,
  type LandscapeState,
  landscapeCommand,
  testOf,
} from './landscapeState.ts';
import type { LandscapeCalls } from './landscapeWorker.ts';
import { landscapeWords, pageFigure } from './pageFigure.ts';

const byId = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;

/** What the page loads. */
interface Loaded {
  readonly explorer: ExplorerData;
  readonly data: LandscapeData;
  readonly labels: LabelSet;
}

/** The page: a state, its history, and everything that follows from it. */
class LandscapePage {
  private readonly history: AddressHistory;
  private readonly client: WorkerCalls<LandscapeCalls>;
  private readonly mark: ResultMark;
  private readonly controls: LandscapeControls;
  private readonly plane: Plane;
  private readonly table: BoundTable;
  private readonly pages: BoundPages;
  private state: LandscapeState;
  private landscape: Landscape | undefined;
  private figure: FigureSpec | undefined;
  private drawing = 0;

  constructor(
    root: HTMLElement,
    private readonly loaded: Loaded,
  ) {
    const { state, problems } = this.decoded();
    this.state = state;
    this.history = new AddressHistory(() => this.arrive());
    this.client = workerOf(root, (message) => this.report([message]));
    this.mark = new ResultMark(root, byId('stale'));
    const { recordOfValue } = loaded.explorer;
    const { record = '', reference = '' } = root.dataset;
    this.pages = { record, reference, recordOfValue, papers: loaded.data.papers };
    this.controls = new LandscapeControls(
      byId<HTMLFormElement>('controls'),
      () => this.state,
      (next) => this.go(next),
    );
    this.plane = new Plane(byId('plane'), {
      onPoint: (point) => this.read(point),
      onPin: ({ x, y }) => this.go({ ...this.state, at: { x: Number(x.toPrecision(4)), y: Number(y.toPrecision(4)) } }),
    });
    this.table = new BoundTable(byId('bounds'), byId('silent'), loaded.data, this.pages, (without) =>
      this.go({ ...this.state, without }),
    );
    sheetOfPage(byId('plane'));
    this.listen();
    this.report(problems);
    // what of an address cannot be used does not stay in it
    this.history.replace(encodeLandscape(state));
    this.show();
  }

  private decoded() {
    return decodeLandscape(
      location.search,
      this.loaded.data.bounds.map(({ id }) => id),
    );
  }

  private listen(): void {
    byId('undo').addEventListener('click', () => this.history.undo());
    byId('redo').addEventListener('click', () => this.history.redo());
    byId('reset').addEventListener('click', () => this.go(FIRST_LANDSCAPE));
    byId('copy').addEventListener('click', () => copyCommand(byId('command'), byId('copied')));
    byId('downloads').addEventListener('click', ({ target }) => {
      const kind = (target as HTMLElement).dataset.download;
      if (kind) this.download(kind).catch((error: Error) => this.report([error.message]));
    });
    document.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      // in a field the browser undoes what was typed
      if (event.target instanceof HTMLInputElement && event.target.type === 'number') return;
      event.preventDefault();
      this.history[event.shiftKey ? 'redo' : 'undo']();
    });
    onThemeChange(() => this.paint());
    addEventListener('resize', () => this.paint());
  }

  /** The reader went back or forward: the address says where to. */
  private arrive(): void {
    const { state, problems } = this.decoded();
    if (encodeLandscape(state) === encodeLandscape(this.state)) return;
    this.report(problems);
    this.state = state;
    this.show();
  }

  private go(state: LandscapeState): void {
    // what changed nothing is no step
    if (encodeLandscape(state) !== encodeLandscape(this.state)) this.history.push(encodeLandscape(state));
    this.state = state;
    this.show();
  }

  /** Everything that follows from the state. */
  private show(): void {
    const { state } = this;
    this.controls.show(state);
    byId<HTMLButtonElement>('undo').disabled = !this.history.canUndo;
    byId<HTMLButtonElement>('redo').disabled = !this.history.canRedo;
    byId('command').textContent = landscapeCommand(state, LANDSCAPE_POINTS);
    this.mark.pending();
    const turn = ++this.drawing;
    this.draw(state, turn).catch((error: Error) => {
      // one that was overtaken is nothing to the reader
      if (turn !== this.drawing) return;
      this.report([error.message]);
      this.mark.failed();
    });
  }

  private async draw(state: LandscapeState, turn: number): Promise<void> {
    const started = performance.now();
    const { landscape, milliseconds } = await this.client.call('draw', { state });
    // a newer state overtook this one
    if (turn !== this.drawing) return;
    this.landscape = landscape;
    this.figure = pageFigure(landscape, state);
    this.paint();
    const total = performance.now() - started;
    byId('plane').dataset.milliseconds = total.toFixed(1);
    byId('plane').dataset.drawn = String(turn);
    byId('timing').textContent = `Computed in ${milliseconds.toFixed(0)} ms, drawn after ${total.toFixed(0)} ms.`;
    byId('figure-words').textContent = this.words(landscape);
    byId('window').textContent = landscape.allowedWindow.words;
    this.report([]);
    this.table.show(state, landscape);
    const point = state.at ?? this.plane.current;
    if (point) this.read(point);
    this.mark.current();
  }

  /** Draws what was computed last, in the size and the colours of the page. */
  private paint(): void {
    if (this.figure === undefined) return;
    const look = { ...planeSize(byId('plane')), theme: currentTheme() };
    this.plane.draw({ ...this.figure, ...look }, this.loaded.labels, this.state.at ? [this.state.at] : []);
  }

  private read(point: PlanePoint): void {
    if (this.landscape === undefined) return;
    const { headline, details } = boundReading(this.landscape, point, this.pages);
    byId('at-cross').replaceChildren(...headline);
    byId('readout').replaceChildren(...details);
  }

  private words(landscape: Landscape): string {
    return landscapeWords(landscape, this.state, this.loaded.explorer.version);
  }

  private async download(kind: string): Promise<void> {
    const { landscape, figure, loaded } = this;
    if (!landscape || !figure) return;
    // for paper, whatever the colours of the page
    const svgOf = () => renderFigure({ ...figure, ...SAVED_PLANE, caption: this.words(landscape) }, loaded.labels);
    const { version, papers: modelPapers } = loaded.explorer;
    const { state } = this;
    const command = landscapeCommand(state, LANDSCAPE_POINTS).replace(/^npx nereid-hep/, 'nereid');
    const description = { test: testOf(state), version, command };
    const filesOf = () => this.client.call('files', { state, description });
    await saveLandscape(kind, { landscape, filesOf, svgOf, papers: loaded.data.papers, modelPapers });
  }

  private report(problems: readonly string[]): void {
    // an address that could not be read stays named until the reader changes something
    if (problems.length === 0 && this.drawing <= 1) return;
    byId('problems').hidden = problems.length === 0;
    byId('problems').textContent = problems.join('; ');
  }
}

function workerOf({ dataset }: HTMLElement, onLoss: (message: string) => void): WorkerCalls<LandscapeCalls> {
  const absolute = (address = '') => new URL(address, location.href).href;
  const { address, landscape, theory } = dataset;
  const ask = { data: absolute(address), landscape: absolute(landscape), theory: absolute(theory) };
  return new WorkerCalls<LandscapeCalls>({
    create: () => new Worker(new URL('./landscapeWorker.ts', import.meta.url), { type: 'module' }),
    prepare: () => [{ name: 'start', ask }],
    onLoss,
  });
}

async function start(): Promise<void> {
  const root = byId('landscape');
  try {
    const { address = '', landscape = '', alphabet = '' } = root.dataset;
    const [explorer, data, letters] = await Promise.all([
      fetched<ExplorerData>(address),
      fetched<LandscapeData>(landscape),
      fetched<[string, TypesetLabel][]>(alphabet),
    ]);
    new LandscapePage(root, { explorer, data, labels: new ComposedLabels(letters) });
  } catch (error) {
    byId('problems').hidden = false;
    byId('problems').textContent = `The landscape could not start: ${(error as Error).message}`;
  }
}

// an address of the plane of limits, which stood here before
if (isOfPlane(location.search)) location.replace(`${byId('landscape').dataset.plane}${location.search}`);
else start();
