import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import { thermalGas } from './thermalGas.js';

/** Planck mass [GeV], 1/√G. */
const PLANCK_MASS_GEV = 1.220_89e19;
/** Statistics of Pauli blocking in annihilation and scattering, and what both do (arXiv:2001.04466, from memory). */
const ANNIHILATION = 0.884;
const SCATTERING = 0.829;

/** Temperatures [GeV] between which the expansion is followed: above, weak interactions keep all in equilibrium. */
const FIRST_TEMPERATURE_GEV = 6e-3;
const LAST_TEMPERATURE_GEV = 2e-5;

interface Temperatures {
  readonly photon: number;
  readonly neutrino: number;
}

/**
 * N_eff after electrons have annihilated, with a vector boson of mass M [GeV] (three degrees of freedom) that is in
 * equilibrium with the neutrinos all along: temperatures of photons with electrons and of neutrinos with the boson, each a perfect
 * gas, which exchange energy by weak interactions (the method of arXiv:1812.05605 and 2001.04466, written down from memory and
 * derived where it could be; one temperature for the three flavours, no corrections of QED at finite temperature).
 * A heavy one leaves 3.04.
 */
export function effectiveNeutrinos(massGeV: number, inputs: ElectroweakInputs): number {
  requireNumber('mass', massGeV, 0, Number.MAX_VALUE, { exclusiveMinimum: true, unit: 'GeV' });
  let state: Temperatures = { photon: FIRST_TEMPERATURE_GEV, neutrino: FIRST_TEMPERATURE_GEV };
  const slopes = (at: Temperatures) => temperatureSlopes(at, massGeV, inputs);
  while (state.photon > LAST_TEMPERATURE_GEV) {
    // the weak interactions relax within 1/(0.3 T³/MeV³) of a fold of the scale factor
    const step = 0.1 / (1 + (state.photon / 4e-3) ** 3);
    state = rungeKutta(state, step, slopes);
  }
  return 3 * (11 / 4) ** (4 / 3) * (state.neutrino / state.photon) ** 4;
}

function rungeKutta(state: Temperatures, step: number, slopes: (at: Temperatures) => Temperatures): Temperatures {
  const moved = (by: Temperatures, factor: number): Temperatures => ({
    photon: state.photon + factor * step * by.photon,
    neutrino: state.neutrino + factor * step * by.neutrino,
  });
  const a = slopes(state);
  const b = slopes(moved(a, 0.5));
  const c = slopes(moved(b, 0.5));
  const d = slopes(moved(c, 1));
  const mean = (of: (one: Temperatures) => number) => (of(a) + 2 * of(b) + 2 * of(c) + of(d)) / 6;
  return moved({ photon: mean((one) => one.photon), neutrino: mean((one) => one.neutrino) }, 1);
}

/** dT/d ln a of both, from dρ/d ln a = −3(ρ + p) ± (energy exchanged)/H. */
function temperatureSlopes(
  { photon, neutrino }: Temperatures,
  massGeV: number,
  inputs: ElectroweakInputs,
): Temperatures {
  const electrons = thermalGas(inputs.leptonMass.e / photon, 1);
  const boson = massGeV / neutrino > 50 ? NOTHING : thermalGas(massGeV / neutrino, -1);
  const radiation = Math.PI ** 2 / 15;
  const neutrinos = (21 / 8) * radiation;
  const visible = {
    energy: (radiation + 4 * electrons.energy) * photon ** 4,
    pressure: (radiation / 3 + 4 * electrons.pressure) * photon ** 4,
    heat: (4 * radiation + 4 * electrons.heat) * photon ** 3,
  };
  const hidden = {
    energy: (neutrinos + 3 * boson.energy) * neutrino ** 4,
    pressure: (neutrinos / 3 + 3 * boson.pressure) * neutrino ** 4,
    heat: (4 * neutrinos + 3 * boson.heat) * neutrino ** 3,
  };
  const hubble = Math.sqrt((8 * Math.PI * (visible.energy + hidden.energy)) / 3) / PLANCK_MASS_GEV;
  const exchanged = energyExchange(photon, neutrino, inputs) / hubble;
  return {
    photon: (-3 * (visible.energy + visible.pressure) - exchanged) / visible.heat,
    neutrino: (-3 * (hidden.energy + hidden.pressure) + exchanged) / hidden.heat,
  };
}

const NOTHING = { energy: 0, pressure: 0, heat: 0 };

/**
 * dρ/dt [GeV⁵] from electrons to the three neutrinos: (4G_F²/π⁵) Σ(g_L² + g_R²)[32 f_a(T_γ⁹ − T_ν⁹) + 56 f_s T_γ⁴T_ν⁴(T_γ − T_ν)], with
 * g_L = ½ + s² for ν_e, −½ + s² for the others, g_R = s².
 */
function energyExchange(photon: number, neutrino: number, { fermiConstant, sin2ThetaW }: ElectroweakInputs): number {
  const couplings = (0.5 + sin2ThetaW) ** 2 + 2 * (0.5 - sin2ThetaW) ** 2 + 3 * sin2ThetaW ** 2;
  const annihilation = 32 * ANNIHILATION * (photon ** 9 - neutrino ** 9);
  const scattering = 56 * SCATTERING * photon ** 4 * neutrino ** 4 * (photon - neutrino);
  return ((4 * fermiConstant ** 2 * couplings) / Math.PI ** 5) * (annihilation + scattering);
}

/** Effective degrees of freedom while electrons, photons and neutrinos are there. */
const DEGREES_OF_FREEDOM = 10.75;

/**
 * Width of the boson over the expansion rate at T = M/3, where inverse decays make the most: above 1 the boson reaches equilibrium with what
 * it decays to. `width` [GeV]; H = 1.66 √g T²/m_Planck with g = 10.75.
 */
export function widthOverExpansion(massGeV: number, width: number): number {
  const hubble = (Math.sqrt((8 * Math.PI ** 3 * DEGREES_OF_FREEDOM) / 90) * (massGeV / 3) ** 2) / PLANCK_MASS_GEV;
  return width / hubble;
}
