import { SECTORS } from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { standardModelWith } from '../couplings/standardModelExchange.js';
import { type Column, columnOf, valueAt } from './couplingColumns.js';
import { byFlavour, flavourParameters, namesOf } from './flavourParameters.js';
import type { ModelDefinition } from './modelDefinition.js';

/**
 * `dipole` of `Couplings` [GeV] for an effective magnetic moment [μ_B], that of
 * L = (μ/2) ν̄′σ_αβ P_L ν F^αβ + h.c. with a photon to the lepton's charge: μe/(√2 G_F), μ_B = e/2m_e, e² = 4πα.
 * In ν e → ν′ e it gives dσ/dT_e = (πα²/m_e²)(μ/μ_B)²(1/T_e − 1/E), the formula by which moments are quoted.
 */
export function dipoleStrength(momentInBohrMagnetons: number, inputs: ElectroweakInputs): number {
  const chargeTimesMoment = (momentInBohrMagnetons * 4 * Math.PI * inputs.alpha) / (2 * inputs.leptonMass.e);
  return chargeTimesMoment / (Math.SQRT2 * inputs.fermiConstant);
}

const moments = flavourParameters('moment', 'ν moment', '\\mu_{\\nu_#}', {
  unit: 'μ_B',
  minimum: -1,
  maximum: 1,
  description: 'effective magnetic moment of the incoming neutrino in Bohr magnetons; 0 unless given',
});

/**
 * Magnetic moments of the neutrinos by incoming flavour [μ_B], effective ones: √Σ|μ|² over the flavours (or the sterile states) that
 * go out. A photon couples to pairs of one flavour.
 */
export const neutrinoDipole: ModelDefinition = {
  name: 'neutrino-dipole',
  title: 'Neutrino magnetic moments',
  description: 'Effective magnetic moments of the neutrinos in Bohr magnetons: a photon exchanged with the pair.',
  parameters: moments,
  needsOneOf: { what: 'moments', names: namesOf(moments), example: { momentMu: 1e-9 } },
  sectors: SECTORS,
  papers: [],
  example: { momentMu: 1e-9 },
  decoupled: { momentMu: 0 },
  make(given) {
    const moment = byFlavour(given, 'moment');
    return {
      couplings(channel, inputs) {
        const oneFlavour = channel.leptonMinus === channel.leptonPlus;
        const dipole = oneFlavour ? dipoleStrength(moment[channel.incoming], inputs) : 0;
        return [standardModelWith(channel, inputs, { dipole })];
      },
    };
  },
  makeColumns(given, count) {
    const moment = byFlavour<Column>(given, 'moment');
    return {
      count,
      couplings(channel, inputs) {
        const own = moment[channel.incoming];
        const oneFlavour = channel.leptonMinus === channel.leptonPlus && own !== 0;
        const dipole = oneFlavour ? columnOf(count, (i) => dipoleStrength(valueAt(own, i), inputs)) : 0;
        return [{ ...standardModelWith(channel, inputs), dipole }];
      },
    };
  },
};
