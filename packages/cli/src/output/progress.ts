/**
 * A line on the terminal that says what is being computed, overwritten by the next and removed at the end. Only on a
 * terminal: nothing of it reaches a pipe or a file.
 */
export class Progress {
  private readonly enabled: boolean;
  private shown = false;

  constructor(enabled = process.stderr.isTTY === true) {
    this.enabled = enabled;
  }

  /** Shows `text`, and gives the terminal a moment to draw it before the caller computes. */
  async show(text: string): Promise<void> {
    if (!this.enabled) return;
    this.update(text);
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Shows `text` at once, from inside a calculation. */
  update(text: string): void {
    if (!this.enabled) return;
    process.stderr.write(`\r\u001b[2K${text}`);
    this.shown = true;
  }

  /** A line that stays, also where this is no terminal. */
  note(text: string): void {
    this.clear();
    process.stderr.write(`${text}\n`);
  }

  clear(): void {
    if (this.shown) process.stderr.write('\r\u001b[2K');
    this.shown = false;
  }
}
