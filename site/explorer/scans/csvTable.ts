import { InputError } from '@nereid/physics';
import { ColumnBuilder, requireSize, type ScanTable } from './scanTable.ts';

const ROWS_PER_REPORT = 50_000;

/**
 * A CSV file with names in its first line; separated by commas, semicolons or tabs. Lines that begin with # are comments.
 * @throws InputError naming the line
 */
export async function csvTable(
  name: string,
  content: Blob,
  onRows: (rows: number) => void = () => {},
): Promise<ScanTable> {
  const reader = new CsvReader(name, onRows);
  const decoder = new TextDecoder('utf-8');
  const stream = content.stream().getReader();
  for (let part = await stream.read(); !part.done; part = await stream.read()) {
    reader.add(decoder.decode(part.value, { stream: true }));
  }
  reader.add(decoder.decode());
  return reader.table();
}

class CsvReader {
  private rest = '';
  private line = 0;
  private rows = 0;
  private separator = ',';
  private columns: ColumnBuilder[] | undefined;

  constructor(
    private readonly file: string,
    private readonly onRows: (rows: number) => void,
  ) {}

  add(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() as string;
    for (const line of lines) this.addLine(line);
  }

  table(): ScanTable {
    if (this.rest !== '') this.addLine(this.rest);
    this.rest = '';
    if (this.columns === undefined || this.rows === 0) {
      throw new InputError(
        'file',
        this.file,
        'has no rows',
        'Choose a file with a line of names and a line for each point.',
      );
    }
    return { rowCount: this.rows, columns: this.columns.map((column) => column.column()) };
  }

  private addLine(raw: string): void {
    this.line++;
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (text === '' || text.startsWith('#')) return;
    if (this.columns === undefined) {
      this.columns = this.header(text.replace(/^\ufeff/, ''));
      return;
    }
    const cells = splitLine(text, this.separator);
    if (cells.length !== this.columns.length) {
      const problem = `line ${this.line} has ${cells.length} cells, the first line has ${this.columns.length} names`;
      throw new InputError('file', this.file, problem, 'Mend the line.');
    }
    for (let k = 0; k < cells.length; k++) this.columns[k].addText(cells[k].trim());
    this.rows++;
    if (this.rows % ROWS_PER_REPORT !== 0) return;
    requireSize(this.file, this.rows, this.columns.length);
    this.onRows(this.rows);
  }

  private header(text: string): ColumnBuilder[] {
    this.separator = [',', '\t', ';'].find((one) => text.includes(one)) ?? ',';
    const names = splitLine(text, this.separator).map((name) => name.trim());
    names.forEach((name, k) => {
      const known = `Names in line ${this.line}: ${names.slice(0, 8).join(', ')}.`;
      if (name === '') throw new InputError('file', this.file, `column ${k + 1} has no name`, known);
      if (Number.isFinite(Number(name))) {
        throw new InputError(
          'file',
          this.file,
          `the first line holds the number ${name}, not a name`,
          'Put a line of names first.',
        );
      }
      if (names.indexOf(name) !== k) throw new InputError('file', this.file, `two columns are called ${name}`, known);
    });
    return names.map((name) => new ColumnBuilder(name, this.file));
  }
}

/** Cells of a line; a cell in quotes may hold separators, and "" for a quote. */
function splitLine(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator);
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line[i];
    if (quoted && character === '"' && line[i + 1] === '"') cell += line[i++];
    else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}
