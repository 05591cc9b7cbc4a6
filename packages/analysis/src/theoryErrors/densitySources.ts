import type { Nuclide } from '@nereid/catalogue';
import { isHydrogen, type Target } from '@nereid/physics';
import { nuclideForFormFactor } from '@nereid/physics/formFactors';
import type { ExperimentKernelInputs } from '../kernels/kernelInputs.js';
import type { TargetShare } from '../kernels/targets.js';
import { alternativeDensity } from './alternativeDensity.js';
import type { ErrorSource, ErrorSourceDefinition, PredictionInputs } from './errorSource.js';

/** Elements with less of the charge squared of a target have no parameter of their own: they move σ by less than 4·10⁻⁴. */
const SMALLEST_SHARE = 0.01;

/** Regimes that the whole nucleus takes part in. */
const WITH_NUCLEUS: readonly string[] = ['coherent', 'unbroken', 'nucleus'];

/**
 * Of each element of a target two parameters: `radius:Ar`, the error of the measured rms charge radius, and `density:Ar`, the shape at that radius:
 * the distance to the published density that is farthest away (`alternativeDensity`). Isotopes of an element move together.
 */
export const densitySources: ErrorSourceDefinition = {
  kind: 'density',
  sources(inputs) {
    if (!inputs.kernel.regimes.some((regime) => WITH_NUCLEUS.includes(regime))) return [];
    return elementsOf(inputs).flatMap((element) => [radiusSource(element, inputs), shapeSource(element, inputs)]);
  },
};

/** The isotopes of an element in a target, as the catalogue has them, the most abundant first. */
export interface Element {
  readonly symbol: string;
  readonly isotopes: readonly Nuclide[];
}

/** Elements of a target but hydrogen. */
export function elementsOf({ kernel, catalogue }: PredictionInputs): Element[] {
  const elements = new Map<string, { isotopes: { nuclide: Nuclide; share: number }[]; charge: number }>();
  let total = 0;
  for (const { target, numberFraction } of kernel.components) {
    const nuclide = target.kind === 'nuclide' ? catalogue.nuclides.get(target.nuclide.name) : undefined;
    if (nuclide === undefined || isHydrogen(nuclide)) continue;
    const charge = numberFraction * nuclide.protons ** 2;
    total += charge;
    const { isotopes, charge: before } = elements.get(nuclide.element) ?? { isotopes: [], charge: 0 };
    const one = { nuclide, share: numberFraction };
    elements.set(nuclide.element, { isotopes: [...isotopes, one], charge: before + charge });
  }
  return [...elements]
    .filter(([, { charge }]) => charge >= SMALLEST_SHARE * total)
    .map(([symbol, { isotopes }]) => ({
      symbol,
      isotopes: isotopes.toSorted((one, other) => other.share - one.share).map(({ nuclide }) => nuclide),
    }));
}

function radiusSource({ symbol, isotopes }: Element, { kernel }: PredictionInputs): ErrorSource {
  const [{ name, rmsChargeRadiusFm: rms, rmsChargeRadiusErrorFm: error }] = isotopes;
  return {
    name: `radius:${symbol}`,
    kind: 'density',
    title: `rms charge radius of ${symbol}`,
    oneSigma: `${name}: ${rms} ± ${error} fm`,
    references: ['AngeliMarinova2013'],
    movesStandardModel: true,
    variation: {
      kind: 'kernel',
      inputs: withIsotopes(kernel, isotopes, (target, nuclide) => ({
        ...target,
        radiusFactor: 1 + nuclide.rmsChargeRadiusErrorFm / nuclide.rmsChargeRadiusFm,
      })),
    },
  };
}

function shapeSource({ symbol, isotopes }: Element, { kernel }: PredictionInputs): ErrorSource {
  const own = kernel.hadronic.nuclearFormFactor ?? 'symmetrised-fermi';
  const others = new Map(isotopes.map((nuclide) => [nuclide.name, alternativeDensity(nuclide, own)]));
  const [{ name }] = isotopes;
  const words = others.get(name)?.title ?? '';
  return {
    name: `density:${symbol}`,
    kind: 'density',
    title: `shape of the charge density of ${symbol}`,
    oneSigma: `${name}: from ${own} to ${words}`,
    references: ['docs/physics/form-factors.md'],
    movesStandardModel: true,
    variation: {
      kind: 'kernel',
      inputs: withIsotopes(kernel, isotopes, (target, nuclide) => {
        const { formFactor = own } = others.get(nuclide.name) ?? {};
        const read = nuclideForFormFactor(nuclide, formFactor);
        return { ...target, nuclide: read, nuclearFormFactor: formFactor };
      }),
    },
  };
}

type NuclearTarget = Extract<Target, { kind: 'nuclide' }>;

/** The inputs with the targets of some isotopes changed. */
export function withIsotopes(
  inputs: ExperimentKernelInputs,
  isotopes: readonly Nuclide[],
  change: (target: NuclearTarget, nuclide: Nuclide) => Target,
): ExperimentKernelInputs {
  const components = inputs.components.map((share): TargetShare => {
    const { target } = share;
    const nuclide = target.kind === 'nuclide' && isotopes.find(({ name }) => name === target.nuclide.name);
    return target.kind === 'nuclide' && nuclide ? { ...share, target: change(target, nuclide) } : share;
  });
  return { ...inputs, components };
}
