import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { drawnBounds, ownCurve, requireLandscapeNames } from '@nereid/analysis';
import { landscapeNames, landscape as landscapeOfQuestion } from '@nereid/analysis/node';
import type { Catalogue } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { commandLine } from '../../commandLine.js';
import { calculationSetting } from '../../options/calculation.js';
import { figureStyle } from '../../options/figure.js';
import { mediatorMasses } from '../../options/mediatorMasses.js';
import { modelParameters } from '../../options/model.js';
import { parseNames } from '../../options/parse.js';
import { readText } from '../../options/readFile.js';
import { testSetting } from '../../options/statistics.js';
import { requireWritableFolder } from '../../output/files.js';
import { printJson } from '../../output/json.js';
import { Progress } from '../../output/progress.js';
import { PROVENANCE, VERSION } from '../../thisProgram.js';
import type { LandscapeFlags } from './flags.js';
import { writeOutputs } from './outputs.js';
import { printLandscape } from './table.js';

/** `nereid landscape`: every bound on the coupling of a light boson, computed, recast or as published. */
export async function landscape(options: LandscapeFlags, given: CommandUnknownOpts): Promise<void> {
  if (options.list === true) {
    const names = landscapeNames(await loadCatalogue());
    if (options.json) printJson(names);
    else console.log(names.join('\n'));
    return;
  }
  const command = commandLine(given);
  const { electroweak, hadronic, tolerance } = calculationSetting(options);
  const { statistics, treatment, theoryErrors } = testSetting(options);
  const style = figureStyle(options);
  if (options.out !== undefined) requireWritableFolder(options.out);
  const model = { model: options.model, parameters: modelParameters(options.model, options.set) };
  const curves = (options.curve ?? []).map((file) => {
    const text = readText('--curve', file, 'Name a file with lines of mass, coupling.');
    return ownCurve(file, text, model.model, model.parameters);
  });
  const catalogue = await loadCatalogue();
  const constraints = namesOf('--constraint', options.constraint, catalogue);
  const leaveOut = namesOf('--without', options.without, catalogue);
  const progress = new Progress();
  const found = await landscapeOfQuestion({
    model,
    catalogue,
    curves,
    masses: mediatorMasses(options.mass),
    ...(constraints && { constraints }),
    ...(leaveOut && { leaveOut }),
    test: statistics,
    inputs: electroweak,
    hadronic,
    tolerance,
    treatment,
    theoryErrors,
    onProgress: (done, total) => progress.update(`kernel ${done} of ${total} …`),
  }).finally(() => progress.clear());
  const result = {
    ...found,
    notDrawn: drawnBounds(found).farInside.map(({ constraint }) => constraint),
    statistics,
    inputs: { electroweak, hadronic, tolerance, ...(theoryErrors && { theoryErrors }) },
    provenance: PROVENANCE,
    command,
  };
  if (options.out !== undefined) {
    const description = { test: statistics, version: VERSION, command };
    const hepdata = options.hepdata === true;
    await writeOutputs(options.out, { landscape: found, result, description, catalogue, style, hepdata });
  }
  if (options.json) printJson(result);
  else printLandscape(found, statistics);
}

/** @throws InputError for a name that is not known, in the words of the command line */
function namesOf(subject: string, given: string | undefined, catalogue: Catalogue): string[] | undefined {
  if (given === undefined) return undefined;
  const names = parseNames(subject, given);
  requireLandscapeNames(names, landscapeNames(catalogue), { subject, list: 'nereid landscape --list' });
  return names;
}
