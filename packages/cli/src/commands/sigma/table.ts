import type { DensityBand, ErrorBudget } from '@nereid/analysis';
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
  readonly terms?: readonly {
    readonly target: string;
    readonly extrapolated?: readonly string[];
    readonly beyondFit?: string;
  }[];
  readonly band?: DensityBand;
  readonly uncertainties?: ErrorBudget;
}

/** A line for each energy; with a band, the lowest and highest cross section of it. */
export function printSigma(results: readonly SigmaResult[]): void {
  const { process: name, target, regime, per } = results.find(({ process }) => process !== undefined) ?? results[0];
  console.log(`${name} on ${target}, ${regime}, per ${per}`);
  const banded = results.some(({ band }) => band !== undefined);
  const rows = results.map((result) => [
    String(Number(result.energyGeV.toPrecision(6))),
    result.sigmaCm2?.toExponential(6) ?? '–',
    result.sigmaErrorCm2?.toExponential(1) ?? '–',
    ...(banded ? bandCells(result) : []),
    result.reason ?? (result.converged ? '' : 'not converged to the tolerance asked for'),
  ]);
  const bands = banded ? ['shapes at the measured radius', 'as published'] : [];
  const right = ['right', 'right', 'right', ...bands.map(() => 'right' as const)] as const;
  console.log(table([['E [GeV]', 'σ [cm²]', '± error', ...bands, ''], ...rows], [...right, 'left']));
  printNotes(results);
}

const bandCells = ({ sigmaCm2, band }: SigmaResult): string[] =>
  [band?.atMeasuredRadius, band?.asPublished].map((one) =>
    one === undefined || !sigmaCm2
      ? '–'
      : `${percent(one.lowCm2 / sigmaCm2 - 1)} … ${percent(one.highCm2 / sigmaCm2 - 1)}`,
  );

const percent = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(2)} %`;

function printNotes(results: readonly SigmaResult[]): void {
  const terms = results.flatMap((result) => result.terms ?? []);
  const lines = [
    ...terms.flatMap(({ extrapolated = [] }) => extrapolated.map((words) => `structure functions: ${words}`)),
    ...terms.flatMap(({ beyondFit }) => (beyondFit === undefined ? [] : `form factor: ${beyondFit}`)),
    ...results.flatMap(({ band }) => band?.notes.map((words) => `form factor: ${words}`) ?? []),
  ];
  for (const line of new Set(lines)) console.log(line);
}
