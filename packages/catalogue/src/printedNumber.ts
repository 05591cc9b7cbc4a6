import type { PublishedNumber } from './publishedNumber.js';

/** A number with its error in the digits of its source: `37.0 ± 12.4`, `0.72 +1.73 −0.72`. */
export function printedNumber({ valueText, errorText }: Pick<PublishedNumber, 'valueText' | 'errorText'>): string {
  if (errorText === undefined) return valueText;
  if (typeof errorText === 'string') return `${valueText} ± ${errorText}`;
  return `${valueText} +${errorText.plus} −${errorText.minus}`;
}
