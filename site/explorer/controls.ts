import type { DrawnObservable } from '@nereid/analysis';
import { contact } from '@nereid/physics';
import type { ExplorerExperiment } from '../build/explorerData.ts';
import { refusal, showRefusals } from './refusals.ts';
import { chargesOf, DEFAULT_STATE, type ExplorerState } from './state.ts';
import { hasTheoryErrors } from './theoryErrors.ts';
import { showTheoryErrors } from './theoryErrorsChoice.ts';

type Field = HTMLInputElement | HTMLSelectElement;

/** The form beside the plane: shows a state, and reads one. */
export class Controls {
  private readonly form: HTMLFormElement;
  private readonly experiments: readonly ExplorerExperiment[];
  /** Fields that were not taken, until the next change. */
  private refused = new Map<string, string>();

  constructor(
    form: HTMLFormElement,
    onChange: (state: ExplorerState) => void,
    current: () => ExplorerState,
    experiments: readonly ExplorerExperiment[],
  ) {
    this.form = form;
    this.experiments = experiments;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', () => {
      this.refused = new Map();
      onChange(this.read(current()));
      // what is shown later, by undo or an address, was not typed
      this.refused = new Map();
    });
  }

  show(state: ExplorerState): void {
    showRefusals(this.form, this.refused);
    this.set('model', state.model);
    this.check('experiment', state.experiments);
    this.set('likelihood', state.likelihood);
    this.set('cl', state.confidenceLevel);
    this.set('sided', state.sidedness);
    this.set('statistic', state.statistic);
    showTheoryErrors(this.form, state);
    this.check('overlay', state.overlays);
    this.set('prediction', state.prediction);
    this.check('curve', state.curves);
    this.set('mass-low', state.mass[0]);
    this.set('mass-high', state.mass[1]);
    this.set('coupling-low', state.coupling[0]);
    this.set('coupling-high', state.coupling[1]);
    this.set('shift', state.shift);
    this.set('resolution', state.resolution);
    for (const input of this.form.querySelectorAll<HTMLInputElement>('[data-charge]')) {
      this.set(input.name, state.charges[input.dataset.charge ?? ''] ?? 0);
    }
    for (const part of this.form.querySelectorAll<HTMLElement>('[data-models]')) {
      part.hidden = !(part.dataset.models ?? '').split(' ').includes(state.model);
    }
    this.disable(state);
  }

  /** What cannot be computed is no choice, and the reason stands beside it. */
  private disable({ experiments }: ExplorerState): void {
    const lacking = this.withoutCounts(experiments);
    const counts = this.form.querySelector<HTMLOptionElement>('option[value="counts"]');
    const isPossible = lacking.length < experiments.length;
    if (counts) counts.disabled = !isPossible;
    // each reason names its experiment
    const reasons = lacking.map(({ noCounts }) => noCounts);
    const beginning = isPossible ? 'With event counts these enter by their ratio' : 'Event counts cannot be used';
    const note = this.form.querySelector('#no-counts');
    if (note) note.textContent = reasons.length === 0 ? '' : `${beginning}: ${reasons.join('; ')}.`;
    // without any there is nothing to compute: the last one stays
    for (const box of this.boxes('experiment')) {
      const isLast = box.checked && experiments.length === 1;
      box.disabled = isLast;
      box.title = isLast ? 'At least one experiment is needed.' : '';
    }
  }

  private withoutCounts(chosen: readonly string[]): readonly ExplorerExperiment[] {
    return this.experiments.filter(({ experiment, noCounts }) => noCounts !== null && chosen.includes(experiment.id));
  }

  /** What the form says; a field that holds no number in its range keeps what was there, and so does an empty choice of experiments. */
  private read(before: ExplorerState): ExplorerState {
    const model = this.text('model');
    const charges = { ...before.charges };
    for (const input of this.form.querySelectorAll<HTMLInputElement>('[data-charge]')) {
      const name = input.dataset.charge ?? '';
      if (chargesOf(model).includes(name)) charges[name] = this.number(input.name, charges[name] ?? 0);
    }
    const checked = this.checked('experiment');
    const experiments = checked.length > 0 ? checked : before.experiments;
    const hasCounts = this.withoutCounts(experiments).length < experiments.length;
    return {
      ...before,
      model,
      charges,
      experiments,
      likelihood: hasCounts ? (this.text('likelihood') as ExplorerState['likelihood']) : 'ratio',
      confidenceLevel: this.number('cl', before.confidenceLevel),
      sidedness: this.text('sided') as ExplorerState['sidedness'],
      statistic: this.text('statistic') as ExplorerState['statistic'],
      theoryErrors: hasTheoryErrors(model) && this.text('theory-errors') === 'on',
      mass: this.range('mass', before.mass),
      coupling: this.range('coupling', before.coupling),
      shift: this.number('shift', before.shift),
      resolution: this.number('resolution', before.resolution) as ExplorerState['resolution'],
      overlays: this.checked('overlay') as DrawnObservable[],
      prediction: this.text('prediction') as ExplorerState['prediction'],
      curves: this.checked('curve'),
      // a point of another plane means nothing in this one
      pins: (model === contact.name) === (before.model === contact.name) ? before.pins : DEFAULT_STATE.pins,
    };
  }

  private field(name: string): Field {
    return this.form.elements.namedItem(name) as Field;
  }

  private boxes(name: string): HTMLInputElement[] {
    return [...this.form.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][name="${name}"]`)];
  }

  private set(name: string, value: string | number): void {
    // what was refused stays, beside the reason
    if (!this.refused.has(name)) this.field(name).value = String(value);
  }

  private check(name: string, values: readonly string[]): void {
    for (const box of this.boxes(name)) box.checked = values.includes(box.value);
  }

  private text(name: string): string {
    return this.field(name).value;
  }

  private checked(name: string): string[] {
    return this.boxes(name).flatMap(({ checked, value }) => (checked ? [value] : []));
  }

  private number(name: string, before: number): number {
    const field = this.field(name);
    const reason = field instanceof HTMLInputElement ? refusal(field, before) : undefined;
    if (reason === undefined) return Number(field.value);
    this.refused.set(name, reason);
    return before;
  }

  private range(name: string, before: readonly [number, number]): readonly [number, number] {
    const [low, high] = [this.number(`${name}-low`, before[0]), this.number(`${name}-high`, before[1])];
    if (low < high) return [low, high];
    const changed = low === before[0] ? 'high' : 'low';
    const reason = changed === 'high' ? `${high} is not above ${low}` : `${low} is not below ${high}`;
    this.refused.set(`${name}-${changed}`, `${reason}: ${before[changed === 'high' ? 1 : 0]} is kept.`);
    return before;
  }
}
