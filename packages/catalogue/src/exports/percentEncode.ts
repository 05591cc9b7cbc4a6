import { ExportError, excerpt } from './exportError.js';

/** `text` with the characters that `pattern` matches percent-encoded as UTF-8. @throws ExportError for half a character */
export function percentEncode(text: string, pattern: RegExp): string {
  // YAML can hold "\ud800", which has no UTF-8
  if (/\p{Surrogate}/u.test(text)) {
    throw new ExportError(`"${excerpt(text)}" holds half a character`, 'Delete it.');
  }
  return text.replace(pattern, encodeURIComponent);
}
