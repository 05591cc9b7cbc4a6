import type { ConstraintVerdict } from '@nereid/analysis';
import type { FigureSpec, LabelSet } from '@nereid/figures';
import { evaluateCommand } from './commandLine.ts';
import { element } from './html.ts';
import { pointWords, verdictTable } from './readout.ts';
import type { ExplorerState, PlanePoint } from './state.ts';
import { showThemed, themedSvg } from './themedFigure.ts';
import type { ExplorerCalls } from './worker.ts';
import type { WorkerCalls } from './workerCalls.ts';

/** The pinned points: verdicts, and panels for the newest. */
export class Pins {
  private turn = 0;
  private readonly place: HTMLElement;
  private readonly client: WorkerCalls<ExplorerCalls>;
  private readonly labels: LabelSet;
  private readonly nameOf: (id: string) => string;
  private readonly onRemove: (index: number) => void;

  constructor(
    place: HTMLElement,
    client: WorkerCalls<ExplorerCalls>,
    labels: LabelSet,
    nameOf: (id: string) => string,
    onRemove: (index: number) => void,
  ) {
    this.place = place;
    this.client = client;
    this.labels = labels;
    this.nameOf = nameOf;
    this.onRemove = onRemove;
  }

  show(state: ExplorerState, verdicts: readonly (readonly ConstraintVerdict[])[]): void {
    const turn = ++this.turn;
    if (state.pins.length === 0) {
      this.place.replaceChildren(element('p', { class: 'muted' }, 'Click the plane, or press Enter, to pin a point.'));
      return;
    }
    const panels = element('div', { class: 'panels' });
    this.place.replaceChildren(
      ...state.pins.map((pin, i) => this.pinArticle(state, pin, i, verdicts[i] ?? [])),
      panels,
    );
    const last = state.pins[state.pins.length - 1];
    panels.append(element('p', { class: 'muted' }, 'Computing the cross section …'));
    this.client
      .call('panels', { state, point: last })
      .then(({ experiment, crossSection, spectrum }) => {
        if (turn !== this.turn) return;
        const number = state.pins.length;
        panels.replaceChildren(
          this.panel(crossSection, `Point ${number}: cross section on the target of ${experiment}, per nucleus`),
          this.panel(spectrum, `Point ${number}: momentum transfer in the beam of ${experiment}`),
        );
      })
      .catch((error: Error) => {
        if (turn === this.turn) panels.replaceChildren(element('p', {}, error.message));
      });
  }

  private panel(spec: FigureSpec, caption: string): HTMLElement {
    const holder = element('div');
    showThemed(holder, themedSvg(spec, this.labels), true);
    return element('figure', {}, holder, element('figcaption', {}, caption));
  }

  private pinArticle(
    state: ExplorerState,
    pin: PlanePoint,
    index: number,
    verdicts: readonly ConstraintVerdict[],
  ): HTMLElement {
    const remove = element('button', { type: 'button', 'aria-label': `Remove point ${index + 1}` }, 'Remove');
    remove.addEventListener('click', () => this.onRemove(index));
    return element(
      'article',
      { class: 'pinned' },
      element('h3', {}, `${index + 1}. ${pointWords(state, pin)}`),
      verdictTable(state, pin, verdicts, this.nameOf),
      element('pre', {}, element('code', {}, evaluateCommand(state, pin))),
      remove,
    );
  }
}
