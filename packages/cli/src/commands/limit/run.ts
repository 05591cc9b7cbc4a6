import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import {
  type Constraint,
  couplingLimits,
  likelihoodOf,
  ownParameter,
  publishedCurves,
  requireOneCount,
  runLimits,
  theoryEffects,
  unifiedIntervalOf,
} from '@nereid/analysis';
import { couplingFamily } from '@nereid/physics';
import { commandLine } from '../../commandLine.js';
import { companionSettings } from '../../options/constraintInputs.js';
import { correlationsSetting } from '../../options/correlations.js';
import { constraintSetting } from '../../options/experimentSetting.js';
import { figureStyle } from '../../options/figure.js';
import { mediatorMasses } from '../../options/mediatorMasses.js';
import { parseKeyValues } from '../../options/parse.js';
import { largestTolerance, preparedConstraints, requireValues } from '../../options/prepare.js';
import { testSetting } from '../../options/statistics.js';
import { companionTable } from '../../output/constraintTable.js';
import { correlationLines } from '../../output/correlationText.js';
import { requireWritableFolder } from '../../output/files.js';
import { printJson } from '../../output/json.js';
import { selectionWords } from '../../output/selectionText.js';
import { unifiedIntervalText } from '../../output/unifiedIntervalText.js';
import { VERSION } from '../../thisProgram.js';
import { warnOfCorrelations } from './correlated.js';
import { limitDescription, usedMeasurements } from './description.js';
import type { LimitFlags } from './flags.js';
import { writeOutputs } from './outputs.js';
import { limitOverlay } from './overlay.js';
import { parameterLimit } from './parameter.js';
import { limitResult } from './result.js';
import { printLimits } from './table.js';
import { limitTheory, theoryCsv, theoryText } from './theory.js';
import { limitWarnings } from './warnings.js';

/** `nereid limit`: the largest coupling allowed at each mediator mass, per experiment and combined. */
export async function limit(options: LimitFlags, given: CommandUnknownOpts): Promise<void> {
  const parameter = options.parameter ?? ownParameter(options.model);
  if (parameter !== undefined) return parameterLimit(options, parameter, given);
  const command = commandLine(given);
  const { experiments, companions, names, catalogue, calculation, kernels } = await constraintSetting(options);
  const { inputs, flux } = kernels;
  const family = couplingFamily(options.model, parseKeyValues('--set', options.set));
  const masses = mediatorMasses(options.mass);
  const { statistics, treatment, theoryErrors } = testSetting(options);
  requireOneCount(experiments, companions, statistics.statistic);
  const style = figureStyle(options);
  if (options.out !== undefined) requireWritableFolder(options.out);
  const overlay = await limitOverlay(options, catalogue, masses, statistics.confidenceLevel, inputs);
  const values = options.value ?? [];
  requireValues(values, experiments);
  const correlations = await correlationsSetting(options, experiments);
  const settings = companionSettings(options, statistics.confidenceLevel);
  const asked = { ...kernels, sectors: family.sectors, values, treatment, theoryErrors, settings };
  const { tridents: prepared, others } = await preparedConstraints(names, catalogue, asked);
  const constraints = inOrder(names, [...prepared, ...others]);
  const interval = unifiedIntervalOf(prepared, statistics);
  const run = runLimits(constraints, masses, family, inputs, { ...statistics, correlations });
  warnOfCorrelations(run, prepared, correlations, () =>
    couplingLimits(constraints, masses, family, inputs, statistics),
  );
  const theory = theoryErrors
    ? limitTheory(constraints, masses, family, inputs, { ...statistics, correlations })
    : undefined;
  const converged = run.curves.every(({ points, contact }) => [...points, contact].every((point) => point.converged));
  const limits = limitResult(run, options.model, statistics, converged, {
    ...calculation,
    charges: family.charges,
    tolerance: largestTolerance(prepared),
    measurements: prepared.map(({ measurement }) => measurement),
    likelihoods: prepared.map((one) => likelihoodOf(one, statistics.errorModel).errorModel),
    treatment,
    ...(interval && { unifiedInterval: interval }),
    correlations,
    ...(theory && { theoryErrors: theory }),
    selection: prepared[0]?.kernel.inputs.selection,
    ...(kernels.regimes && { regimes: prepared[0]?.kernel.inputs.regimes }),
    kernels: prepared.map(({ kernel }) => kernel.hash),
    ...(others.length > 0 && {
      constraints: others.map(({ id, inputs, valueIds, references }) => ({ id, inputs, valueIds, references })),
    }),
  });
  const published = [...publishedCurves(catalogue, experiments, options.model, statistics), ...overlay.digitised];
  const result = { ...limits, ...overlay.result, ...(published.length > 0 && { published }), command };
  if (options.out !== undefined) {
    const description = limitDescription(options, {
      flux,
      statistics,
      version: VERSION,
      experiments,
      correlations,
      command,
      measurements: usedMeasurements(prepared, treatment),
      others,
      observables: overlay.companions,
      published,
    });
    const combination = { ...statistics, correlations };
    const theoryTable = theoryErrors
      ? theoryCsv(masses, theoryEffects(constraints, masses, family, inputs, combination))
      : undefined;
    const { charges } = family;
    await writeOutputs(options.out, options, { run, result, style, overlay, description, charges, theoryTable });
  }
  for (const warning of limitWarnings(run, prepared[0]?.kernel.inputs.selection)) console.error(warning);
  if (options.json) printJson(result);
  else {
    printLimits(run, options.model, statistics, selectionWords(options, ', after cuts: '));
    if (theory) console.log(theoryText(theory));
    if (interval) console.log(`${unifiedIntervalText(interval)}${theory ? ', by itself: without theory errors' : ''}`);
    for (const line of correlationLines(correlations)) console.log(line);
    if (overlay.companions.length > 0) console.log(companionTable(overlay.companions, overlay.title));
  }
}

/** Constraints in the order of their names; projections have the names of their accuracy. */
const inOrder = (names: readonly string[], all: readonly Constraint[]): Constraint[] =>
  names.flatMap((name) => all.filter(({ id }) => id === name));
