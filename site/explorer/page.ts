import type { ConstraintVerdict } from '@nereid/analysis';
import { type FigureSpec, type LabelSet, renderFigure, type TypesetLabel } from '@nereid/figures';
import type { ExplorerData } from '../build/explorerData.ts';
import { AddressHistory } from './addressHistory.ts';
import { evaluateCommand, limitCommand } from './commandLine.ts';
import { ComposedLabels } from './composedLabels.ts';
import { Controls } from './controls.ts';
import { copyCommand } from './copyCommand.ts';
import { saveExplorer, withheldDownloads } from './downloads.ts';
import { explanation } from './explanation.ts';
import { fetched } from './fetched.ts';
import { planeSize, SAVED_PLANE } from './figureSize.ts';
import { figureWords } from './figureWords.ts';
import { element } from './html.ts';
import { limitTable, tableMasses } from './limitTable.ts';
import { knownNames, workerOf } from './pageData.ts';
import { Pins } from './pins.ts';
import { Plane } from './plane.ts';
import { pointWords, verdictTable } from './readout.ts';
import { ResultMark } from './resultMark.ts';
import { sheetOfPage } from './sheet.ts';
import { DEFAULT_STATE, decodeState, type ExplorerState, encodeState, LARGEST_PINS, type PlanePoint } from './state.ts';
import { currentTheme, onThemeChange } from './theme.ts';
import type { ExplorerCalls } from './worker.ts';
import type { WorkerCalls } from './workerCalls.ts';

const byId = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;

/** The page: a state, its history, and everything that follows from it. */
class Explorer {
  private readonly history: AddressHistory;
  private state: ExplorerState;
  private readonly client: WorkerCalls<ExplorerCalls>;
  private readonly panelClient: WorkerCalls<ExplorerCalls>;
  private readonly mark: ResultMark;
  private readonly controls: Controls;
  private readonly plane: Plane;
  private readonly pins: Pins;
  private figure: FigureSpec | undefined;
  private drawing = 0;
  private reading = false;
  private nextPoint: PlanePoint | undefined;
  private readonly root: HTMLElement;
  private readonly data: ExplorerData;
  private readonly labels: LabelSet;

  constructor(
    root: HTMLElement,
    data: ExplorerData,
    labels: LabelSet,
    problems: readonly string[],
    first: ExplorerState,
  ) {
    this.root = root;
    this.data = data;
    this.labels = labels;
    this.state = first;
    this.history = new AddressHistory(() => this.arrive());
    const say = (message: string) => this.report([message]);
    this.client = workerOf(root, say);
    // its own worker: a cross section takes longer than a plane
    this.panelClient = workerOf(root, say);
    this.mark = new ResultMark(root, byId('stale'));
    this.controls = new Controls(
      byId<HTMLFormElement>('controls'),
      (state) => this.go(state),
      () => this.state,
      data.experiments,
    );
    this.plane = new Plane(byId('plane'), {
      onPoint: (point) => this.readAt(point),
      onPin: (point) => this.pin(point),
    });
    this.pins = new Pins(
      byId('pins'),
      this.panelClient,
      labels,
      (id) => this.nameOf(id),
      (index) => this.unpin(index),
    );
    sheetOfPage(byId('plane'));
    this.listen();
    this.report(problems);
    // what of an address cannot be used does not stay in it
    this.history.replace(encodeState(first));
    this.show();
  }

  private nameOf(id: string): string {
    return this.data.experiments.find(({ experiment }) => experiment.id === id)?.experiment.name ?? id;
  }

  private listen(): void {
    byId('undo').addEventListener('click', () => this.history.undo());
    byId('redo').addEventListener('click', () => this.history.redo());
    byId('reset').addEventListener('click', () => this.go(DEFAULT_STATE));
    byId('copy').addEventListener('click', () => copyCommand(byId('command'), byId('copied')));
    byId('downloads').addEventListener('click', (event) => {
      const kind = (event.target as HTMLElement).dataset.download;
      if (kind) this.download(kind).catch((error: Error) => this.report([error.message]));
    });
    document.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      const { target } = event;
      // in a field the browser undoes what was typed
      if (target instanceof HTMLInputElement && target.type === 'number') return;
      event.preventDefault();
      this.history[event.shiftKey ? 'redo' : 'undo']();
    });
    onThemeChange(() => this.paint());
    addEventListener('resize', () => this.paint());
  }

  /** The reader went back or forward: the address says where to. */
  private arrive(): void {
    const { state, problems } = decodeState(location.search, knownNames(this.data));
    if (encodeState(state) === encodeState(this.state)) return;
    this.report(problems);
    this.state = state;
    this.show();
  }

  private go(state: ExplorerState): void {
    // what changed nothing is no step
    if (encodeState(state) !== encodeState(this.state)) this.history.push(encodeState(state));
    this.state = state;
    this.show();
  }

  private pin(point: PlanePoint): void {
    const rounded = { x: Number(point.x.toPrecision(4)), y: Number(point.y.toPrecision(4)) };
    this.go({ ...this.state, pins: [...this.state.pins, rounded].slice(-LARGEST_PINS) });
  }

  private unpin(index: number): void {
    this.go({ ...this.state, pins: this.state.pins.filter((_, i) => i !== index) });
  }

  /** Everything that follows from the state. */
  private show(): void {
    const { state } = this;
    this.controls.show(state);
    byId<HTMLButtonElement>('undo').disabled = !this.history.canUndo;
    byId<HTMLButtonElement>('redo').disabled = !this.history.canRedo;
    const command = limitCommand(state) ?? this.pinnedCommand();
    byId('command').textContent = command ?? 'Pin a point to get its command.';
    const withheld = withheldDownloads(state, command);
    byId('withheld').textContent = [...new Set(withheld.values())].join(' ');
    this.mark.withhold(withheld);
    this.mark.pending();
    const turn = ++this.drawing;
    this.draw(state, turn).catch((error: Error) => {
      // one that was overtaken is nothing to the reader
      if (turn !== this.drawing) return;
      this.report([error.message]);
      this.mark.failed();
    });
  }

  /** Draws what was computed last, in the size and the colours of the page. */
  private paint(): void {
    if (this.figure === undefined) return;
    const look = { ...planeSize(byId('plane')), theme: currentTheme() };
    this.plane.draw({ ...this.figure, ...look }, this.labels, this.state.pins);
  }

  private pinnedCommand(): string | undefined {
    const last = this.state.pins.at(-1);
    return last && evaluateCommand(this.state, last);
  }

  private async draw(state: ExplorerState, turn: number): Promise<void> {
    const started = performance.now();
    const { figure, milliseconds } = await this.client.call('draw', { state });
    // a newer state overtook this one
    if (turn !== this.drawing) return;
    this.figure = figure;
    this.paint();
    const total = performance.now() - started;
    byId('plane').dataset.milliseconds = total.toFixed(1);
    byId('plane').dataset.drawn = String(turn);
    byId('timing').textContent = `Computed in ${milliseconds.toFixed(0)} ms, drawn after ${total.toFixed(0)} ms.`;
    byId('figure-words').textContent = figureWords(state, this.data);
    this.report([]);
    // after the plane: laying the page out anew would hold it up
    const pages = { record: this.root.dataset.record ?? '', experiment: this.root.dataset.experiment ?? '' };
    byId('explain').replaceChildren(explanation(state, this.data, pages));
    const { current } = this.plane;
    const [limits, ...verdicts] = await Promise.all([
      this.client.call('limits', { state, masses: tableMasses(state) }),
      ...[...state.pins, ...(current ? [current] : [])].map((point) => this.client.call('verdicts', { state, point })),
    ]);
    if (turn !== this.drawing) return;
    byId('limits').replaceChildren(limitTable(state, limits));
    this.pins.show(state, verdicts);
    if (current) this.showReading(state, current, verdicts[state.pins.length]);
    this.mark.current();
  }

  /** Reads the plane at a point; while one reading is under way only the newest point waits. */
  private async readAt(point: PlanePoint): Promise<void> {
    this.nextPoint = point;
    if (this.reading) return;
    this.reading = true;
    while (this.nextPoint) {
      const at = this.nextPoint;
      this.nextPoint = undefined;
      const { state } = this;
      try {
        const verdicts = await this.client.call('verdicts', { state, point: at });
        if (state === this.state) this.showReading(state, at, verdicts);
      } catch (error) {
        if (state !== this.state) continue;
        byId('readout').replaceChildren(element('p', {}, (error as Error).message));
      }
    }
    this.reading = false;
  }

  private showReading(state: ExplorerState, at: PlanePoint, verdicts: readonly ConstraintVerdict[]): void {
    const words = element('p', { class: 'point' }, pointWords(state, at));
    byId('readout').replaceChildren(
      words,
      verdictTable(state, at, verdicts, (id) => this.nameOf(id)),
    );
  }

  private download(kind: string): Promise<void> {
    const { state, data, client, figure, labels } = this;
    const filesOf = () => client.call('files', { state });
    // for paper, whatever the colours of the page
    const svgOf = () =>
      figure ? renderFigure({ ...figure, ...SAVED_PLANE, caption: figureWords(state, data) }, labels) : '';
    return saveExplorer(kind, { state, data, svgOf, filesOf });
  }

  private report(problems: readonly string[]): void {
    const place = byId('problems');
    // an address that could not be read stays named until the reader changes something
    if (problems.length === 0 && this.drawing <= 1) return;
    place.hidden = problems.length === 0;
    place.textContent = problems.join('; ');
  }
}

async function start(): Promise<void> {
  const root = byId('explorer');
  try {
    const [data, alphabet] = await Promise.all([
      fetched<ExplorerData>(root.dataset.address ?? ''),
      fetched<[string, TypesetLabel][]>(root.dataset.alphabet ?? ''),
    ]);
    const { state, problems } = decodeState(location.search, knownNames(data));
    new Explorer(root, data, new ComposedLabels(alphabet), problems, state);
  } catch (error) {
    byId('problems').hidden = false;
    byId('problems').textContent = `The explorer could not start: ${(error as Error).message}`;
  }
}

start();
