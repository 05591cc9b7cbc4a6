import { ensembleCrossSection, isEnsemble, resolveCrossSection } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { InputError, parseModel, sm } from '@nereid/physics';
import { ExitStatus } from '../../exitStatus.js';
import { calculationSetting } from '../../options/calculation.js';
import { figureStyle } from '../../options/figure.js';
import { namedModel } from '../../options/model.js';
import { parseRange, required } from '../../options/parse.js';
import { printResults } from '../../output/json.js';
import { Progress } from '../../output/progress.js';
import { PROVENANCE } from '../../thisProgram.js';
import type { SigmaFlags } from './flags.js';
import { crossSectionMethod } from './method.js';
import { sirenFile } from './sirenFile.js';
import { printSigma, type SigmaResult } from './table.js';

/** `nereid sigma`: a total cross section at one energy or over a range of them. */
export async function sigma(options: SigmaFlags): Promise<void> {
  const energy = required('--energy', options.energy, '5');
  const method = crossSectionMethod(options);
  const { electroweak, hadronic } = calculationSetting(options, { bands: true });
  const { name, parameters } = await namedModel(options, sm.name);
  const model = parseModel(name, parameters);
  const energies = parseRange('--energy', energy);
  const catalogue = await loadCatalogue();
  const named = { ...options, model, inputs: electroweak, hadronic, tolerance: method.tolerance };
  requireSingleTable(options, isEnsemble(hadronic));
  const style = figureStyle(options);
  // loaded when asked for: most cross sections are asked for alone
  const errors = options.uncertainties ? await import('./uncertainties.js') : undefined;
  errors?.requireBudget(options, method.name, isEnsemble(hadronic));
  const writeTable = options.siren === undefined ? undefined : sirenFile(options.siren, named, energies, catalogue);
  const progress = new Progress();
  const common = {
    channel: options.channel,
    target: options.target,
    method: method.name,
    model: { name: model.name, parameters },
    inputs: { electroweak, hadronic, tolerance: method.tolerance, ...method.settings },
    provenance: PROVENANCE,
  };
  const results: SigmaResult[] = [];
  const refused: InputError[] = [];
  for (const energyGeV of energies) {
    await progress.show(`${options.channel} on ${options.target} at ${energyGeV} GeV …`);
    const row = rowOr({ ...common, energyGeV }, refused, () => {
      if (isEnsemble(hadronic)) {
        return ensembleCrossSection({ ...named, energyGeV }, catalogue, (request) => method.run(request, progress));
      }
      const { request, regime, per, process } = resolveCrossSection({ ...named, energyGeV }, catalogue);
      const uncertainties = errors && {
        uncertainties: errors.crossSectionBudget({ ...named, energyGeV }, catalogue),
      };
      return { ...method.run(request, progress), process, regime, per, ...uncertainties };
    });
    results.push(row);
  }
  progress.clear();
  // alone, or all of them: nothing to print; a table is whole or not there
  if (refused.length === results.length || (writeTable !== undefined && refused.length > 0)) throw refused[0];
  writeTable?.(results);
  if (options.out !== undefined) await errors?.writeBudgets(options.out, options.channel, results, style);
  if (options.json) printResults(results);
  else {
    printSigma(results);
    if (errors) console.log(errors.budgetText(results));
  }
  if (refused.length === 0) return;
  console.error(`nereid: ${refused.length} of ${results.length} energies not computed; their rows say why.`);
  throw new ExitStatus(2);
}

/** @throws InputError for a table of one cross section where there is a band of them */
function requireSingleTable({ siren }: SigmaFlags, ensemble: boolean): void {
  if (siren === undefined || !ensemble) return;
  throw new InputError('--siren', siren, 'a table has no band', 'Name one form factor, or leave one of them out.');
}

/** What is known of a row without its cross section. */
interface Asked {
  readonly target: string;
  readonly energyGeV: number;
}

/** The row of an energy; for one that cannot be used it says why, so that the others are not lost. */
function rowOr(asked: Asked, refused: InputError[], compute: () => Omit<SigmaResult, keyof Asked>): SigmaResult {
  try {
    return { ...compute(), ...asked };
  } catch (error) {
    if (!(error instanceof InputError) || error.subject.name !== 'energy') throw error;
    refused.push(error);
    const reason = `not computed, ${error.problem}. ${error.remedy.replace(/\.$/, '')}`;
    return { ...asked, sigmaCm2: null, sigmaErrorCm2: null, converged: false, reason };
  }
}
