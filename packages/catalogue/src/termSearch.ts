/** A word to look for in files. */
export interface SearchTerm {
  readonly term: string;
  /** Finds it as a whole word; global. */
  readonly pattern: RegExp;
}

/**
 * Patterns of terms such as a record's `codeTerms`. A term is found as a whole word: no letter or digit beside it. An
 * underscore may stand beside it, so that `trident` is found in `trident_rate`. Terms in capitals only are found in capitals
 * only, so that CHARM-II does not match `charm-ii`; in others case does not count.
 */
export function searchTerms(terms: readonly string[]): SearchTerm[] {
  return terms.map((term) => {
    const escaped = term.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    const capitals = term === term.toUpperCase() && term !== term.toLowerCase();
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, capitals ? 'gu' : 'giu');
    return { term, pattern };
  });
}

/** Lines, from 1 and in order, on which a term stands; a line once for each time. */
export function linesOfTerm(text: string, { pattern }: SearchTerm): number[] {
  const lines: number[] = [];
  let line = 1;
  let at = 0;
  for (const { index } of text.matchAll(pattern)) {
    for (let next = text.indexOf('\n', at); next >= 0 && next < index; next = text.indexOf('\n', at)) {
      line++;
      at = next + 1;
    }
    lines.push(line);
  }
  return lines;
}
