import { resolveCrossSection } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { inclusiveCrossSection, parseModel } from '@nereid/physics';
import {
  type CalculationOptions,
  electroweakOptions,
  hadronicOptions,
  modelParameters,
  parseChoice,
  parseNumber,
  parseRange,
} from '../cliOptions.js';
import { printJson, table, VERSION } from '../output.js';
import { Progress } from '../progress.js';

export interface SigmaOptions extends CalculationOptions {
  readonly channel: string;
  readonly target: string;
  readonly regime?: string;
  readonly energy: string;
  readonly model: string;
  readonly set?: readonly string[];
  readonly method: string;
}

export const METHODS = ['full'] as const;

/** `nereid sigma`: a total cross section at one energy or over a range of them. */
export async function sigma(options: SigmaOptions): Promise<void> {
  const method = parseChoice('--method', options.method, METHODS);
  const inputs = electroweakOptions(options);
  const hadronic = hadronicOptions(options);
  const parameters = modelParameters(options.set);
  const model = parseModel(options.model, parameters);
  const energies = parseRange('--energy', options.energy);
  const tolerance = parseNumber('--tolerance', options.tolerance);
  const catalogue = loadCatalogue();
  const progress = new Progress();
  const results = [];
  for (const energyGeV of energies) {
    const named = { ...options, energyGeV, model, inputs, hadronic, tolerance };
    const { request, regime, per, process } = resolveCrossSection(named, catalogue);
    await progress.show(`${options.channel} on ${options.target} at ${energyGeV} GeV …`);
    const result = inclusiveCrossSection(request);
    results.push({
      ...result,
      channel: options.channel,
      process,
      target: options.target,
      regime,
      per,
      energyGeV,
      method,
      model: { name: model.name, parameters },
      inputs: { electroweak: inputs, hadronic, tolerance },
      provenance: { program: 'nereid', version: VERSION },
    });
  }
  progress.clear();
  if (options.json) printJson(results.length === 1 ? results[0] : { results });
  else printSigma(results);
}

interface SigmaResult {
  readonly process: string;
  readonly target: string;
  readonly regime: string;
  readonly per: string;
  readonly energyGeV: number;
  readonly sigmaCm2: number;
  readonly sigmaErrorCm2: number;
  readonly converged: boolean;
  readonly reason?: string;
}

function printSigma(results: readonly SigmaResult[]): void {
  const { process: name, target, regime, per } = results[0];
  console.log(`${name} on ${target}, ${regime}, per ${per}`);
  const rows = results.map((result) => [
    String(Number(result.energyGeV.toPrecision(6))),
    result.sigmaCm2.toExponential(6),
    result.sigmaErrorCm2.toExponential(1),
    result.reason ?? (result.converged ? '' : 'not converged to the tolerance asked for'),
  ]);
  console.log(table([['E [GeV]', 'σ [cm²]', '± numerical', ''], ...rows], ['right', 'right', 'right', 'left']));
}
