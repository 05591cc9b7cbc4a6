import type { Catalogue } from '@nereid/catalogue';
import { InputError } from '@nereid/physics';
import { inclusiveCrossSection } from '@nereid/physics/crossSections';
import { nuclearModelNames } from '@nereid/physics/formFactors';
import { type NamedCrossSection, resolveCrossSection } from '../kernels/crossSection.js';

/** Cross sections of one process in all treatments of bound nucleons. */
export interface NuclearModelSpread {
  /** In the order of `nuclearModelNames`, the default first. */
  readonly members: readonly { readonly model: string; readonly sigmaCm2: number }[];
  /** Half of the distance from the smallest to the largest, over the default: what counts as one standard deviation. */
  readonly relative: number;
}

/**
 * How much the treatment of bound nucleons moves a cross section at one energy: the same calculation with each nuclear model. `relative` is 0 for free nucleons,
 * and for regimes without bound ones. What no model has (docs/physics/incoherent.md) is not in it.
 * @throws InputError for a Fermi momentum of one's own, and as `resolveCrossSection`
 */
export function nuclearModelSpread(
  named: NamedCrossSection,
  catalogue: Pick<Catalogue, 'materials' | 'nuclides'>,
): NuclearModelSpread {
  const { fermiMomentumGeV } = named.hadronic;
  if (fermiMomentumGeV !== undefined) {
    throw new InputError('fermiMomentumGeV', fermiMomentumGeV, 'is of one model alone', 'Leave it out for a spread.');
  }
  const members = nuclearModelNames.map((model) => {
    const { request } = resolveCrossSection(
      { ...named, hadronic: { ...named.hadronic, nuclearModel: model } },
      catalogue,
    );
    return { model, sigmaCm2: inclusiveCrossSection(request).sigmaCm2 };
  });
  const values = members.map(({ sigmaCm2 }) => sigmaCm2);
  const [reference] = values;
  const width = Math.max(...values) - Math.min(...values);
  return { members, relative: reference === 0 ? 0 : width / 2 / reference };
}
