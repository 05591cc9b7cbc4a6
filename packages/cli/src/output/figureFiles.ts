import type { FigureSpec, PrintColumn } from '@nereid/figures';
import { InputError } from '@nereid/physics';
import { parseChoice } from '../options/cliOptions.js';

export const FIGURE_FORMATS = ['svg', 'png', 'pdf'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** How figures are drawn, as commander hands it over. */
export interface FigureOptions {
  readonly format?: string;
  readonly style?: string;
  readonly width?: string;
}

export interface FigureStyle {
  readonly formats: readonly FigureFormat[];
  /** The column of a journal, for figures in the style of paper. */
  readonly print?: PrintColumn;
}

/** `--format`, `--style` and `--width`; a width alone asks for paper. @throws InputError */
export function figureStyle({ format, style, width }: FigureOptions): FigureStyle {
  const chosen = parseChoice('--style', style ?? (width === undefined ? 'screen' : 'paper'), ['screen', 'paper']);
  if (chosen === 'screen' && width !== undefined) {
    throw new InputError('--width', width, 'is the column of a journal', 'Leave it out, or give --style paper.');
  }
  const formats = format === undefined ? FIGURE_FORMATS : formatNames(format);
  if (chosen === 'screen') return { formats };
  return { formats, print: parseChoice('--width', width ?? 'single', ['single', 'double']) };
}

function formatNames(text: string): FigureFormat[] {
  const names = text.split(',').map((name) => parseChoice('--format', name.trim(), FIGURE_FORMATS));
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated === undefined) return names;
  throw new InputError('--format', repeated, 'named twice', 'Name each format once.');
}

/** The files of a figure, `name.svg` and so on, in every format asked for. Loads what draws them only now. */
export async function figureFiles(
  name: string,
  figure: FigureSpec,
  { formats, print }: FigureStyle,
): Promise<Record<string, string | Uint8Array>> {
  const { figureSvg, pdfFromSvg, pngFromSvg } = await import('@nereid/figures/node');
  const svg = await figureSvg({ ...figure, ...(print && { print }) });
  const draw = { svg: () => svg, png: () => pngFromSvg(svg), pdf: () => pdfFromSvg(svg) };
  const files = formats.map(async (format) => [`${name}.${format}`, await draw[format]()] as const);
  return Object.fromEntries(await Promise.all(files));
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
