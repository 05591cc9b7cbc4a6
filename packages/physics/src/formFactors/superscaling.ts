import { NEUTRON_MASS_GEV, PROTON_MASS_GEV } from '../constants.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import type { Nuclide } from '../targets/nuclide.js';
import type { BoundNucleons, NuclearModel } from './boundNucleons.js';
import type { Nucleon } from './formFactor.js';

/** Fermi momentum of quasi-elastic peaks and the energy that they are shifted by [GeV]. */
export interface QuasiElasticPeak {
  readonly fermiMomentumGeV: number;
  readonly removalEnergyGeV: number;
}

/**
 * From mass number A on: nucl-th/0109032 (Maieron, Donnelly and Sick) as JLab's F1F209 carries it, with its changes of 2009; not compared with the print.
 */
const PEAKS: readonly (QuasiElasticPeak & { readonly fromMassNumber: number })[] = [
  { fromMassNumber: 2, fermiMomentumGeV: 0.085, removalEnergyGeV: 0.0022 },
  { fromMassNumber: 3, fermiMomentumGeV: 0.115, removalEnergyGeV: 0.001 },
  { fromMassNumber: 4, fermiMomentumGeV: 0.19, removalEnergyGeV: 0.017 },
  { fromMassNumber: 8, fermiMomentumGeV: 0.228, removalEnergyGeV: 0.0165 },
  { fromMassNumber: 17, fermiMomentumGeV: 0.23, removalEnergyGeV: 0.025 },
  { fromMassNumber: 26, fermiMomentumGeV: 0.236, removalEnergyGeV: 0.018 },
  { fromMassNumber: 39, fermiMomentumGeV: 0.241, removalEnergyGeV: 0.028 },
  { fromMassNumber: 56, fermiMomentumGeV: 0.241, removalEnergyGeV: 0.018 },
  { fromMassNumber: 61, fermiMomentumGeV: 0.245, removalEnergyGeV: 0.018 },
];

/** Width and shift of the quasi-elastic peak of a nucleus; `massNumber` ≥ 2. */
export function quasiElasticPeak(massNumber: number): QuasiElasticPeak {
  const { fermiMomentumGeV, removalEnergyGeV } = PEAKS.findLast((one) => one.fromMassNumber <= massNumber) ?? PEAKS[0];
  return { fermiMomentumGeV, removalEnergyGeV };
}

/**
 * f(ψ′) of quasi-elastic electron scattering (Amaro et al., Phys. Rev. C 71 (2005) 015501, as in F1F209); its peak is at ψ′ ≈ −0.05. ∫f dψ′ is
 * 0.993 from −4 to 4; above is a long tail, where no energy of the data reaches.
 */
export const scalingFunction = (psi: number): number =>
  1.5576 / ((1 + (1.772 * (psi + 0.3014)) ** 2) * (1 + Math.exp(-2.4291 * psi)));

const { nodes, weights } = gaussLegendre(24);
/** Where f is below 1e-13. */
const FARTHEST = 12;

/** ∫₀^x f(−ψ) dψ, x ≥ 0: to 1e-9. */
function strengthBelowPeak(x: number): number {
  const end = Math.min(x, FARTHEST);
  const panels = Math.max(1, Math.ceil(end / 1.5));
  const half = end / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    for (let i = 0; i < nodes.length; i++) sum += weights[i] * scalingFunction(-half * (2 * panel + 1 + nodes[i]));
  }
  return sum * half;
}
const ALL = strengthBelowPeak(FARTHEST);

/** ψ where no energy is transferred: |q⃗|/2k_F for slow nucleons; momenta and mass M in GeV. */
export function elasticScalingVariable(momentum: number, fermiMomentum: number, mass: number): number {
  const kappa = momentum / (2 * mass);
  const eta = fermiMomentum / mass;
  const xi = eta ** 2 / (1 + Math.sqrt(1 + eta ** 2));
  return kappa / Math.sqrt(xi * (1 + Math.sqrt(1 + kappa ** 2)));
}

/**
 * Superscaling: the response of a nucleus at |q⃗|, ω is that of a nucleon times f(ψ′)/k_F with f measured. The mirror R(ω) − R(−ω) about the removal energy
 * takes out what is Pauli-blocked, and the sum over ω leaves ∫f from −ψ₀ to ψ₀, ψ₀ the variable at ω = 0. Only the side ψ′ < 0 enters, twice
 * and normalised: there f is the distribution of the nucleons' momenta; on the other side nucleons that leave meet the rest of the nucleus, which moves strength to larger ω
 * and adds none. With f of a Fermi gas, ¾(1 − ψ²), that is Løvseth and Radomski's factor.
 */
export const superscaling: NuclearModel = {
  name: 'superscaling',
  title:
    'momentum distribution of the scaling function of quasi-elastic electron scattering, with a Fermi momentum of each nucleus',
  papers: ['nucl-th/0109032', 'Phys. Rev. C 71 (2005) 015501'],
  bound({ protons, neutrons }: Nuclide, nucleon: Nucleon): BoundNucleons {
    const { fermiMomentumGeV } = quasiElasticPeak(protons + neutrons);
    const mass = nucleon === 'proton' ? PROTON_MASS_GEV : NEUTRON_MASS_GEV;
    return {
      factor: (momentum) => strengthBelowPeak(elasticScalingVariable(momentum, fermiMomentumGeV, mass)) / ALL,
      kinksGeV: [],
    };
  },
};

/** Superscaling with the removal energy in the kinematics: the photon has to bring it, so that its least momentum is larger. */
export const superscalingRemoval: NuclearModel = {
  name: 'superscaling-removal',
  title: 'superscaling, with the removal energy in the kinematics',
  papers: superscaling.papers,
  bound: (nuclide, nucleon) => ({
    ...superscaling.bound(nuclide, nucleon),
    removalEnergyGeV: quasiElasticPeak(nuclide.protons + nuclide.neutrons).removalEnergyGeV,
  }),
};
