/**
 * Physical constants, each with source and year. Energies and masses in GeV, lengths in fm.
 * Anything that follows from others is derived, not typed.
 */

/** Speed of light [m/s], exact (SI 2019). */
export const SPEED_OF_LIGHT_M_PER_S = 299_792_458;

/** Planck constant [J s], exact (SI 2019). */
const PLANCK_CONSTANT_J_S = 6.626_070_15e-34;

/** Elementary charge [C], exact (SI 2019). */
const ELEMENTARY_CHARGE_C = 1.602_176_634e-19;

/** ħc [GeV fm], derived from exact SI constants: 0.1973269804… */
export const HBAR_C_GEV_FM =
  ((PLANCK_CONSTANT_J_S / (2 * Math.PI)) * SPEED_OF_LIGHT_M_PER_S * 1e15) / (ELEMENTARY_CHARGE_C * 1e9);

/** (ħc)² [GeV² cm²], derived: converts a cross section from GeV⁻² to cm². 3.8937937e-28. */
export const HBAR_C_SQUARED_GEV2_CM2 = (HBAR_C_GEV_FM * 1e-13) ** 2;

/** Avogadro constant [1/mol], exact (SI 2019). */
export const AVOGADRO_PER_MOL = 6.022_140_76e23;

/** Atomic mass unit [GeV], CODATA 2022. */
export const ATOMIC_MASS_UNIT_GEV = 0.931_494_103_72;

/** Fermi constant from the muon lifetime [GeV⁻²], PDG 2022 (MuLan 2013). */
export const FERMI_CONSTANT_GEV_M2 = 1.166_378_8e-5;

/** Fine-structure constant at zero momentum, CODATA 2022. */
export const FINE_STRUCTURE_CONSTANT = 7.297_352_564_3e-3;

/**
 * sin²θ_W in the MS-bar scheme at M_Z. The trident literature (arXiv:1902.06765) and its reference numbers use 0.23119;
 * PDG 2022 gives 0.23121(4). The difference moves σ(ν_μ→ν_μμμ) by 6e-5.
 */
export const SIN_SQUARED_WEAK_ANGLE = 0.231_19;

/** Electron mass [GeV], CODATA 2022. */
export const ELECTRON_MASS_GEV = 0.510_998_950_69e-3;

/** Muon mass [GeV], CODATA 2018/2022. */
export const MUON_MASS_GEV = 0.105_658_375_5;

/** Tau mass [GeV], PDG 2024. */
export const TAU_MASS_GEV = 1.776_93;

/** W boson mass [GeV], PDG 2024 average. */
export const W_BOSON_MASS_GEV = 80.369_2;

/** Z boson mass [GeV], PDG 2024. */
export const Z_BOSON_MASS_GEV = 91.188;

/** Higgs boson mass [GeV], PDG 2024. */
export const HIGGS_BOSON_MASS_GEV = 125.2;

/** Mass of the top quark in the MS-bar scheme at its own scale, m̂_t(m̂_t) [GeV], PDG 2024: 162.5 +2.1 −1.5. */
export const TOP_QUARK_MASS_GEV = 162.5;

/** Fine-structure constant in the MS-bar scheme at M_Z, PDG 2022: 1/127.951(9); 127.952(9) in 2020, 127.930(8) in 2024. */
export const FINE_STRUCTURE_CONSTANT_AT_Z = 1 / 127.951;

/**
 * sin²θ_W in the MS-bar scheme at zero momentum over that at M_Z: 0.23863(5)/0.23122(4), PDG 2022, after
 * J. Erler and R. Ferro-Hernández, arXiv:1712.09146, whose abstract has 0.23868(5)(2). Quarks enter it through data on e⁺e⁻ → hadrons.
 */
export const WEAK_ANGLE_AT_REST_OVER_AT_Z = 0.238_63 / 0.231_22;

/** Charged pion mass [GeV], PDG 2024. */
export const CHARGED_PION_MASS_GEV = 0.139_570_39;

/** Neutral pion mass [GeV], PDG 2024. */
export const NEUTRAL_PION_MASS_GEV = 0.134_976_8;

/** Charged kaon mass [GeV], PDG 2024. */
export const CHARGED_KAON_MASS_GEV = 0.493_677;

/** Proton mass [GeV], CODATA 2022. */
export const PROTON_MASS_GEV = 0.938_272_089_43;

/** Neutron mass [GeV], CODATA 2022. */
export const NEUTRON_MASS_GEV = 0.939_565_421_94;

/** Proton magnetic moment in nuclear magnetons, CODATA 2022. */
export const PROTON_MAGNETIC_MOMENT = 2.792_847_344_63;

/** Neutron magnetic moment in nuclear magnetons, CODATA 2022. */
export const NEUTRON_MAGNETIC_MOMENT = -1.913_042_76;

/** Fermi momentum used for Pauli blocking in medium and heavy nuclei [GeV] (Moniz et al. 1971, as used by arXiv:1807.10973). */
export const FERMI_MOMENTUM_GEV = 0.235;
