import {
  type ComputedKernels,
  computeKernels,
  type ExperimentKernelInputs,
  type PreparedExperiment,
} from '@nereid/analysis';
import type { FigureSpec } from '@nereid/figures';
import {
  type ChannelKernel,
  channelCrossSection,
  defaultElectroweakInputs as inputs,
  logarithmicRange,
  standardModel,
  type TridentModel,
} from '@nereid/physics';
import { axialAt, turnedAt, turningCouplings, vectorAt } from '@nereid/physics/couplings';
import { transferMeasure } from './transferMeasure.ts';

/** What the panels of a pinned point show. */
export interface PointPanels {
  /** Name of the experiment whose target and channels are used. */
  readonly experiment: string;
  /** σ of the experiment's channels on its target against the energy of the neutrino. */
  readonly crossSection: FigureSpec;
  /** dσ/dlnT averaged over its beam. */
  readonly spectrum: FigureSpec;
  /** [GeV] and [cm²]. */
  readonly energies: readonly number[];
  readonly standardModel: readonly number[];
  readonly model: readonly number[];
}

const ENERGIES = 14;
/** Enough for a curve that is looked at. */
const PANEL_TOLERANCE = 1e-2;

/** Kernels of an experiment's target at single energies: what a cross section needs, whatever the model. Kept once computed. */
export class EnergyKernels {
  private readonly known = new Map<string, readonly { energyGeV: number; kernels: ComputedKernels['kernels'] }[]>();

  of({ experiment, kernel }: PreparedExperiment, turned: boolean) {
    const key = `${experiment.id} ${turned}`;
    const found = this.known.get(key) ?? compute(kernel.inputs, turned);
    this.known.set(key, found);
    return found;
  }
}

function compute(shipped: ExperimentKernelInputs, turned: boolean) {
  const { helicityFlip, ...given } = shipped;
  return Array.from(logarithmicRange(1, 500, ENERGIES), (energyGeV) => {
    const flux = { kind: 'monochromatic', energyGeV } as const;
    const asked = { ...given, flux, tolerance: PANEL_TOLERANCE, ...(turned && helicityFlip && { helicityFlip }) };
    return { energyGeV, kernels: computeKernels(asked).kernels };
  });
}

export function pointPanels(one: PreparedExperiment, model: TridentModel, energyKernels: EnergyKernels): PointPanels {
  const points = energyKernels.of(one, model.sectors.includes('turned'));
  const sum = (kernels: readonly ChannelKernel[], of: TridentModel) =>
    kernels.reduce((total, kernel) => total + channelCrossSection(kernel, of, inputs), 0);
  const open = points.filter(({ kernels }) => sum(kernels, standardModel) > 0);
  const energies = open.map(({ energyGeV }) => energyGeV);
  const [standard, changed] = [standardModel, model].map((of) => open.map(({ kernels }) => sum(kernels, of)));
  return {
    experiment: one.experiment.name,
    crossSection: crossSectionFigure(energies, standard, changed),
    spectrum: spectrumFigure(one, model),
    energies,
    standardModel: standard,
    model: changed,
  };
}

const decades = (values: readonly number[]): [number, number] => {
  const positive = values.filter((value) => value > 0);
  const [low, high] = [Math.log10(Math.min(...positive)), Math.log10(Math.max(...positive))];
  return [10 ** Math.floor(low), 10 ** Math.ceil(high + 1e-9)];
};

const PANEL = { width: 520, height: 400, legend: 'auto' } as const;
const STANDARD = { colour: 'black', dash: 'dashed', label: { text: 'Standard Model' } } as const;
const POINT = { colour: 'vermillion', label: { text: 'pinned point' } } as const;

function crossSectionFigure(
  energies: readonly number[],
  standard: readonly number[],
  model: readonly number[],
): FigureSpec {
  return {
    ...PANEL,
    description:
      'Cross section per nucleus against the energy of the neutrino, in the Standard Model and at the point.',
    x: { label: { tex: 'E_\\nu\\;[\\mathrm{GeV}]' }, scale: 'log', domain: [1, 500] },
    y: { label: { tex: '\\sigma\\;[\\mathrm{cm}^2]' }, scale: 'log', domain: decades([...standard, ...model]) },
    series: [
      { kind: 'line', polylines: [{ x: energies, y: standard }], ...STANDARD },
      { kind: 'line', polylines: [{ x: energies, y: model }], ...POINT },
    ],
    id: 'panel-sigma',
  };
}

/** dσ/dlnT at the nodes of the first kernel, each averaged over the beam. */
function spectrumFigure({ kernel }: PreparedExperiment, model: TridentModel): FigureSpec {
  const [first] = kernel.kernels;
  const { transfer } = first.kernel.chiral;
  const measure = transferMeasure(transfer);
  const density = (of: TridentModel) => Array.from(densityOf(first, of), (value, j) => value / measure[j]);
  const [standard, changed] = [density(standardModel), density(model)];
  const turned = turnedLine(first, model);
  const x = Array.from(transfer);
  const top = decades([...standard, ...changed])[1];
  // three decades of the smaller of the two curves are seen
  const bottom = 1e-3 * Math.min(decades(standard)[1], decades(changed)[1]);
  const shown = x.filter((_, j) => Math.max(standard[j], changed[j]) > bottom);
  return {
    ...PANEL,
    description:
      'Distribution of the momentum transfer T, averaged over the beam, in the Standard Model and at the point.',
    x: { label: { tex: 'T\\;[\\mathrm{GeV}^2]' }, scale: 'log', domain: decades(shown) },
    y: {
      label: { tex: '\\mathrm{d}\\sigma/\\mathrm{d}\\ln T\\;[\\mathrm{cm}^2]' },
      scale: 'log',
      domain: [bottom, top],
    },
    series: [
      { kind: 'line', polylines: [{ x, y: standard }], ...STANDARD },
      { kind: 'line', polylines: [{ x, y: changed }, ...turned], ...POINT },
    ],
    id: 'panel-transfer',
  };
}

/** What each node holds of V and A [cm²]. */
function densityOf({ channel, kernel }: ChannelKernel, model: TridentModel): Float64Array {
  const { transfer, vv, aa, va } = kernel.chiral;
  const sum = new Float64Array(transfer.length);
  for (const current of model.couplings(channel, inputs)) {
    for (let j = 0; j < sum.length; j++) {
      const [v, a] = [vectorAt(current, transfer[j]), axialAt(current, transfer[j])];
      sum[j] += v * v * vv[j] + a * a * aa[j] + v * a * va[j];
    }
  }
  return sum;
}

/** The part with the helicity turned lies on nodes of its own: a second line. */
function turnedLine(
  { channel, kernel: { turned } }: ChannelKernel,
  model: TridentModel,
): { x: number[]; y: number[] }[] {
  const couplings = turningCouplings(model.couplings(channel, inputs));
  if (!turned || couplings.length === 0) return [];
  const measure = transferMeasure(turned.transfer);
  const y = Array.from(turned.transfer, (transfer, j) => {
    let sum = 0;
    for (const one of couplings) {
      const { scalar, pseudoscalar } = turnedAt(one, transfer);
      sum += scalar * scalar * turned.ss[j] + pseudoscalar * pseudoscalar * turned.pp[j];
    }
    return sum / measure[j];
  });
  return [{ x: Array.from(turned.transfer), y }];
}
