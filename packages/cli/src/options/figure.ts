import type { PrintColumn } from '@nereid/figures';
import { InputError } from '@nereid/physics';
import type { FigureFlags } from './flags/figure.js';
import { parseChoice, parseChoices } from './parse.js';

export const FIGURE_FORMATS = ['svg', 'png', 'pdf'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

export interface FigureStyle {
  readonly formats: readonly FigureFormat[];
  /** Whether formats that need a package which is not installed are left out, as nobody asked for them by name. */
  readonly leavesOutMissing?: boolean;
  /** The column of a journal, for figures in the style of paper. */
  readonly print?: PrintColumn;
}

/** `--format`, `--style` and `--width`; a width alone asks for paper. @throws InputError */
export function figureStyle({ format, style, width }: FigureFlags): FigureStyle {
  const chosen = parseChoice('--style', style ?? (width === undefined ? 'screen' : 'paper'), ['screen', 'paper']);
  if (chosen === 'screen' && width !== undefined) {
    throw new InputError('--width', width, 'is the column of a journal', 'Leave it out, or give --style paper.');
  }
  const remedy = 'Name each format once.';
  const formats =
    format === undefined
      ? { formats: FIGURE_FORMATS, leavesOutMissing: true }
      : { formats: parseChoices('--format', format, FIGURE_FORMATS, remedy) };
  if (chosen === 'screen') return formats;
  return { ...formats, print: parseChoice('--width', width ?? 'single', ['single', 'double']) };
}

/**
 * The name of a file by its ending: its format, and the name without it.
 * @throws InputError for an ending that is neither a figure's nor among `others`
 */
export function fileFormat<T extends string>(
  flag: string,
  file: string | undefined,
  others: readonly T[],
): { readonly format: FigureFormat | T; readonly stem: string } {
  const known = [...FIGURE_FORMATS, ...others];
  const endings = known.map((name) => `.${name}`).join(', ');
  const remedy = `Name a file that ends in ${endings.replace(/, ([^,]*)$/, ' or $1')}.`;
  if (file === undefined) throw new InputError(flag, file, 'missing', remedy);
  const format = known.find((name) => file.endsWith(`.${name}`));
  if (format === undefined) throw new InputError(flag, file, 'no known kind of file', remedy);
  return { format, stem: file.slice(0, -format.length - 1) };
}
