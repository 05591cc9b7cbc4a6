import { readFileSync } from 'node:fs';
import { evaluatePoint, parsePoint } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { InputError, LIMIT_STATISTICS, RATIO_ERROR_MODELS } from '@nereid/physics';
import {
  type CalculationOptions,
  electroweakOptions,
  hadronicOptions,
  parseChoice,
  parseNumber,
} from '../cliOptions.js';
import { printJson, table, VERSION } from '../output.js';
import { namedExperiments, prepareExperiments } from '../prepare.js';
import { parseConfidenceLevel, parseSidedness } from '../statistics.js';

export interface EvaluateOptions extends CalculationOptions {
  readonly experiment: string;
  readonly cl: string;
  readonly sided: string;
  readonly statistic: string;
  readonly errorModel: string;
}

/** `nereid evaluate point.json`: the verdict of each experiment on a parameter point (`-` reads standard input). */
export async function evaluate(file: string, options: EvaluateOptions): Promise<void> {
  const point = parsePoint(readJson(file));
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
  const prepared = await prepareExperiments(experiments, catalogue, { inputs, hadronic, tolerance });
  const verdicts = evaluatePoint(point, prepared, inputs, statistics);
  const invalid = verdicts.find(({ verdict }) => verdict === 'invalidInput');
  if (options.json) {
    printJson({
      point,
      verdicts,
      statistics,
      inputs: { electroweak: inputs, hadronic, tolerance },
      provenance: { program: 'nereid', version: VERSION, kernels: prepared.map(({ kernel }) => kernel.hash) },
    });
  } else {
    const rows = verdicts.map(({ constraint, verdict, ratio, pull, reason }) => [
      constraint,
      verdict,
      ratio?.toPrecision(6) ?? '',
      pull?.toFixed(2) ?? '',
      reason ?? '',
    ]);
    const head = ['constraint', 'verdict', 'σ/σ_SM', 'pull', ''];
    console.log(table([head, ...rows], ['left', 'left', 'right', 'right', 'left']));
  }
  if (invalid) process.exitCode = 2;
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new InputError('point file', file, (error as Error).message, 'Give a JSON file, or - for standard input.');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const example = 'Write {"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}.';
    throw new InputError('point file', file, `not JSON: ${(error as Error).message}`, example);
  }
}
