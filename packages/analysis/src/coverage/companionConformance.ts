import { type CouplingLimitOptions, type ElectroweakInputs, HEAVIEST_MEDIATOR_GEV } from '@nereid/physics';
import { type Conformance, type Finding, runChecks } from './conformance.js';
import type { ConstraintVerdict } from '../constraints/constraintVerdict.js';
import { evaluatePoint, verdictOnJson } from '../constraints/evaluatePoint.js';
import { malformedFinding, missingFinding, wrongVerdict } from './pointConformance.js';
import type { CompanionConstraint } from '../constraints/companionConstraint.js';

const STATISTICS: CouplingLimitOptions = { confidenceLevel: 0.95, sidedness: 'one-sided' };

/** A boson at the heaviest mass with coupling 1 changes χ² by less than 1e-12 of an error; the rest is rounding. */
const DECOUPLED_TOLERANCE = 1e-9;

const boson = (mass: number, gPrime: number) => ({ model: 'lmu-ltau', parameters: { mass, gPrime } });

/**
 * Runs a companion constraint on points whose verdict is known without calculating: an L_μ − L_τ boson too heavy to matter, one
 * too strong to be missed, an operator that it knows nothing of, points that lack an input, and what is no point.
 */
export function companionConformance(constraint: CompanionConstraint, inputs: ElectroweakInputs): Conformance {
  const evaluate = (point: unknown) =>
    verdictOnJson(point, constraint, (parsed) => evaluatePoint(parsed, [], inputs, STATISTICS, [constraint])[0]);
  return runChecks(constraint.id, {
    decoupled: () => decoupledFinding(constraint, evaluate(boson(HEAVIEST_MEDIATOR_GEV, 1))),
    'strongly coupled': () => strongFinding(evaluate(boson(10, 10))),
    'other model': () => otherFinding(evaluate({ model: 'contact', parameters: { vector: 1000 } })),
    'missing input': () => missingFinding(constraint, evaluate),
    malformed: () => malformedFinding(evaluate),
  });
}

function decoupledFinding(constraint: CompanionConstraint, verdict: ConstraintVerdict): Finding {
  if (verdict.verdict !== 'allowed') return wrongVerdict(verdict, 'allowed');
  if (verdict.constraint !== constraint.id) return { passed: false, reason: `the verdict is on ${verdict.constraint}` };
  if (verdict.fidelity !== constraint.fidelity) return { passed: false, reason: `the fidelity is ${verdict.fidelity}` };
  const { chiSquare = Number.NaN, standardModelChiSquare = Number.NaN } = verdict;
  const difference = chiSquare - standardModelChiSquare;
  const passed = Math.abs(difference) <= DECOUPLED_TOLERANCE * (1 + standardModelChiSquare);
  return { passed, reason: `allowed; χ² − χ²(SM) = ${difference.toExponential(1)}` };
}

function strongFinding(verdict: ConstraintVerdict): Finding {
  if (verdict.verdict !== 'excluded') return wrongVerdict(verdict, 'excluded');
  return { passed: true, reason: `excluded; pull ${verdict.pull?.toExponential(1)}` };
}

function otherFinding(verdict: ConstraintVerdict): Finding {
  if (verdict.verdict !== 'notEvaluated' || !verdict.reason) return wrongVerdict(verdict, 'notEvaluated');
  return { passed: true, reason: verdict.reason };
}
