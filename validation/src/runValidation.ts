import { loadCatalogue } from '@nereid/catalogue/node';
import { type BruteForce, bruteForce, failedBruteForce } from './bruteForce/bruteForce.js';
import { type CurveSteps, ccfrCurveSteps } from './ccfrCurve.js';
import { type Comparison, compareRow, type Nuclides, type Unevaluated } from './compareCrossSections.js';
import { type ConvergenceRow, convergenceRows } from './convergence.js';
import { type DistributionComparison, distributionComparisons } from './eventDistributions.js';
import { type EventPull, eventPulls, summarisePulls } from './eventPulls.js';
import { failedInelastic, type InelasticComparison, inelasticComparison } from './inelastic/inelastic.js';
import { failedJudges, type Judged } from './judges.js';
import { failedLandscapes, type LandscapeRow, landscapeRows } from './landscapeBounds.js';
import { failedLightBosons, type LightBosonRow, lightBosonRows } from './lightBosonBounds.js';
import { type LimitStep, limitSteps } from './limitSteps.js';
import { type MonteCarloRow, monteCarloRows } from './monteCarlo.js';
import { failedNovaIntervals, type NovaInterval, novaIntervals } from './novaInterval.js';
import { type PublishedLimitRow, publishedLimitRows } from './publishedLimit.js';
import { type RecoilComparison, recoilComparison } from './recoilBounds.js';
import type { ReferenceFolder } from './referenceFolder.js';
import { failedReweighting, type ReweightingRow, reweightingRows } from './reweighting.js';
import { type GroupSummary, type SourceTotals, summarise, totalsBySource } from './summary.js';
import { allTargets } from './targets/allTargets.js';
import type { TargetResult } from './targets/target.js';

/** Relative accuracy of our numbers: far below the 0.5 % that is compared to. */
export const TOLERANCE = 3e-4;

/** Files with cross sections, all in the columns of sigma.csv. */
export const crossSectionFiles: readonly string[] = ['sigma.csv', 'published-tables.csv'];

/** Everything that was compared. */
export interface Validation {
  readonly comparisons: readonly Comparison[];
  readonly notEvaluated: readonly Unevaluated[];
  readonly summary: readonly GroupSummary[];
  readonly totals: readonly SourceTotals[];
  readonly targets: readonly TargetResult[];
  readonly convergence: readonly ConvergenceRow[];
  readonly monteCarlo: readonly MonteCarloRow[];
  readonly publishedLimit: readonly PublishedLimitRow[];
  /** Event distributions; empty where the reference folder has none. */
  readonly distributions: readonly DistributionComparison[];
  readonly eventPulls: readonly EventPull[];
  /** Events of the Standard Model with the weights of other models. */
  readonly reweighting: readonly ReweightingRow[];
  readonly ccfrCurve: CurveSteps;
  readonly limitSteps: readonly LimitStep[];
  /** Constructions of an interval from the counts of NOvA 2025 beside the published one. */
  readonly novaIntervals: readonly NovaInterval[];
  readonly recoils: RecoilComparison;
  /** Nucleons that break, beside photon densities and the literature. */
  readonly inelastic: InelasticComparison;
  /** Bounds on light bosons beside numbers of papers. */
  readonly lightBosons: readonly LightBosonRow[];
  /** Landscapes beside published figures. */
  readonly landscapes: readonly LandscapeRow[];
  /** Limits against a second likelihood and toy experiments. */
  readonly bruteForce: BruteForce;
  /** What the tools of others say; undefined where they are not installed. */
  readonly judged: Judged | undefined;
  /** Reference files and the folder each came from. */
  readonly files: Readonly<Record<string, string>>;
  /** What fails: trusted rows, targets and convergence outside their allowance. */
  readonly failures: readonly string[];
}

/** @throws Error where a reference file cannot be read */
export async function runValidation(reference: ReferenceFolder, judged?: Judged): Promise<Validation> {
  const catalogue = await loadCatalogue();
  const { nuclides, fluxes } = catalogue;
  const { comparisons, notEvaluated } = compareFiles(reference, nuclides);
  const targets = allTargets({ reference, nuclides, catalogue, comparisons });
  const convergence = convergenceRows(nuclides);
  const monteCarlo = monteCarloRows(nuclides);
  const distributions = distributionComparisons(reference, nuclides);
  const pulls = eventPulls(nuclides, fluxes);
  const reweighting = await reweightingRows(nuclides);
  const limits = bruteForce(catalogue);
  const nova = novaIntervals(catalogue);
  const inelastic = inelasticComparison(reference, nuclides);
  const lightBosons = await lightBosonRows();
  const landscapes = await landscapeRows(reference, catalogue);
  return {
    comparisons,
    notEvaluated,
    summary: summarise(comparisons),
    totals: totalsBySource(comparisons),
    targets,
    convergence,
    monteCarlo,
    publishedLimit: await publishedLimitRows(),
    distributions,
    eventPulls: pulls,
    reweighting,
    ccfrCurve: await ccfrCurveSteps(),
    limitSteps: await limitSteps(),
    novaIntervals: nova,
    recoils: recoilComparison(reference),
    inelastic,
    lightBosons,
    landscapes,
    bruteForce: limits,
    judged,
    files: Object.fromEntries(reference.origins),
    failures: [
      ...failedRows(comparisons),
      ...failedTargets(targets),
      ...failedConvergence(convergence),
      ...failedMonteCarlo(monteCarlo),
      ...failedNovaIntervals(nova),
      ...failedDistributions(distributions),
      ...failedReweighting(reweighting),
      ...failedInelastic(inelastic),
      ...failedLightBosons(lightBosons),
      ...failedLandscapes(landscapes),
      ...failedBruteForce(limits),
      ...failedJudges(judged),
      ...(summarisePulls(pulls).verdict === 'differs' ? ['pulls of the mean weight of events'] : []),
    ],
  };
}

function compareFiles(
  reference: ReferenceFolder,
  nuclides: Nuclides,
): { comparisons: Comparison[]; notEvaluated: Unevaluated[] } {
  const comparisons: Comparison[] = [];
  const notEvaluated: Unevaluated[] = [];
  for (const row of crossSectionFiles.flatMap((file) => reference.rows(file) ?? [])) {
    const result = compareRow(row, nuclides, TOLERANCE);
    if (result.verdict === 'not evaluated') notEvaluated.push(result as Unevaluated);
    else comparisons.push(result as Comparison);
  }
  return { comparisons, notEvaluated };
}

const percent = (ratio: number): string => `${(100 * (ratio - 1)).toFixed(2)} %`;

function failedRows(comparisons: readonly Comparison[]): string[] {
  return comparisons
    .filter(({ verdict }) => verdict === 'differs')
    .map((row) => {
      const place = `${row.source} ${row.channel} ${row.model} ${row.target} ${row.regime} ${row.energyGeV} GeV`;
      return `${place}: ${percent(row.ratio)}, allowed ${(100 * row.allowed).toFixed(2)} %`;
    });
}

function failedTargets(targets: readonly TargetResult[]): string[] {
  return targets.flatMap(({ target, items }) =>
    items
      .filter(({ verdict }) => verdict === 'differs')
      .map(({ quantity, ratio, allowed }) => {
        return `target ${target}, ${quantity}: ${percent(ratio)}, allowed ${(100 * allowed).toPrecision(3)} %`;
      }),
  );
}

function failedConvergence(rows: readonly ConvergenceRow[]): string[] {
  return rows
    .filter(({ verdict }) => verdict === 'differs')
    .map(({ channel, target, energyGeV }) => `convergence of ${channel} on ${target} at ${energyGeV} GeV`);
}

function failedMonteCarlo(rows: readonly MonteCarloRow[]): string[] {
  return rows
    .filter(({ verdict }) => verdict === 'differs')
    .map(
      (row) =>
        `Monte Carlo of ${row.channel} on ${row.target}, ${row.regime}, at ${row.energyGeV} GeV: ${row.pull.toFixed(1)}σ`,
    );
}

function failedDistributions(rows: readonly DistributionComparison[]): string[] {
  return rows
    .filter(({ verdict }) => verdict === 'differs')
    .map(
      ({ observable, chi2WithSystematic, ndf }) => `distribution of ${observable}: χ² ${chi2WithSystematic} for ${ndf}`,
    );
}
