import { InputError } from '@nereid/physics';

/** A column of numbers; what was not computed is NaN. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  readonly values: Float64Array;
}

/** A column of words, such as verdicts: codes into the list of different words. */
export interface WordColumn {
  readonly kind: 'word';
  readonly name: string;
  readonly codes: Uint16Array;
  readonly words: readonly string[];
}

export type TableColumn = NumberColumn | WordColumn;

/** The points of a scan by column. */
export interface ScanTable {
  readonly rowCount: number;
  readonly columns: readonly TableColumn[];
  /** The identity of the scan that a shard says it belongs to. */
  readonly scan?: string | undefined;
}

/** Numbers that fit into the memory of a browser with room to sort them. */
const LARGEST_TABLE = 1e8;
const MOST_WORDS = 65_535;

/** @throws InputError for tables that would not fit into the memory of a browser */
export function requireSize(file: string, rows: number, columns: number): void {
  if (rows * columns <= LARGEST_TABLE) return;
  const problem = `has ${rows} × ${columns} numbers, more than the ${LARGEST_TABLE} that fit`;
  throw new InputError('file', file, problem, 'Keep what you look at: nereid scan export --columns … --where …');
}

/** A column that is filled cell by cell. It holds numbers until the first cell that is none. */
export class ColumnBuilder {
  private values = new Float64Array(1024);
  private codes: Uint16Array | undefined;
  private readonly places = new Map<string, number>();
  private count = 0;

  constructor(
    readonly name: string,
    private readonly file: string,
  ) {}

  /** A cell as text; an empty one is a number that was not computed. */
  addText(text: string): void {
    const value = text === '' ? Number.NaN : Number(text);
    const isNumber = text === '' || !Number.isNaN(value) || /^[+-]?nan$/i.test(text);
    if (this.codes === undefined && isNumber) this.addNumber(value);
    else this.addWord(text);
  }

  addNumber(value: number): void {
    if (this.codes === undefined) {
      if (this.count === this.values.length) this.values = grown(this.values, Float64Array);
      this.values[this.count++] = value;
    } else this.addWord(wordOf(value));
  }

  addWord(word: string): void {
    this.codes ??= this.numbersAsWords();
    if (this.count === this.codes.length) this.codes = grown(this.codes, Uint16Array);
    this.codes[this.count++] = this.codeOf(word);
  }

  column(): TableColumn {
    const { name, count, codes } = this;
    if (codes === undefined) return { kind: 'number', name, values: this.values.slice(0, count) };
    return { kind: 'word', name, codes: codes.slice(0, count), words: [...this.places.keys()] };
  }

  private numbersAsWords(): Uint16Array {
    const codes = new Uint16Array(this.values.length);
    for (let i = 0; i < this.count; i++) codes[i] = this.codeOf(wordOf(this.values[i]));
    return codes;
  }

  private codeOf(word: string): number {
    const known = this.places.get(word);
    if (known !== undefined) return known;
    const code = this.places.size;
    if (code > MOST_WORDS) {
      const problem = `the column ${this.name} has more than ${MOST_WORDS} different words`;
      throw new InputError('file', this.file, problem, 'Leave it out: nereid scan export --columns …');
    }
    this.places.set(word, code);
    return code;
  }
}

const wordOf = (value: number): string => (Number.isNaN(value) ? '' : String(value));

function grown<T extends Float64Array | Uint16Array>(array: T, make: new (length: number) => T): T {
  const larger = new make(array.length * 2);
  larger.set(array as never);
  return larger;
}

/**
 * Tables with the same columns, one after the other.
 * @throws InputError where the columns differ
 */
export function joinTables(parts: readonly { readonly name: string; readonly table: ScanTable }[]): ScanTable {
  if (parts.length === 1) return parts[0].table;
  const [first, ...others] = parts;
  const names = ({ columns }: ScanTable) => columns.map(({ name }) => name).join(', ');
  for (const { name, table } of others) {
    if (names(table) === names(first.table)) continue;
    const problem = `has the columns ${names(table)}; ${first.name} has ${names(first.table)}`;
    throw new InputError('file', name, problem, 'Open the files of one scan together.');
  }
  const rowCount = parts.reduce((sum, { table }) => sum + table.rowCount, 0);
  requireSize(first.name, rowCount, first.table.columns.length);
  const columns = first.table.columns.map(({ name }, k) =>
    joinColumns(
      name,
      first.name,
      parts.map(({ table }) => table.columns[k]),
    ),
  );
  return { rowCount, columns };
}

function joinColumns(name: string, file: string, parts: readonly TableColumn[]): TableColumn {
  if (parts.every((part) => part.kind === 'number')) {
    const values = new Float64Array(parts.reduce((sum, part) => sum + part.values.length, 0));
    let at = 0;
    for (const part of parts) {
      values.set(part.values, at);
      at += part.values.length;
    }
    return { kind: 'number', name, values };
  }
  const builder = new ColumnBuilder(name, file);
  for (const part of parts) {
    const { length } = part.kind === 'number' ? part.values : part.codes;
    for (let i = 0; i < length; i++) builder.addWord(cellText(part, i));
  }
  return builder.column();
}

/** A cell as it would stand in a CSV file; empty where nothing was computed. */
export function cellText(column: TableColumn, row: number): string {
  return column.kind === 'word' ? column.words[column.codes[row]] : wordOf(column.values[row]);
}

/** @throws InputError for a name that no column has */
export function columnNamed({ columns }: ScanTable, name: string): TableColumn {
  const found = columns.find((column) => column.name === name);
  if (found) return found;
  throw new InputError(
    'column',
    name,
    'not in this file',
    `Choose one of ${columns.map((one) => one.name).join(', ')}.`,
  );
}

/** @throws InputError for a name that no column of numbers has */
export function numbersNamed(table: ScanTable, name: string): NumberColumn {
  const column = columnNamed(table, name);
  if (column.kind === 'number') return column;
  throw new InputError('column', name, 'holds words, not numbers', 'Choose a column of numbers.');
}
