import { FigureError } from './errors.js';
import type { Label, TextAnchor } from './figureSpec.js';
import { number } from './format.js';
import { plainTex } from './plainTex.js';

/** A typeset label: outlines in thousandths of an em, y upwards from the baseline, with the box they fill. */
export interface TypesetLabel {
  readonly widthEm: number;
  readonly ascentEm: number;
  readonly descentEm: number;
  /** `<path>`, `<rect>`, `<g>` and nothing else. */
  readonly outlines: string;
}

/** Typeset labels by their TeX source. Plain data: make it where TeX is at hand, draw with it anywhere. */
export type LabelSet = ReadonlyMap<string, TypesetLabel>;

/** TeX source of a label; plain text is written as upright letters. */
export function labelTex(label: Label): string {
  return 'tex' in label ? label.tex : plainTex(label.text);
}

export function findLabel(labels: LabelSet, tex: string): TypesetLabel {
  const found = labels.get(tex);
  if (!found) {
    throw new FigureError(`label ${tex}`, 'not typeset', 'Typeset every source that `labelSources(spec)` lists.');
  }
  return found;
}

/** A label in readable characters, for `<title>` and `<desc>`. */
export function readableLabel(label: Label): string {
  if ('text' in label) return label.text;
  return label.tex
    .replace(/\\(?:mathrm|mathit|mathbf|mathcal|text|operatorname|left|right|bar|hat|tilde)(?![a-zA-Z])/g, '')
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => SYMBOLS[name] ?? name)
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/[{}\\]/g, '')
    .replaceAll("'", '′')
    .replace(/\s+/g, ' ')
    .trim();
}

const SYMBOLS: Readonly<Record<string, string>> = {
  ...{ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', theta: 'θ', lambda: 'λ' },
  ...{ mu: 'μ', nu: 'ν', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω' },
  ...{ Delta: 'Δ', Sigma: 'Σ', Phi: 'Φ', Omega: 'Ω', times: '×', pm: '±', to: '→', ell: 'ℓ', prime: '′', infty: '∞' },
  ...{ quad: ' ', qquad: ' ' },
};

export interface LabelPlacement {
  readonly x: number;
  /** The baseline, in px. */
  readonly y: number;
  readonly sizePx: number;
  readonly colour: string;
  readonly anchor?: TextAnchor;
  readonly rotationDegrees?: number;
  /** A colour drawn around the outlines, to keep words readable on top of lines. */
  readonly halo?: string;
}

export function drawLabel(label: TypesetLabel, placement: LabelPlacement): string {
  const { x, y, sizePx, colour, rotationDegrees = 0, halo } = placement;
  const shift = -anchorFraction(placement.anchor) * label.widthEm * sizePx;
  const rotation = rotationDegrees === 0 ? '' : ` rotate(${number(-rotationDegrees)})`;
  const offset = rotation === '' || shift === 0 ? '' : ` translate(${number(shift)},0)`;
  const startX = rotation === '' ? x + shift : x;
  const scale = number(sizePx / 1000, 5);
  const transform = `transform="translate(${number(startX)},${number(y)})${rotation}${offset} scale(${scale},-${scale})"`;
  const glyphs = `<g fill="${colour}" ${transform}>${label.outlines}</g>`;
  if (!halo) return glyphs;
  // A layer of its own: the halo of one glyph must not cover its neighbour.
  const stroke = `fill="${halo}" stroke="${halo}" stroke-width="${number(5000 / sizePx, 0)}" stroke-linejoin="round"`;
  return `<g ${stroke} ${transform}>${label.outlines}</g>${glyphs}`;
}

export function anchorFraction(anchor: TextAnchor | undefined): number {
  switch (anchor) {
    case undefined:
    case 'start':
      return 0;
    case 'middle':
      return 0.5;
    case 'end':
      return 1;
  }
}
