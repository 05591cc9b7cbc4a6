import { InputError } from '@nereid/physics';

/** Tasks of a job array unless told. */
export const SLURM_TASKS = 8;

/** @throws InputError where it is missing */
export function requiredFolder(out: string | undefined): string {
  if (out !== undefined && out.trim() !== '') return out;
  throw new InputError('--out', out, 'missing', 'Name the folder of the scan: --out results.');
}
