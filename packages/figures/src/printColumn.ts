import type { FigureSpec, PrintColumn } from './figureSpec.js';
import { PT_PER_MM } from './printSize.js';

/** Widths of a column and of a page of two in physics journals [mm]. */
export const COLUMN_WIDTHS_MM: Readonly<Record<PrintColumn, number>> = { single: 86, double: 178 };

/** Height over width: nearly square beside text, flat across a page. */
const ASPECT: Readonly<Record<PrintColumn, number>> = { single: 0.78, double: 0.52 };

/** What is drawn 17 px high is printed at 8 pt; a line of 2 px at 0.94 pt. */
const FONT_SIZE_PX = 17;
const FONT_SIZE_PT = 8;

/**
 * The figure as it is drawn. For a column of a journal its size follows from the column, and title and caption are left to
 * the text around it.
 */
export function drawnSpec(spec: FigureSpec): FigureSpec {
  if (spec.print === undefined) return spec;
  const { title, caption, ...rest } = spec;
  const width = Math.round((COLUMN_WIDTHS_MM[spec.print] * PT_PER_MM * FONT_SIZE_PX) / FONT_SIZE_PT);
  return { ...rest, width, height: Math.round(width * ASPECT[spec.print]), fontSizePx: FONT_SIZE_PX };
}

/** Width and height of the document, as attributes: mm in print, px otherwise. */
export function documentSize(print: PrintColumn | undefined, width: number, height: number): string {
  if (print === undefined) return `width="${width}" height="${height}"`;
  const widthMm = COLUMN_WIDTHS_MM[print];
  return `width="${widthMm}mm" height="${Number(((widthMm * height) / width).toFixed(3))}mm"`;
}
