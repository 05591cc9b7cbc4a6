import {
  computeExperimentKernel,
  couplingLimits,
  massOverCoupling,
  meanEnergyGeV,
  modelRatio,
  tridentConstraints,
} from '@nereid/analysis';
import type { Catalogue, Experiment, Fluxes, FluxTable } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import {
  type CouplingLimitOptions,
  defaultElectroweakInputs,
  lmuLtau,
  lmuLtauFamily,
  parseModel,
} from '@nereid/physics';
import { left, right } from './tableFormat.js';
import { textTable } from './textTable.js';

const EXPERIMENTS = ['ccfr', 'charm-ii', 'nutev'] as const;
const MASSES_GEV = [0.01, 0.1, 1, 10] as const;
/** Accuracy of the kernels: far below the differences shown. */
const TOLERANCE = 1e-3;
const OPTIONS: CouplingLimitOptions = { confidenceLevel: 0.95, sidedness: 'one-sided' };
const inputs = defaultElectroweakInputs;

/** One way to calculate an experiment, and the limits on L_μ − L_τ it gives. */
export interface LimitStep {
  readonly experiment: string;
  readonly step: string;
  readonly meanEnergyGeV: number;
  /** σ/σ_SM for M = 10 MeV, g′ = 8e-4. */
  readonly lightRatio: number;
  /** Limits on g′ at the masses of the table. */
  readonly gPrime: readonly number[];
  /** Limit on M/g′ of a heavy boson [GeV]. */
  readonly massOverCouplingGeV: number;
}

type Change = (
  experiment: Experiment,
  catalogue: Catalogue,
) => { experiment: Experiment; catalogue: Catalogue; flux: string };

/** What is changed one at a time, always from the spectrum; the shapes are known to about 5 %. */
const STEPS: readonly (readonly [string, Change])[] = [
  ['mean energy', (experiment, catalogue) => ({ experiment, catalogue, flux: 'mean-energy' })],
  ['spectrum', (experiment, catalogue) => ({ experiment, catalogue, flux: 'spectrum' })],
  ['spectrum, energies −5 %', withFluxes((table) => stretched(table, 0.95))],
  ['spectrum, energies +5 %', withFluxes((table) => stretched(table, 1.05))],
  ['spectrum × E^−¼', withFluxes((table) => tilted(table, -0.25))],
  ['spectrum × E^+¼', withFluxes((table) => tilted(table, 0.25))],
  [
    'spectrum, with nucleons',
    (experiment, catalogue) => {
      const regimes = {
        ...experiment.regimes,
        names: ['coherent', 'proton', 'neutron'] as ('coherent' | 'proton' | 'neutron')[],
      };
      return { experiment: { ...experiment, regimes }, catalogue, flux: 'spectrum' };
    },
  ],
];

function withFluxes(change: (table: FluxTable) => FluxTable): Change {
  return (experiment, catalogue) => {
    const fluxes: Fluxes = new Map(Array.from(catalogue.fluxes, ([id, table]) => [id, change(table)]));
    return { experiment, catalogue: { ...catalogue, fluxes }, flux: 'spectrum' };
  };
}

const stretched = (table: FluxTable, factor: number): FluxTable => ({
  ...table,
  lowGeV: table.lowGeV.map((energy) => factor * energy),
  highGeV: table.highGeV.map((energy) => factor * energy),
});

function tilted(table: FluxTable, power: number): FluxTable {
  const factor = table.lowGeV.map((low, i) => (0.5 * (low + table.highGeV[i])) ** power);
  const densities = Array.from(
    table.densities,
    ([species, column]) => [species, column.map((d, i) => d * factor[i])] as const,
  );
  return { ...table, densities: new Map(densities) };
}

/** Limits of the three measurements, step by step. */
export async function limitSteps(): Promise<LimitStep[]> {
  const data = await loadCatalogue();
  return EXPERIMENTS.flatMap((id) => {
    const measured = data.experiments.get(id);
    if (measured === undefined) throw new Error(`the data hold no experiment ${id}`);
    return STEPS.map(([step, change]) => limitStep(step, change(measured, data)));
  });
}

function limitStep(step: string, { experiment, catalogue, flux }: ReturnType<Change>): LimitStep {
  const options = { electroweak: inputs, tolerance: TOLERANCE, flux };
  const prepared = tridentConstraints(
    [experiment],
    () => computeExperimentKernel(experiment, catalogue, options),
    inputs,
  );
  const limits = couplingLimits(prepared, [...MASSES_GEV, Number.POSITIVE_INFINITY], lmuLtauFamily, inputs, OPTIONS);
  return {
    experiment: experiment.name,
    step,
    meanEnergyGeV: meanEnergyGeV(experiment, catalogue, flux),
    lightRatio: modelRatio(prepared[0].kernel, parseModel(lmuLtau.name, { mass: 0.01, gPrime: 8e-4 }), inputs),
    gPrime: MASSES_GEV.map((_, i) => limits[i].couplingUpper ?? Number.NaN),
    massOverCouplingGeV: massOverCoupling(limits[MASSES_GEV.length]) ?? Number.NaN,
  };
}

export function limitStepsSection(steps: readonly LimitStep[]): string {
  const columns = [
    left('experiment'),
    left('calculation'),
    right('⟨E⟩ [GeV]'),
    right('R(10 MeV, 8e-4)'),
    ...MASSES_GEV.map((mass) => right(mass < 1 ? `${1000 * mass} MeV` : `${mass} GeV`)),
    right('M/g′ > [GeV]'),
  ];
  const change = (now: number, before: number) =>
    `${now / before < 1 ? '−' : '+'}${Math.abs(100 * (now / before - 1)).toFixed(1)} %`;
  const rows = steps.map((one) => {
    const base = steps.find(({ experiment }) => experiment === one.experiment) as LimitStep;
    const limits = one.gPrime.map((g, i) => (one === base ? g.toExponential(3) : change(g, base.gPrime[i])));
    return [
      one.experiment,
      one.step,
      one.meanEnergyGeV.toFixed(1),
      one.lightRatio.toFixed(3),
      ...limits,
      one.massOverCouplingGeV.toFixed(0),
    ];
  });
  return [
    '## How the limits move with the beam spectrum',
    'Upper limits on g′ of L_μ − L_τ at 95 % CL from each measurement at its mean energy, and their relative change when the ' +
      'cross section is averaged over the spectrum of the beam, when that spectrum is changed by what it is uncertain, and when ' +
      'scattering off single nucleons is added. R is σ/σ_SM for M = 10 MeV, g′ = 8e-4.',
    textTable(columns, rows),
    'Heavy bosons are contact interactions, whose ratio hardly depends on the energy: M/g′ stays within one per cent. A light ' +
      'boson adds most at small momentum transfers, so that lower energies and coherent scattering weigh more. The mean of ' +
      'the flux is not the mean of the events: that of CCFR is 98 GeV, and 169 GeV weighted with the cross section.',
  ].join('\n\n');
}
