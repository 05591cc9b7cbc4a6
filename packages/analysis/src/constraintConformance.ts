import {
  type CouplingLimitOptions,
  type ElectroweakInputs,
  HEAVIEST_MEDIATOR_GEV,
  LIGHTEST_MEDIATOR_GEV,
  tridentChannel,
} from '@nereid/physics';
import { type Conformance, type Finding, runChecks } from './conformance.js';
import type { RegisteredConstraint } from './constraintRegistry.js';
import type { ConstraintVerdict, ParameterPoint } from './evaluatePoint.js';
import type { ExperimentKernel } from './experimentKernel.js';
import { chosenMeasurement } from './measuredLikelihood.js';

/** Kernel and inputs with which a constraint is tested. */
export interface ConformanceSetting {
  readonly kernel: ExperimentKernel;
  readonly electroweak: ElectroweakInputs;
}

const STATISTICS: CouplingLimitOptions = { confidenceLevel: 0.95, sidedness: 'one-sided' };

/** (v/M)² of a mediator at the heaviest mass, coupling 1, is 6e-14: σ/σ_SM must be 1 to a few times that. */
const DECOUPLED_TOLERANCE = 1e-12;
/** Digits of pull and χ² survive their few operations; 1e-9 leaves room for the deviation of a decoupled point. */
const ARITHMETIC_TOLERANCE = 1e-9;

/** What is malformed, and a point that is so. */
const MALFORMED: readonly (readonly [string, unknown])[] = [
  ['nothing', null],
  ['a list', [{ model: 'sm' }]],
  ['a number as model', { model: 1 }],
  ['an unknown model', { model: 'no-such-model', parameters: {} }],
  ['text as parameters', { model: 'sm', parameters: 'mass=1' }],
  ['text as a number', { model: 'lmu-ltau', parameters: { mass: 'heavy', gPrime: 1 } }],
  ['an unknown parameter', { model: 'lmu-ltau', parameters: { mass: 1, gPrime: 1, noSuchParameter: 1 } }],
];

/**
 * Runs a constraint on points whose verdict is known without calculating: a mediator too heavy to matter, a contact operator
 * and a light mediator too strong to be missed, points that lack an input, and what is no point. Once the kernel is there it
 * takes a few milliseconds.
 */
export function constraintConformance(constraint: RegisteredConstraint, setting: ConformanceSetting): Conformance {
  const evaluate = (point: unknown, valueId?: string) =>
    constraint.evaluate(point, { ...setting, statistics: STATISTICS, valueId });
  return runChecks(constraint.id, {
    kernel: () => kernelFinding(constraint, setting.kernel),
    decoupled: () => decoupledFinding(constraint, evaluate(decoupledPoint(constraint))),
    'every value': () => valuesFinding(constraint, (valueId) => evaluate(decoupledPoint(constraint), valueId)),
    'strongly coupled': () => excludedFinding(stronglyCoupledPoints(constraint).map((point) => evaluate(point))),
    'missing input': () => missingFinding(constraint, evaluate),
    malformed: () => malformedFinding(evaluate),
  });
}

function kernelFinding(
  constraint: RegisteredConstraint,
  { experiment, converged, kernels }: ExperimentKernel,
): Finding {
  if (experiment !== constraint.id) return { passed: false, reason: `the kernel is that of ${experiment}` };
  const empty = kernels.filter(({ kernel }) => kernel.transfer.length === 0).map(({ channel }) => channel.name);
  if (empty.length > 0) return { passed: false, reason: `the kernel of ${empty.join(', ')} is empty` };
  return { passed: converged, reason: converged ? 'the kernel converged' : 'the kernel did not converge' };
}

function decoupledFinding(constraint: RegisteredConstraint, verdict: ConstraintVerdict): Finding {
  const { ratio = Number.NaN } = verdict;
  if (verdict.verdict !== 'allowed') return wrongVerdict(verdict, 'allowed');
  if (verdict.constraint !== constraint.id) return { passed: false, reason: `the verdict is on ${verdict.constraint}` };
  if (verdict.fidelity !== constraint.fidelity) return { passed: false, reason: `the fidelity is ${verdict.fidelity}` };
  const passed = Math.abs(ratio - 1) <= DECOUPLED_TOLERANCE;
  return { passed, reason: `allowed; σ/σ_SM − 1 = ${(ratio - 1).toExponential(1)}` };
}

/** At σ/σ_SM = 1 the pull follows from the published number and its error alone. */
function valuesFinding(constraint: RegisteredConstraint, verdictWith: (valueId: string) => ConstraintVerdict): Finding {
  const wrong = constraint.valueIds.filter((valueId) => {
    const { value, errorPlus, errorMinus } = chosenMeasurement(constraint.experiment, valueId);
    const expected = (value - 1) / (value < 1 ? errorPlus : errorMinus);
    const { measured, pull = Number.NaN, chiSquare = Number.NaN } = verdictWith(valueId);
    const tolerance = ARITHMETIC_TOLERANCE * (1 + expected ** 2);
    const agrees = Math.abs(pull - expected) <= tolerance && Math.abs(chiSquare - expected ** 2) <= tolerance;
    return measured !== value || !agrees;
  });
  if (wrong.length > 0)
    return { passed: false, reason: `does not enter with its number and error: ${wrong.join(', ')}` };
  return { passed: true, reason: `enter with their numbers and errors: ${constraint.valueIds.join(', ')}` };
}

function excludedFinding(verdicts: readonly ConstraintVerdict[]): Finding {
  const wrong = verdicts.find(({ verdict }) => verdict !== 'excluded');
  if (wrong) return wrongVerdict(wrong, 'excluded');
  const ratios = verdicts.map(({ ratio = Number.NaN }) => ratio.toExponential(1));
  return { passed: true, reason: `excluded; σ/σ_SM = ${ratios.join(', ')}` };
}

/** Each input that a model requires is left out in turn; the verdict must say which. */
function missingFinding(constraint: RegisteredConstraint, evaluate: (point: unknown) => ConstraintVerdict): Finding {
  const required = constraint.models.flatMap(({ model, inputs }) =>
    inputs.filter((input) => input.required).map(({ name }) => ({ model, inputs, name })),
  );
  const wrong = required.filter(({ model, inputs, name }) => {
    const others = inputs.filter((input) => input.required && input.name !== name);
    const parameters = Object.fromEntries(others.map((input) => [input.name, input.minimum ?? 0]));
    const { verdict, reason = '' } = evaluate({ model, parameters });
    return verdict !== 'invalidInput' || !reason.includes(name);
  });
  if (wrong.length > 0) {
    const names = wrong.map(({ model, name }) => `${name} of ${model}`);
    return { passed: false, reason: `not asked for when missing: ${names.join(', ')}` };
  }
  return { passed: true, reason: `${required.length} required inputs are asked for when missing` };
}

function malformedFinding(evaluate: (point: unknown) => ConstraintVerdict): Finding {
  const taken = MALFORMED.filter(([, point]) => {
    const { verdict, reason } = evaluate(point);
    return verdict !== 'invalidInput' || !reason;
  });
  if (taken.length > 0) return { passed: false, reason: `not refused: ${taken.map(([what]) => what).join(', ')}` };
  return { passed: true, reason: `${MALFORMED.length} malformed points are refused with a reason` };
}

function wrongVerdict({ verdict, reason }: ConstraintVerdict, expected: string): Finding {
  return { passed: false, reason: `${verdict} instead of ${expected}${reason === undefined ? '' : `: ${reason}`}` };
}

const capital = (flavour: string) => flavour[0].toUpperCase() + flavour.slice(1);

/** A mediator with coupling 1 to the neutrino and the lepton of the constraint's first channel. */
function mediatorPoint({ channels }: RegisteredConstraint, mass: number): ParameterPoint {
  const { incoming, leptonMinus } = tridentChannel(channels[0]);
  const charges = { [`nu${capital(incoming)}`]: 1, [`vector${capital(leptonMinus)}`]: 1 };
  return { model: 'vector', parameters: { mass, gPrime: 1, ...charges } };
}

const decoupledPoint = (constraint: RegisteredConstraint) => mediatorPoint(constraint, HEAVIEST_MEDIATOR_GEV);

/**
 * A contact operator a thousand times the Standard Model's in the constraint's first channel and, where its leptons are
 * equal, the lightest mediator with coupling 1: (v/M)² is 10¹⁰ there.
 */
function stronglyCoupledPoints(constraint: RegisteredConstraint): ParameterPoint[] {
  const { incoming, outgoing, leptonMinus, leptonPlus, antineutrino } = tridentChannel(constraint.channels[0]);
  // an operator is named for neutrinos; its conjugate acts on antineutrinos
  const leptons = antineutrino ? leptonPlus + leptonMinus : leptonMinus + leptonPlus;
  const contact = { model: 'contact', parameters: { [`nu${incoming}-nu${outgoing}.${leptons}.vector`]: 1000 } };
  return leptonMinus === leptonPlus ? [contact, mediatorPoint(constraint, LIGHTEST_MEDIATOR_GEV)] : [contact];
}
