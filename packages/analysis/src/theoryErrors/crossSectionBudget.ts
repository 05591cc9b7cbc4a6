import type { Catalogue } from '@nereid/catalogue';
import { LIGHTEST_MEDIATOR_GEV, parseRegime, tridentChannel } from '@nereid/physics';
import { atTreeLevel, lightestMediator, sectorsUsed } from '@nereid/physics/couplings';
import { defaultRegime, type NamedCrossSection } from '../kernels/crossSection.js';
import {
  computeKernels,
  type ExperimentKernelInputs,
  KERNEL_ALGORITHM,
  sectorsInput,
} from '../kernels/kernelInputs.js';
import { namedTarget, targetShares } from '../kernels/targets.js';
import type { ErrorBudget } from './errorBudget.js';
import { errorSources } from './errorSources.js';
import { kernelBudget } from './kernelBudget.js';

/** Of kernels whose differences are taken: shifts are good to some 10⁻⁴ of σ. */
const BUDGET_TOLERANCE = 1e-4;

/**
 * What is not known of a cross section at one energy: calculated anew for every source, four to ten times the work of the cross section itself.
 * @throws InputError as `resolveCrossSection`
 */
export function crossSectionBudget(named: NamedCrossSection, catalogue: Catalogue): ErrorBudget {
  const kernel = kernelInputs(named, catalogue);
  const base = computeKernels(kernel);
  const moved = errorSources({ kernel, electroweak: named.inputs, catalogue }).map((source) => ({
    source,
    kernels: source.variation.kind === 'kernel' ? computeKernels(source.variation.inputs).kernels : base.kernels,
  }));
  return kernelBudget(base, moved, named.model, named.inputs);
}

function kernelInputs(named: NamedCrossSection, { materials, nuclides }: Catalogue): ExperimentKernelInputs {
  const target = namedTarget(named.target, materials, nuclides);
  const components = targetShares(target, named.hadronic);
  const couplings = named.model.couplings(tridentChannel(named.channel), named.inputs);
  const isLight = Number.isFinite(lightestMediator(couplings));
  return {
    algorithm: KERNEL_ALGORITHM,
    channels: [{ channel: named.channel, weight: 1 }],
    flux: { kind: 'monochromatic', energyGeV: named.energyGeV },
    regimes: [parseRegime(named.regime ?? defaultRegime(target, components))],
    components,
    hadronic: named.hadronic,
    electroweak: atTreeLevel(named.inputs),
    tolerance: BUDGET_TOLERANCE,
    lightestMediatorGeV: isLight ? LIGHTEST_MEDIATOR_GEV : null,
    ...sectorsInput(sectorsUsed(couplings)),
  };
}
