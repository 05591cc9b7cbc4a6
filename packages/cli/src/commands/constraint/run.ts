import { type ConstraintCurve, constraintCurves, constraintCurvesCsv, constraintFigure } from '@nereid/analysis';
import { observableValues } from '@nereid/analysis/node';
import { lmuLtau, lmuLtauCharges } from '@nereid/physics';
import { electroweakSetting } from '../../options/calculation.js';
import { companionNames, companionSettings } from '../../options/constraintInputs.js';
import { type FigureStyle, figureStyle } from '../../options/figure.js';
import { mediatorMasses } from '../../options/mediatorMasses.js';
import { parseConfidenceLevel } from '../../options/statistics.js';
import { companionTable } from '../../output/constraintTable.js';
import { figureFiles } from '../../output/figureFiles.js';
import { requireWritableFolder, saveFiles } from '../../output/files.js';
import { printJson, toJson } from '../../output/json.js';
import { PROVENANCE, VERSION } from '../../thisProgram.js';
import type { ConstraintFlags } from './flags.js';

/** `nereid constraint`: what else bounds a gauged L_μ − L_τ boson, computed in the plane of the trident limits. */
export async function constraint(options: ConstraintFlags): Promise<void> {
  const names = companionNames('--observable', options.observable);
  const masses = mediatorMasses(options.mass).sort();
  const confidenceLevel = parseConfidenceLevel(options.cl, 'two-sided');
  const settings = companionSettings(options, confidenceLevel);
  const electroweak = electroweakSetting(options);
  const style = figureStyle(options);
  if (options.out !== undefined) requireWritableFolder(options.out);
  const curves = constraintCurves(names, masses, settings, await observableValues(), electroweak);
  const result = {
    model: lmuLtau.name,
    mixing: 'loops of charged leptons',
    charges: lmuLtauCharges,
    curves,
    inputs: { electroweak },
    provenance: PROVENANCE,
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
  saveFiles(folder, {
    'companions.csv': constraintCurvesCsv(curves),
    'companions.json': `${toJson(result)}\n`,
    ...(await figureFiles('companions', constraintFigure(curves, caption), style)),
  });
}
