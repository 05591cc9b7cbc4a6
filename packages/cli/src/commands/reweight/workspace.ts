import { basename, dirname } from 'node:path';
import type { TemplateWorkspace, WantedWorkspace } from '@nereid/analysis/node';
import { InputError } from '@nereid/physics';
import { parseNumber, parseRange } from '../../options/parse.js';
import { saveFiles } from '../../output/files.js';
import { toJson } from '../../output/json.js';
import type { ReweightFlags } from './flags.js';

/** What `--pyhf` and the flags beside it ask for. @throws InputError naming the flag */
export function wantedWorkspace(options: ReweightFlags): WantedWorkspace | undefined {
  const { pyhf, eventsExpected, couplings, background, observed, tridentError, backgroundError } = options;
  if (pyhf === undefined) return undefined;
  if (options.observable === undefined) {
    throw new InputError('--pyhf', pyhf, 'there is no distribution', 'Name one with --observable.');
  }
  if (eventsExpected === undefined) {
    const remedy = 'Say how many tridents of the Standard Model the data have, as nereid rate does.';
    throw new InputError('--events-expected', undefined, 'missing', remedy);
  }
  if (!pyhf.endsWith('.json')) {
    throw new InputError('--pyhf', pyhf, 'is not the name of a JSON file', 'Write workspace.json.');
  }
  const numbers = (flag: string, text: string | undefined) => text?.split(',').map((part) => parseNumber(flag, part));
  const number = (flag: string, text: string | undefined) => (text === undefined ? undefined : parseNumber(flag, text));
  return {
    events: parseNumber('--events-expected', eventsExpected),
    couplings: couplings === undefined ? undefined : Array.from(parseRange('--couplings', couplings)),
    background: numbers('--background', background),
    observed: numbers('--observed', observed),
    tridentError: number('--trident-error', tridentError),
    backgroundError: number('--background-error', backgroundError),
  };
}

/** The patches of `workspace.json` stand in `workspace.patchset.json` beside it. */
export function writeWorkspace(file: string, { workspace, patchSet }: TemplateWorkspace): string[] {
  const name = basename(file);
  const patches = name.replace(/\.json$/, '.patchset.json');
  saveFiles(dirname(file), { [name]: `${toJson(workspace)}\n`, [patches]: `${toJson(patchSet)}\n` }, '--pyhf');
  return [name, patches];
}
