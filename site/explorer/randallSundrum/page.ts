import { notJudged } from '@nereid/analysis';
import type { ExplorerData } from '../../build/explorerData.ts';
import { AddressHistory } from '../addressHistory.ts';
import { copyCommand } from '../copyCommand.ts';
import { experimentExplanation } from '../explanation.ts';
import { figureSize } from '../figureSize.ts';
import { verdictRows } from '../readout.ts';
import { ResultMark } from '../resultMark.ts';
import { sheetOfPage } from '../sheet.ts';
import { showThemed } from '../themedFigure.ts';
import { latestOnly, WorkerCalls } from '../workerCalls.ts';
import { verdictWords } from './verdictWords.ts';
import { WarpedControls } from './warpedControls.ts';
import { saveWarped, type WarpedFigures } from './warpedDownloads.ts';
import type { WarpedReading } from './warpedEngine.ts';
import { decodeWarped, encodeWarped, FIRST_STATE, isInUse, rsCommand, type WarpedState } from './warpedState.ts';
import { couplingTable, leptonTable, partsTable, schemeFacts, shiftTable, towerTable } from './warpedTables.ts';
import type { WarpedCalls } from './warpedWorker.ts';

const byId = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;
/** In px. */
const WIDEST_FIGURE = 560;
const FIGURES = ['towers', 'profiles', 'along'] as const;

/** The page: a state, its history, and everything that follows from it. */
class WarpedPage {
  private readonly history: AddressHistory;
  private state: WarpedState;
  private readonly numbers: WorkerCalls<WarpedCalls>;
  /** A worker of their own: figures take longer than numbers. */
  private readonly drawings: WorkerCalls<WarpedCalls>;
  private readonly controls: WarpedControls;
  private readonly mark: ResultMark;
  private readonly figureMark: ResultMark;
  private reading: WarpedReading | undefined;
  private figures: WarpedFigures | undefined;
  private readonly compute: (state: WarpedState) => void;
  private readonly draw: (state: WarpedState) => void;
  private explained = '';
  /** A slider is held: its last place becomes a step when it is let go. */
  private dragging = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly data: ExplorerData,
    first: WarpedState,
    problems: readonly string[],
  ) {
    this.state = first;
    this.history = new AddressHistory(() => this.arrive());
    this.numbers = this.worker();
    this.drawings = this.worker();
    this.controls = new WarpedControls(byId<HTMLFormElement>('controls'), () => this.state, {
      onDrag: (state) => this.drag(state),
      onChange: (state) => this.go(state),
      onProblem: (message) => this.report([message]),
    });
    const savers = (selector: string) => document.querySelectorAll<HTMLButtonElement>(`[data-of-result]${selector}`);
    this.mark = new ResultMark(root, byId('stale'), savers(':not([data-download="figures"])'));
    this.figureMark = new ResultMark(byId('panels'), byId('stale-figures'), savers('[data-download="figures"]'));
    this.compute = latestOnly((state) => this.read(state).catch((error: Error) => this.refuse(error, state)));
    this.draw = latestOnly((state) =>
      this.drawFigures(state).catch((error: Error) => this.refuseFigures(error, state)),
    );
    sheetOfPage(byId('result-top'));
    this.listen();
    this.report(problems);
    this.history.replace(encodeWarped(first));
    this.show();
  }

  private worker(): WorkerCalls<WarpedCalls> {
    const absolute = (address = '') => new URL(address, location.href).href;
    const ask = { data: absolute(this.root.dataset.address), alphabet: absolute(this.root.dataset.alphabet) };
    return new WorkerCalls<WarpedCalls>({
      create: () => new Worker(new URL('./warpedWorker.ts', import.meta.url), { type: 'module' }),
      prepare: () => [{ name: 'start', ask }],
      onLoss: (message) => this.report([message]),
    });
  }

  private listen(): void {
    byId('undo').addEventListener('click', () => this.history.undo());
    byId('redo').addEventListener('click', () => this.history.redo());
    byId('reset').addEventListener('click', () => this.go(FIRST_STATE));
    byId('along').addEventListener('change', ({ target }) =>
      this.go({ ...this.state, along: (target as HTMLSelectElement).value }),
    );
    byId('copy').addEventListener('click', () => copyCommand(byId('command'), byId('copied')));
    byId('downloads').addEventListener('click', ({ target }) => {
      const { reading, figures, data } = this;
      const kind = (target as HTMLElement).dataset.download;
      const problem = kind && saveWarped(kind, { state: this.state, reading, figures, data });
      if (problem) this.report([problem]);
    });
    document.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      const { target } = event;
      // in a field the browser undoes what was typed
      if (target instanceof HTMLInputElement && target.type === 'number') return;
      event.preventDefault();
      this.history[event.shiftKey ? 'redo' : 'undo']();
    });
    addEventListener('resize', () => this.draw(this.state));
  }

  /** The reader went back or forward: the address says where to. */
  private arrive(): void {
    const names = this.data.experiments.map(({ experiment }) => experiment.id);
    const { state, problems } = decodeWarped(location.search, names);
    this.dragging = false;
    if (encodeWarped(state) === encodeWarped(this.state)) return;
    this.state = state;
    this.report(problems);
    this.show();
  }

  private drag(state: WarpedState): void {
    // the place where a drag began stays the step before it; browsers refuse addresses that change with every move of a hand
    if (!this.dragging) this.history.push(encodeWarped(state));
    this.dragging = true;
    this.state = state;
    this.report([]);
    this.show();
  }

  private go(state: WarpedState): void {
    const query = encodeWarped(state);
    if (this.dragging) this.history.replace(query);
    else if (query !== encodeWarped(this.state)) this.history.push(query);
    this.dragging = false;
    this.state = state;
    this.report([]);
    this.show();
  }

  /** Everything that follows from the state. */
  private show(): void {
    const { state } = this;
    this.controls.show(state);
    byId<HTMLButtonElement>('undo').disabled = !this.history.canUndo;
    byId<HTMLButtonElement>('redo').disabled = !this.history.canRedo;
    byId('command').textContent = rsCommand(state);
    const along = byId<HTMLSelectElement>('along');
    for (const option of along.options) option.disabled = !isInUse(state, option.value);
    along.value = state.along;
    this.mark.pending();
    this.figureMark.pending();
    this.compute(state);
  }

  private async read(state: WarpedState): Promise<void> {
    const started = performance.now();
    const reading = await this.numbers.call('read', { state });
    this.reading = reading;
    const nameOf = (id: string) =>
      this.data.experiments.find(({ experiment }) => experiment.id === id)?.experiment.name ?? id;
    const caption = 'σ over Standard Model, measurement, pull and verdict at this point';
    byId('verdicts').replaceChildren(verdictRows(caption, reading.verdicts, nameOf));
    byId('shifts').replaceChildren(shiftTable(reading), partsTable(reading));
    byId('scheme').replaceChildren(...schemeFacts(reading));
    byId('tower-table').replaceChildren(towerTable(reading));
    byId('lepton-table').replaceChildren(leptonTable(reading));
    byId('couplings').replaceChildren(couplingTable(reading));
    const words = `${verdictWords(reading.verdicts, nameOf)} ${notJudged(reading.electroweak.oblique)}`;
    // said aloud where it changes, not with every number
    if (byId('verdict-words').textContent !== words) byId('verdict-words').textContent = words;
    this.explain(state);
    const total = performance.now() - started;
    byId('timing').textContent =
      `Numbers computed in ${reading.milliseconds.toFixed(1)} ms, shown after ${total.toFixed(0)} ms.`;
    byId('verdicts').dataset.milliseconds = total.toFixed(1);
    if (state === this.state) this.mark.current();
    else this.mark.follows();
    this.draw(state);
  }

  /** The numbers on the page are not those of the form: they go. */
  private refuse(error: Error, state: WarpedState): void {
    // one that was overtaken is nothing to the reader
    if (state !== this.state) return;
    this.reading = undefined;
    for (const id of [
      'verdict-words',
      'verdicts',
      'shifts',
      'scheme',
      'tower-table',
      'lepton-table',
      'couplings',
      ...FIGURE_PLACES,
    ]) {
      byId(id).replaceChildren();
    }
    this.report([error.message]);
    for (const mark of [this.mark, this.figureMark]) {
      mark.cleared();
      mark.failed();
    }
  }

  private refuseFigures(error: Error, state: WarpedState): void {
    if (state !== this.state) return;
    this.report([error.message]);
    this.figureMark.failed();
  }

  private async drawFigures(state: WarpedState): Promise<void> {
    if (this.reading === undefined) return;
    const { svg, milliseconds } = await this.drawings.call('figures', {
      state,
      size: figureSize(byId('towers'), WIDEST_FIGURE),
    });
    this.figures = svg;
    FIGURES.forEach((name, k) => {
      showThemed(byId(FIGURE_PLACES[k]), svg[name]);
    });
    byId('figure-timing').textContent = `Figures computed in ${milliseconds.toFixed(0)} ms.`;
    if (state === this.state) this.figureMark.current();
    else this.figureMark.follows();
  }

  private explain({ experiments }: WarpedState): void {
    // what a reader closed stays closed
    if (experiments.join() === this.explained) return;
    this.explained = experiments.join();
    const pages = { record: this.root.dataset.record ?? '', experiment: this.root.dataset.experiment ?? '' };
    const chosen = this.data.experiments.filter(({ experiment }) => experiments.includes(experiment.id));
    byId('explain').replaceChildren(
      ...chosen.map((one) => experimentExplanation(one, { likelihood: 'ratio' }, this.data, pages)),
    );
  }

  private report(problems: readonly string[]): void {
    byId('problems').hidden = problems.length === 0;
    byId('problems').textContent = problems.join('; ');
  }
}

const FIGURE_PLACES = ['towers', 'profiles', 'along-figure'] as const;

async function start(): Promise<void> {
  const root = byId('warped');
  try {
    const response = await fetch(root.dataset.address ?? '');
    if (!response.ok) throw new Error(`the data answer ${response.status}`);
    const data = (await response.json()) as ExplorerData;
    const names = data.experiments.map(({ experiment }) => experiment.id);
    const { state, problems } = decodeWarped(location.search, names);
    new WarpedPage(root, data, state, problems);
  } catch (error) {
    byId('problems').hidden = false;
    byId('problems').textContent = `The page could not start: ${(error as Error).message}`;
  }
}

start();
