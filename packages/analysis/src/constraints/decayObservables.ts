import { lmuLtau } from '@nereid/physics';
import type { ConstraintDescription } from './constraint.js';
import { modelsOfBosons } from './modelsOfBosons.js';

/** Bounds on light bosons from rare decays, cosmology and stars. */
export const DECAY_OBSERVABLES = {
  na62: {
    id: 'na62',
    title: 'K⁺ → μ⁺νX, NA62 (recast)',
    observable: 'B(K⁺→μ⁺νX)',
    status: 'measured',
    fidelity: 'recast',
    bosons: ['vector', 'scalar'],
    get models() {
      return modelsOfBosons('vector', 'scalar');
    },
    confidenceLevel: 0.9,
    formula:
      'K⁺ → μ⁺νX at tree level (matrix element of arXiv:1902.07715, derived for any charges) over three-body phase space, times the invisible fraction of X, against the limit on K⁺ → μ⁺νν̄ν of arXiv:2101.12304',
    leavesOut: [
      'acceptance within the signal region, taken as that of three neutrinos',
      'signal regions chosen for each mass, which make the published limits stronger at high mass',
      'bosons that decay visibly outside the detector',
      'decays of scalars to photons: counts photons as unseen, although they come inside the detector above some fifty MeV, where this bound on scalars is too strong',
      'structure of the kaon',
    ],
    strongPoint: { model: lmuLtau.name, parameters: { mass: 0.1, gPrime: 0.2 } },
  },
  'z-4mu': {
    id: 'z-4mu',
    title: 'Z → 4ℓ rate, CMS (recast)',
    observable: 'B(Z→4ℓ)',
    status: 'measured',
    fidelity: 'recast',
    bosons: ['vector'],
    get models() {
      return modelsOfBosons('vector');
    },
    formula:
      'Γ(Z → μ⁺μ⁻Z′)/Γ(Z → μ⁺μ⁻) at leading order (radiation of a massive vector boson, derived) times the share of Z′ → μ⁺μ⁻, added to the Standard Model’s fraction, against B(Z → 4ℓ) of arXiv:1709.08601; the recast is that of arXiv:1406.2332',
    leavesOut: [
      'the shape of the pair mass, which searches for a narrow pair use: they are several times stronger',
      'acceptance for the boson other than that for the Standard Model; all of its decays from 4 GeV on are counted',
      'interference with the Standard Model and between equal muons',
      'muon mass in the radiation',
    ],
    strongPoint: { model: lmuLtau.name, parameters: { mass: 10, gPrime: 1 } },
  },
  'electron-g-2': {
    id: 'electron-g-2',
    title: 'electron g−2',
    observable: 'Δa_e',
    status: 'measured',
    fidelity: 'full calculation',
    bosons: ['vector', 'scalar'],
    get models() {
      return modelsOfBosons('vector', 'scalar');
    },
    formula:
      'one loop (J. P. Leveille, Nucl. Phys. B 137 (1978) 63) against the difference of the measured moment (arXiv:2209.13084) and the one that a measured α predicts: rubidium 2020 unless caesium 2018 is chosen, which differs by five standard deviations',
    leavesOut: ['the disagreement of the measurements of α', 'shifts of α itself by the boson'],
    strongPoint: { model: 'vector', parameters: { mass: 0.01, gPrime: 1, vectorE: 1 } },
  },
  'delta-neff': {
    id: 'delta-neff',
    title: 'ΔN_eff, Planck 2018 (estimate)',
    observable: 'N_eff',
    status: 'measured',
    fidelity: 'recast',
    bosons: ['vector'],
    get models() {
      return modelsOfBosons('vector');
    },
    scaling: 'general',
    formula:
      'temperatures of photons and of neutrinos with the boson in equilibrium, exchanging energy by weak interactions (method of arXiv:1812.05605), times 1 − e^(−Γ/H) at T = M/3; against N_eff of arXiv:1807.06209',
    leavesOut: [
      'scattering of neutrinos on electrons by the boson, which delays decoupling where there is mixing',
      'bosons from freeze-in that decay after they became heavy: up to ΔN_eff ≃ 0.2 for couplings of 10⁻¹⁰ and less (arXiv:1901.02010)',
      'different temperatures of the flavours; nucleosynthesis',
      'the pull of N_eff on other parameters of the fit of Planck',
    ],
    strongPoint: { model: lmuLtau.name, parameters: { mass: 0.003, gPrime: 1e-4 } },
  },
  sn1987a: {
    id: 'sn1987a',
    title: 'SN1987A cooling (estimate)',
    observable: 'L [erg/s]',
    status: 'measured',
    fidelity: 'recast',
    isCriterion: true,
    bosons: ['vector'],
    get models() {
      return modelsOfBosons('vector');
    },
    scaling: 'general',
    formula:
      'luminosity of inverse decays, (4π/3)R³·3∫d³k/(2π)³ MΓe^(−ω/T)e^(−RMΓ/k), in a core of 30 MeV and 10 km (derived; as in arXiv:2006.13942 with one zone in the place of profiles), against the 5.68·10⁵² erg/s in neutrinos of the coldest simulation of arXiv:2307.03143',
    leavesOut: [
      'profiles of temperature and density: couplings at the edges are good to a factor of three',
      'Compton scattering and radiation of muons, which win below some ten MeV',
      'radiation from nucleons and electrons',
      'arguments against the criterion as such',
    ],
    strongPoint: { model: lmuLtau.name, parameters: { mass: 0.1, gPrime: 2e-9 } },
  },
  'white-dwarf': {
    id: 'white-dwarf',
    title: 'white dwarfs, plasmon decay (estimate)',
    observable: 'luminosity/SM',
    status: 'measured',
    fidelity: 'recast',
    isCriterion: true,
    bosons: ['vector'],
    get models() {
      return modelsOfBosons('vector');
    },
    formula:
      'Σ C_V²/Σ C_V²(SM) of plasmon decay with C_V = ±½ + 2s² + g²Q_νQ_e/(√2 G_F M²) (contact limit), against an excess of 30 % as in arXiv:2405.00094',
    leavesOut: [
      'resonance, for bosons near the plasma frequency, far below 1 MeV',
      'axial currents; processes other than plasmon decay',
      'the star: the ratio is taken as that of the luminosities',
    ],
    strongPoint: { model: lmuLtau.name, parameters: { mass: 0.01, gPrime: 0.1 } },
  },
} as const satisfies Readonly<Record<string, ConstraintDescription>>;
