/**
 * The controls on a narrow screen: a sheet over its lower half, so that the figure above shows what a choice does. Where the screen is
 * wide the same controls stand beside the figure, and nothing here matters.
 */
export class Sheet {
  constructor(
    private readonly sheet: HTMLElement,
    private readonly opener: HTMLButtonElement,
    closer: HTMLButtonElement,
    /** What has to be in sight while it is open. */
    private readonly figure: HTMLElement,
  ) {
    opener.addEventListener('click', () => (this.isOpen ? this.close() : this.open()));
    closer.addEventListener('click', () => this.close());
    sheet.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.close();
    });
  }

  private get isOpen(): boolean {
    return this.sheet.classList.contains('open');
  }

  private open(): void {
    this.show(true);
    this.figure.scrollIntoView({ block: 'start' });
    this.sheet.focus({ preventScroll: true });
  }

  private close(): void {
    this.show(false);
    this.opener.focus({ preventScroll: true });
  }

  private show(isOpen: boolean): void {
    this.sheet.classList.toggle('open', isOpen);
    this.opener.setAttribute('aria-expanded', String(isOpen));
  }
}

/** The sheet of a page of the explorer. */
export function sheetOfPage(figure: HTMLElement): Sheet {
  const byId = (id: string) => document.getElementById(id) as HTMLElement;
  return new Sheet(
    byId('controls'),
    byId('open-controls') as HTMLButtonElement,
    byId('close-controls') as HTMLButtonElement,
    figure,
  );
}
