/** Steps that can be taken back and made again; the newest is last. */
export class History<State> {
  private readonly steps: State[];
  private at = 0;
  private readonly largest: number;

  constructor(first: State, largest = 200) {
    this.steps = [first];
    this.largest = largest;
  }

  get current(): State {
    return this.steps[this.at];
  }

  get canUndo(): boolean {
    return this.at > 0;
  }

  get canRedo(): boolean {
    return this.at < this.steps.length - 1;
  }

  /** A new step; what had been taken back is forgotten. */
  push(state: State): void {
    this.steps.splice(this.at + 1, this.steps.length, state);
    if (this.steps.length > this.largest) this.steps.shift();
    this.at = this.steps.length - 1;
  }

  /** In place of the current step, such as while a control is dragged. */
  replace(state: State): void {
    this.steps[this.at] = state;
  }

  undo(): State {
    if (this.canUndo) this.at--;
    return this.current;
  }

  redo(): State {
    if (this.canRedo) this.at++;
    return this.current;
  }
}
