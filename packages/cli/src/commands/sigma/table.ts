import { table } from '../../output/text.js';

/** The cross section at one energy, or why there is none. */
export interface SigmaResult {
  readonly target: string;
  readonly process?: string;
  readonly regime?: string;
  readonly per?: string;
  readonly energyGeV: number;
  readonly sigmaCm2: number | null;
  readonly sigmaErrorCm2: number | null;
  readonly converged: boolean;
  readonly reason?: string | undefined;
  readonly terms?: readonly { readonly target: string; readonly extrapolated?: readonly string[] }[];
}

/** A line for each energy. */
export function printSigma(results: readonly SigmaResult[]): void {
  const { process: name, target, regime, per } = results.find(({ process }) => process !== undefined) ?? results[0];
  console.log(`${name} on ${target}, ${regime}, per ${per}`);
  const rows = results.map((result) => [
    String(Number(result.energyGeV.toPrecision(6))),
    result.sigmaCm2?.toExponential(6) ?? '–',
    result.sigmaErrorCm2?.toExponential(1) ?? '–',
    result.reason ?? (result.converged ? '' : 'not converged to the tolerance asked for'),
  ]);
  console.log(table([['E [GeV]', 'σ [cm²]', '± error', ''], ...rows], ['right', 'right', 'right', 'left']));
  const extrapolated = results.flatMap(({ terms = [] }) => terms.flatMap((term) => term.extrapolated ?? []));
  for (const words of new Set(extrapolated)) console.log(`structure functions: ${words}`);
}
