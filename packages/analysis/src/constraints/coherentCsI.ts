import type { ElectroweakInputs } from '@nereid/physics';
import { AVOGADRO_PER_MOL } from '@nereid/physics/constants';
import { gaussLegendre } from '@nereid/physics/numerics';
import type { StoppedPionNeutrino } from '@nereid/physics/observables';
import { type CoherentDetector, type CoherentMeasurement, coherentNucleus } from './coherentScattering.js';

/** Counts, or the cross section averaged over the flux, over the Standard Model's (record N018). */
export const CSI_MEASUREMENTS: readonly CoherentMeasurement[] = [
  {
    measured: 'coherent-csi-observed',
    predicted: 'coherent-csi-predicted',
    predictionErrors: ['coherent-csi-theory-error', 'coherent-csi-systematic'],
  },
  { measured: 'coherent-csi-cross-section', predicted: 'coherent-csi-cross-section-predicted', predictionErrors: [] },
];

/**
 * Response of the CsI[Na] detector, from the data set that goes with arXiv:2110.07730 (files scintRespCoefficients.txt and
 * effCoefficients.txt, resolution and time efficiency of its companion, read in public copies and programs).
 */
const RESPONSE = {
  /** Electron-equivalent energy [MeV] of a recoil T [MeV]: Σ aₖTᵏ⁺¹. */
  quenching: [0.0554628, 4.30681, -111.707, 840.384],
  /** Mean number of photoelectrons is E_ee/a, a in keV; their spread is that of a gamma distribution of shape 1 + bE_ee. */
  resolution: { a: 0.0749, bPerKeV: 9.56 },
  /** Efficiency a/(1 + exp(−b(x − c))) + d for x photoelectrons. */
  efficiency: { a: 1.32045, b: 0.285979, c: 10.8646, d: -0.333322 },
  /** Efficiency of the arrival time: 1 up to the first, then exp(−rate·(t − first)), to the end of the window. */
  time: { flatUpToUs: 0.52, ratePerUs: 0.0494, windowUs: 6 },
} as const;
const MASS_G = 14_600;
const MUON_LIFETIME_US = 2.197;

/** Electron-equivalent energy [keV] of a recoil [GeV]. */
export function csiLightKeV(recoilGeV: number): number {
  const recoilMeV = recoilGeV * 1e3;
  const [a, b, c, d] = RESPONSE.quenching;
  return Math.max(0, 1e3 * recoilMeV * (a + recoilMeV * (b + recoilMeV * (c + recoilMeV * d))));
}

const efficiencyAt = (photoelectrons: number): number => {
  const { a, b, c, d } = RESPONSE.efficiency;
  return Math.max(0, a / (1 + Math.exp(-b * (photoelectrons - c))) + d);
};

const POINTS = 48;
/** Of the distribution of photoelectrons, in its standard deviations: beyond lies 10⁻⁵ of it. */
const WIDTH = 8;

/** Fraction of recoils of this energy [GeV] that pass, averaged over the number of photoelectrons. */
export function csiEnergyAcceptance(recoilGeV: number): number {
  const light = csiLightKeV(recoilGeV);
  if (light === 0) return 0;
  const { a, bPerKeV } = RESPONSE.resolution;
  const excess = bPerKeV * light;
  const scale = a / light;
  const mean = 1 / scale;
  const spread = mean / Math.sqrt(1 + excess);
  const [low, high] = [Math.max(0, mean - WIDTH * spread), mean + WIDTH * spread];
  const { nodes, weights } = gaussLegendre(POINTS);
  let [passed, all] = [0, 0];
  for (const [i, node] of nodes.entries()) {
    const x = low + ((high - low) * (1 + node)) / 2;
    // the gamma density without its constant, 1 at its maximum
    const density = weights[i] * Math.exp(excess * Math.log(x / mean) - (1 + excess) * (x / mean - 1));
    passed += density * efficiencyAt(x);
    all += density;
  }
  return passed / all;
}

/** Fraction of the neutrinos whose recoils are in time: those of pions all, those of muons over their lifetime. */
export function csiTimeAcceptance({ name }: StoppedPionNeutrino): number {
  if (name === 'numu') return 1;
  const { flatUpToUs, ratePerUs, windowUs } = RESPONSE.time;
  const decay = 1 / MUON_LIFETIME_US;
  const flat = 1 - Math.exp(-decay * flatUpToUs);
  const rate = decay + ratePerUs;
  const late = Math.exp(-decay * flatUpToUs) * (1 - Math.exp(-rate * (windowUs - flatUpToUs)));
  return flat + (late * decay) / rate;
}

/** COHERENT's CsI[Na]: equal numbers of caesium and iodine nuclei. Sodium, some 10⁻⁵ of the mass, is left out. */
export function csiDetector(inputs: ElectroweakInputs): CoherentDetector {
  return {
    targets: [
      coherentNucleus({ protons: 55, neutrons: 78, atomicMassU: 132.905451958, share: 0.5 }, inputs),
      coherentNucleus({ protons: 53, neutrons: 74, atomicMassU: 126.904472592, share: 0.5 }, inputs),
    ],
    exposure: {
      protons: 'coherent-csi-exposure',
      neutrinosPerProton: 'coherent-csi-yield',
      distanceM: 19.3,
      // two nuclei in each molecule
      nuclei: (2 * MASS_G * AVOGADRO_PER_MOL) / 259.81,
    },
    acceptance: (recoilGeV, neutrino) => csiEnergyAcceptance(recoilGeV) * csiTimeAcceptance(neutrino),
    inputs: {
      quenching: RESPONSE.quenching.join(', '),
      efficiency: Object.values(RESPONSE.efficiency).join(', '),
      resolutionAKeV: RESPONSE.resolution.a,
      resolutionBPerKeV: RESPONSE.resolution.bPerKeV,
      formFactor: 'helm, Lewin and Smith',
    },
  };
}
