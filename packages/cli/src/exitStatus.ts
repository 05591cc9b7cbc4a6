/** Ends a command that has printed all it has to say with an exit code of its own. */
export class ExitStatus extends Error {
  override readonly name = 'ExitStatus';
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}
