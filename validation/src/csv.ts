/** A row of a CSV file: values by column name, all as text. */
export type CsvRow = Readonly<Record<string, string>>;

/**
 * Reads CSV with a header line, quoted fields and `#` comment lines.
 * @throws Error naming file and line where a row has another number of fields than the header
 */
export function parseCsv(text: string, file: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let header: string[] | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\r$/, '');
    if (line === '' || line.startsWith('#')) continue;
    const fields = splitFields(line);
    if (header === undefined) {
      header = fields;
      continue;
    }
    if (fields.length !== header.length) {
      throw new Error(`${file}, line ${index + 1}: ${fields.length} fields, the header has ${header.length}.`);
    }
    rows.push(Object.fromEntries(header.map((name, column) => [name, fields[column]])));
  }
  return rows;
}

function splitFields(line: string): string[] {
  const fields = [''];
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) fields.push('');
    else fields[fields.length - 1] += character;
  }
  return fields.map((field) => field.trim());
}

/** The number in a column, or undefined where the field is empty. @throws Error where it is not a number */
export function numberIn(row: CsvRow, column: string): number | undefined {
  const text = row[column];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (Number.isNaN(value)) throw new Error(`column ${column}: "${text}" is not a number.`);
  return value;
}

/** The number in a column. @throws Error where it is missing or not a number */
export function requiredNumber(row: CsvRow, column: string): number {
  const value = numberIn(row, column);
  if (value === undefined) throw new Error(`column ${column} is empty or missing.`);
  return value;
}
