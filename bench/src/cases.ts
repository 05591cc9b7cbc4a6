import {
  computeExperimentKernel,
  type PreparedExperiment,
  resolveCrossSection,
  tridentConstraints,
} from '@nereid/analysis';
import type { Catalogue } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs, inclusiveCrossSection, standardModel } from '@nereid/physics';
import { SECTORS } from '@nereid/physics/couplings';
import { type BenchmarkResult, timingRow } from './benchmarkResult.js';
import { catalogueBenchmarks } from './catalogueCases.js';
import { eventBenchmarks } from './eventCases.js';
import { threadBenchmarks } from './eventThreadCases.js';
import { explorerBenchmarks } from './explorerCases.js';
import { kernelPoints } from './kernelPoints.js';
import { parsingBenchmarks } from './parsingCases.js';
import { programBenchmarks } from './programCases.js';
import { rateBenchmarks } from './rateCases.js';
import { scanBenchmarks } from './scanCases.js';
import { sessionBenchmarks } from './sessionCases.js';
import { siteBenchmarks } from './siteCases.js';
import { testBenchmarks } from './testCases.js';
import { time } from './timing.js';

/** In calibration loops. */
const SIGMA_BUDGET = 0.4;
const KERNEL_BUDGET = 40;
const FLIP_KERNEL_BUDGET = 100;
const POINT_BUDGET = 3e-5;

const inputs = defaultElectroweakInputs;

/** What a nucleon that breaks may cost in units of one that does not. */
const INELASTIC_BUDGET = 5;

const CROSS_SECTIONS = [
  { name: 'numu:mumu Ar40 5 GeV', channel: 'numu:mumu', target: 'Ar40', energyGeV: 5 },
  { name: 'numu:ee Ar40 5 GeV', channel: 'numu:ee', target: 'Ar40', energyGeV: 5 },
  { name: 'numu:mumu Fe56 160 GeV', channel: 'numu:mumu', target: 'Fe56', energyGeV: 160 },
] as const;

type Benchmark = (options: BenchmarkOptions) => BenchmarkResult[] | Promise<BenchmarkResult[]>;

/** What is measured, by the names of `--only`. */
export const benchmarkGroups: Readonly<Record<string, Benchmark>> = {
  'cross-sections': async () => crossSectionBenchmarks(await loadCatalogue()),
  experiments: async () => experimentBenchmarks(await loadCatalogue()),
  events: async ({ fluxFile }) => eventBenchmarks(await loadCatalogue(), fluxFile),
  'event-threads': () => threadBenchmarks(),
  rates: () => rateBenchmarks(),
  scan: ({ scaling }) => scanBenchmarks(scaling),
  catalogue: ({ scaling }) => catalogueBenchmarks(scaling),
  parsing: () => parsingBenchmarks(),
  site: ({ scaling }) => siteBenchmarks(scaling),
  explorer: () => explorerBenchmarks(),
  program: () => programBenchmarks(),
  session: () => sessionBenchmarks(),
  tests: () => testBenchmarks(),
};

/** Groups that take minutes: measured with `scaling`, or when they are named. */
export const LONG_GROUPS: readonly string[] = ['event-threads', 'tests'];

export interface BenchmarkOptions {
  /** A table of the flux for the event benchmarks; without one that of DUNE's design report in data/fluxes. */
  readonly fluxFile?: string | undefined;
  /** Also how times grow with the size of the catalogue, and events with several threads, which takes minutes. */
  readonly scaling: boolean;
}

function crossSectionBenchmarks(catalogue: Catalogue): BenchmarkResult[] {
  const crossSections = CROSS_SECTIONS.flatMap((process) =>
    [1e-3, 1e-4, 1e-5].map((tolerance) => crossSectionBenchmark(catalogue, process, tolerance)),
  );
  // the budget of σ to 1e-4 holds for each of the processes: quote the slowest
  const slowest = crossSections.filter(({ key }) => key.endsWith('1e-4')).sort((a, b) => b.median - a.median)[0];
  const headline = { ...slowest, key: 'sigma-1e-4-ms', what: `σ to 1e-4, slowest of the above (${slowest.what})` };
  const relative = slowest.relative && { ...slowest.relative, budget: SIGMA_BUDGET };
  return [...crossSections, { ...headline, ...(relative && { relative }) }, inelasticBenchmark(catalogue)];
}

/** A nucleon that breaks against one that stays whole, tables of structure functions made before. */
function inelasticBenchmark(catalogue: Catalogue): BenchmarkResult {
  const [broken, whole] = ['inelastic', 'proton'].map((regime) => {
    const named = { channel: 'numu:mumu', target: 'proton', regime, energyGeV: 100 } as const;
    const setting = { model: standardModel, inputs, hadronic: {}, tolerance: 1e-4 };
    const { request } = resolveCrossSection({ ...named, ...setting }, catalogue);
    return time(() => inclusiveCrossSection(request));
  });
  return {
    key: 'inelastic-over-elastic',
    what: `σ numu:mumu proton 100 GeV, tolerance 1e-4, inelastic (${broken.medianMs.toFixed(1)} ms) by elastic`,
    unit: 'ratio',
    median: broken.medianMs / whole.medianMs,
    minimum: broken.minimumMs / whole.minimumMs,
    maximum: broken.maximumMs / whole.maximumMs,
    budget: INELASTIC_BUDGET,
  };
}

function crossSectionBenchmark(
  catalogue: Catalogue,
  process: (typeof CROSS_SECTIONS)[number],
  tolerance: number,
): BenchmarkResult {
  const named = { ...process, model: standardModel, inputs, hadronic: {}, tolerance };
  const { request } = resolveCrossSection(named, catalogue);
  const timing = time(() => inclusiveCrossSection(request));
  const exponent = `1e-${Math.round(-Math.log10(tolerance))}`;
  const key = `sigma ${process.name} ${exponent}`;
  return timingRow(key, `σ ${process.name}, tolerance ${exponent}`, 'ms', timing);
}

function experimentBenchmarks(catalogue: Catalogue): BenchmarkResult[] {
  const prepared = tridentConstraints(
    ['ccfr', 'charm-ii', 'nutev'].flatMap((id) => catalogue.experiments.get(id) ?? []),
    (experiment) => computeExperimentKernel(experiment, catalogue, { electroweak: inputs }),
    inputs,
  );
  const [ccfr] = prepared;
  const kernels = prepared.flatMap(({ experiment }) =>
    [false, true].map((helicityFlip) => {
      const options = { electroweak: inputs, sectors: helicityFlip ? SECTORS : [] };
      const name = `kernel of ${experiment.name}${helicityFlip ? ' with helicity flips' : ''} from nothing`;
      return timingRow(
        `kernel-${experiment.id}${helicityFlip ? '-flip' : ''}-ms`,
        `${name} (${experiment.target.material}, 1 MeV to ∞)`,
        'ms',
        time(() => computeExperimentKernel(experiment, catalogue, options), 5, 1),
        helicityFlip ? FLIP_KERNEL_BUDGET : KERNEL_BUDGET,
      );
    }),
  );
  return [...kernels, pointBenchmark(ccfr)];
}

/** One model point of CCFR after its kernel: V(T), A(T) at every node and the sum. */
function pointBenchmark({ kernel }: PreparedExperiment): BenchmarkResult {
  const count = 20_000;
  const points = kernelPoints(kernel);
  const timing = time(() => points(count));
  const scale = 1e6 / count;
  return {
    key: 'point-ns',
    what: `one Z′ model point of CCFR (${kernel.kernels[0].kernel.chiral.transfer.length} nodes)`,
    unit: 'ns',
    median: timing.medianMs * scale,
    minimum: timing.minimumMs * scale,
    maximum: timing.maximumMs * scale,
    relative: { of: 'calibration', times: timing.calibrations / count, budget: POINT_BUDGET },
  };
}
