/** Exit codes: 0 done, 1 something went wrong here, 2 the input cannot be used. */
export const INTERNAL_ERROR = 1;
export const BAD_INPUT = 2;

/** Ends a command that has printed all it has to say with an exit code of its own. */
export class ExitStatus extends Error {
  override readonly name = 'ExitStatus';
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}
