import { InputError, suggestName } from '@nereid/physics';
import { angleToBeam, energyOf, hadronicMass, type Observable, openingAngle, pairMass } from '@nereid/physics/events';

/** What a spectrum is over. */
export interface SpectrumObservable {
  readonly name: string;
  /** In words, as a legend or a table says it. */
  readonly words: string;
  readonly tex: string;
  readonly unit: 'GeV' | 'GeV²' | 'degrees';
  /** Appended to names of numbers: `lowGeV`. */
  readonly suffix: 'GeV' | 'GeV2' | 'Degrees';
  /** Bins are evenly spaced in the value or in its logarithm. */
  readonly scale: 'linear' | 'log';
  readonly value: Observable;
}

const GEV = { unit: 'GeV', suffix: 'GeV', scale: 'linear' } as const;
const GEV2 = { unit: 'GeV²', suffix: 'GeV2', scale: 'log' } as const;
const DEGREES = { unit: 'degrees', suffix: 'Degrees', scale: 'linear' } as const;

/** Observables that a spectrum can be drawn in. */
export const SPECTRUM_OBSERVABLES: readonly SpectrumObservable[] = [
  {
    ...{ ...GEV, name: 'neutrinoEnergy', words: 'energy of the neutrino', tex: 'E_\\nu' },
    value: ({ energyGeV }, i) => energyGeV[i],
  },
  { ...GEV, name: 'pairMass', words: 'mass of the lepton pair', tex: 'm_{\\ell\\ell}', value: pairMass },
  { ...GEV, name: 'leptonMinusEnergy', words: 'energy of ℓ⁻', tex: 'E_{\\ell^-}', value: energyOf('leptonMinus') },
  { ...GEV, name: 'leptonPlusEnergy', words: 'energy of ℓ⁺', tex: 'E_{\\ell^+}', value: energyOf('leptonPlus') },
  {
    ...{ ...DEGREES, name: 'leptonMinusAngle', words: 'angle of ℓ⁻ to the neutrino', tex: '\\theta_{\\ell^-}' },
    value: angleToBeam('leptonMinus'),
  },
  {
    ...{ ...DEGREES, name: 'leptonPlusAngle', words: 'angle of ℓ⁺ to the neutrino', tex: '\\theta_{\\ell^+}' },
    value: angleToBeam('leptonPlus'),
  },
  { ...DEGREES, name: 'openingAngle', words: 'opening angle', tex: '\\theta_{\\ell\\ell}', value: openingAngle },
  {
    ...{ ...GEV2, name: 'transfer', words: 'transfer T = −(k₁ − k₂)² of the neutrino', tex: 'T' },
    value: ({ transfer }, i) => transfer[i],
  },
  {
    ...{ ...GEV2, name: 'q2', words: 'Q² of the target', tex: 'Q^2' },
    value: ({ q2 }, i) => q2[i],
  },
  { ...GEV, name: 'hadronicMass', words: 'mass W of the hadrons', tex: 'W', value: hadronicMass },
];

/** @throws InputError with the nearest name */
export function spectrumObservable(name: string): SpectrumObservable {
  const found = SPECTRUM_OBSERVABLES.find((one) => one.name === name);
  if (found !== undefined) return found;
  const known = SPECTRUM_OBSERVABLES.map((one) => one.name);
  throw new InputError('observable', name, 'no such observable', suggestName(name, known));
}
