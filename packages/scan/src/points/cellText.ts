/** What stands in a cell of another format, as text. */
export function cellText(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return typeof value === 'object' ? valueJson(value) : String(value);
}

/** A value of Parquet or JSON as JSON; what JSON has no number for is null. */
export function valueJson(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return JSON.stringify(cellText(value));
  return JSON.stringify(value, (_, inside) => (typeof inside === 'bigint' ? Number(inside) : inside)) ?? 'null';
}
