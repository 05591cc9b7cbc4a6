import { type PreparedReweighting, prepareReweighting } from '@nereid/analysis/node';
import { InputError, sm } from '@nereid/physics';
import { namedModel } from '../../options/model.js';
import { namedRange } from '../../options/observableRange.js';
import { parseNames, parseWholeNumber } from '../../options/parse.js';
import { spooled } from '../../options/spooledInput.js';
import { requireFormatOf, writePieces } from '../../output/eventFile.js';
import { openEventOutput } from '../../output/eventOutput.js';
import { printJson } from '../../output/json.js';
import { Progress } from '../../output/progress.js';
import { PROVENANCE } from '../../thisProgram.js';
import type { ReweightFlags } from './flags.js';
import { reweightTable } from './table.js';
import { wantedWorkspace, writeWorkspace } from './workspace.js';

/** `nereid reweight`: another model from a file of events. */
export async function reweight(file: string | undefined, options: ReweightFlags): Promise<void> {
  if (file === undefined) throw new InputError('file', undefined, 'missing', 'Give it: nereid reweight events.hepmc3.');
  await spooled(file, (path) => reweightFile(path, file, options));
}

/** @param called what the user named, and the answer has */
async function reweightFile(path: string, called: string, options: ReweightFlags): Promise<void> {
  const { out, json } = options;
  const { name, parameters } = await namedModel(options, sm.name);
  const histograms = wantedHistograms(options);
  const workspace = wantedWorkspace(options);
  const progress = new Progress();
  const onStep = (events: number) => progress.update(`${events} events`);
  const model = { model: name, parameters };
  const prepared = await prepareReweighting({ file: path, model, histograms, workspace, onStep });
  progress.clear();
  for (const warning of prepared.result.warnings) console.error(warning);
  if (out !== undefined) await write(out, prepared);
  // events on standard output leave no room for a report there
  const print = out === '-' ? console.error : console.log;
  const { pyhf, ...result } = prepared.result;
  const written = pyhf && options.pyhf ? { pyhf: writeWorkspace(options.pyhf, pyhf) } : {};
  if (json && out !== '-') {
    printJson({ ...result, file: called, ...(out && { out }), ...written, provenance: PROVENANCE });
  } else print(reweightTable(result));
  if (out !== undefined && out !== '-') console.error(`wrote ${out}`);
}

function wantedHistograms({ observable, bins, range }: ReweightFlags) {
  if (observable === undefined) return undefined;
  const observables = parseNames('--observable', observable, 'Name each one once.');
  return {
    observables,
    bins: parseWholeNumber('--bins', bins, 1, 10_000),
    range: namedRange(range, observables),
  };
}

async function write(out: string, { result, rewritten }: PreparedReweighting): Promise<void> {
  requireFormatOf(out, result.format);
  const output = openEventOutput(out);
  try {
    await writePieces(out, output, rewritten());
  } finally {
    output.close();
  }
}
