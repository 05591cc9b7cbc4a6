import type { LabelSet } from '@nereid/figures';
import type { ExplorerData } from '../build/explorerData.ts';
import { ExplorerClient } from './client.ts';
import { evaluateCommand, limitCommand, pointOf } from './commandLine.ts';
import { Controls } from './controls.ts';
import { bibtexOf, pngOf, saveFile } from './downloads.ts';
import { explanation } from './explanation.ts';
import { History } from './history.ts';
import { element, readableNumber, tableElement } from './html.ts';
import { Pins } from './pins.ts';
import { Plane } from './plane.ts';
import { pointWords, verdictTable } from './readout.ts';
import { DEFAULT_STATE, decodeState, type ExplorerState, encodeState, LARGEST_PINS, type PlanePoint } from './state.ts';
import { currentTheme } from './theme.ts';

/** Where a plane is drawn with larger words. */
const NARROW = matchMedia('(max-width: 40rem)');

/** Masses of the table of limits [GeV]. */
const TABLE_MASSES = [0.001, 0.01, 0.1, 1, 10, 100];

const byId = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;

async function fetched<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}

/** The page: a state, its history, and everything that follows from it. */
class Explorer {
  private readonly history: History<ExplorerState>;
  private readonly client: ExplorerClient;
  private readonly panelClient: ExplorerClient;
  private readonly controls: Controls;
  private readonly plane: Plane;
  private readonly pins: Pins;
  private svg = '';
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
    this.history = new History(first);
    const address = root.dataset.address ?? '';
    this.client = new ExplorerClient(address, (message) => this.report([message]));
    // its own worker: a cross section takes longer than a plane
    this.panelClient = new ExplorerClient(address, (message) => this.report([message]));
    this.controls = new Controls(
      byId<HTMLFormElement>('controls'),
      (state) => this.go(state),
      () => this.state,
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
    this.listen();
    this.report(problems);
    this.show();
  }

  private get state(): ExplorerState {
    return this.history.current;
  }

  private nameOf(id: string): string {
    return this.data.experiments.find(({ experiment }) => experiment.id === id)?.experiment.name ?? id;
  }

  private listen(): void {
    byId('undo').addEventListener('click', () => this.travel('undo'));
    byId('redo').addEventListener('click', () => this.travel('redo'));
    byId('reset').addEventListener('click', () => this.go(DEFAULT_STATE));
    byId('copy').addEventListener('click', () => this.copy());
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
      this.travel(event.shiftKey ? 'redo' : 'undo');
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.show());
    byId('theme')?.addEventListener('change', () => this.show());
    NARROW.addEventListener('change', () => this.show());
    addEventListener('popstate', () => {
      const { state, problems } = decodeState(location.search, this.known());
      this.report(problems);
      this.history.push(state);
      this.show();
    });
  }

  private known() {
    return knownNames(this.data);
  }

  private travel(way: 'undo' | 'redo'): void {
    this.history[way]();
    this.show();
  }

  private go(state: ExplorerState): void {
    // what changed nothing is no step
    if (encodeState(state) !== encodeState(this.state)) this.history.push(state);
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
    const query = encodeState(state);
    history.replaceState(null, '', query === '' ? location.pathname : `?${query}`);
    this.controls.show(state);
    byId<HTMLButtonElement>('undo').disabled = !this.history.canUndo;
    byId<HTMLButtonElement>('redo').disabled = !this.history.canRedo;
    byId('command').textContent = limitCommand(state) ?? this.pinnedCommand() ?? 'Pin a point to get its command.';
    this.draw().catch((error: Error) => this.report([error.message]));
  }

  private pinnedCommand(): string | undefined {
    const last = this.state.pins.at(-1);
    return last && evaluateCommand(this.state, last);
  }

  private async draw(): Promise<void> {
    const { state } = this;
    const turn = ++this.drawing;
    const started = performance.now();
    const { figure, milliseconds } = await this.client.call('draw', { state, narrow: NARROW.matches });
    // a newer state overtook this one
    if (turn !== this.drawing) return;
    this.svg = this.plane.draw({ ...figure, theme: currentTheme() }, this.labels, state.pins);
    const total = performance.now() - started;
    byId('plane').dataset.milliseconds = total.toFixed(1);
    byId('plane').dataset.drawn = String(turn);
    byId('timing').textContent = `Computed in ${milliseconds.toFixed(0)} ms, drawn after ${total.toFixed(0)} ms.`;
    this.report([]);
    // after the plane: laying the page out anew would hold it up
    const pages = { record: this.root.dataset.record ?? '', experiment: this.root.dataset.experiment ?? '' };
    byId('explain').replaceChildren(explanation(state, this.data, pages));
    this.showLimits(state, turn);
    const verdicts = await Promise.all(state.pins.map((point) => this.client.call('verdicts', { state, point })));
    if (turn !== this.drawing) return;
    this.pins.show(state, verdicts, currentTheme());
    const { current } = this.plane;
    if (current) this.readAt(current);
  }

  private async showLimits(state: ExplorerState, turn: number): Promise<void> {
    const place = byId('limits');
    if (state.model === 'contact') {
      place.replaceChildren(
        element('p', {}, 'A contact operator has two shifts, not one coupling: pin a point to read it.'),
      );
      return;
    }
    const pinned = state.pins.map(({ x }) => x);
    const masses = [...new Set([...TABLE_MASSES, ...pinned])].sort((a, b) => a - b);
    const { names, rows, contact } = await this.client.call('limits', { state, masses });
    if (turn !== this.drawing) return;
    const [mass, coupling] = state.model === 'scalar' ? ['M_φ', 'y'] : ['M_Z′', 'g′'];
    const cells = rows.map(({ massGeV, upper }) => [
      readableNumber(massGeV),
      ...upper.map((value) => (value === null ? '–' : readableNumber(value))),
    ]);
    const heavy = [`M/${coupling} above [GeV]`, ...contact.map((value) => (value === null ? '–' : value.toFixed(1)))];
    place.replaceChildren(
      tableElement(`Largest ${coupling} allowed at each mass`, [`${mass} [GeV]`, ...names], [...cells, heavy]),
    );
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
      const verdicts = await this.client.call('verdicts', { state, point: at }).catch(() => undefined);
      if (!verdicts || state !== this.state) continue;
      const words = element('p', { class: 'point' }, pointWords(state, at));
      byId('readout').replaceChildren(
        words,
        verdictTable(state, at, verdicts, (id) => this.nameOf(id)),
      );
    }
    this.reading = false;
  }

  private async download(kind: string): Promise<void> {
    const { state } = this;
    const last = state.pins.at(-1);
    switch (kind) {
      case 'svg':
        return saveFile('nereid-plane.svg', this.svg, 'image/svg+xml');
      case 'png':
        return saveFile('nereid-plane.png', await pngOf(this.svg), 'image/png');
      case 'csv':
        return saveFile('limits.csv', (await this.client.call('files', { state })).csv, 'text/csv');
      case 'hepdata':
        return saveFile('submission.yaml', (await this.client.call('files', { state })).hepData, 'application/yaml');
      case 'point':
        if (!last) throw new Error('There is no pinned point: click the plane first.');
        return saveFile('point.json', `${JSON.stringify(pointOf(state, last), null, 2)}\n`, 'application/json');
      case 'bibtex':
        return saveFile('nereid.bib', bibtexOf(state, this.data), 'application/x-bibtex');
    }
  }

  private async copy(): Promise<void> {
    const said = byId('copied');
    try {
      await navigator.clipboard.writeText(byId('command').textContent ?? '');
      said.textContent = 'Copied.';
    } catch {
      said.textContent = 'The browser did not allow copying: mark the command and copy it yourself.';
    }
  }

  private report(problems: readonly string[]): void {
    const place = byId('problems');
    // an address that could not be read stays named until the reader changes something
    if (problems.length === 0 && this.drawing <= 1) return;
    place.hidden = problems.length === 0;
    place.textContent = problems.join('; ');
  }
}

const knownNames = ({ experiments, curves }: ExplorerData) => ({
  experiments: experiments.map(({ experiment }) => experiment.id),
  curves: curves.map(({ experiment }) => experiment),
});

async function start(): Promise<void> {
  const root = byId('explorer');
  try {
    const [data, labels] = await Promise.all([
      fetched<ExplorerData>(root.dataset.address ?? ''),
      fetched<[string, never][]>(root.dataset.labels ?? ''),
    ]);
    const { state, problems } = decodeState(location.search, knownNames(data));
    new Explorer(root, data, new Map(labels), problems, state);
  } catch (error) {
    byId('problems').hidden = false;
    byId('problems').textContent = `The explorer could not start: ${(error as Error).message}`;
  }
}

start();
