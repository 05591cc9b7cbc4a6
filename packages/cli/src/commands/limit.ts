import { limitFigure } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import {
  type CouplingLimitOptions,
  HEAVIEST_MEDIATOR_GEV,
  InputError,
  LIGHTEST_MEDIATOR_GEV,
  LIMIT_STATISTICS,
  lmuLtauCharges,
  parseCharges,
  parseModel,
  RATIO_ERROR_MODELS,
  requireModelName,
  suggestName,
  type VectorCharges,
} from '@nereid/physics';
import {
  type CalculationOptions,
  electroweakOptions,
  hadronicOptions,
  modelParameters,
  parseChoice,
  parseNumber,
  parseRange,
} from '../cliOptions.js';
import { writeFiles } from '../files.js';
import { type LimitRun, limitsCsv, massOverCoupling, runLimits } from '../limitRun.js';
import { printJson, table, toJson, VERSION } from '../output.js';
import { namedExperiments, prepareExperiments } from '../prepare.js';
import { parseConfidenceLevel, parseSidedness } from '../statistics.js';

export interface LimitOptions extends CalculationOptions {
  readonly experiment: string;
  readonly model: string;
  readonly set?: readonly string[];
  readonly mass: string;
  readonly cl: string;
  readonly sided: string;
  readonly statistic: string;
  readonly errorModel: string;
  readonly value?: readonly string[];
  readonly out?: string;
}

/** `nereid limit`: the largest coupling allowed at each mediator mass, per experiment and combined. */
export async function limit(options: LimitOptions): Promise<void> {
  const charges = chargesOf(options);
  const masses = parseMasses(options.mass);
  const statistics = {
    confidenceLevel: parseConfidenceLevel(options.cl),
    sidedness: parseSidedness(options.sided),
    statistic: parseChoice('--statistic', options.statistic, LIMIT_STATISTICS),
    errorModel: parseChoice('--error-model', options.errorModel, RATIO_ERROR_MODELS),
  };
  const inputs = electroweakOptions(options);
  const hadronic = hadronicOptions(options);
  const tolerance = parseNumber('--tolerance', options.tolerance);
  const catalogue = loadCatalogue();
  const experiments = namedExperiments('--experiment', options.experiment, catalogue);
  const values = options.value ?? [];
  const prepared = await prepareExperiments(experiments, catalogue, { inputs, hadronic, tolerance, values });
  const run = runLimits(prepared, masses, charges, inputs, statistics);
  const result = limitResult(run, options, statistics, {
    charges,
    electroweak: inputs,
    hadronic,
    tolerance,
    measurements: prepared.map(({ measurement }) => measurement),
    kernels: prepared.map(({ kernel }) => kernel.hash),
  });
  if (options.out !== undefined) await writeLimit(options.out, run, options, result, statistics);
  if (options.json) printJson(result);
  else printLimits(run, statistics);
}

/** The charges that multiply the coupling: those of the named model, or given with --set for `vector`. */
function chargesOf(options: LimitOptions): VectorCharges {
  const name = requireModelName(options.model);
  const parameters = modelParameters(options.set);
  if (name === 'lmu-ltau') {
    const extra = Object.keys(parameters)[0];
    if (extra === undefined) return lmuLtauCharges;
    throw new InputError('--set', extra, 'the limit scans mass and coupling itself', 'Leave --set out, or use --mass.');
  }
  if (name === 'vector') {
    const scanned = ['mass', 'gPrime'].find((key) => key in parameters);
    if (scanned !== undefined) {
      throw new InputError('--set', scanned, 'the limit scans it', 'Set charges only, such as --set nuMu=1.');
    }
    parseModel('vector', { mass: 1, ...parameters });
    const charges = parseCharges(parameters);
    if (Object.keys(parameters).length > 0) return charges;
    throw new InputError('--set', '', 'no charges', 'Give charges, such as --set nuMu=1 --set vectorMu=1.');
  }
  throw new InputError('--model', name, 'has no coupling to limit', suggestName(name, ['lmu-ltau', 'vector']));
}

function parseMasses(text: string): Float64Array {
  const masses = parseRange('--mass', text);
  for (const mass of masses) {
    if (mass >= LIGHTEST_MEDIATOR_GEV && mass <= HEAVIEST_MEDIATOR_GEV) continue;
    const range = `from ${LIGHTEST_MEDIATOR_GEV} to ${HEAVIEST_MEDIATOR_GEV} GeV`;
    throw new InputError('--mass', mass, 'outside the valid range', `Give masses ${range}.`);
  }
  return masses;
}

function limitResult(run: LimitRun, options: LimitOptions, statistics: CouplingLimitOptions, inputs: object) {
  const overall = run.curves[run.curves.length - 1];
  return {
    experiments: overall.experiments,
    model: options.model,
    points: overall.points,
    contactLimit: { massOverGPrimeLowerGeV: massOverCoupling(overall.contact) },
    curves: run.curves.map(({ name, experiments, points, contact }) => ({
      name,
      experiments,
      points,
      contactLimit: { massOverGPrimeLowerGeV: massOverCoupling(contact) },
    })),
    statistics,
    fidelity: 'recast',
    inputs,
    provenance: { program: 'nereid', version: VERSION },
  };
}

async function writeLimit(
  folder: string,
  run: LimitRun,
  options: LimitOptions,
  result: object,
  statistics: CouplingLimitOptions,
): Promise<void> {
  const { figureSvg, pngFromSvg } = await import('@nereid/figures/node');
  const caption = `Nereid ${VERSION}: published ratios, mean beam energy, coherent scattering (recast). ${statistics.statistic}.`;
  const figure = limitFigure(run.curves, { model: options.model, caption, ...statistics });
  const svg = await figureSvg(figure);
  const paths = writeFiles(folder, {
    'limits.csv': limitsCsv(run),
    'limits.json': `${toJson(result)}\n`,
    'limits.svg': svg,
    'limits.png': await pngFromSvg(svg),
  });
  for (const path of paths) console.error(`wrote ${path}`);
}

function printLimits(run: LimitRun, { confidenceLevel, sidedness, statistic }: CouplingLimitOptions): void {
  console.log(`Upper limits on g′ at ${confidenceLevel} CL, ${sidedness}, ${statistic}`);
  const cell = (value: number | null) => (value === null ? '–' : value.toExponential(4));
  const rows = run.curves[0].points.map(({ massGeV }, i) => [
    String(Number(massGeV.toPrecision(5))),
    ...run.curves.map(({ points }) => cell(points[i].gPrimeUpper)),
  ]);
  const contact = ['M/g′ > [GeV]', ...run.curves.map((curve) => massOverCoupling(curve.contact)?.toFixed(1) ?? '–')];
  const head = ['M_Z′ [GeV]', ...run.curves.map(({ name }) => name)];
  console.log(
    table(
      [head, ...rows, contact],
      head.map(() => 'right' as const),
    ),
  );
  for (const { name, points } of run.curves) {
    const holes = points.filter(({ allowed }) => allowed.length > 1);
    if (holes.length > 0)
      console.log(`${name}: the allowed couplings are several intervals at ${holes.length} masses; see --json.`);
  }
}
