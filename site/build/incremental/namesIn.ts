/** Words of all texts in some data that can be the key of a reference or the id of a snapshot. */
export function namesIn(data: unknown): Set<string> {
  // without escapes such as \n, which would stand before a word as a letter
  const text = JSON.stringify(data).replace(/\\./g, ' ');
  return new Set(text.match(/[A-Za-z0-9]+(?:[.:_+-][A-Za-z0-9]+)*/g));
}
