import {
  InputError,
  type LimitableModel,
  limitableModel,
  type ModelParameters,
  type VectorCharges,
} from '@nereid/physics';
import { anyU1 } from '@nereid/physics/models';
import { refusal, showRefusals } from '../refusals.ts';
import { hasTheoryErrors } from '../theoryErrors.ts';
import { showTheoryErrors } from '../theoryErrorsChoice.ts';
import { firstParameters, type LandscapeState, openParameters } from './landscapeState.ts';

type Field = HTMLInputElement | HTMLSelectElement;

/** Name of the field of a parameter: models share names of parameters, not fields. */
export const fieldName = (model: string, parameter: string): string => `${model}-${parameter}`;

/** The form beside the landscape: shows a state, and reads one. */
export class LandscapeControls {
  /** Fields that were not taken, until the next change. */
  private refused = new Map<string, string>();

  constructor(
    private readonly form: HTMLFormElement,
    private readonly current: () => LandscapeState,
    onChange: (state: LandscapeState) => void,
  ) {
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', ({ target }) => {
      this.refused = new Map();
      onChange((target as Field).name === 'model' ? this.withModel(this.text('model')) : this.read());
      this.refused = new Map();
    });
    form.querySelector('#own-charges')?.addEventListener('click', () => onChange(this.withModel(anyU1.name)));
  }

  show(state: LandscapeState): void {
    showRefusals(this.form, this.refused);
    this.set('model', state.model);
    for (const part of this.form.querySelectorAll<HTMLElement>('[data-model]')) {
      part.hidden = part.dataset.model !== state.model;
    }
    for (const { name } of openParameters(state.model)) {
      this.set(fieldName(state.model, name), state.parameters[name] ?? '');
    }
    const own = this.form.querySelector<HTMLElement>('#own-charges');
    if (own) own.hidden = limitableModel(state.model).family.boson.kind !== 'vector' || state.model === anyU1.name;
    this.set('cl', state.confidenceLevel);
    this.set('sided', state.sidedness);
    this.set('statistic', state.statistic);
    showTheoryErrors(this.form, state);
    for (const name of ['mass', 'coupling'] as const) {
      this.set(`${name}-low`, state[name]?.[0] ?? '');
      this.set(`${name}-high`, state[name]?.[1] ?? '');
    }
  }

  /** Another model; to charges of one's own those of the model before are taken along. */
  private withModel(model: string): LandscapeState {
    const before = this.current();
    const charges = model === anyU1.name ? vectorCharges(before) : undefined;
    const parameters = charges ? ownCharges(charges) : firstParameters(model);
    const theoryErrors = before.theoryErrors && hasTheoryErrors(model);
    return { ...before, model, parameters, theoryErrors, at: undefined };
  }

  private read(): LandscapeState {
    const before = this.current();
    return {
      ...before,
      parameters: this.parameters(before),
      confidenceLevel: this.number('cl', before.confidenceLevel),
      sidedness: this.text('sided') as LandscapeState['sidedness'],
      statistic: this.text('statistic') as LandscapeState['statistic'],
      theoryErrors: hasTheoryErrors(before.model) && this.text('theory-errors') === 'on',
      mass: this.range('mass', before.mass) ?? before.mass,
      coupling: this.range('coupling', before.coupling),
    };
  }

  /** Those that are given: an empty field is the model's own value. */
  private parameters({ model, parameters }: LandscapeState): ModelParameters {
    const given = openParameters(model).flatMap(({ name }) => {
      const field = this.field(fieldName(model, name));
      const isEmpty = field.value === '' && field.validity.valid;
      return isEmpty ? [] : [[name, this.number(field.name, parameters[name] ?? 0)] as const];
    });
    return Object.fromEntries(given);
  }

  private field(name: string): Field {
    return this.form.elements.namedItem(name) as Field;
  }

  private set(name: string, value: string | number): void {
    // what was refused stays, beside the reason
    if (!this.refused.has(name)) this.field(name).value = String(value);
  }

  private text(name: string): string {
    return this.field(name).value;
  }

  private number(name: string, before: number): number {
    const field = this.field(name);
    const reason = field instanceof HTMLInputElement ? refusal(field, before) : undefined;
    if (reason === undefined) return Number(field.value);
    this.refused.set(name, reason);
    return before;
  }

  /** Undefined where both ends are empty. */
  private range(name: string, before: readonly [number, number] | undefined): readonly [number, number] | undefined {
    const ends = (['low', 'high'] as const).map((end) => this.field(`${name}-${end}`) as HTMLInputElement);
    if (before === undefined && ends.some(({ value, validity }) => value === '' && validity.valid)) return undefined;
    if (name === 'coupling' && ends.every(({ value, validity }) => value === '' && validity.valid)) return undefined;
    const [low, high] = ends.map((field, i) => this.number(field.name, before?.[i] ?? 0));
    if (low < high) return [low, high];
    const isHigh = low === before?.[0];
    const reason = isHigh ? `${high} is not above ${low}` : `${low} is not below ${high}`;
    const kept = before ? `${before[isHigh ? 1 : 0]} is kept` : 'it is chosen by the bounds';
    this.refused.set(`${name}-${isHigh ? 'high' : 'low'}`, `${reason}: ${kept}.`);
    return before;
  }
}

/** The charges of a model with a vector boson whose leptons and their neutrinos have the same. */
function vectorCharges({ model, parameters }: LandscapeState): VectorCharges | undefined {
  const { family }: LimitableModel = limitableModel(model);
  if (family.boson.kind !== 'vector') return undefined;
  const charges = chargesOr(() => family.along(parameters).charges as VectorCharges);
  if (charges === undefined) return undefined;
  const isShared = (['e', 'mu', 'tau'] as const).every((one) => charges.neutrino[one] === charges.vector[one]);
  return isShared ? charges : undefined;
}

/** Undefined for parameters that exclude each other, as the page says elsewhere. */
function chargesOr(charges: () => VectorCharges): VectorCharges | undefined {
  try {
    return charges();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** The same charges as parameters of a U(1) with charges of one's own; those that are 0 are left out. */
function ownCharges({ vector, axial, quark = 0, mixing = 0, loops, mixingScaleGeV }: VectorCharges): ModelParameters {
  const all: Record<string, number> = {
    ...{ chargeE: vector.e, chargeMu: vector.mu, chargeTau: vector.tau, quark },
    ...{ axialE: axial.e, axialMu: axial.mu, axialTau: axial.tau, mixing },
  };
  return {
    ...Object.fromEntries(Object.entries(all).filter(([, value]) => value !== 0)),
    ...(loops !== undefined && { loopMixing: Number(loops) }),
    ...(mixingScaleGeV !== undefined && { mixingScale: mixingScaleGeV }),
  };
}
