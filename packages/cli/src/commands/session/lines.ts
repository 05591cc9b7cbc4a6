/** Longest message [bytes]: a text in memory takes as much again, and V8 holds none beyond 512 MB. */
export const LONGEST_MESSAGE = 256 * 2 ** 20;

const NEWLINE = 0x0a;

/** What of standard input is a message: a line, or one that was too long and was passed over. */
export type Line = Buffer | 'too long';

/** Cuts bytes into lines, of which none is held that is longer than `longest`. Lines of white space alone are no messages. */
export class LineCutter {
  readonly #onLine: (line: Line) => void;
  readonly #longest: number;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(onLine: (line: Line) => void, longest: number = LONGEST_MESSAGE) {
    this.#onLine = onLine;
    this.#longest = longest;
  }

  add(bytes: Buffer): void {
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      this.#hold(bytes.subarray(start, end));
      this.end();
      start = end + 1;
    }
    if (start < bytes.length) this.#hold(bytes.subarray(start));
  }

  /** The last line needs no newline. */
  end(): void {
    const line = this.#length > this.#longest ? 'too long' : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#length = 0;
    if (line === 'too long' || line.some((byte) => byte > 0x20)) this.#onLine(line);
  }

  #hold(bytes: Buffer): void {
    this.#length += bytes.length;
    if (this.#length > this.#longest) this.#parts = [];
    else this.#parts.push(bytes);
  }
}
