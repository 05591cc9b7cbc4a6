import { Z_BOSON_MASS_GEV } from '../constants.js';
import { standardModelCouplings, type TridentChannel } from './channels.js';
import { type Couplings, couplingsOf, type GivenCouplings, type MediatorPole, poleOf } from './couplings.js';
import type { ElectroweakInputs } from './electroweakInputs.js';
import { type LeptonCurrentCouplings, neutralCurrentCouplings } from './neutralCurrent.js';

/** What a model adds to the Standard Model in one channel, for its outgoing flavour. */
export type AddedCouplings = Omit<GivenCouplings, 'interferes'>;

/**
 * The Standard Model's couplings of its outgoing flavour, with what a model adds. At tree level W and Z are contacts. With `leading`
 * the neutral current has the propagator of the Z, M_Z²/(M_Z² + T), as the first pole; the W stays a contact, since its momentum is not that
 * of T (docs/physics/radiative.md says how far that is good).
 */
export function standardModelWith(
  channel: TridentChannel,
  inputs: ElectroweakInputs,
  added: AddedCouplings = {},
): Couplings {
  const standard = standardModelCouplings(channel, inputs);
  if (inputs.couplings === undefined || channel.leptonMinus !== channel.leptonPlus)
    return sumOf(channel, standard, added);
  const neutral = neutralCurrentCouplings(channel.incoming, inputs);
  const contact = { vector: standard.vector - neutral.vector, axial: standard.axial - neutral.axial };
  const squaredMass = Z_BOSON_MASS_GEV * Z_BOSON_MASS_GEV;
  const residues = { vector: neutral.vector * squaredMass, axial: neutral.axial * squaredMass };
  const z: MediatorPole = { ...poleOf(Z_BOSON_MASS_GEV, residues), standard: true };
  return sumOf(channel, contact, { ...added, poles: [z, ...(added.poles ?? [])] });
}

/** Written out, as `couplingsOf` is: a point of a scan makes several. */
function sumOf(
  { outgoing }: TridentChannel,
  contact: LeptonCurrentCouplings,
  { vector = 0, axial = 0, scalar, pseudoscalar, tensor, dipole, poles }: AddedCouplings,
): Couplings {
  return couplingsOf(outgoing, {
    vector: contact.vector + vector,
    axial: contact.axial + axial,
    scalar,
    pseudoscalar,
    tensor,
    dipole,
    poles,
  });
}
