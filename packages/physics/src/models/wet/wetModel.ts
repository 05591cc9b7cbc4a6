import type { TridentChannel } from '../../couplings/channels.js';
import { shiftFromWilsonCoefficients } from '../../couplings/conventions.js';
import { type Couplings, couplingsOf } from '../../couplings/couplings.js';
import type { ElectroweakInputs, LeptonFlavour } from '../../couplings/electroweakInputs.js';
import { standardModelWith } from '../../couplings/standardModelExchange.js';
import { InputError, modelParameter } from '../../errors.js';
import type { MadeModel, ModelDefinition, ModelParameter } from '../modelDefinition.js';
import { type WilsonCoefficient, wilsonCoefficient, wilsonCoefficients } from './wilsonCoefficients.js';

/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** Names of the numbers that the model `wet` takes: a complex coefficient has two, its name with `.Re` and `.Im`. */
export const wetParameterNames: readonly string[] = wilsonCoefficients.flatMap(({ name, hermitian }) =>
  hermitian ? [name] : [`${name}.Re`, `${name}.Im`],
);

/** Largest coefficient taken, in either unit. */
export const LARGEST_WILSON_COEFFICIENT = 1e9;

/**
 * Imaginary part of a hermitian coefficient, as a share of the largest coefficient, below which it is rounding: programs that run
 * coefficients leave 1e-16 of it and less, and nothing computed here is good to 1e-10.
 */
export const NEGLIGIBLE_IMAGINARY_PART = 1e-10;

interface Term {
  readonly coefficient: WilsonCoefficient;
  readonly value: Complex;
}

const coefficientParameter = (name: string): ModelParameter => ({
  name,
  unit: 'none',
  required: false,
  minimum: -LARGEST_WILSON_COEFFICIENT,
  maximum: LARGEST_WILSON_COEFFICIENT,
  description: 'Wilson coefficient of the flavio basis; 0 unless given',
  symbol: `\\mathrm{${name.replaceAll('_', '\\_')}}`,
});

const NEUTRINOS = '^CVL[LR]_nu(e|mu|tau)nu(e|mu|tau)';
/** `CVLL_nuenumumumu.Re`: the coefficient, and which part of it. */
const PART = /^(.*?)(?:\.(Re|Im))?$/;

/**
 * The Standard Model plus operators of the flavio basis: `CVLL_numunumumumu` (real), `CVLL_nuenumumumu.Re` and `.Im`
 * (complex; without suffix the real part), all 0 unless given. Sector ffnunu in units of 4G_F/√2, the others in GeV⁻².
 * Numbers do not run. An imaginary part adds without interference; correlations odd under time reversal are left out.
 */
export const wet: ModelDefinition = {
  name: 'wet',
  title: 'Wilson coefficients',
  description: 'Four-lepton operators below the weak scale, by their names in the flavio basis (WCxf).',
  parameters: wetParameterNames.map(coefficientParameter),
  pattern: {
    form: 'a coefficient without .Re, and operators with quarks, which have no effect',
    description: 'the real part by the name of the coefficient alone',
    names: [
      { regularExpression: `${NEUTRINOS}(e|mu|tau){2}$`, example: 'CVLL_numunuemue' },
      { regularExpression: `${NEUTRINOS}(dd|ss|uu|cc|bb)(\\.(Re|Im))?$`, example: 'CVLL_numunumudd' },
    ],
    parameter(name) {
      const [, coefficient] = PART.exec(name) as RegExpExecArray;
      wilsonCoefficient(coefficient);
      return coefficientParameter(name);
    },
  },
  sectors: ['chiral'],
  papers: ['WCxf2018'],
  example: { CVLL_numunumumumu: 0.1 },
  decoupled: { CVLL_numunumumumu: 0 },
  make(parameters): MadeModel {
    const terms = readTerms(parameters);
    return { couplings: (channel, inputs) => summedCouplings(terms, channel, inputs) };
  },
};

/** @throws InputError for an imaginary part of a hermitian operator, or two names for one number */
function readTerms(parameters: Readonly<Record<string, number>>): Term[] {
  const values = new Map<WilsonCoefficient, { re?: number; im?: number }>();
  for (const [key, value] of Object.entries(parameters)) {
    const [, name, part] = PART.exec(key) as RegExpExecArray;
    const coefficient = wilsonCoefficient(name);
    // an operator with quarks makes no lepton pair
    if (!coefficient) continue;
    const slot = part === 'Im' ? 'im' : 're';
    const known = values.get(coefficient) ?? {};
    if (known[slot] !== undefined)
      throw new InputError(modelParameter(wet.name, key), value, `${name} is given twice`, 'Give it once.');
    values.set(coefficient, { ...known, [slot]: value });
  }
  return Array.from(values, ([coefficient, { re = 0, im = 0 }]) => ({
    coefficient,
    value: { re, im: coefficient.hermitian ? realOnly(coefficient.name, re, im) : im },
  }));
}

/** 0 for an imaginary part that is rounding. @throws InputError for any other */
function realOnly(name: string, re: number, im: number): 0 {
  if (Math.abs(im) <= NEGLIGIBLE_IMAGINARY_PART * Math.abs(re)) return 0;
  const subject = modelParameter(wet.name, `${name}.Im`);
  throw new InputError(subject, im, 'the operator is hermitian, its coefficient real', 'Leave .Im out.');
}

/** Sum of the coefficients that make one outgoing flavour, in units of 4G_F/√2. */
interface FlavourSum {
  readonly left: { re: number; im: number };
  readonly right: { re: number; im: number };
}

function summedCouplings(
  terms: readonly Term[],
  channel: TridentChannel,
  inputs: ElectroweakInputs,
): readonly Couplings[] {
  const sums = new Map<LeptonFlavour, FlavourSum>();
  for (const { coefficient, value } of terms) {
    const unit = coefficient.inFermiUnits ? 1 : Math.SQRT2 / (4 * inputs.fermiConstant);
    for (const { outgoing, sign } of contributions(coefficient, channel)) {
      const sum = sums.get(outgoing) ?? { left: { re: 0, im: 0 }, right: { re: 0, im: 0 } };
      const side = coefficient.leptons === 'L' ? sum.left : sum.right;
      side.re += unit * value.re;
      side.im += sign * unit * value.im;
      sums.set(outgoing, sum);
    }
  }
  const own = sums.get(channel.outgoing);
  const shift = own ? shiftFromWilsonCoefficients(own.left.re, own.right.re) : { vector: 0, axial: 0 };
  return [standardModelWith(channel, inputs, shift), ...incoherent(sums, channel.outgoing)];
}

/** Other outgoing flavours, and imaginary parts: |V|² = (Re V)² + (Im V)², and so for A and Re(VA*). */
function incoherent(sums: ReadonlyMap<LeptonFlavour, FlavourSum>, coherent: LeptonFlavour): Couplings[] {
  return Array.from(sums).flatMap(([outgoing, { left, right }]) => {
    const real = shiftFromWilsonCoefficients(left.re, right.re);
    const imaginary = shiftFromWilsonCoefficients(left.im, right.im);
    const parts = outgoing === coherent ? [imaginary] : [real, imaginary];
    return parts
      .filter(({ vector, axial }) => vector !== 0 || axial !== 0)
      .map((shift) => couplingsOf(outgoing, { ...shift, interferes: false }));
  });
}

/**
 * Outgoing flavours that an operator and its hermitian conjugate make in a channel; `sign` is −1 for the conjugate, whose
 * coefficient is C*. The field ν_in annihilates a neutrino; ν̄_out annihilates an antineutrino.
 */
function contributions(
  operator: WilsonCoefficient,
  channel: TridentChannel,
): { outgoing: LeptonFlavour; sign: 1 | -1 }[] {
  const { incoming, outgoing, leptonMinus, leptonPlus } = operator;
  const [annihilated, created] = channel.antineutrino ? [outgoing, incoming] : [incoming, outgoing];
  const found: { outgoing: LeptonFlavour; sign: 1 | -1 }[] = [];
  const direct = annihilated === channel.incoming && makes(channel, leptonMinus, leptonPlus);
  const conjugate = created === channel.incoming && makes(channel, leptonPlus, leptonMinus);
  if (direct) found.push({ outgoing: created, sign: 1 });
  if (conjugate && !operator.hermitian) found.push({ outgoing: annihilated, sign: -1 });
  return found;
}

const makes = (channel: TridentChannel, minus: LeptonFlavour, plus: LeptonFlavour): boolean =>
  channel.leptonMinus === minus && channel.leptonPlus === plus;
