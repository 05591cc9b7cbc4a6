import type { Nuclides } from '../compareCrossSections.js';
import { requiredNumber } from '../csv.js';
import type { ReferenceFolder } from '../referenceFolder.js';
import { fullCrossSection, photonCrossSection } from './requests.js';

/** A number of arXiv:1910.08090 for ¹⁶O beside ours by several methods [cm² per nucleus]. */
export interface ZhouBeacomRow {
  readonly channel: string;
  readonly part: string;
  readonly energyGeV: number;
  readonly theirsCm2: number;
  /** Coherent, and elastic on 8 bound protons and 8 bound neutrons, default form factors. */
  readonly elasticCm2: number;
  /** The same with the nuclear density of arXiv:1807.10973. */
  readonly theirDensityCm2: number;
  readonly inelasticCm2: number;
  /** Photons on their mass shell, of Q₀² < Q² < ŝ. */
  readonly radiatedCm2: number;
  /** The same of an MS-bar density at μ² = ŝ, beside their curve for photons; undefined elsewhere. */
  readonly msBarCm2: number | undefined;
  readonly verdict: 'agrees' | 'differs';
}

/** c = 1.126 A^⅓ fm, a = 0.523 fm, for A = 16. */
export const THEIR_DENSITY = `symmetrised-fermi:c=${(1.126 * Math.cbrt(16)).toFixed(4)},a=0.523`;

/** Totals are compared at these energies [GeV]. The file of numu:mue is of no use at 10 GeV (zhou-beacom.csv). */
const TOTAL_ENERGIES_GEV = new Set([10, 40, 100, 300, 1000, 3000]);
/** Reading of their curves 1 to 2 %, their elastic part 2 to 3 % below ours, partons in the place of F₂ for the photons. */
const ALLOWANCE = 0.05;

const PARTS = new Set(['coherent+elastic', 'photon', 'total']);

export function zhouBeacomRows(reference: ReferenceFolder, nuclides: Nuclides): ZhouBeacomRow[] {
  return (reference.rows('zhou-beacom.csv') ?? [])
    .filter(({ part, energyGeV }) => PARTS.has(part) && (part !== 'total' || TOTAL_ENERGIES_GEV.has(Number(energyGeV))))
    .map((row) => {
      const { channel, part } = row;
      const energyGeV = requiredNumber(row, 'energyGeV');
      const theirsCm2 = requiredNumber(row, 'value') * (part === 'total' ? 1 : energyGeV);
      const ours = oxygen({ channel, part, energyGeV }, nuclides);
      const likeTheirs = likeTheirsCm2({ part, ...ours });
      const verdict = Math.abs(likeTheirs / theirsCm2 - 1) <= ALLOWANCE ? 'agrees' : 'differs';
      return { channel, part, energyGeV, theirsCm2, ...ours, verdict };
    });
}

/** What their method gives with our structure functions and form factors, of the same part [cm²]. */
export const likeTheirsCm2 = ({
  part,
  theirDensityCm2,
  radiatedCm2,
}: Pick<ZhouBeacomRow, 'part' | 'theirDensityCm2' | 'radiatedCm2'>): number =>
  (part === 'photon' ? 0 : theirDensityCm2) + (part === 'coherent+elastic' ? 0 : radiatedCm2);

function oxygen(
  { channel, part, energyGeV }: Pick<ZhouBeacomRow, 'channel' | 'part' | 'energyGeV'>,
  nuclides: Nuclides,
) {
  const nuclide = nuclides.get('O16');
  if (nuclide === undefined) throw new Error('O16 is not in the table of nuclides.');
  const target = { kind: 'nuclide', nuclide } as const;
  const [coherent, theirCoherent] = [{}, { nuclearFormFactor: THEIR_DENSITY }].map((options) =>
    fullCrossSection({ channel, energyGeV, target, regime: 'coherent', options }),
  );
  const nucleons = (['proton', 'neutron'] as const).reduce(
    (sum, regime) => sum + 8 * fullCrossSection({ channel, energyGeV, target, regime }),
    0,
  );
  const broken = { channel, energyGeV, target, regime: 'inelastic' } as const;
  return {
    elasticCm2: coherent + nucleons,
    theirDensityCm2: theirCoherent + nucleons,
    inelasticCm2: 16 * fullCrossSection(broken),
    radiatedCm2: 16 * photonCrossSection(broken, 'radiated'),
    msBarCm2: part === 'photon' ? 16 * photonCrossSection(broken, 'msBar') : undefined,
  };
}
