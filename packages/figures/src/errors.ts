/** A figure description, or one of its labels, cannot be drawn. `part` names the field; `remedy` says what to give. */
export class FigureError extends Error {
  override readonly name = 'FigureError';
  readonly part: string;
  readonly remedy: string;

  constructor(part: string, problem: string, remedy: string) {
    super(`${part}: ${problem}. ${remedy}`);
    this.part = part;
    this.remedy = remedy;
  }
}
