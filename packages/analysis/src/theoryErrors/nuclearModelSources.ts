import { FERMI_MOMENTUM_GEV } from '@nereid/physics/constants';
import { GLOBAL_FERMI_GAS } from '@nereid/physics/formFactors';
import { elementsOf, withIsotopes } from './densitySources.js';
import type { ErrorSource, ErrorSourceDefinition, PredictionInputs } from './errorSource.js';

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
    if (fermiMomentumGeV !== undefined) return elementsOf(inputs).length === 0 ? [] : [fermiMomentum(inputs)];
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

/** Fermi momenta of nuclei by quasi-elastic electrons go from 0.22 (C) to 0.265 GeV (Pb): so far is one number for all from either end. */
const FERMI_MOMENTUM_STEP_GEV = 0.03;

/** `nuclear-model`: Pauli blocking with a Fermi momentum that was asked for, the same for all nuclei. */
function fermiMomentum({ kernel }: PredictionInputs): ErrorSource {
  const { fermiMomentumGeV: own = FERMI_MOMENTUM_GEV } = kernel.hadronic;
  const other = own > 0 ? Number((own + FERMI_MOMENTUM_STEP_GEV).toPrecision(10)) : FERMI_MOMENTUM_GEV;
  return {
    name: 'nuclear-model',
    kind: 'nuclear model',
    title: 'Pauli blocking of bound nucleons',
    oneSigma: `Fermi momentum from ${own} to ${other} GeV`,
    references: ['docs/physics/uncertainties.md'],
    movesStandardModel: true,
    variation: { kind: 'kernel', inputs: { ...kernel, hadronic: { ...kernel.hadronic, fermiMomentumGeV: other } } },
  };
}
