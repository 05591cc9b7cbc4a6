import { InputError, parseModel } from '@nereid/physics';
import { parameterPoints, type SeededRanges } from './parameterPoints.js';

/** What is wrong with the names of parameters, and which name it is, where there is one. */
export interface NameProblem {
  readonly name?: string;
  /** The parameter that is missing, where it is a certain one. */
  readonly lacking?: string;
  readonly message: string;
  readonly remedy: string;
}

/**
 * What is wrong with the names of a scan's parameters, whatever their values are: the model has no such parameter, or lacks one. Every
 * point of such a scan is invalid.
 */
export function parameterNameProblem(config: SeededRanges & { readonly model: string }): NameProblem | undefined {
  const { names, count, values } = parameterPoints(config);
  const out = new Float64Array(names.length);
  // what a model needs may depend on whether a number is 0
  for (const index of new Set([0, Math.floor(count / 2), count - 1])) {
    values(index, out);
    const problem = problemOfNames(config.model, Object.fromEntries(names.map((name, k) => [name, out[k]])));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The same of parameters with some values. */
export function problemOfNames(model: string, parameters: Readonly<Record<string, number>>): NameProblem | undefined {
  try {
    parseModel(model, parameters);
    return undefined;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { subject, subjectText, value, problem, remedy } = error;
    // values are numbers: where the error shows none, it is about a name
    if (typeof value === 'number') return undefined;
    if (value === undefined) {
      const isLacking = subject.kind === 'modelParameter';
      const add = isLacking ? `Add ${subject.name} to the parameters.` : remedy;
      return { ...(isLacking && { lacking: subject.name }), message: `${subjectText}: ${problem}`, remedy: add };
    }
    return { name: String(value), message: `"${value}" is no parameter of ${model}`, remedy };
  }
}
