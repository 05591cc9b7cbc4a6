import { InputError } from '@nereid/physics';

/** An error of the system while a scan was written, as one that says what can be done; others as they are. */
export function scanWriteError(path: string, error: unknown, isStarted: boolean): unknown {
  const { code } = error as NodeJS.ErrnoException;
  // errors of Node itself have words for codes, those of the system begin with E
  if (error instanceof InputError || typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return error;
  if (!isStarted)
    return new InputError('--out', path, `cannot be written (${code})`, 'Name a folder you may write to.');
  const problem = `cannot be written (${code}); finished shards stay`;
  return new InputError('--out', path, problem, 'Make room or mend the folder, then go on with --resume.');
}
