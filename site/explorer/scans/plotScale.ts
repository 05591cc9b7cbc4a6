import { InputError } from '@nereid/physics';

export type ScaleKind = 'log' | 'linear';

/** Maps values to [0, 1] and back. */
export interface PlotScale {
  readonly kind: ScaleKind;
  readonly domain: readonly [minimum: number, maximum: number];
  /** NaN for a value that the scale does not have. */
  place(value: number): number;
  valueAt(place: number): number;
}

export function plotScale(kind: ScaleKind, domain: readonly [number, number]): PlotScale {
  const forward =
    kind === 'log' ? (value: number) => (value > 0 ? Math.log(value) : Number.NaN) : (value: number) => value;
  const back = kind === 'log' ? Math.exp : (value: number) => value;
  const [low, high] = domain.map(forward);
  return {
    kind,
    domain,
    place: (value) => (forward(value) - low) / (high - low),
    valueAt: (place) => back(low + place * (high - low)),
  };
}

/** Numbers that grow by factors are shown on a logarithmic scale. */
const LOG_FACTOR = 30;
const MARGIN = 0.02;

/** The scale that fits values best, as of `nereid scan plot`. */
export function suggestedScale(values: ArrayLike<number>): ScaleKind {
  const [low, high] = extent(values, 'linear') ?? [0, 1];
  return low > 0 && high / low > LOG_FACTOR ? 'log' : 'linear';
}

/** Smallest and largest finite value that the scale has; undefined where there is none. */
export function extent(values: ArrayLike<number>, kind: ScaleKind, rows?: Uint32Array): [number, number] | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const count = rows?.length ?? values.length;
  for (let i = 0; i < count; i++) {
    const value = values[rows === undefined ? i : rows[i]];
    if (!Number.isFinite(value) || (kind === 'log' && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}

/**
 * A scale around all values, with a margin.
 * @throws InputError where no value has a place on it
 */
export function scaleAround(name: string, values: ArrayLike<number>, kind: ScaleKind, rows: Uint32Array): PlotScale {
  const found = extent(values, kind, rows);
  if (found === undefined) {
    const problem = rows.length === 0 ? 'no row is left' : `has no ${kind === 'log' ? 'positive' : 'finite'} value`;
    const remedy = kind === 'log' && rows.length > 0 ? 'Choose a linear scale or another column.' : 'Relax a filter.';
    throw new InputError('column', name, problem, remedy);
  }
  const [low, high] = found;
  if (kind === 'log') {
    const factor = low === high ? 2 : (high / low) ** MARGIN;
    return plotScale(kind, [low / factor, high * factor]);
  }
  const space = low === high ? Math.abs(low) / 2 || 1 : (high - low) * MARGIN;
  return plotScale(kind, [low - space, high + space]);
}

export interface PlotTick {
  readonly place: number;
  readonly text: string;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const superscript = (exponent: number): string =>
  `${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')}`;

/** About `count` ticks at round values: decades of a logarithmic scale, steps of 1, 2 or 5 of a linear one. */
export function plotTicks(scale: PlotScale, count: number): PlotTick[] {
  const [low, high] = scale.domain;
  if (scale.kind === 'log') {
    const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
    if (last > first) {
      const stride = Math.max(1, Math.ceil((last - first + 1) / count));
      const decades = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((n) => n % stride === 0);
      return decades.map((n) => ({ place: scale.place(10 ** n), text: `10${superscript(n)}` }));
    }
  }
  const rough = (high - low) / Math.max(1, count);
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = decade * ([1, 2, 5].find((factor) => factor * decade >= rough) ?? 10);
  const ticks: PlotTick[] = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) {
    ticks.push({ place: scale.place(i * step), text: String(Number((i * step).toPrecision(6))).replace('-', '−') });
  }
  return ticks;
}
