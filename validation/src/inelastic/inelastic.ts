import type { Nuclides } from '../compareCrossSections.js';
import type { ReferenceFolder } from '../referenceFolder.js';
import {
  type PhotonMethodRow,
  photonMethodRows,
  type SqueezedRow,
  squeezedRows,
  virtualityShares,
} from './photonMethod.js';
import { type ZhouBeacomRow, zhouBeacomRows } from './zhouBeacom.js';

/** Tridents on nucleons that break, beside the method with a photon density and the literature. */
export interface InelasticComparison {
  readonly photonMethod: readonly PhotonMethodRow[];
  readonly squeezed: readonly SqueezedRow[];
  /** By channel, in the order of `photonMethod`. */
  readonly shares: readonly { readonly channel: string; readonly shares: readonly number[] }[];
  readonly zhouBeacom: readonly ZhouBeacomRow[];
}

export function inelasticComparison(reference: ReferenceFolder, nuclides: Nuclides): InelasticComparison {
  return {
    photonMethod: photonMethodRows(),
    squeezed: squeezedRows(),
    shares: ['numu:mumu', 'numu:mue', 'numu:ee'].map((channel) => ({ channel, shares: virtualityShares(channel) })),
    zhouBeacom: zhouBeacomRows(reference, nuclides),
  };
}

export function failedInelastic({ photonMethod, squeezed, zhouBeacom }: InelasticComparison): string[] {
  const differs = ({ verdict }: { readonly verdict: string }) => verdict === 'differs';
  return [
    ...photonMethod.filter(differs).map((row) => `photons of Q² < ŝ, ${row.channel} at ${row.energyGeV} GeV`),
    ...squeezed.filter(differs).map((row) => `collinear limit of ${row.channel} on a ${row.nucleon}`),
    ...zhouBeacom
      .filter(differs)
      .map((row) => `${row.part} of arXiv:1910.08090, ${row.channel} at ${row.energyGeV} GeV`),
  ].map((what) => `inelastic tridents: ${what}`);
}
