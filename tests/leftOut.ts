import { appendFileSync } from 'node:fs';

/**
 * Says that tests are left out on this machine, and what would bring them back; `npm test` repeats it at its end. Continuous
 * integration installs everything, so there it is a failure. @throws Error in continuous integration
 */
export function leaveOut(tests: string, remedy: string): void {
  if (process.env.CI) throw new Error(`${tests} cannot be run: ${remedy}`);
  note(tests, remedy);
}

/** Like `leaveOut`, for what continuous integration cannot have either. */
export function note(tests: string, remedy: string): void {
  const line = `left out: ${tests} (${remedy})\n`;
  const file = process.env.NEREID_LEFT_OUT;
  if (file) appendFileSync(file, line);
  else process.stderr.write(line);
}
