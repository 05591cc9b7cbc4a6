import { InputError } from '@nereid/physics';
import { parseNumber } from './parse.js';

/** `--flux-error`, or `unknown` for a flux of the user's own that comes without. @throws InputError for what is no share */
export function fluxErrorOption({
  fluxError,
  flux,
}: {
  readonly fluxError?: string | undefined;
  readonly flux?: string | undefined;
}): number | 'unknown' | undefined {
  if (fluxError === undefined) return flux === undefined ? undefined : 'unknown';
  const value = parseNumber('--flux-error', fluxError);
  if (value >= 0 && value <= 1) return value;
  throw new InputError('--flux-error', fluxError, 'not a relative error from 0 to 1', 'Write 0.05 for 5 %.');
}
