import type { Catalogue } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import {
  type CouplingOrder,
  type ElectroweakInputs,
  electroweakInputs,
  InputError,
  type ModelParameters,
  parseModel,
  requireNumber,
  suggestName,
  type TridentModel,
} from '@nereid/physics';
import {
  type PreparationOptions,
  type PrepareConstraints,
  prepareConstraints,
} from '../constraints/cachedConstraints.js';
import type { Constraint } from '../constraints/constraint.js';
import type { TridentConstraint } from '../constraints/tridentConstraint.js';
import type { CachedKernel } from '../kernels/kernelCache.js';

/** A model by its name, with parameters as on the command line: masses in GeV. */
export interface NamedModel {
  readonly model: string;
  readonly parameters?: ModelParameters;
}

/** A model in words: `lmu-ltau mass=0.1 gPrime=0.001`. */
export const modelWords = ({ model, parameters = {} }: NamedModel): string =>
  [
    model,
    ...Object.entries(parameters).map(
      ([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`,
    ),
  ].join(' ');

/** Where names are looked up: the catalogue that comes with the program, unless given. */
export interface Lookup {
  readonly catalogue?: Catalogue | undefined;
}

/** Constants that things are calculated with. */
export interface InputsQuestion {
  /** PDG and CODATA values unless given. */
  readonly inputs?: ElectroweakInputs | undefined;
  /** Order of the neutral currents of the Standard Model: `tree` or `leading`; that of `inputs` unless given. */
  readonly couplings?: CouplingOrder | undefined;
}

/** How kernels of experiments are made. */
export interface KernelQuestion
  extends Lookup,
    InputsQuestion,
    Omit<PreparationOptions, 'electroweak' | 'sectors' | 'keepClosed' | 'settings' | 'theoryErrors'> {
  /** What makes constraints ready; one that keeps them where many questions follow: `keptConstraints`. */
  readonly prepare?: PrepareConstraints | undefined;
}

/** Of a test of couplings: whether what is not known of predictions enters; off unless given (docs/physics/limits.md). */
export type TheoryQuestion = Pick<PreparationOptions, 'theoryErrors'>;

/**
 * Told of the parts of long work that are done, before the next one; work waits for what it returns, and ends with what it throws. May
 * be called often.
 */
export type WorkStep = (done: number, total: number) => void | Promise<void>;

/** The inputs of all questions that give none: one object an order, by which what was found with it is recognised. */
const STANDARD_INPUTS = { tree: electroweakInputs(), leading: electroweakInputs({ couplings: 'leading' }) };

/** The catalogue given, or that of the program. */
export const catalogueOf = async ({ catalogue }: Lookup): Promise<Catalogue> => catalogue ?? (await loadCatalogue());

/** The inputs given, or the standard ones, at the order asked for. @throws InputError for an unknown order */
export function inputsOf({ inputs, couplings }: InputsQuestion): ElectroweakInputs {
  if (inputs === undefined && couplings === undefined) return STANDARD_INPUTS.tree;
  if (inputs === undefined && couplings !== undefined && Object.hasOwn(STANDARD_INPUTS, couplings)) {
    return STANDARD_INPUTS[couplings];
  }
  return couplings === undefined && inputs !== undefined ? inputs : electroweakInputs({ ...inputs, couplings });
}

/** The model itself, or the one that a name and parameters stand for. @throws InputError for what is neither */
export function theModel(model: NamedModel | TridentModel): TridentModel {
  if (typeof model !== 'object' || model === null) {
    throw new InputError(
      'model',
      model,
      'no model',
      "Write { model: 'lmu-ltau', parameters: { mass: 0.1, gPrime: 1e-3 } }.",
    );
  }
  return 'couplings' in model ? model : parseModel(model.model, model.parameters);
}

/** The constraints of these names, in their order, and the inputs they are made with: whatever can limit a coupling. */
export async function limitConstraints(
  names: readonly string[],
  sectors: TridentModel['sectors'],
  question: KernelQuestion & TheoryQuestion,
): Promise<{ readonly inputs: ElectroweakInputs; readonly prepared: readonly Constraint[] }> {
  requireDistinct(names);
  const catalogue = await catalogueOf(question);
  const inputs = inputsOf(question);
  const { prepare = prepareConstraints } = question;
  const options = { ...preparation(question), electroweak: inputs, sectors };
  const { tridents, others } = await prepare(names, catalogue, options);
  const all = [...tridents, ...others];
  return { inputs, prepared: names.flatMap((name) => all.filter(({ id }) => id === name)) };
}

/** The constraints of these names, each a ratio of cross sections, and the inputs they are made with. */
export async function ratioConstraints(
  names: readonly string[],
  sectors: TridentModel['sectors'],
  question: KernelQuestion,
): Promise<{ readonly inputs: ElectroweakInputs; readonly tridents: readonly TridentConstraint<CachedKernel>[] }> {
  requireDistinct(names);
  const catalogue = await catalogueOf(question);
  const inputs = inputsOf(question);
  const { prepare = prepareConstraints } = question;
  const options = { ...preparation(question), electroweak: inputs, sectors };
  const { tridents, others } = await prepare(names, catalogue, options);
  if (others.length === 0) return { inputs, tridents };
  const remedy = suggestName(others[0].id, [...catalogue.experiments.keys()]);
  throw new InputError('constraint', others[0].id, 'is no ratio of cross sections', remedy);
}

/** @throws InputError for a name that is there twice */
export function requireDistinct(names: readonly string[], what = 'constraint'): void {
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) throw new InputError(what, repeated, 'named twice', 'Name each once.');
}

/** @throws InputError unless a number is whole and within bounds, both included */
export function requireWholeNumber(
  name: string,
  value: number,
  minimum: number,
  maximum: number = Number.MAX_SAFE_INTEGER,
): void {
  requireNumber(name, value, minimum, maximum);
  if (!Number.isInteger(value)) throw new InputError(name, value, 'not whole', 'Give an integer.');
}

/** What kernels are prepared with, of a question that has more. */
export function preparation({
  hadronic,
  tolerance,
  flux,
  regimes,
  selection,
  values,
  treatment,
  theoryErrors,
  cacheFolder,
  onProgress,
}: KernelQuestion & TheoryQuestion): Omit<PreparationOptions, 'electroweak'> {
  const given = {
    hadronic,
    tolerance,
    flux,
    regimes,
    selection,
    values,
    treatment,
    theoryErrors,
    cacheFolder,
    onProgress,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
