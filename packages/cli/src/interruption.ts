/** Notices Ctrl-C, so that long work can end where its result is whole; a second one ends the program as usual. */
export class Interruption {
  #happened = false;
  readonly #notice = (): void => {
    this.#happened = true;
  };

  constructor() {
    process.once('SIGINT', this.#notice);
  }

  /** Lets signals arrive first. */
  async happened(): Promise<boolean> {
    await new Promise((resolve) => setImmediate(resolve));
    return this.#happened;
  }

  stop(): void {
    process.removeListener('SIGINT', this.#notice);
  }
}
