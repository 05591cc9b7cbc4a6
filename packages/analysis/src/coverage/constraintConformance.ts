import {
  type CouplingLimitOptions,
  type ElectroweakInputs,
  HEAVIEST_MEDIATOR_GEV,
  LIGHTEST_MEDIATOR_GEV,
  tridentChannel,
} from '@nereid/physics';
import { type Conformance, type Finding, runChecks } from './conformance.js';
import type { RegisteredConstraint } from '../constraints/constraintRegistry.js';
import type { ConstraintVerdict } from '../constraints/constraintVerdict.js';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { chosenMeasurement } from '../constraints/measuredLikelihood.js';
import type { ParameterPoint } from '../constraints/parameterPoint.js';
import { malformedFinding, missingFinding, wrongVerdict } from './pointConformance.js';

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
