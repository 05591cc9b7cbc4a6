import { formatDiagnostic, isError } from '@nereid/catalogue';
import { checkData } from '@nereid/catalogue/sources';
import { ExitStatus } from '../../exitStatus.js';
import { printJson } from '../../output/json.js';
import type { CheckFlags } from './flags.js';

/** `nereid catalogue check`: every problem in the data folder; exit code 2 if there is an error among them. */
export async function catalogueCheck(options: CheckFlags): Promise<void> {
  const { records, diagnostics } = checkData(options.data);
  const errors = diagnostics.filter(isError).length;
  const warnings = diagnostics.length - errors;
  if (options.json) printJson({ diagnostics, errors, warnings, records: [...records.keys()] });
  else {
    for (const diagnostic of diagnostics) console.log(formatDiagnostic(diagnostic));
    console.log([counted(records.size, 'record'), counted(errors, 'error'), counted(warnings, 'warning')].join(', '));
  }
  if (errors > 0) throw new ExitStatus(2);
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
