import { gaussLegendre } from '../numerics/gaussLegendre.js';

/** Energy density, pressure and dρ/dT of an ideal gas without chemical potential, in units of g T⁴, g T⁴ and g T³. */
export interface ThermalGas {
  readonly energy: number;
  readonly pressure: number;
  readonly heat: number;
}

const ORDER = 24;

/**
 * An ideal gas of particles of mass m at x = m/T per degree of freedom: ρ/T⁴ = (1/2π²)∫ k²E/(e^E ± 1) dk with E² = k² + x², the pressure
 * with k⁴/3E in the place of k²E, dρ/dT with E²e^E/(e^E ± 1)². `sign` is +1 for fermions, −1 for bosons. Five digits.
 */
export function thermalGas(x: number, sign: 1 | -1): ThermalGas {
  const { nodes, weights } = gaussLegendre(ORDER);
  let [energy, pressure, heat] = [0, 0, 0];
  for (let i = 0; i < ORDER; i++) {
    // k = s t/(1 − t)
    const t = (1 + nodes[i]) / 2;
    const k = (4 * t) / (1 - t);
    const jacobian = 2 / (1 - t) ** 2;
    const e = Math.sqrt(k * k + x * x);
    // written with e^−E, which does not overflow
    const decay = Math.exp(-e);
    const occupation = decay / (1 + sign * decay);
    const weight = weights[i] * jacobian * k * k;
    energy += weight * e * occupation;
    pressure += (weight * k * k * occupation) / (3 * e);
    heat += weight * e * e * occupation * (1 - sign * occupation);
  }
  const norm = 2 * Math.PI ** 2;
  return { energy: energy / norm, pressure: pressure / norm, heat: heat / norm };
}
