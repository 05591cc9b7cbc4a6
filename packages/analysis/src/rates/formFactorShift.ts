import { type Catalogue, type Exposure, SYMMETRISED_FERMI_DIFFUSENESS_FM } from '@nereid/catalogue';
import { channelCrossSection, standardModel, tridentChannel } from '@nereid/physics';
import { modeExposure, namedMode, speciesFluences } from '../kernels/exposureFlux.js';
import type { ComputedKernels } from '../kernels/kernelInputs.js';
import { OVERVIEW_RATE_TOLERANCE, rateKernelInputs } from '../kernels/rateKernelInputs.js';
import { namedTarget, type TargetShare, targetShares } from '../kernels/targets.js';
import type { RateOptions } from './exposureRates.js';

/** c = 1.126 A^⅓ fm: the radii of the rates of arXiv:1807.10973, with the diffuseness that is the default here, too. */
const LITERATURE_RADIUS_FM = 1.126;

/** By how much measured charge radii change a coherent rate against the radii that the literature's rates have. */
export interface FormFactorShift {
  readonly channel: string;
  /** σ of the default over σ with c = 1.126 A^⅓ fm, less 1; good to 1 %. */
  readonly relative: number;
}

/**
 * What the default form factor changes in the coherent rate of a channel, in the Standard Model: radii are measured ones here, and
 * follow c = 1.126 A^⅓ fm in arXiv:1807.10973, whose rates most are compared with.
 */
export async function formFactorShift(
  exposure: Exposure,
  catalogue: Catalogue,
  channel: string,
  options: Pick<RateOptions, 'mode' | 'material' | 'exposure' | 'electroweak' | 'kernelsOf'>,
): Promise<FormFactorShift | undefined> {
  const { electroweak } = options;
  const mode = namedMode(exposure, options.mode);
  const fluences = speciesFluences(exposure, mode, catalogue, modeExposure(exposure, mode, options.exposure));
  const fluence = fluences.find(({ species }) => species === channel.split(':')[0]);
  const material = options.material ?? exposure.target.material;
  const components = targetShares(namedTarget(material, catalogue.materials, catalogue.nuclides));
  if (fluence === undefined) return undefined;
  const setting = { electroweak, tolerance: OVERVIEW_RATE_TOLERANCE, light: false };
  const kernels = await options.kernelsOf(
    [components, components.map(withLiteratureRadius)].map((shares) =>
      rateKernelInputs(tridentChannel(channel).name, 'coherent', fluence, { ...setting, components: shares }),
    ),
  );
  const [own, literature] = kernels.map(({ kernels: [one] }: ComputedKernels) =>
    one.kernel.chiral.transfer.length === 0 ? 0 : channelCrossSection(one, standardModel, electroweak),
  );
  return literature > 0 ? { channel, relative: own / literature - 1 } : undefined;
}

function withLiteratureRadius({ target, numberFraction }: TargetShare): TargetShare {
  if (target.kind !== 'nuclide') return { target, numberFraction };
  const { nuclide } = target;
  const radiusFm = LITERATURE_RADIUS_FM * Math.cbrt(nuclide.protons + nuclide.neutrons);
  const symmetrisedFermi = { radiusFm, diffusenessFm: SYMMETRISED_FERMI_DIFFUSENESS_FM };
  return { target: { ...target, nuclide: { ...nuclide, symmetrisedFermi } }, numberFraction };
}
