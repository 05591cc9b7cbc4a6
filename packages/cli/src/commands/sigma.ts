import { resolveCrossSection } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { parseModel } from '@nereid/physics';
import { type CalculationOptions, electroweakOptions, hadronicOptions, parseRange } from '../cliOptions.js';
import { crossSectionMethod, type MethodOptions } from '../crossSectionMethod.js';
import { type ModelOptions, namedModel } from '../modelOptions.js';
import { printJson, table, VERSION } from '../output.js';
import { Progress } from '../progress.js';

export interface SigmaOptions extends Omit<CalculationOptions, 'tolerance'>, MethodOptions, ModelOptions {
  readonly channel: string;
  readonly target: string;
  readonly regime?: string;
  readonly energy: string;
}

/** `nereid sigma`: a total cross section at one energy or over a range of them. */
export async function sigma(options: SigmaOptions): Promise<void> {
  const method = crossSectionMethod(options);
  const inputs = electroweakOptions(options);
  const hadronic = hadronicOptions(options);
  const { name, parameters } = await namedModel(options, 'sm');
  const model = parseModel(name, parameters);
  const energies = parseRange('--energy', options.energy);
  const catalogue = await loadCatalogue();
  const progress = new Progress();
  const results = [];
  for (const energyGeV of energies) {
    const named = { ...options, energyGeV, model, inputs, hadronic, tolerance: method.tolerance };
    const { request, regime, per, process } = resolveCrossSection(named, catalogue);
    await progress.show(`${options.channel} on ${options.target} at ${energyGeV} GeV …`);
    const result = method.run(request, progress);
    results.push({
      ...result,
      channel: options.channel,
      process,
      target: options.target,
      regime,
      per,
      energyGeV,
      method: method.name,
      model: { name: model.name, parameters },
      inputs: { electroweak: inputs, hadronic, tolerance: method.tolerance, ...method.settings },
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
  console.log(table([['E [GeV]', 'σ [cm²]', '± error', ''], ...rows], ['right', 'right', 'right', 'left']));
}
