import {
  couplingLimits,
  fluxWords,
  hepDataSubmission,
  type LimitDescription,
  type LimitRun,
  likelihoodOf,
  limitFigure,
  limitsCsv,
  publishedCsv,
  publishedCurves,
  runLimits,
  withFormerKeys,
} from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { type CouplingLimitOptions, couplingFamily, limitableModel } from '@nereid/physics';
import {
  type CalculationOptions,
  electroweakOptions,
  hadronicOptions,
  modelParameters,
  toleranceOption,
} from '../../options/cliOptions.js';
import {
  type CorrelationOptions,
  correlationLines,
  correlationOptions,
  warnOfCorrelations,
} from '../../options/correlationOptions.js';
import { mediatorMasses } from '../../options/mediatorMasses.js';
import {
  largestTolerance,
  namedExperiments,
  namesWithAccuracy,
  prepareExperiments,
  requireValues,
} from '../../options/prepare.js';
import { type SelectionOptions, selectionOption, selectionWords } from '../../options/selectionOption.js';
import {
  type StatisticsOptions,
  statisticsOptions,
  type TreatmentOptions,
  treatmentOptions,
} from '../../options/statistics.js';
import { type FigureOptions, type FigureStyle, figureFiles, figureStyle } from '../../output/figureFiles.js';
import { requireWritableFolder, writeFiles } from '../../output/files.js';
import { printJson, table, toJson, VERSION } from '../../output.js';
import { companionTable } from '../companion/table.js';
import { limitDescription, usedMeasurements } from './description.js';
import { type LimitOverlay, limitOverlay, type OverlayOptions } from './overlay.js';
import { contactLimit, contactText, limitText, limitWarnings } from './table.js';

export interface LimitOptions
  extends CalculationOptions,
    StatisticsOptions,
    TreatmentOptions,
    CorrelationOptions,
    SelectionOptions,
    OverlayOptions,
    FigureOptions {
  readonly experiment: string;
  readonly flux?: string;
  readonly accuracy?: string;
  readonly model: string;
  readonly set?: readonly string[];
  readonly mass: string;
  readonly value?: readonly string[];
  readonly out?: string;
  readonly hepdata?: boolean;
}

/** `nereid limit`: the largest coupling allowed at each mediator mass, per experiment and combined. */
export async function limit(options: LimitOptions, command?: string): Promise<void> {
  const family = couplingFamily(options.model, modelParameters(options.set));
  const masses = mediatorMasses(options.mass);
  const statistics = statisticsOptions(options);
  const treatment = treatmentOptions(options);
  const inputs = electroweakOptions(options);
  const hadronic = hadronicOptions(options);
  const tolerance = toleranceOption(options);
  const style = figureStyle(options);
  if (options.out !== undefined) requireWritableFolder(options.out);
  const catalogue = await loadCatalogue();
  const experiments = namedExperiments('--experiment', namesWithAccuracy(options, catalogue), catalogue);
  const overlay = await limitOverlay(options, catalogue, masses, statistics.confidenceLevel, inputs);
  const values = options.value ?? [];
  requireValues(values, experiments);
  const correlations = await correlationOptions(options, experiments);
  const prepared = await prepareExperiments(experiments, catalogue, {
    inputs,
    hadronic,
    tolerance,
    flux: options.flux,
    selection: selectionOption(options, catalogue),
    helicityFlip: family.sectors.includes('turned'),
    values,
    treatment,
  });
  const run = runLimits(prepared, masses, family, inputs, { ...statistics, correlations });
  warnOfCorrelations(run, prepared, correlations, () => couplingLimits(prepared, masses, family, inputs, statistics));
  const converged = run.curves.every(({ points, contact }) => [...points, contact].every((point) => point.converged));
  const limits = limitResult(run, options, statistics, converged, {
    charges: family.charges,
    electroweak: inputs,
    hadronic,
    tolerance: largestTolerance(prepared),
    measurements: prepared.map(({ measurement }) => measurement),
    likelihoods: prepared.map((one) => likelihoodOf(one, statistics.errorModel).errorModel),
    treatment,
    correlations,
    selection: prepared[0].kernel.inputs.selection,
    kernels: prepared.map(({ kernel }) => kernel.hash),
  });
  const published = [...publishedCurves(catalogue, experiments, options.model, statistics), ...overlay.digitised];
  const result = { ...withFormerKeys(limits), ...overlay.result, ...(published.length > 0 && { published }), command };
  if (options.out !== undefined) {
    const description = limitDescription(options, {
      statistics,
      version: VERSION,
      experiments,
      correlations,
      command,
      measurements: usedMeasurements(prepared, treatment),
      observables: overlay.companions,
      published,
    });
    await writeOutputs(options.out, options, { run, result, style, overlay, description });
  }
  for (const warning of limitWarnings(run, prepared[0].kernel.inputs)) console.error(warning);
  if (options.json) printJson(result);
  else {
    printLimits(run, options.model, statistics, selectionWords(options, ', after cuts: '));
    for (const line of correlationLines(correlations)) console.log(line);
    if (overlay.companions.length > 0) console.log(companionTable(overlay.companions));
  }
}

interface LimitOutput {
  readonly run: LimitRun;
  readonly result: object;
  readonly style: FigureStyle;
  readonly overlay: LimitOverlay;
  readonly description: LimitDescription;
}

/** Tables and figure of --out, with what --overlay and --hepdata add. */
async function writeOutputs(folder: string, options: LimitOptions, output: LimitOutput): Promise<void> {
  const { run, result, style, overlay, description } = output;
  const { statistics, experiments, correlations = [], flux, model, observables = [], published = [] } = description;
  const correlated = correlations.length > 0 ? ' Combined with correlated errors.' : '';
  const cuts = selectionWords(options, ', events after cuts: ');
  const caption = `Nereid ${VERSION}: published ratios, ${fluxWords(experiments, flux)}, coherent scattering (recast)${cuts}. ${statistics.statistic}.${correlated}${overlay.caption}`;
  const figure = limitFigure(run.curves, { model, caption, published, observables, ...statistics });
  const submission = () => hepDataSubmission(run, description);
  const tables = options.hepdata ? (await import('../../yamlFiles.js')).hepDataFiles(submission()) : {};
  const paths = writeFiles(folder, {
    'limits.csv': limitsCsv(run, description),
    'limits.json': `${toJson(result)}\n`,
    ...(await figureFiles('limits', figure, style)),
    ...overlay.files,
    ...(published.length > 0 && { 'published.csv': publishedCsv(published) }),
    ...tables,
  });
  for (const path of paths) console.error(`wrote ${path}`);
}

function limitResult(
  run: LimitRun,
  options: LimitOptions,
  statistics: CouplingLimitOptions,
  converged: boolean,
  inputs: object,
) {
  const overall = run.curves[run.curves.length - 1];
  return {
    experiments: overall.experiments,
    model: options.model,
    points: overall.points,
    contactLimit: contactLimit(overall.contact),
    curves: run.curves.map(({ name, experiments, points, contact }) => ({
      name,
      experiments,
      points,
      contactLimit: contactLimit(contact),
    })),
    statistics,
    converged,
    fidelity: 'recast',
    inputs,
    provenance: { program: 'nereid', version: VERSION },
  };
}

function printLimits(
  run: LimitRun,
  model: string,
  { confidenceLevel, sidedness, statistic }: CouplingLimitOptions,
  cuts: string,
): void {
  const { couplingLetter: coupling, letter: boson } = limitableModel(model).family.boson;
  console.log(`Upper limits on ${coupling} at ${confidenceLevel} CL, ${sidedness}, ${statistic}${cuts}`);
  const rows = run.curves[0].points.map(({ massGeV }, i) => [
    String(Number(massGeV.toPrecision(5))),
    ...run.curves.map(({ points }) => limitText(points[i])),
  ]);
  const contact = [`M/${coupling} > [GeV]`, ...run.curves.map((curve) => contactText(curve.contact))];
  const head = [`M_${boson} [GeV]`, ...run.curves.map(({ name }) => name)];
  console.log(
    table(
      [head, ...rows, contact],
      head.map(() => 'right' as const),
    ),
  );
  for (const { name, points } of run.curves) {
    const holes = points.filter(({ allowed }) => allowed.length > 1);
    if (holes.length > 0) {
      const masses = holes.length === 1 ? '1 mass' : `${holes.length} masses`;
      console.log(`${name}: the allowed couplings are several intervals at ${masses}; see --json.`);
    }
    if (points.every(({ couplingUpper }) => couplingUpper === null)) {
      console.log(`${name}: nothing is excluded; do the charges couple to its channels?`);
    }
  }
}
