import {
  computeExperimentKernel,
  couplingLimits,
  type ExperimentKernel,
  experimentKernelInputs,
  standardModelCrossSection,
  tridentConstraints,
} from '@nereid/analysis';
import type { Catalogue, Experiment, Measurement } from '@nereid/catalogue';
import {
  type CouplingLimitOptions,
  defaultElectroweakInputs,
  electroweakInputs,
  type HadronicOptions,
  lmuLtauFamily,
} from '@nereid/physics';
import { equivalentPhotonsOverFull } from './equivalentPhotons.js';

/** Experiments with a ratio, in the order of the page. */
export const EXPERIMENTS = ['ccfr', 'charm-ii', 'nutev', 'nova-2025'] as const;
/** Masses of the boson of the limits, and the contact limit [GeV]. */
export const MASSES_GEV = [0.01, 0.1, 1, 10, Number.POSITIVE_INFINITY] as const;

const TREE = defaultElectroweakInputs;
const LEADING = electroweakInputs({ couplings: 'leading' });
const OPTIONS: CouplingLimitOptions = { confidenceLevel: 0.95, sidedness: 'one-sided' };
/** Far below the differences that are shown. */
const TOLERANCE = 1e-3;
const UNBROKEN = ['coherent', 'proton', 'neutron'];

/** One reading of a published ratio: what its σ_SM had, what events passed, and what is calculated here. */
export interface Reading {
  readonly words: string;
  /** Of their σ_SM. */
  readonly theirs: {
    readonly regimes?: readonly string[];
    readonly hadronic?: HadronicOptions;
    readonly equivalentPhotons?: true;
  };
  /** Of the events that were measured, and so of what is calculated here. */
  readonly measured: readonly string[];
  /** Of what is calculated here; theirs are at tree level. */
  readonly couplings?: 'leading';
}

/** Readings of the ratios, that of the catalogue first. */
export const READINGS: readonly Reading[] = [
  { words: 'as in the catalogue: the same on both sides', theirs: {}, measured: ['coherent'] },
  { words: 'theirs: expansions of the densities', theirs: { hadronic: ff('published') }, measured: ['coherent'] },
  { words: 'theirs: Helm densities', theirs: { hadronic: ff('helm') }, measured: ['coherent'] },
  { words: 'theirs: tree level, ours: one loop', theirs: {}, measured: ['coherent'], couplings: 'leading' },
  { words: 'nucleons in the events and in theirs', theirs: { regimes: UNBROKEN }, measured: UNBROKEN },
  { words: 'nucleons in the events, not in theirs', theirs: {}, measured: UNBROKEN },
  { words: 'nucleons in theirs, not in the events', theirs: { regimes: UNBROKEN }, measured: ['coherent'] },
  { words: 'theirs: equivalent photons', theirs: { equivalentPhotons: true }, measured: ['coherent'] },
];

function ff(nuclearFormFactor: string): HadronicOptions {
  return { nuclearFormFactor };
}

/** What a reading makes of an experiment. */
export interface ReadRatio {
  readonly experiment: string;
  readonly title: string;
  readonly reading: Reading;
  /** σ_SM of theirs over that of what is calculated here: what the measured ratio is multiplied by. */
  readonly factor: number;
  readonly ratio: number;
  readonly errorPlus: number;
  readonly errorMinus: number;
  /** Upper limits on g′ of L_μ − L_τ at 95 % CL at `MASSES_GEV`, g′/M [1/GeV] at infinite mass; null: nothing is excluded. */
  readonly couplings: readonly (number | null)[];
}

/** Every experiment with every reading. */
export function readRatios(catalogue: Catalogue, experiments: readonly string[] = EXPERIMENTS): ReadRatio[] {
  return experiments.flatMap((id) => {
    const experiment = catalogue.experiments.get(id);
    if (experiment === undefined) throw new Error(`the data hold no experiment ${id}`);
    return READINGS.map((reading) => readRatio(experiment, reading, catalogue));
  });
}

/** One experiment with one reading: the published ratio over the Standard Model of here, and the limits from it. */
export function readRatio(experiment: Experiment, reading: Reading, catalogue: Catalogue): ReadRatio {
  const electroweak = reading.couplings === 'leading' ? LEADING : TREE;
  const kernel = kernelOf(experiment, catalogue, reading.measured, {});
  const factor = theirStandardModel(experiment, reading, catalogue) / standardModelCrossSection(kernel, electroweak);
  const read = scaledBy(experiment, factor);
  const constraints = tridentConstraints([read], () => kernel, electroweak);
  const limits = couplingLimits(constraints, [...MASSES_GEV], lmuLtauFamily, electroweak, OPTIONS);
  const { value: ratio, errorPlus, errorMinus } = constraints[0].measurement;
  return {
    ...{ experiment: experiment.id, title: experiment.name, reading, factor, ratio, errorPlus, errorMinus },
    couplings: limits.map(({ couplingUpper }) => couplingUpper),
  };
}

function theirStandardModel(experiment: Experiment, { theirs }: Reading, catalogue: Catalogue): number {
  const kernel = kernelOf(experiment, catalogue, theirs.regimes ?? ['coherent'], theirs.hadronic ?? {});
  const sigma = standardModelCrossSection(kernel, TREE);
  return theirs.equivalentPhotons ? sigma * equivalentPhotonsOverFull(inputsOf(experiment, catalogue)) : sigma;
}

const inputsOf = (experiment: Experiment, catalogue: Catalogue) =>
  experimentKernelInputs(experiment, catalogue, { electroweak: TREE, regimes: ['coherent'] });

const kept = new Map<string, ExperimentKernel>();

function kernelOf(
  experiment: Experiment,
  catalogue: Catalogue,
  regimes: readonly string[],
  hadronic: HadronicOptions,
): ExperimentKernel {
  const key = JSON.stringify([experiment.id, regimes, hadronic]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const options = { electroweak: TREE, regimes, hadronic, tolerance: TOLERANCE };
  const kernel = computeExperimentKernel(experiment, catalogue, options);
  kept.set(key, kernel);
  return kernel;
}

/** An experiment whose ratio and errors are multiplied. */
function scaledBy(experiment: Experiment, factor: number): Experiment {
  const measured = experiment.measurement as Measurement;
  const { value, errorPlus, errorMinus } = measured;
  const measurement = {
    ...measured,
    value: factor * value,
    errorPlus: factor * errorPlus,
    errorMinus: factor * errorMinus,
  };
  return { ...experiment, measurement };
}
