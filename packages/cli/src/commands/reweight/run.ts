import { type PreparedReweighting, prepareReweighting } from '@nereid/analysis/node';
import { InputError, sm } from '@nereid/physics';
import { namedModel } from '../../options/model.js';
import { requireFormatOf, writePieces } from '../../output/eventFile.js';
import { openEventOutput } from '../../output/eventOutput.js';
import { printJson } from '../../output/json.js';
import { Progress } from '../../output/progress.js';
import { PROVENANCE } from '../../thisProgram.js';
import type { ReweightFlags } from './flags.js';
import { reweightTable } from './table.js';

/** `nereid reweight`: another model from a file of events. */
export async function reweight(file: string | undefined, options: ReweightFlags): Promise<void> {
  if (file === undefined) throw new InputError('file', undefined, 'missing', 'Give it: nereid reweight events.hepmc3.');
  const { out, json } = options;
  const { name, parameters } = await namedModel(options, sm.name);
  const progress = new Progress();
  const onStep = (events: number) => progress.update(`${events} events`);
  const prepared = await prepareReweighting({ file, model: { model: name, parameters }, onStep });
  progress.clear();
  for (const warning of prepared.result.warnings) console.error(warning);
  if (out !== undefined) await write(out, prepared);
  // events on standard output leave no room for a report there
  const print = out === '-' ? console.error : console.log;
  if (json && out !== '-') printJson({ ...prepared.result, ...(out && { out }), provenance: PROVENANCE });
  else print(reweightTable(prepared.result));
  if (out !== undefined && out !== '-') console.error(`wrote ${out}`);
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
