import { basename } from 'node:path';
import { requireCorrelations } from '@nereid/analysis';
import { type Experiment, type ExperimentCorrelation, isError } from '@nereid/catalogue';
import { InputError } from '@nereid/physics';
import type { CorrelationFlags } from './flags/constraints.js';
import { parseNumber } from './parse.js';
import { readText } from './readFile.js';

const EXAMPLE = 'Write --correlation ccfr,nutev=0.3.';

/**
 * `--correlation a,b=0.3` and `--correlations file`, checked against the experiments that are combined. Pairs of a file that are not
 * among them are left out; those of flags must be.
 * @throws InputError naming the pair, or the place in the file
 */
export async function correlationsSetting(
  { correlation = [], correlations: file }: CorrelationFlags,
  experiments: readonly Experiment[],
): Promise<ExperimentCorrelation[]> {
  const ids = experiments.map(({ id }) => id);
  const ofFile = (file === undefined ? [] : await readCorrelations(file)).filter(({ experiments: pair }) =>
    pair.every((id) => ids.includes(id)),
  );
  if (file !== undefined && ofFile.length === 0) {
    console.error(`without effect: no pair of ${file} is among the experiments combined`);
  }
  const all = [...correlation.map(parseCorrelation), ...ofFile];
  requireCorrelations(all, experiments);
  return all;
}

function parseCorrelation(entry: string): ExperimentCorrelation {
  const [pair, text] = entry.split(/=(.*)/s);
  const names = pair.split(',').map((name) => name.trim());
  if (text === undefined || names.length !== 2 || names.includes('')) {
    throw new InputError('--correlation', entry, 'not of the form a,b=ρ', EXAMPLE);
  }
  const coefficient = parseNumber(`--correlation ${pair}`, text);
  return { experiments: [names[0], names[1]], coefficient, reason: 'given on the command line' };
}

async function readCorrelations(file: string): Promise<readonly ExperimentCorrelation[]> {
  const { parseCorrelations } = await import('../yamlFiles.js');
  const { value, diagnostics } = parseCorrelations({
    file: basename(file),
    text: readText('--correlations', file, 'Give a file of pairs, or - for standard input.'),
  });
  const first = diagnostics.find(isError);
  if (value !== undefined && first === undefined) return value;
  const place =
    first === undefined ? 'not correlations' : `line ${first.line}, ${first.path || 'file'}: ${first.message}`;
  throw new InputError('--correlations', file, place, first?.remedy ?? EXAMPLE);
}
