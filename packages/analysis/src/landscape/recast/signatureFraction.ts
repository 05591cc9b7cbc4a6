import type { CurveSignature } from '@nereid/catalogue';
import type { ElectroweakInputs } from '@nereid/physics/couplings';
import type { VectorCharges } from '@nereid/physics/models';
import { type MediatorWidths, mediatorWidths, totalWidth } from '@nereid/physics/observables';

/** What each signature counts of the widths; `any` counts all. */
const COUNTED: Readonly<Record<CurveSignature, (widths: MediatorWidths) => number>> = {
  invisible: ({ invisible }) => invisible,
  electrons: ({ charged }) => charged.e,
  muons: ({ charged }) => charged.mu,
  'electrons-or-muons': ({ charged }) => charged.e + charged.mu,
  visible: (widths) => totalWidth(widths) - widths.invisible,
  any: (widths) => totalWidth(widths),
};

/** In words, for what a recast says of itself. */
export const SIGNATURE_WORDS: Readonly<Record<CurveSignature, string>> = {
  invisible: 'BR(X → invisible)',
  electrons: 'BR(X → e⁺e⁻)',
  muons: 'BR(X → μ⁺μ⁻)',
  'electrons-or-muons': 'BR(X → e⁺e⁻ or μ⁺μ⁻)',
  visible: 'BR(X → visible)',
  any: '1',
};

/** Branching fraction to what a search saw; 0 where nothing is open. @throws InputError as `mediatorWidths` */
export function signatureFraction(
  signature: CurveSignature,
  charges: VectorCharges,
  massGeV: number,
  inputs: ElectroweakInputs,
): number {
  if (signature === 'any') return 1;
  const widths = mediatorWidths(massGeV, charges, inputs);
  const total = totalWidth(widths);
  return total === 0 ? 0 : COUNTED[signature](widths) / total;
}
