import type { RecordValue } from '../records/schema.js';
import { UNITS } from '../records/units.js';

/** `about $160~\mathrm{GeV}$`, `$0.82\pm0.28$`: a value in LaTeX as the source prints it. */
export function valueTex(value: RecordValue): string {
  const words = value.qualifier === undefined ? '' : `${value.qualifier} `;
  return `${words}$${quantityTex(value)}$`;
}

/** The same inside a formula. */
export function valueInFormula(value: RecordValue): string {
  const words = value.qualifier === undefined ? '' : `\\text{${value.qualifier} }`;
  return `${words}${quantityTex(value)}`;
}

function quantityTex({ number, error, unit }: RecordValue): string {
  const suffix = UNITS[unit].tex;
  if (error === undefined) return numberTex(number) + suffix;
  const body =
    'symmetric' in error
      ? `${numberTex(number)}\\pm${numberTex(error.symmetric)}`
      : `${baseTex(number)}^{+${numberTex(error.plus)}}_{-${numberTex(error.minus)}}`;
  // as in plain text: a unit belongs to the number and its error together, "events" is a noun
  return suffix !== '' && unit !== 'events' ? `(${body})${suffix}` : body + suffix;
}

/** A number that errors stand above and below: a power of ten has an exponent there already. */
function baseTex(number: string): string {
  const tex = numberTex(number);
  return tex.includes('^') ? `{${tex}}` : tex;
}

/** A printed number inside a formula: `5.0e-11` as a power of ten. A sign is one of the number, not an operation. */
export function numberTex(number: string): string {
  const [mantissa, exponent] = number.toLowerCase().split('e');
  const signed = mantissa.replace(/^[+-]/, (sign) => `{${sign}}`);
  return exponent === undefined ? signed : `${signed}\\times10^{${exponent.replace(/^\+/, '')}}`;
}
