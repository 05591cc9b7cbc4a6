import { ExportError, excerpt } from './exportError.js';
import { percentEncode } from './percentEncode.js';

/**
 * A web address for use in the arguments of `\href` and `\url` anywhere, also inside tables: ASCII, with what TeX gives a
 * meaning percent-encoded or escaped. @throws ExportError for anything but https
 */
function latexAddress(address: string): string {
  if (!/^https:\/\/[^\s/]+/.test(address)) {
    throw new ExportError(`"${excerpt(address)}" is not a link to the web`, 'Give an https:// address.');
  }
  const encoded = percentEncode(address, /[\\{}^"<>`|$\s]|[^\x21-\x7e]/gu);
  return encoded.replace(/[%#&_~]/g, (character) => (character === '~' ? '\\string~' : `\\${character}`));
}

/** `text` (LaTeX) linked to a web address. @throws ExportError for anything but https */
export const hyperlink = (address: string, text: string): string => `\\href{${latexAddress(address)}}{${text}}`;

/** A web address that is printed and linked. @throws ExportError for anything but https */
export const printedLink = (address: string): string => `\\url{${latexAddress(address)}}`;
