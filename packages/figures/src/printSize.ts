import { FigureError } from './errors.js';

export const PT_PER_MM = 72 / 25.4;
/** A px of CSS is 1/96 inch. */
const MM_PER_PX = 25.4 / 96;

/** A length of an SVG document, in px or with a unit, in mm. @throws FigureError for another unit */
export function millimetresOf(length: string): number {
  const [, digits, unit] = /^([\d.]+)(px|mm)?$/.exec(length) ?? [];
  if (digits === undefined) throw new FigureError('length', `"${length}"`, 'Give px or mm.');
  return Number(digits) * (unit === 'mm' ? 1 : MM_PER_PX);
}
