import { type ConstraintCurve, constraintCurves, constraintCurvesCsv, constraintFigure } from '@nereid/analysis';
import { observableValues } from '@nereid/analysis/node';
import { lmuLtau, lmuLtauCharges } from '@nereid/physics';
import { type CalculationOptions, electroweakOptions } from '../../options/cliOptions.js';
import { type CompanionOptions, companionNames, companionSettings } from '../../options/companionOptions.js';
import { mediatorMasses } from '../../options/mediatorMasses.js';
import { parseConfidenceLevel } from '../../options/statistics.js';
import { type FigureOptions, type FigureStyle, figureFiles, figureStyle } from '../../output/figureFiles.js';
import { requireWritableFolder, writeFiles } from '../../output/files.js';
import { printJson, toJson, VERSION } from '../../output.js';
import { companionTable } from './table.js';

export interface CompanionCommandOptions
  extends Pick<CalculationOptions, 'ew' | 'massOf' | 'json'>,
    CompanionOptions,
    FigureOptions {
  readonly observable: string;
  readonly mass: string;
  readonly cl: string;
  readonly out?: string;
}

/** `nereid companion`: what else bounds a gauged L_μ − L_τ boson, computed in the plane of the trident limits. */
export async function companion(options: CompanionCommandOptions): Promise<void> {
  const names = companionNames('--observable', options.observable);
  const masses = mediatorMasses(options.mass).sort();
  const confidenceLevel = parseConfidenceLevel(options.cl, 'two-sided');
  const settings = companionSettings(options, confidenceLevel);
  const inputs = electroweakOptions(options);
  const style = figureStyle(options);
  if (options.out !== undefined) requireWritableFolder(options.out);
  const curves = constraintCurves(names, masses, settings, await observableValues(), inputs);
  const result = {
    model: lmuLtau.name,
    mixing: 'loops of charged leptons',
    charges: lmuLtauCharges,
    curves,
    inputs: { electroweak: inputs },
    provenance: { program: 'nereid', version: VERSION },
  };
  if (options.out !== undefined) await writeCompanions(options.out, curves, result, style);
  if (options.json) printJson(result);
  else console.log(companionTable(curves));
}

async function writeCompanions(
  folder: string,
  curves: readonly ConstraintCurve[],
  result: object,
  style: FigureStyle,
): Promise<void> {
  const caption = `Nereid ${VERSION}: computed; ${curves.map(({ label, fidelity }) => `${label}: ${fidelity}`).join('; ')}.`;
  const paths = writeFiles(folder, {
    'companions.csv': constraintCurvesCsv(curves),
    'companions.json': `${toJson(result)}\n`,
    ...(await figureFiles('companions', constraintFigure(curves, caption), style)),
  });
  for (const path of paths) console.error(`wrote ${path}`);
}
