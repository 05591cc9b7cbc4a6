import { HBAR_C_GEV_FM } from '../constants.js';
import { requireNumber } from '../errors.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';

/** A core of one temperature. */
export interface SupernovaCore {
  readonly temperatureGeV: number;
  readonly radiusKm: number;
}

/** Ten kilometres at 30 MeV: what profiles of arXiv:2006.13942 and others have about where they are hottest, from memory. */
export const HOT_CORE: SupernovaCore = { temperatureGeV: 0.03, radiusKm: 10 };

const SPEED_OF_LIGHT_FM_PER_S = 2.997_924_58e23;
const ERG_PER_GEV = 1.602_176_634e-3;
const FM_PER_KM = 1e18;
const ORDER = 64;
/** e to the minus this is no number any more. */
const NO_BOSONS = 750;

/**
 * Luminosity [erg/s] in a boson that inverse decays of particles in equilibrium make in a core of one temperature, and that gets out:
 *
 * L = (4π/3)R³ · 3 ∫ d³k/(2π)³ MΓ e^(−ω/T) e^(−RMΓ/k),
 *
 * since detailed balance makes ω/τ of a boson with width Γ at rest MΓ/ω · ω, whatever the chemical potentials of a pair (they cancel), with
 * Maxwell–Boltzmann statistics; decays along a radius take away those that do not leave. Production falls as e^(−M/T), trapping sets in
 * where RMΓ exceeds the momentum. `width` in GeV.
 */
export function inverseDecayLuminosity(massGeV: number, width: number, core: SupernovaCore): number {
  requireNumber('mass', massGeV, 0, Number.MAX_VALUE, { exclusiveMinimum: true, unit: 'GeV' });
  requireNumber('width', width, 0, Number.MAX_VALUE, { unit: 'GeV' });
  const { temperatureGeV, radiusKm } = core;
  const radius = (radiusKm * FM_PER_KM) / HBAR_C_GEV_FM;
  const optical = radius * massGeV * width;
  // momenta of the thermal ones, and of those fast enough to leave
  const scale = Math.sqrt(temperatureGeV * (temperatureGeV + massGeV)) + Math.sqrt(temperatureGeV * optical);
  let sum = 0;
  // colder than any number of bosons
  if (massGeV < NO_BOSONS * temperatureGeV) {
    const { momenta, weights } = halfLine();
    const ofScale = optical / scale;
    for (let i = 0; i < ORDER; i++) {
      const k = scale * momenta[i];
      const energy = Math.sqrt(k * k + massGeV * massGeV);
      sum += weights[i] * Math.exp(-energy / temperatureGeV - ofScale / momenta[i]);
    }
    sum *= scale ** 3;
  }
  const emissivity = (3 * massGeV * width * sum) / (2 * Math.PI ** 2);
  const volume = (4 / 3) * Math.PI * (radiusKm * FM_PER_KM) ** 3;
  return (emissivity * volume * SPEED_OF_LIGHT_FM_PER_S * ERG_PER_GEV) / HBAR_C_GEV_FM ** 4;
}

/** Points x = 2t/(1 − t) of 0 to ∞, t Gauss's on 0 to 1, with the weights of ∫ x² f dx there. */
function halfLine(): { readonly momenta: Float64Array; readonly weights: Float64Array } {
  if (points === undefined) {
    const rule = gaussLegendre(ORDER);
    const t = rule.nodes.map((node) => (1 + node) / 2);
    const momenta = t.map((at) => (2 * at) / (1 - at));
    const weights = rule.weights.map((weight, i) => (weight * momenta[i] ** 2) / (1 - t[i]) ** 2);
    points = { momenta, weights };
  }
  return points;
}
let points: ReturnType<typeof halfLine> | undefined;
