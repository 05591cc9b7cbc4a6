import type { LimitStatistic } from '@nereid/physics';
import { parameterNamed, WARPED_PARAMETERS } from './warpedParameters.ts';
import {
  hasMuTau,
  isCustodial,
  isInUse,
  type MuTauKind,
  muTauKind,
  valueIn,
  type WarpedState,
  withCustodial,
  withMuTau,
  withParameter,
} from './warpedState.ts';

const SLIDER_STEPS = 1000;
const SLIDER_DIGITS = 3;

export interface ControlEvents {
  /** While a slider is dragged: no step of undo. */
  readonly onDrag: (state: WarpedState) => void;
  readonly onChange: (state: WarpedState) => void;
  readonly onProblem: (message: string) => void;
}

/** The form: a field and a slider for each parameter, and the test. */
export class WarpedControls {
  constructor(
    private readonly form: HTMLFormElement,
    private readonly current: () => WarpedState,
    private readonly events: ControlEvents,
  ) {
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'range') events.onDrag(this.dragged(target));
    });
    form.addEventListener('change', ({ target }) => this.changed(target as HTMLInputElement | HTMLSelectElement));
  }

  show(state: WarpedState): void {
    for (const { name } of WARPED_PARAMETERS) {
      const value = valueIn(state, name);
      const place = this.form.querySelector<HTMLElement>(`[data-parameter="${name}"]`);
      if (place) place.hidden = !isShown(state, name);
      this.set(name, fieldText(value));
      this.set(`slider-${name}`, String(Math.round(SLIDER_STEPS * shareOf(name, value))));
      this.field(`slider-${name}`).setAttribute('aria-valuetext', String(value));
    }
    (this.field('custodial') as HTMLInputElement).checked = isCustodial(state);
    this.set('muTauKind', muTauKind(state));
    for (const box of this.form.querySelectorAll<HTMLInputElement>('input[name="experiment"]')) {
      box.checked = state.experiments.includes(box.value);
    }
    this.set('cl', String(state.confidenceLevel));
    this.set('sided', state.sidedness);
    this.set('statistic', state.statistic);
  }

  private field(name: string): HTMLInputElement | HTMLSelectElement {
    return this.form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  }

  private set(name: string, value: string): void {
    this.field(name).value = value;
  }

  private dragged(slider: HTMLInputElement): WarpedState {
    const name = slider.name.replace('slider-', '');
    return withParameter(this.current(), name, valueAt(name, Number(slider.value) / SLIDER_STEPS));
  }

  private changed(target: HTMLInputElement | HTMLSelectElement): void {
    const { onChange, onProblem } = this.events;
    const state = this.current();
    const isNumber = WARPED_PARAMETERS.some(({ name }) => name === target.name);
    const value = target.value.trim() === '' ? Number.NaN : Number(target.value);
    if (target.type === 'range') onChange(this.dragged(target as HTMLInputElement));
    else if (target.name === 'custodial') onChange(withCustodial(state, (target as HTMLInputElement).checked));
    else if (target.name === 'muTauKind') onChange(withMuTau(state, target.value as MuTauKind));
    else if (!isNumber) onChange(this.test(state));
    else if (Number.isFinite(value)) onChange(withParameter(state, target.name, value));
    else onProblem(`${parameterNamed(target.name).label}: type a number.`);
  }

  private test(state: WarpedState): WarpedState {
    const boxes = [...this.form.querySelectorAll<HTMLInputElement>('input[name="experiment"]')];
    const experiments = boxes.flatMap(({ checked, value }) => (checked ? [value] : []));
    const level = this.field('cl');
    return {
      ...state,
      // without any there is no verdict: the last one stays
      experiments: experiments.length > 0 ? experiments : state.experiments,
      confidenceLevel: level.value !== '' && level.checkValidity() ? Number(level.value) : state.confidenceLevel,
      sidedness: this.field('sided').value as WarpedState['sidedness'],
      statistic: this.field('statistic').value as LimitStatistic,
    };
  }
}

/** A number to be edited: 1.22089e19 is easier than its zeros. */
const fieldText = (value: number): string =>
  (Math.abs(value) >= 1e7 ? value.toExponential() : String(value)).replace('e+', 'e');

/** Whether a parameter has a place in the form. */
function isShown(state: WarpedState, name: string): boolean {
  if (name === 'muTauKineticUv') return hasMuTau(state) && muTauKind(state) !== 'brane';
  if (name === 'muTauKineticIr') return muTauKind(state) === 'light';
  return isInUse(state, name);
}

/** Where a value is on its slider, 0 to 1; at an end where it is beyond. */
function shareOf(name: string, value: number): number {
  const {
    slider: [low, high],
    scale,
  } = parameterNamed(name);
  const share = scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.min(1, Math.max(0, share));
}

/** The value at a place of a slider, to as many digits as a hand can set. */
function valueAt(name: string, share: number): number {
  const {
    slider: [low, high],
    scale,
  } = parameterNamed(name);
  if (share === 0 || share === 1) return share === 0 ? low : high;
  const value = scale === 'log' ? low * (high / low) ** share : low + share * (high - low);
  return scale === 'log' ? Number(value.toPrecision(SLIDER_DIGITS)) : Number(value.toFixed(SLIDER_DIGITS));
}
