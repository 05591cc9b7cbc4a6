import { leptonFlavours } from '../couplings/channels.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import type { ComplexValue } from '../models/kineticMixing.js';
import type { FlavourCharges, ScalarCharges } from '../models/mediators.js';
import { HEAVIEST_MEDIATOR_GEV } from '../models/vectorMediator.js';

/** Widths of a scalar over its mass, Γ/M, at unit coupling. */
export interface ScalarWidths {
  readonly invisible: number;
  readonly charged: Readonly<Record<LeptonFlavour, number>>;
  readonly photons: number;
}

/** f(τ) of the triangle of a fermion, τ = M²/4m²: arcsin²√τ, and −¼[ln((1+β)/(1−β)) − iπ]² above the pairs (hep-ph/0503172). */
function triangle(tau: number): ComplexValue {
  if (tau <= 1) return { re: Math.asin(Math.sqrt(tau)) ** 2, im: 0 };
  const beta = Math.sqrt(1 - 1 / tau);
  // (1+β)/(1−β) = (1+β)²τ, which does not cancel
  const logarithm = Math.log((1 + beta) ** 2 * tau);
  return { re: (Math.PI ** 2 - logarithm ** 2) / 4, im: (Math.PI * logarithm) / 2 };
}

/** Form factor of the triangle in φ → γγ: 2[τ + (τ−1)f(τ)]/τ² of a scalar, 4/3 for τ → 0; below 10⁻³ its series to τ², good to 10⁻⁹. */
export function scalarTriangle(tau: number): ComplexValue {
  if (tau < 1e-3) return { re: 4 / 3 + (14 / 45) * tau + (8 / 63) * tau * tau, im: 0 };
  const { re, im } = triangle(tau);
  const factor = 2 / (tau * tau);
  return { re: factor * (tau + (tau - 1) * re), im: factor * (tau - 1) * im };
}

/** The same of a pseudoscalar: 2f(τ)/τ, 2 for τ → 0. */
export function pseudoscalarTriangle(tau: number): ComplexValue {
  const { re, im } = triangle(tau);
  return { re: (2 * re) / tau, im: (2 * im) / tau };
}

/**
 * Widths of a scalar to charged leptons, (M/8π)[S²β³ + P²β], neutrinos (q²M/8π, with a right-handed partner), and photons by loops of
 * charged leptons, (α²M³/256π³)(|Σ S A_S/m|² + |Σ P A_P/m|²) with the triangles A above (hep-ph/0503172). Relative accuracy 10⁻⁸. Loops of
 * anything else that the full theory has are left out.
 * @throws InputError for a mass out of range
 */
export function scalarWidths(massGeV: number, charges: ScalarCharges, inputs: ElectroweakInputs): ScalarWidths {
  requireNumber('mass', massGeV, 0, HEAVIEST_MEDIATOR_GEV, { exclusiveMinimum: true, unit: 'GeV' });
  const charged = (flavour: LeptonFlavour): number => {
    const beta2 = 1 - 4 * (inputs.leptonMass[flavour] / massGeV) ** 2;
    if (beta2 <= 0) return 0;
    return (
      (Math.sqrt(beta2) * (charges.scalar[flavour] ** 2 * beta2 + charges.pseudoscalar[flavour] ** 2)) / (8 * Math.PI)
    );
  };
  const squaredSum = (couplings: FlavourCharges, form: (tau: number) => ComplexValue): number => {
    let [re, im] = [0, 0];
    for (const flavour of leptonFlavours) {
      if (couplings[flavour] === 0) continue;
      const mass = inputs.leptonMass[flavour];
      const loop = form((massGeV / mass) ** 2 / 4);
      re += (couplings[flavour] * loop.re) / mass;
      im += (couplings[flavour] * loop.im) / mass;
    }
    return re * re + im * im;
  };
  const loops = squaredSum(charges.scalar, scalarTriangle) + squaredSum(charges.pseudoscalar, pseudoscalarTriangle);
  return {
    invisible: leptonFlavours.reduce((sum, flavour) => sum + charges.neutrino[flavour] ** 2, 0) / (8 * Math.PI),
    charged: { e: charged('e'), mu: charged('mu'), tau: charged('tau') },
    photons: ((inputs.alpha * massGeV) ** 2 * loops) / (256 * Math.PI ** 3),
  };
}
