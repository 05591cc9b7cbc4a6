import type { Catalogue } from '@nereid/catalogue';
import { isHydrogen, LIGHTEST_MEDIATOR_GEV, tridentChannel } from '@nereid/physics';
import { atTreeLevel, lightestMediator, sectorsUsed } from '@nereid/physics/couplings';
import { type NamedCrossSection, resolveCrossSection } from '../kernels/crossSection.js';
import { type ExperimentKernelInputs, KERNEL_ALGORITHM, sectorsInput } from '../kernels/kernelInputs.js';
import { cachedKernelsInThreads, type KernelPool } from '../kernels/kernelThreads.js';
import { namedTarget, targetShares } from '../kernels/targets.js';
import { numericalError } from './absoluteSources.js';
import { type ErrorBudget, errorBudget, shiftedCrossSection } from './errorBudget.js';
import { errorSources } from './errorSources.js';
import { movedKernels } from './movedKernels.js';

/** What the kernels of cross sections at one energy belong to, in the cache. */
const FOLDER = 'sigma';

/**
 * What is not known of a total cross section at one energy, by kernels of that energy: `nereid sigma --uncertainties`. Relative, so that it does not
 * matter what the cross section is per.
 * @throws InputError for any name or value that cannot be used, with the nearest known name
 */
export async function crossSectionBudget(
  named: NamedCrossSection,
  catalogue: Catalogue,
  pool: KernelPool = {},
): Promise<ErrorBudget> {
  const inputs = kernelInputsOf(named, catalogue);
  const [kernel] = await cachedKernelsInThreads([{ id: FOLDER, inputs }], pool);
  const sources = [
    ...errorSources({ kernel: inputs, electroweak: named.inputs, catalogue }),
    numericalError(kernel.relativeError),
  ];
  const moved = await movedKernels(FOLDER, kernel, sources, pool);
  return errorBudget([shiftedCrossSection(kernel, moved, named.model, named.inputs)]);
}

function kernelInputsOf(named: NamedCrossSection, catalogue: Catalogue): ExperimentKernelInputs {
  const { regime } = resolveCrossSection(named, catalogue);
  const shares = targetShares(namedTarget(named.target, catalogue.materials, catalogue.nuclides), named.hadronic);
  const isFree = ({ target }: (typeof shares)[number]) => target.kind === 'nuclide' && isHydrogen(target.nuclide);
  const bound = shares.filter((share) => !isFree(share));
  // the nucleon of a compound is the bound one, not the free proton of its hydrogen
  const ofOneNucleon = (regime === 'proton' || regime === 'neutron') && bound.length > 0;
  const couplings = named.model.couplings(tridentChannel(named.channel), named.inputs);
  return {
    algorithm: KERNEL_ALGORITHM,
    channels: [{ channel: tridentChannel(named.channel).name, weight: 1 }],
    flux: { kind: 'monochromatic', energyGeV: named.energyGeV },
    regimes: [regime],
    components: ofOneNucleon ? bound : shares,
    hadronic: named.hadronic,
    electroweak: atTreeLevel(named.inputs),
    tolerance: named.tolerance,
    lightestMediatorGeV: Number.isFinite(lightestMediator(couplings)) ? LIGHTEST_MEDIATOR_GEV : null,
    ...sectorsInput(sectorsUsed(couplings)),
  };
}
