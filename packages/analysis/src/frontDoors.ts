import type { Catalogue, ExperimentCorrelation } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import {
  type CouplingLimitOptions,
  type CrossSectionResult,
  couplingFamily,
  type ElectroweakInputs,
  electroweakInputs,
  InputError,
  inclusiveCrossSection,
  limitableModel,
  type ModelParameters,
  parseModel,
  requireNumber,
  suggestName,
  type TridentModel,
} from '@nereid/physics';
import { type PreparationOptions, prepareConstraints } from './constraints/cachedConstraints.js';
import { atMostOneProjection, requireCorrelations } from './constraints/correlations.js';
import { type TridentConstraint, type TridentRatio, tridentRatio } from './constraints/tridentConstraint.js';
import { type NamedCrossSection, type ResolvedCrossSection, resolveCrossSection } from './kernels/crossSection.js';
import { DEFAULT_KERNEL_TOLERANCE } from './kernels/experimentKernel.js';
import type { CachedKernel } from './kernels/kernelCache.js';
import { type LimitWithErrors, limitsWithErrors } from './limits/limitErrors.js';

/** A model by its name, with parameters as on the command line: masses in GeV. */
export interface NamedModel {
  readonly model: string;
  readonly parameters?: ModelParameters;
}

/** Where names are looked up: the catalogue that comes with the program, unless given. */
interface Lookup {
  readonly catalogue?: Catalogue;
}

/** What `crossSection` is asked. */
export interface CrossSectionQuestion
  extends Lookup,
    Pick<NamedCrossSection, 'channel' | 'target' | 'regime' | 'energyGeV'>,
    Partial<Pick<NamedCrossSection, 'inputs' | 'hadronic' | 'tolerance'>> {
  readonly model: NamedModel | TridentModel;
}

/**
 * A total cross section [cm²], per what its field `per` says, as `nereid sigma` prints it: the full 2→4 calculation with everything
 * that is in the model. Channels are named like `numu:mumu`, targets like `Fe56`, `Ar`, `H2O`, `proton`. Unless given: coherent on
 * nuclei, constants of PDG and CODATA, form factors as in docs/physics/form-factors.md, relative accuracy 1e-4 (1e-2 … 1e-6; of the
 * calculation: form factors matter more).
 * @throws InputError for any name or value that cannot be used, with the nearest known name; an energy above 10 TeV
 */
export async function crossSection({
  catalogue,
  model,
  inputs = electroweakInputs(),
  hadronic = {},
  tolerance = DEFAULT_KERNEL_TOLERANCE,
  ...named
}: CrossSectionQuestion): Promise<CrossSectionResult & Omit<ResolvedCrossSection, 'request'>> {
  const asked = { ...named, model: theModel(model), inputs, hadronic, tolerance };
  const { request, ...words } = resolveCrossSection(asked, catalogue ?? (await loadCatalogue()));
  return { ...inclusiveCrossSection(request), ...words };
}

/** How kernels of experiments are made. */
interface KernelQuestion
  extends Lookup,
    Omit<PreparationOptions, 'electroweak' | 'sectors' | 'keepClosed' | 'settings'> {
  /** PDG and CODATA values unless given. */
  readonly inputs?: ElectroweakInputs;
}

/** What `ratio` is asked. */
export interface RatioQuestion extends KernelQuestion {
  /** Name of an experiment, measured or projected: `ccfr`, `dune-projection-8`. */
  readonly constraint: string;
  readonly model: NamedModel | TridentModel;
}

/**
 * σ(model)/σ(SM) of an experiment in its beam and on its target, beside what it measured, as `nereid ratio` prints it. Accuracy of the
 * kernel, which is computed once and kept: 1e-4 at one energy and 3e-4 with a spectrum unless `tolerance` (1e-2 … 1e-6) is given.
 * @throws InputError for an unknown name, with the nearest known one, a constraint that is no ratio of cross sections, or parameters
 * that the model cannot have
 */
export async function ratio({ constraint, model, ...question }: RatioQuestion): Promise<TridentRatio> {
  const asked = theModel(model);
  const { inputs, tridents } = await ratios([constraint], asked.sectors, question);
  return tridentRatio(tridents[0], asked, inputs);
}

/** What `limit` is asked. */
export interface LimitQuestion extends KernelQuestion, Partial<CouplingLimitOptions> {
  /** Names of experiments, all combined: `['ccfr', 'charm-ii']`. */
  readonly constraints: readonly string[];
  /** A model with a coupling to limit, by name; with its charges, where it leaves them open. */
  readonly model: string | NamedModel;
  /** Of the mediator [GeV], in the range of the model; Infinity for the contact limit, with g′/M [1/GeV] as the coupling. */
  readonly mass: number;
  /** Between the experiments; independent unless given. */
  readonly correlations?: readonly ExperimentCorrelation[];
}

/**
 * The largest coupling that experiments allow together at one mass, with all allowed and excluded intervals, as `nereid limit` prints
 * it: one-sided at 95 % CL from the likelihood ratio unless told otherwise (docs/physics/limits.md). `couplingUpper` is null where
 * nothing is excluded; its numerical error is given and says nothing about the assumptions of a recast.
 * @throws InputError for unknown names, charges or statistics, a mass out of range, two projections, or a constraint that is no ratio of
 * cross sections
 */
export async function limit({ constraints, model, mass, ...question }: LimitQuestion): Promise<LimitWithErrors> {
  const { model: name, parameters } = typeof model === 'string' ? { model } : model;
  const family = couplingFamily(name, parameters);
  requireMass(name, mass);
  const {
    confidenceLevel = 0.95,
    sidedness = 'one-sided',
    statistic,
    errorModel,
    correlations = [],
    ...rest
  } = question;
  const { inputs, tridents } = await ratios(constraints, family.sectors, rest);
  if (!atMostOneProjection(tridents)) {
    const problem = 'two projections are two views of one future measurement';
    throw new InputError('constraints', constraints.join(','), problem, 'Leave one of them out.');
  }
  requireCorrelations(correlations, tridents);
  const test = { confidenceLevel, sidedness, ...(statistic && { statistic }), ...(errorModel && { errorModel }) };
  return limitsWithErrors(tridents, [mass], family, inputs, { ...test, correlations })[0];
}

const theModel = (model: NamedModel | TridentModel): TridentModel =>
  'couplings' in model ? model : parseModel(model.model, model.parameters);

/** Infinity is the contact limit. */
function requireMass(name: string, mass: number): void {
  if (mass === Number.POSITIVE_INFINITY) return;
  const { parameters, family } = limitableModel(name);
  const { minimum = 0, maximum = Number.MAX_VALUE } = parameters.find((one) => one.name === family.mass) ?? {};
  requireNumber('mass', mass, minimum, maximum, { unit: 'GeV' });
}

/** The constraints of these names, each a ratio of cross sections, and the inputs they are made with. */
async function ratios(
  names: readonly string[],
  sectors: TridentModel['sectors'],
  { catalogue: given, inputs = electroweakInputs(), ...options }: KernelQuestion,
): Promise<{ readonly inputs: ElectroweakInputs; readonly tridents: readonly TridentConstraint<CachedKernel>[] }> {
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) throw new InputError('constraint', repeated, 'named twice', 'Name each once.');
  const catalogue = given ?? (await loadCatalogue());
  const { tridents, others } = await prepareConstraints(names, catalogue, { ...options, electroweak: inputs, sectors });
  if (others.length === 0) return { inputs, tridents };
  const remedy = suggestName(others[0].id, [...catalogue.experiments.keys()]);
  throw new InputError('constraint', others[0].id, 'is no ratio of cross sections', remedy);
}
