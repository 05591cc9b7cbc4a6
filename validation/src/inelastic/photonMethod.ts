import { equivalentPhotonCrossSection } from '@nereid/physics';
import { FREE_PROTON, fullCrossSection, photonCrossSection, requestOf } from './requests.js';

/** The full cross section on a free proton, and methods with photons on their mass shell over it. */
export interface PhotonMethodRow {
  readonly channel: string;
  readonly energyGeV: number;
  readonly fullCm2: number;
  readonly msBar: number;
  readonly quarter: number;
  readonly sharp: number;
  /** Another calculation of `sharp`, and half a unit of its last digit; undefined where there is none. */
  readonly theirs: number;
  readonly reading: number;
  readonly verdict: 'agrees' | 'differs';
}

/** Another calculation of the full cross section [cm²], to a digit in the fourth place, and 1 % for its structure functions. */
const FULL_CM2 = [
  ['numu:mumu', 10, 1.44e-44],
  ['numu:mumu', 100, 1.075e-42],
] as const;
const FULL_ALLOWANCE = 0.01;

/** The same calculation: photons of Q² < ŝ on their mass shell, over its full cross section. */
const SHARP: readonly (readonly [channel: string, energyGeV: number, ratio: number, reading: number])[] = [
  ['numu:mumu', 10, 7.6, 0.05],
  ['numu:mumu', 100, 4.0, 0.05],
  ['numu:mumu', 1000, 3.05, 0.005],
  ['numu:mue', 10, 27, 0.5],
  ['numu:mue', 100, 10.5, 0.05],
  ['numu:mue', 1000, 6.6, 0.05],
  ['numu:ee', 10, 33, 0.5],
  ['numu:ee', 100, 12.6, 0.05],
  ['numu:ee', 1000, 7.7, 0.05],
];

export function photonMethodRows(): PhotonMethodRow[] {
  return SHARP.map(([channel, energyGeV, theirs, reading]) => {
    const one = { channel, target: FREE_PROTON, regime: 'inelastic', energyGeV } as const;
    const fullCm2 = fullCrossSection(one);
    const [msBar, quarter, sharp] = (['msBar', 'quarter', 'sharp'] as const).map(
      (photons) => photonCrossSection(one, photons) / fullCm2,
    );
    const given = FULL_CM2.find(([name, energy]) => name === channel && energy === energyGeV);
    const isClose = given === undefined || Math.abs(fullCm2 / given[2] - 1) <= FULL_ALLOWANCE;
    // the last digit, and 0.5 % for two integrals over two sets of quadratures
    const agrees = isClose && Math.abs(sharp - theirs) <= reading + 0.005 * theirs;
    return {
      channel,
      energyGeV,
      fullCm2,
      msBar,
      quarter,
      sharp,
      theirs,
      reading,
      verdict: agrees ? 'agrees' : 'differs',
    };
  });
}

/** Full cross section over that of equivalent photons with Q² [GeV²] below the same limit. */
export interface SqueezedRow {
  readonly channel: string;
  readonly nucleon: 'proton' | 'neutron';
  readonly ratios: readonly number[];
  /** Largest Q²/m² at the last limit, m the lightest lepton. */
  readonly verdict: 'agrees' | 'differs';
}

/** Limits on Q² [GeV²] of the columns. */
export const SQUEEZED_Q2 = [1, 0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7] as const;
/** Energy of the beam [GeV]: photons with that little Q² make a pair only there. */
export const SQUEEZED_ENERGY_GEV = 10_000;

/** Lightest lepton mass² [GeV²] and the last limit at which photons enough are left. */
const SQUEEZED = [
  ['numubar:tautau', 'proton', 3.157, 1e-3],
  ['numu:mumu', 'proton', 0.011164, 1e-5],
  ['numu:mumu', 'neutron', 0.011164, 1e-5],
  ['numu:mue', 'proton', 2.611e-7, 1e-6],
  ['numu:ee', 'proton', 2.611e-7, 1e-7],
] as const;

export function squeezedRows(): SqueezedRow[] {
  return SQUEEZED.map(([channel, nucleon, mass2, last]) => {
    const limits = SQUEEZED_Q2.filter((q2) => q2 >= last);
    const ratios = limits.map((maximumQ2) => {
      const target = { kind: 'free', nucleon } as const;
      const one = {
        channel,
        target,
        regime: 'inelastic',
        energyGeV: SQUEEZED_ENERGY_GEV,
        options: { maximumQ2 },
      } as const;
      return fullCrossSection(one) / equivalentPhotonCrossSection(requestOf(one)).sigmaCm2;
    });
    const rises = ratios.every((ratio, i) => i === 0 || ratio > ratios[i - 1] - 2e-3);
    // what is missing is of order Q²/m² where that is small; numerically 1e-3 on either side
    const final = ratios[ratios.length - 1];
    const agrees = rises && (last / mass2 > 0.1 || Math.abs(final - 1) <= last / mass2 + 2e-3);
    return { channel, nucleon, ratios, verdict: agrees ? 'agrees' : 'differs' };
  });
}

/** Shares of the full cross section on a free proton at 100 GeV below, between and above limits on Q² [GeV²]. */
export const SHARE_LIMITS_Q2 = [0.1, 2] as const;

export function virtualityShares(channel: string): readonly number[] {
  const upTo = (maximumQ2?: number) =>
    fullCrossSection({ channel, target: FREE_PROTON, regime: 'inelastic', energyGeV: 100, options: { maximumQ2 } });
  const [first, second, all] = [...SHARE_LIMITS_Q2.map(upTo), upTo()];
  return [first / all, (second - first) / all, 1 - second / all];
}
