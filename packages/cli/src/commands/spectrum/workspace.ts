import { basename, dirname } from 'node:path';
import { type SpectrumPair, spectrumWorkspace } from '@nereid/analysis';
import { InputError } from '@nereid/physics';
import { parseNumber } from '../../options/parse.js';
import { saveFiles } from '../../output/files.js';
import { toJson } from '../../output/json.js';
import type { SpectrumFlags } from './flags.js';

/** Before anything is computed. @throws InputError for several distributions, and for a name that is no JSON file */
export function requireWorkspace({ pyhf, observable }: SpectrumFlags): void {
  if (pyhf === undefined) return;
  if (!pyhf.endsWith('.json')) {
    throw new InputError('--pyhf', pyhf, 'is not the name of a JSON file', 'Write workspace.json.');
  }
  if (!observable.includes(',')) return;
  const problem = 'several are of the same events, and no independent channels';
  throw new InputError('--observable', observable, problem, 'Name one, or leave --pyhf out.');
}

/** The workspace of `--pyhf`, where asked for. */
export function writeSpectrumWorkspace(
  { pyhf, background, observed }: SpectrumFlags,
  [pair]: readonly SpectrumPair[],
  eventsPerCm2: number | undefined,
): void {
  if (pyhf === undefined || eventsPerCm2 === undefined) return;
  const numbers = (flag: string, text: string | undefined) => text?.split(',').map((part) => parseNumber(flag, part));
  const workspace = spectrumWorkspace(pair, eventsPerCm2, {
    background: numbers('--background', background),
    observed: numbers('--observed', observed),
  });
  saveFiles(dirname(pyhf), { [basename(pyhf)]: `${toJson(workspace)}\n` }, '--pyhf');
}
