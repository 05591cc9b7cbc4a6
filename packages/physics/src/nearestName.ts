/**
 * The entry of `known` with the smallest edit distance to `given` (upper and lower case count as equal), for error
 * messages: "did you mean …". Undefined where `known` is empty or nothing is close: more than half of the longer word
 * would have to change, and no name contains it. The first of equally near names is returned.
 */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  const nearest = nearestWithin(given, known, (name) => Math.max(given.length, name.length) / 2);
  // a piece of a name, such as "fermi" for "symmetrised-fermi", is many insertions away but clearly meant
  const piece = given.toLowerCase();
  return nearest ?? (piece.length >= 3 ? known.find((name) => name.toLowerCase().includes(piece)) : undefined);
}

/** The first of the names with the smallest edit distance to `given`, of those for which it is at most `largest`. */
export function nearestWithin(
  given: string,
  known: Iterable<string>,
  largest: (name: string) => number,
): string | undefined {
  let nearest: string | undefined;
  let smallest = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const distance = editDistance(given.toLowerCase(), name.toLowerCase());
    if (distance >= smallest || distance > largest(name)) continue;
    smallest = distance;
    nearest = name;
  }
  return nearest;
}

/** Text for the remedy of an `InputError`: the nearest name, where there is one, and all known names. */
export function suggestName(given: string, known: readonly string[]): string {
  if (known.length === 0) return 'There are none.';
  const nearest = nearestName(given, known);
  const question = nearest === undefined ? '' : `Did you mean "${nearest}"? `;
  return `${question}Known: ${known.join(', ')}.`;
}

/** The known names nearest to one, at most so many, the nearest first: what to tell of a list too long to print. */
export function nearestNames(given: string, known: readonly string[], count: number): string[] {
  const distances = new Map(known.map((name) => [name, editDistance(given.toLowerCase(), name.toLowerCase())]));
  return [...distances]
    .sort(([, one], [, other]) => one - other)
    .slice(0, count)
    .map(([name]) => name);
}

/** Levenshtein distance: insertions, deletions and substitutions that turn `from` into `to`. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const substitution = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, substitution));
    }
    row = next;
  }
  return row[to.length];
}
