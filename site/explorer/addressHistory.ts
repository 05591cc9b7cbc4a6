/**
 * Steps of a page, each an entry of the browser's history with an address that says all: undo and redo of the page are its buttons back
 * and forward.
 */
export class AddressHistory {
  private at: number;
  private last: number;

  /** @param onTravel - the reader went to another step: the address has it */
  constructor(onTravel: () => void) {
    this.at = stepOf(history.state) ?? 0;
    this.last = this.at;
    history.replaceState({ step: this.at }, '');
    window.addEventListener('popstate', (event) => {
      const step = stepOf(event.state);
      // an anchor on the page: an entry of the same step
      if (step === undefined) history.replaceState({ step: this.at }, '');
      this.at = step ?? this.at;
      this.last = Math.max(this.last, this.at);
      onTravel();
    });
  }

  get canUndo(): boolean {
    return this.at > 0;
  }

  get canRedo(): boolean {
    return this.at < this.last;
  }

  /** A new step; what had been taken back is forgotten. */
  push(query: string): void {
    this.at += 1;
    this.last = this.at;
    history.pushState({ step: this.at }, '', addressOf(query));
  }

  /** The address of this step, such as after a control was dragged. */
  replace(query: string): void {
    history.replaceState({ step: this.at }, '', addressOf(query));
  }

  undo(): void {
    if (this.canUndo) history.back();
  }

  redo(): void {
    if (this.canRedo) history.forward();
  }
}

const stepOf = (state: unknown): number | undefined => {
  const step = (state as { readonly step?: unknown } | null)?.step;
  return typeof step === 'number' ? step : undefined;
};

const addressOf = (query: string): string => (query === '' ? location.pathname : `?${query}`);
