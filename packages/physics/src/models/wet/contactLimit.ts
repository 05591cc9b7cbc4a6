import { standardModelCouplings, type TridentChannel, tridentChannels } from '../../couplings/channels.js';
import { wilsonCoefficientsOfShift } from '../../couplings/conventions.js';
import { axialAt, lightestMediator, vectorAt } from '../../couplings/couplings.js';
import { atTreeLevel, type ElectroweakInputs } from '../../couplings/electroweakInputs.js';
import { requireChiral, type TridentModel } from '../modelDefinition.js';
import { wet } from './wetModel.js';
import { type WetTheory, type WilsonCoefficient, wilsonCoefficientsOf } from './wilsonCoefficients.js';

/** The contact limit of a model as parameters of the model `wet`, and the mass it has to be compared with. */
export interface ContactLimit {
  readonly parameters: Readonly<Record<string, number>>;
  /** Lightest mediator M [GeV]: the limit holds up to relative corrections T/M²; Infinity where nothing is exchanged. */
  readonly lightestMediatorGeV: number;
}

/**
 * Wilson coefficients of a model at T = 0 (those of `wet` as they are): the new part of V and A of each channel in the flavio basis.
 * An operator whose pair the Standard Model does not make with the incoming neutrino of its name is read off its conjugate.
 * @throws InputError for a model that turns the neutrino's helicity: the basis has left-handed neutrinos only
 */
export function contactLimit(model: TridentModel, inputs: ElectroweakInputs, theory: WetTheory = 'WET'): ContactLimit {
  requireChiral(model, 'the flavio basis');
  const couplings = tridentChannels.flatMap((channel) => model.couplings(channel, inputs));
  const lightestMediatorGeV = lightestMediator(couplings);
  if (model.name === wet.name) return { parameters: model.parameters, lightestMediatorGeV };
  const parameters: [string, number][] = [];
  for (const coefficient of wilsonCoefficientsOf(theory)) {
    // what is new does not depend on the order of the rest
    const shift = shiftOf(coefficient, model, atTreeLevel(inputs));
    if (!shift) continue;
    const { cVll, cVlr } = wilsonCoefficientsOfShift(shift);
    const unit = coefficient.inFermiUnits ? 1 : (4 * inputs.fermiConstant) / Math.SQRT2;
    const value = unit * (coefficient.leptons === 'L' ? cVll : cVlr);
    const name = coefficient.hermitian ? coefficient.name : `${coefficient.name}.Re`;
    // not −0 either, which is how the absence of a right-handed part comes out
    if (value !== 0) parameters.push([name, value]);
  }
  return { parameters: Object.fromEntries(parameters), lightestMediatorGeV };
}

/** New part of V and A at T = 0 of the final state that an operator makes. */
function shiftOf(operator: WilsonCoefficient, model: TridentModel, inputs: ElectroweakInputs) {
  const { incoming, outgoing, leptonMinus, leptonPlus } = operator;
  const direct = findChannel(incoming, leptonMinus, leptonPlus);
  const conjugate = findChannel(outgoing, leptonPlus, leptonMinus);
  const channel = direct ?? conjugate;
  if (!channel) return undefined;
  const made = direct ? outgoing : incoming;
  const current = model.couplings(channel, inputs).find((one) => one.outgoing === made);
  if (!current) return undefined;
  const standard = made === channel.outgoing ? standardModelCouplings(channel, inputs) : { vector: 0, axial: 0 };
  return { vector: vectorAt(current, 0) - standard.vector, axial: axialAt(current, 0) - standard.axial };
}

const findChannel = (incoming: string, minus: string, plus: string): TridentChannel | undefined =>
  tridentChannels.find(
    (channel) =>
      !channel.antineutrino &&
      channel.incoming === incoming &&
      channel.leptonMinus === minus &&
      channel.leptonPlus === plus,
  );
