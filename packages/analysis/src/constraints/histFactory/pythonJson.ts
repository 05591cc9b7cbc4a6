/** Decimal exponent below which Python writes a number with one; JavaScript goes on to 1e-6. */
const LOWEST_PLAIN = -4;

/**
 * JSON as Python's `json.dumps(…, sort_keys=True, ensure_ascii=False)` has it after reading what JavaScript wrote: what pyhf takes the
 * digest of a workspace from. Differs in spaces, in the order of keys, and in small numbers: 1e-07, 5e-05.
 */
export function pythonJson(value: unknown): string {
  if (typeof value === 'number') return pythonNumber(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}: ${pythonJson(one)}`).join(', ')}}`;
}

/** Both languages write the fewest digits that give the number back; a whole one is an integer in either. */
function pythonNumber(value: number): string {
  const text = JSON.stringify(value);
  const [digits, exponent] = value.toExponential().split('e');
  if (Number.isInteger(value) || Number(exponent) >= LOWEST_PLAIN) return text;
  return `${digits}e-${String(-Number(exponent)).padStart(2, '0')}`;
}
