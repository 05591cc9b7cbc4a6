import { GLOBAL_FERMI_GAS } from '@nereid/physics/formFactors';
import { elementsOf, withIsotopes } from './densitySources.js';
import type { ErrorSourceDefinition } from './errorSource.js';

/** Regimes that bound nucleons take part in as a whole. */
const WITH_NUCLEONS: readonly string[] = ['proton', 'neutron', 'unbroken', 'nucleus'];

/** The treatment that is farthest from the default for nearly all nuclei (docs/physics/incoherent.md). */
const FARTHEST = 'superscaling-removal';

/**
 * Of each element `nuclear-model:Ar`, how scattering off its nucleons is treated: one standard deviation is the way from the model of the prediction to the
 * farthest one, `superscaling-removal`, or from that to the default. Isotopes of an element move together.
 */
export const nuclearModelSources: ErrorSourceDefinition = {
  kind: 'nuclear model',
  sources(inputs) {
    const { kernel } = inputs;
    if (!kernel.regimes.some((regime) => WITH_NUCLEONS.includes(regime))) return [];
    const { fermiMomentumGeV, nuclearModel = GLOBAL_FERMI_GAS, ...rest } = kernel.hadronic;
    // of a Fermi momentum of one's own there is no other model
    if (fermiMomentumGeV !== undefined) return [];
    const other = nuclearModel === FARTHEST ? GLOBAL_FERMI_GAS : FARTHEST;
    const hadronic = nuclearModel === GLOBAL_FERMI_GAS ? rest : { ...rest, nuclearModel };
    return elementsOf(inputs).map(({ symbol, isotopes }) => ({
      name: `nuclear-model:${symbol}`,
      kind: 'nuclear model',
      title: `scattering off the nucleons of ${symbol}`,
      oneSigma: `from ${nuclearModel} to ${other}`,
      references: ['docs/physics/incoherent.md'],
      movesStandardModel: true,
      variation: {
        kind: 'kernel',
        inputs: withIsotopes({ ...kernel, hadronic }, isotopes, (target) => ({ ...target, nuclearModel: other })),
      },
    }));
  },
};
