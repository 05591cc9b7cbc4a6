import type { Catalogue } from '@nereid/catalogue';
import { isHydrogen, LIGHTEST_MEDIATOR_GEV, parseRegime, tridentChannel } from '@nereid/physics';
import { atTreeLevel, lightestMediator, sectorsUsed } from '@nereid/physics/couplings';
import { defaultRegime, type NamedCrossSection } from '../kernels/crossSection.js';
import {
  computeKernels,
  type ExperimentKernelInputs,
  KERNEL_ALGORITHM,
  sectorsInput,
} from '../kernels/kernelInputs.js';
import { namedTarget, type TargetShare, targetShares } from '../kernels/targets.js';
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
  // of one bound nucleon: in which nucleus it is hardly matters
  const material = kernel.regimes.some(isOfOneNucleon) ? undefined : named.target;
  const moved = errorSources({ kernel, electroweak: named.inputs, catalogue, material }).map((source) => ({
    source,
    kernels: source.variation.kind === 'kernel' ? computeKernels(source.variation.inputs).kernels : base.kernels,
  }));
  return kernelBudget(base, moved, named.model, named.inputs);
}

function kernelInputs(named: NamedCrossSection, { materials, nuclides }: Catalogue): ExperimentKernelInputs {
  const target = namedTarget(named.target, materials, nuclides);
  const shares = targetShares(target, named.hadronic);
  const regime = parseRegime(named.regime ?? defaultRegime(target, shares));
  const couplings = named.model.couplings(tridentChannel(named.channel), named.inputs);
  const isLight = Number.isFinite(lightestMediator(couplings));
  return {
    algorithm: KERNEL_ALGORITHM,
    channels: [{ channel: named.channel, weight: 1 }],
    flux: { kind: 'monochromatic', energyGeV: named.energyGeV },
    regimes: [regime],
    components: isOfOneNucleon(regime) ? boundOf(shares) : shares,
    hadronic: named.hadronic,
    electroweak: atTreeLevel(named.inputs),
    tolerance: BUDGET_TOLERANCE,
    lightestMediatorGeV: isLight ? LIGHTEST_MEDIATOR_GEV : null,
    ...sectorsInput(sectorsUsed(couplings)),
  };
}

const isOfOneNucleon = (regime: string): boolean => regime === 'proton' || regime === 'neutron';

/** In a compound the bound nucleon is meant, not hydrogen's free proton. */
function boundOf(shares: readonly TargetShare[]): readonly TargetShare[] {
  const bound = shares.filter(({ target }) => target.kind === 'nuclide' && !isHydrogen(target.nuclide));
  return bound.length > 0 ? bound : shares;
}
