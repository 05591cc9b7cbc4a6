import { computeKernels, experimentKernelInputs } from '@nereid/analysis';
import { limits, rate } from '@nereid/analysis/node';
import type { Catalogue } from '@nereid/catalogue';
import { channelCrossSection, defaultElectroweakInputs as electroweak, standardModel } from '@nereid/physics';

/** Muon pairs, and what an electron is in. */
export const CHANNELS = ['numu:mumu', 'numu:mue', 'numu:ee'] as const;
/** Measurements and a projection whose limits are compared. */
export const EXPERIMENTS = ['ccfr', 'charm-ii', 'nutev', 'dune-projection-25'] as const;
/** Largest energies of hadrons that a selection may keep [GeV]. */
export const ENERGIES_GEV = [1, 1.5, 3, 5, 10] as const;
/** Masses of the boson in the table, and the contact limit [GeV]. */
export const MASSES_GEV = [0.01, 0.1, 1, 10, Number.POSITIVE_INFINITY] as const;
/** Masses of the boson in the figure [GeV], five a decade. */
export const FIGURE_MASSES_GEV = Array.from({ length: 26 }, (_, i) => 10 ** (-3 + i / 5));
/** Of cross sections in the Standard Model. */
const TOLERANCE = 1e-3;

/** What a prediction counts. */
export interface Counted {
  readonly words: string;
  readonly regimes: readonly string[] | undefined;
  readonly maximumHadronicEnergyGeV?: number;
}

/** The choices that limits are shown with, the default first. */
export const CHOICES: readonly Counted[] = [
  { words: 'coherent (default)', regimes: undefined },
  { words: 'unbroken', regimes: ['unbroken'] },
  { words: 'nucleus, hadrons below 1.5 GeV', regimes: ['nucleus'], maximumHadronicEnergyGeV: 1.5 },
  { words: 'nucleus, hadrons below 5 GeV', regimes: ['nucleus'], maximumHadronicEnergyGeV: 5 },
  { words: 'nucleus', regimes: ['nucleus'] },
];

/** Events of one channel by regime. */
export interface RegimeEvents {
  readonly coherent: number;
  readonly elastic: number;
  readonly inelastic: number;
}

/** One exposure in its first mode; channels that it does not make are left out. */
export interface ExposureEffect {
  readonly experiment: string;
  readonly mode: string;
  readonly material: string;
  readonly channels: ReadonlyMap<string, RegimeEvents>;
}

/** Of an antineutrino, the same cross section. */
const MIRRORED: Readonly<Record<(typeof CHANNELS)[number], string>> = {
  'numu:mumu': 'numubar:mumu',
  'numu:mue': 'numubar:emu',
  'numu:ee': 'numubar:ee',
};

/** Rates of all exposures by regime, of muon neutrinos or, where the mode has none, of their antineutrinos. */
export async function exposureEffects(catalogue: Catalogue): Promise<ExposureEffect[]> {
  const effects: ExposureEffect[] = [];
  for (const experiment of [...catalogue.exposures.keys()].sort()) {
    const asked = [...CHANNELS, ...Object.values(MIRRORED)];
    const { rates, mode, material } = await rate({ experiment, catalogue, channels: asked });
    const channels = new Map<string, RegimeEvents>();
    for (const channel of CHANNELS) {
      const open = [channel, MIRRORED[channel]].find((name) => rates.some((one) => one.channel === name));
      const of = (...regimes: readonly string[]) =>
        rates.reduce((sum, one) => (one.channel === open && regimes.includes(one.regime) ? sum + one.events : sum), 0);
      if (open === undefined) continue;
      channels.set(open, { coherent: of('coherent'), elastic: of('proton', 'neutron'), inelastic: of('inelastic') });
    }
    effects.push({ experiment, mode, material, channels });
  }
  return effects;
}

/** Shares of a measured beam's cross section, and the part of the inelastic one with hadrons of less than each of `ENERGIES_GEV`. */
export interface BeamShares {
  readonly experiment: string;
  readonly title: string;
  readonly coherent: number;
  readonly elastic: number;
  readonly inelastic: number;
  readonly kept: readonly number[];
}

/** Cross sections of the Standard Model in the beam of an experiment, channels weighted as in its file. */
export function beamShares(catalogue: Catalogue): BeamShares[] {
  return EXPERIMENTS.map((id) => {
    const experiment = catalogue.experiments.get(id);
    if (experiment === undefined) throw new Error(`${id} is missing.`);
    const sigma = (regime: string, maximumHadronicEnergyGeV?: number) => {
      const hadronic = maximumHadronicEnergyGeV === undefined ? {} : { maximumHadronicEnergyGeV };
      const options = { electroweak, hadronic, regimes: [regime], tolerance: TOLERANCE };
      const inputs = { ...experimentKernelInputs(experiment, catalogue, options), lightestMediatorGeV: null };
      const { kernels } = computeKernels(inputs);
      return kernels.reduce((sum, kernel) => sum + channelCrossSection(kernel, standardModel, electroweak), 0);
    };
    const [coherent, proton, neutron, inelastic] = ['coherent', 'proton', 'neutron', 'inelastic'].map((one) =>
      sigma(one),
    );
    const all = coherent + proton + neutron + inelastic;
    return {
      experiment: id,
      title: experiment.name,
      coherent: coherent / all,
      elastic: (proton + neutron) / all,
      inelastic: inelastic / all,
      kept: ENERGIES_GEV.map((energy) => sigma('inelastic', energy) / inelastic),
    };
  });
}

/** Upper limits on g′ of L_μ − L_τ at 95 % CL, and on g′/M [1/GeV] at infinite mass. */
export interface LimitEffect {
  readonly experiment: string;
  readonly counted: Counted;
  readonly couplings: readonly (number | null)[];
}

/** Limits of all experiments with all choices. */
export async function limitEffects(
  catalogue: Catalogue,
  choices: readonly Counted[],
  masses: readonly number[],
): Promise<LimitEffect[]> {
  const effects: LimitEffect[] = [];
  for (const experiment of EXPERIMENTS) {
    for (const counted of choices) {
      const { regimes, maximumHadronicEnergyGeV } = counted;
      const hadronic = maximumHadronicEnergyGeV === undefined ? {} : { maximumHadronicEnergyGeV };
      const found = await limits({
        ...{ constraints: [experiment], model: 'lmu-ltau', catalogue, masses, regimes, hadronic },
      });
      effects.push({ experiment, counted, couplings: found.map(({ couplingUpper }) => couplingUpper) });
    }
  }
  return effects;
}
