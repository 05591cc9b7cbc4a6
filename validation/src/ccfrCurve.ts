import {
  chosenMeasurement,
  computeExperimentKernel,
  couplingLimits,
  type ExperimentKernel,
  kernelSelection,
  predictedMediatorRatio,
} from '@nereid/analysis';
import type { Catalogue, Experiment } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import {
  type CouplingLimitOptions,
  defaultElectroweakInputs,
  type HadronicOptions,
  lmuLtauFamily,
  type RatioMeasurement,
} from '@nereid/physics';

/** What a treatment changes; the rest is as in the default: spectrum, coherent, symmetrised Fermi, likelihood ratio. */
interface Treatment {
  readonly flux?: 'mean-energy' | 'spectrum';
  readonly withNucleons?: true;
  readonly hadronic?: HadronicOptions;
  /** All isotopes of iron get the density fitted to this one; the others have no fit. */
  readonly fermiDensityOf?: 'Fe56';
  /** Smallest momentum of both muons [GeV]. */
  readonly minimumMuonMomentum?: number;
  readonly statistics?: Partial<CouplingLimitOptions>;
  readonly measurement?: (experiment: Experiment) => RatioMeasurement;
}

/** The group a step belongs to: one row group of the table, one panel of thought. */
export type CurveStepGroup = 'recast' | 'flux' | 'acceptance' | 'nucleons' | 'form factor' | 'error model' | 'all';

interface CurveStepDefinition {
  readonly group: CurveStepGroup;
  readonly name: string;
  /** In the figure, which has room for one of each kind; the table has all. */
  readonly drawn?: true;
  readonly treatment: Treatment;
}

/** The CCFR curve under one treatment. */
export interface CurveStep {
  readonly group: CurveStepGroup;
  readonly name: string;
  readonly drawn: boolean;
  readonly gPrime: readonly number[];
  /** Limit on M/g′ of a heavy boson [GeV]. */
  readonly massOverCouplingGeV: number;
  /** σ/σ_SM of this treatment on the published line. */
  readonly ratioOnLine: readonly number[];
}

/** All curves over the masses of the published line, which has scatter of about 1 %. */
export interface CurveSteps {
  readonly massGeV: readonly number[];
  readonly publishedGPrime: readonly number[];
  readonly steps: readonly CurveStep[];
}

/**
 * One thing is changed at a time, from the full treatment with the spectrum; only the recast has one energy. Form factors:
 * the fitted two-parameter Fermi density and Helm's for iron, and another fit for nucleons.
 */
const STEPS: readonly CurveStepDefinition[] = [
  { group: 'recast', name: 'literature recast: 160 GeV, coherent', treatment: { flux: 'mean-energy' } },
  { group: 'flux', name: 'averaged over the beam (default)', drawn: true, treatment: {} },
  { group: 'nucleons', name: '… and with protons and neutrons', drawn: true, treatment: { withNucleons: true } },
  {
    group: 'nucleons',
    name: '… with nucleons, without Pauli blocking',
    treatment: { withNucleons: true, hadronic: { fermiMomentumGeV: 0 } },
  },
  {
    group: 'nucleons',
    name: '… with nucleons, form factors of Kelly',
    treatment: { withNucleons: true, hadronic: { nucleonFormFactors: 'kelly' } },
  },
  { group: 'acceptance', name: '… both muons above 9 GeV', drawn: true, treatment: { minimumMuonMomentum: 9 } },
  {
    group: 'form factor',
    name: '… with the Helm form factor',
    drawn: true,
    treatment: { hadronic: { nuclearFormFactor: 'helm' } },
  },
  {
    group: 'form factor',
    name: '… with the Fermi density fitted to Fe56',
    treatment: { fermiDensityOf: 'Fe56' },
  },
  {
    group: 'error model',
    name: '… counts as printed, 37.0 ± 12.4 over 45.3 ± 2.3',
    drawn: true,
    treatment: { measurement: ratioOfCounts },
  },
  {
    group: 'error model',
    name: '… likelihood ratio, two-sided',
    drawn: true,
    treatment: { statistics: { sidedness: 'two-sided' } },
  },
  {
    group: 'error model',
    name: '… measured interval, one-sided',
    drawn: true,
    treatment: { statistics: { statistic: 'measured-interval' } },
  },
  { group: 'error model', name: '… CLs', drawn: true, treatment: { statistics: { statistic: 'cls' } } },
  {
    group: 'error model',
    name: '… χ², two-sided',
    treatment: { statistics: { statistic: 'chi-square', sidedness: 'two-sided' } },
  },
];

/** Lightest boson of a kernel [GeV]; the published line begins a little below. */
const LIGHTEST_GEV = 1e-3;
const inputs = defaultElectroweakInputs;

/** The CCFR curve step by step, at the masses of the line published in arXiv:1902.08579. */
export async function ccfrCurveSteps(): Promise<CurveSteps> {
  const catalogue = await loadCatalogue();
  const experiment = catalogue.experiments.get('ccfr');
  const line = catalogue.curves.get('ccfr-95cl-ballett2019');
  if (!experiment || !line) throw new Error('the data hold no ccfr experiment or no published CCFR line');
  const kept = Array.from(line.massGeV, (_, i) => i).filter((i) => line.massGeV[i] >= LIGHTEST_GEV);
  const massGeV = kept.map((i) => line.massGeV[i]);
  const publishedGPrime = kept.map((i) => line.gPrime[i]);
  const standard = treatedKernel(experiment, catalogue, {});
  const steps = STEPS.map((step) => {
    // what concerns the measurement leaves the kernel as it is
    const sameKernel = step.group === 'flux' || step.group === 'error model';
    const kernel = sameKernel ? standard : treatedKernel(experiment, catalogue, step.treatment);
    return curveStep(step, experiment, kernel, massGeV, publishedGPrime);
  });
  return { massGeV, publishedGPrime, steps };
}

function curveStep(
  { group, name, drawn, treatment }: CurveStepDefinition,
  experiment: Experiment,
  kernel: ExperimentKernel,
  massGeV: readonly number[],
  publishedGPrime: readonly number[],
): CurveStep {
  const measurement = treatment.measurement?.(experiment) ?? chosenMeasurement(experiment);
  const options = { confidenceLevel: 0.95, sidedness: 'one-sided', ...treatment.statistics } as const;
  const masses = [...massGeV, Number.POSITIVE_INFINITY];
  const limits = couplingLimits([{ experiment, measurement, kernel }], masses, lmuLtauFamily, inputs, options);
  const gPrime = limits.map(({ couplingUpper }) => couplingUpper ?? Number.NaN);
  return {
    group,
    name,
    drawn: drawn === true,
    gPrime: gPrime.slice(0, -1),
    massOverCouplingGeV: 1 / gPrime[gPrime.length - 1],
    ratioOnLine: massGeV.map((mass, i) =>
      predictedMediatorRatio(kernel, mass, publishedGPrime[i], lmuLtauFamily, inputs),
    ),
  };
}

function treatedKernel(
  experiment: Experiment,
  catalogue: Catalogue,
  { flux = 'spectrum', withNucleons, hadronic = {}, fermiDensityOf, minimumMuonMomentum }: Treatment,
): ExperimentKernel {
  const form = fermiDensityOf === undefined ? hadronic : { nuclearFormFactor: fermiDensity(catalogue, fermiDensityOf) };
  const names: Experiment['regimes']['names'] = withNucleons ? ['coherent', 'proton', 'neutron'] : ['coherent'];
  const treated = { ...experiment, regimes: { ...experiment.regimes, names } };
  const selection =
    minimumMuonMomentum === undefined ? undefined : kernelSelection({ cuts: { minimumMuonMomentum } }, catalogue);
  return computeExperimentKernel(treated, catalogue, { electroweak: inputs, hadronic: form, flux, selection });
}

function fermiDensity({ nuclides }: Catalogue, name: string): string {
  const density = nuclides.get(name)?.woodsSaxon;
  if (!density) throw new Error(`${name} has no fitted density`);
  return `woods-saxon:c=${density.radiusFm},a=${density.diffusenessFm}`;
}

/** Observed over expected events as CCFR prints them, relative errors added in quadrature: before rounding to 0.82 ± 0.28. */
function ratioOfCounts({ name, eventCounts }: Experiment): RatioMeasurement {
  const [signal, standardModel] = (['signal', 'standardModel'] as const).map((quantity) => {
    const count = eventCounts.find((one) => one.quantity === quantity);
    if (count === undefined) throw new Error(`${name} has no count of ${quantity}`);
    return count;
  });
  const value = signal.value / standardModel.value;
  const relative = Math.hypot(
    (signal.errorPlus ?? 0) / signal.value,
    (standardModel.errorPlus ?? 0) / standardModel.value,
  );
  return { name, value, errorPlus: value * relative, errorMinus: value * relative };
}
