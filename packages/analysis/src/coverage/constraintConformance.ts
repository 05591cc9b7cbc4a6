import { type CouplingLimitOptions, HEAVIEST_MEDIATOR_GEV, LIGHTEST_MEDIATOR_GEV, tridentChannel, lmuLtau, standardModel, vector, contact } from '@nereid/physics';
import type { Constraint } from '../constraints/constraint.js';
import type { ConstraintVerdict } from '../constraints/constraintVerdict.js';
import { verdictOnJson } from '../constraints/evaluatePoint.js';
import { chosenMeasurement } from '../constraints/measuredLikelihood.js';
import type { ParameterPoint } from '../constraints/parameterPoint.js';
import type { ConstraintSources, RegisteredConstraint } from '../constraints/registeredConstraint.js';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { type Conformance, type Finding, runChecks } from './conformance.js';
import { malformedFinding, missingFinding, wrongVerdict } from './pointConformance.js';

const STATISTICS: CouplingLimitOptions = { confidenceLevel: 0.95, sidedness: 'one-sided' };

/** (v/M)² of a mediator at the heaviest mass, coupling 1, is 6e-14: σ/σ_SM must be 1 to a few times that. */
const DECOUPLED_TOLERANCE = 1e-12;
/** Digits of pull and χ² survive their few operations; 1e-9 leaves room for the deviation of a decoupled point. */
const ARITHMETIC_TOLERANCE = 1e-9;

/**
 * Runs a measured constraint on points whose verdict is known without calculating: a boson too heavy to matter, operators and bosons too
 * strong to be missed, a model that it knows nothing of, points that lack an input, and what is no point; and with each of its
 * values. Once the kernel is there it takes a few milliseconds.
 * @throws what preparing the constraint throws
 */
export function constraintConformance(constraint: RegisteredConstraint, sources: ConstraintSources): Conformance {
  const standard = constraint.prepare(sources);
  const evaluate = (point: unknown, one = standard) => verdictOnJson(point, one, STATISTICS);
  const { decoupled, strong, other } = pointsFor(constraint);
  const { experiment, valueIds } = constraint;
  return runChecks(constraint.id, {
    ...(experiment && { kernel: () => kernelFinding(constraint, sources.kernelOf(experiment)) }),
    decoupled: () => decoupledFinding(constraint, evaluate(decoupled)),
    ...(valueIds.length > 0 && {
      'every value': () => valuesFinding(constraint, sources, (one) => evaluate(decoupled, one)),
    }),
    'strongly coupled': () => excludedFinding(strong.map((point) => evaluate(point))),
    ...(other && { 'other model': () => otherFinding(evaluate(other)) }),
    'missing input': () => missingFinding(constraint, evaluate),
    malformed: () => malformedFinding(evaluate),
  });
}

function kernelFinding({ id }: RegisteredConstraint, { experiment, converged, kernels }: ExperimentKernel): Finding {
  if (experiment !== id) return { passed: false, reason: `the kernel is that of ${experiment}` };
  const empty = kernels.filter(({ kernel }) => kernel.chiral.transfer.length === 0).map(({ channel }) => channel.name);
  if (empty.length > 0) return { passed: false, reason: `the kernel of ${empty.join(', ')} is empty` };
  return { passed: converged, reason: converged ? 'the kernel converged' : 'the kernel did not converge' };
}

/** The Standard Model is left: to the accuracy of σ/σ_SM where that is predicted, else to that of χ². */
function decoupledFinding(constraint: RegisteredConstraint, verdict: ConstraintVerdict): Finding {
  if (verdict.verdict !== 'allowed') return wrongVerdict(verdict, 'allowed');
  if (verdict.constraint !== constraint.id) return { passed: false, reason: `the verdict is on ${verdict.constraint}` };
  if (verdict.fidelity !== constraint.fidelity) return { passed: false, reason: `the fidelity is ${verdict.fidelity}` };
  const { ratio, chiSquare = Number.NaN, standardModelChiSquare = Number.NaN } = verdict;
  const [what, difference, tolerance] =
    ratio === undefined
      ? ['χ² − χ²(SM)', chiSquare - standardModelChiSquare, ARITHMETIC_TOLERANCE * (1 + standardModelChiSquare)]
      : ['σ/σ_SM − 1', ratio - 1, DECOUPLED_TOLERANCE];
  return { passed: Math.abs(difference) <= tolerance, reason: `allowed; ${what} = ${difference.toExponential(1)}` };
}

/** In the Standard Model the pull follows from the published number and its error alone; each is entered with, not another in its place. */
function valuesFinding(
  { experiment, valueIds, prepare }: RegisteredConstraint,
  sources: ConstraintSources,
  verdictOn: (constraint: Constraint) => ConstraintVerdict,
): Finding {
  const wrong = valueIds.filter((valueId) => {
    const constraint = prepare(sources, valueId);
    const prediction = constraint.predict(standardModel);
    if ('reason' in prediction || !constraint.valueIds.includes(valueId)) return true;
    const published = experiment && chosenMeasurement(experiment, valueId);
    const { value, errorPlus, errorMinus } = published ?? prediction.measurement;
    const expected = (value - 1) / (value < 1 ? errorPlus : errorMinus);
    const { measured, pull = Number.NaN, chiSquare = Number.NaN } = verdictOn(constraint);
    const tolerance = ARITHMETIC_TOLERANCE * (1 + expected ** 2);
    const agrees = Math.abs(pull - expected) <= tolerance && Math.abs(chiSquare - expected ** 2) <= tolerance;
    return measured !== (published?.value ?? prediction.measured) || !agrees;
  });
  if (wrong.length > 0)
    return { passed: false, reason: `does not enter with its number and error: ${wrong.join(', ')}` };
  return { passed: true, reason: `enter with their numbers and errors: ${valueIds.join(', ')}` };
}

function excludedFinding(verdicts: readonly ConstraintVerdict[]): Finding {
  const wrong = verdicts.find(({ verdict }) => verdict !== 'excluded');
  if (wrong) return wrongVerdict(wrong, 'excluded');
  const [what, numbers] = verdicts.every(({ ratio }) => ratio !== undefined)
    ? ['σ/σ_SM =', verdicts.map(({ ratio }) => ratio)]
    : ['pull', verdicts.map(({ pull }) => pull)];
  return { passed: true, reason: `excluded; ${what} ${numbers.map((one) => one?.toExponential(1)).join(', ')}` };
}

function otherFinding(verdict: ConstraintVerdict): Finding {
  if (verdict.verdict !== 'notEvaluated' || !verdict.reason) return wrongVerdict(verdict, 'notEvaluated');
  return { passed: true, reason: verdict.reason };
}

/** Points that a constraint is tried on. */
interface TestPoints {
  readonly decoupled: ParameterPoint;
  readonly strong: readonly ParameterPoint[];
  /** Of a model that it is not computed for. */
  readonly other?: ParameterPoint;
}

const gaugeBoson = (mass: number, gPrime: number) => ({ model: lmuLtau.name, parameters: { mass, gPrime } });

/**
 * Bosons of L_μ − L_τ, for a rate of tridents with coupling 1 to the neutrino and the lepton of its first channel instead; strong are there a
 * contact operator a thousand times the Standard Model's and, where the leptons are equal, the lightest mediator: (v/M)² is
 * 10¹⁰ there.
 */
function pointsFor({ experiment, strongPoint = gaugeBoson(10, 10) }: RegisteredConstraint): TestPoints {
  if (experiment === undefined) {
    const other = { model: contact.name, parameters: { vector: 1000 } };
    return { decoupled: gaugeBoson(HEAVIEST_MEDIATOR_GEV, 1), strong: [strongPoint], other };
  }
  const { incoming, outgoing, leptonMinus, leptonPlus, antineutrino } = tridentChannel(experiment.channels[0].channel);
  const charges = { [`nu${capital(incoming)}`]: 1, [`vector${capital(leptonMinus)}`]: 1 };
  const mediator = (mass: number) => ({ model: vector.name, parameters: { mass, gPrime: 1, ...charges } });
  // an operator is named for neutrinos; its conjugate acts on antineutrinos
  const leptons = antineutrino ? leptonPlus + leptonMinus : leptonMinus + leptonPlus;
  const operator = { model: contact.name, parameters: { [`nu${incoming}-nu${outgoing}.${leptons}.vector`]: 1000 } };
  const strong = leptonMinus === leptonPlus ? [operator, mediator(LIGHTEST_MEDIATOR_GEV)] : [operator];
  return { decoupled: mediator(HEAVIEST_MEDIATOR_GEV), strong };
}

const capital = (flavour: string) => flavour[0].toUpperCase() + flavour.slice(1);
