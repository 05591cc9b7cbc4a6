import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { landscape as landscapeOfQuestion } from '@nereid/analysis/node';
import { commandLine } from '../../commandLine.js';
import { calculationSetting } from '../../options/calculation.js';
import { mediatorMasses } from '../../options/mediatorMasses.js';
import { modelParameters } from '../../options/model.js';
import { parseNames } from '../../options/parse.js';
import { testSetting } from '../../options/statistics.js';
import { printJson } from '../../output/json.js';
import { Progress } from '../../output/progress.js';
import { PROVENANCE } from '../../thisProgram.js';
import type { LandscapeFlags } from './flags.js';
import { printLandscape } from './table.js';

/** `nereid landscape`: every bound on the coupling of a light boson, computed, recast or as published. */
export async function landscape(options: LandscapeFlags, given: CommandUnknownOpts): Promise<void> {
  const command = commandLine(given);
  const { electroweak, hadronic, tolerance } = calculationSetting(options);
  const { statistics, treatment } = testSetting(options);
  const progress = new Progress();
  const found = await landscapeOfQuestion({
    model: { model: options.model, parameters: modelParameters(options.model, options.set) },
    masses: mediatorMasses(options.mass),
    ...(options.constraint !== undefined && { constraints: parseNames('--constraint', options.constraint) }),
    ...(options.without !== undefined && { leaveOut: parseNames('--without', options.without) }),
    test: statistics,
    inputs: electroweak,
    hadronic,
    tolerance,
    treatment,
    onProgress: (done, total) => progress.update(`kernel ${done} of ${total} …`),
  }).finally(() => progress.clear());
  const result = {
    ...found,
    statistics,
    inputs: { electroweak, hadronic, tolerance },
    provenance: PROVENANCE,
    command,
  };
  if (options.json) printJson(result);
  else printLandscape(found, statistics);
}
