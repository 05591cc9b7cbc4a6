import type { Reference } from '@nereid/catalogue';
import { citationKey, plainText, referenceUrl } from '@nereid/catalogue/exports';

/** One line: key, authors, title, where it was published, address. */
export function citationText(reference: Reference): string {
  const { authors, collaboration, title, journal, volume, pages, year } = reference;
  const names = authors.map((author) => (author === 'others' ? 'et al.' : author)).join('; ');
  const who = collaboration === undefined ? names : `${names} (${collaboration})`;
  const place = [journal, volume, `(${year})`, pages].filter((part) => part !== undefined).join(' ');
  const address = referenceUrl(reference);
  const printedTitle = plainText(title);
  return `[${citationKey(reference)}] ${who}, “${printedTitle}”, ${place}${address === undefined ? '' : `, ${address}`}`;
}
