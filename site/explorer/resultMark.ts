/** What is computed quickly is not greyed on the way: it would only flicker [ms]. */
const PATIENCE = 300;

/**
 * Whether what a page shows belongs to its controls. Where it does not, it is grey, a notice says so, and everything with
 * `data-of-result` is disabled: no figure or table is saved under choices that are not its own.
 */
export class ResultMark {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isCurrent = false;
  private hasResult = false;
  private withheld: ReadonlyMap<string, string> = new Map();

  /**
   * @param root - gets the class `stale` while what is shown belongs to other choices, and `data-result`
   * @param notice - says so
   * @param savers - what takes the result along
   */
  constructor(
    private readonly root: HTMLElement,
    private readonly notice: HTMLElement,
    private readonly savers: Iterable<HTMLButtonElement> = root.querySelectorAll<HTMLButtonElement>('[data-of-result]'),
  ) {
    this.pending();
  }

  /** The controls changed: what is shown is that of earlier ones until `current`. */
  pending(): void {
    this.isCurrent = false;
    this.root.dataset.result = 'pending';
    this.root.setAttribute('aria-busy', 'true');
    this.timer ??= setTimeout(() => {
      if (this.hasResult) this.say('What is shown belongs to earlier choices; computing …');
    }, PATIENCE);
    this.disable();
  }

  /** What is shown is new, but the controls have moved on, as they do while a slider is held. */
  follows(): void {
    this.settle('pending');
    this.hasResult = true;
    this.clear();
    this.pending();
  }

  /** What is shown belongs to the controls. */
  current(): void {
    this.settle('current');
    this.isCurrent = true;
    this.hasResult = true;
    this.clear();
    this.disable();
  }

  /** For these controls there is nothing to show; the reason stands elsewhere. */
  failed(): void {
    this.settle('failed');
    this.isCurrent = false;
    this.say(
      this.hasResult
        ? 'What is shown belongs to earlier choices: those made now could not be computed. Nothing can be saved.'
        : 'There is no result for these choices.',
    );
    this.disable();
  }

  /** Nothing is shown any more: there is nothing to be taken for a result. */
  cleared(): void {
    this.hasResult = false;
  }

  /** What these choices do not have, by `data-download`, with the reason. */
  withhold(reasons: ReadonlyMap<string, string>): void {
    this.withheld = reasons;
    this.disable();
  }

  private settle(state: 'current' | 'failed' | 'pending'): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.root.dataset.result = state;
    this.root.removeAttribute('aria-busy');
  }

  private clear(): void {
    this.notice.hidden = true;
    this.notice.textContent = '';
    this.root.classList.remove('stale');
  }

  private say(text: string): void {
    this.root.classList.add('stale');
    this.notice.hidden = false;
    this.notice.textContent = text;
  }

  private disable(): void {
    for (const one of this.savers) {
      const reason = this.withheld.get(one.dataset.download ?? '');
      one.disabled = !this.isCurrent || reason !== undefined;
      one.title = reason ?? '';
    }
  }
}
