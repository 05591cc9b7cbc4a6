import { type CrossSectionResult, InputError, inclusiveCrossSection, type TridentModel } from '@nereid/physics';
import { type NamedCrossSection, type ResolvedCrossSection, resolveCrossSection } from '../kernels/crossSection.js';
import { type DensityBand, ensembleCrossSection, isEnsemble } from '../kernels/densityBand.js';
import { DEFAULT_KERNEL_TOLERANCE } from '../kernels/experimentKernel.js';
import { crossSectionBudget } from '../theoryErrors/crossSectionBudget.js';
import type { ErrorBudget } from '../theoryErrors/errorBudget.js';
import { catalogueOf, type InputsQuestion, inputsOf, type Lookup, type NamedModel, theModel } from './lookup.js';
import { type QuestionNames, requireQuestion } from './questions.js';

/** What `crossSection` is asked. */
export interface CrossSectionQuestion
  extends Lookup,
    InputsQuestion,
    Pick<NamedCrossSection, 'channel' | 'target' | 'regime' | 'energyGeV'>,
    Partial<Pick<NamedCrossSection, 'hadronic' | 'tolerance'>> {
  readonly model: NamedModel | TridentModel;
  /** Whether what is not known of it is calculated too, source by source: four to ten times the work. */
  readonly uncertainties?: boolean | undefined;
}

const NAMES: QuestionNames<CrossSectionQuestion> = {
  channel: true,
  target: true,
  energyGeV: true,
  model: true,
  regime: false,
  catalogue: false,
  inputs: false,
  couplings: false,
  hadronic: false,
  tolerance: false,
  uncertainties: false,
};

/**
 * A total cross section [cm²], per what its field `per` says, as `nereid sigma` prints it: the full 2→4 calculation with everything
 * that is in the model. Channels are named like `numu:mumu`, targets like `Fe56`, `argon`, `H2O`, `proton`. Unless given: coherent on
 * nuclei, constants of PDG and CODATA, form factors as in docs/physics/form-factors.md, relative accuracy 1e-4 (1e-2 … 1e-6; of the
 * calculation: form factors matter more). With the nuclear form factor `ensemble` it is that of the default one with its `band` over all
 * published densities, some ten times the work.
 * With `uncertainties` it has its budget of errors (docs/physics/how-well-known.md), which the band is no part of.
 * @throws InputError for any name or value that cannot be used, with the nearest known name; an energy above 10 TeV; a budget beside a band
 */
export async function crossSection(
  question: CrossSectionQuestion,
): Promise<
  CrossSectionResult &
    Omit<ResolvedCrossSection, 'request'> & { readonly band?: DensityBand; readonly uncertainties?: ErrorBudget }
> {
  requireQuestion('crossSection', question, NAMES);
  const {
    catalogue,
    model,
    inputs,
    couplings,
    hadronic = {},
    tolerance = DEFAULT_KERNEL_TOLERANCE,
    uncertainties = false,
    ...named
  } = question;
  const asked = { ...named, model: theModel(model), inputs: inputsOf({ inputs, couplings }), hadronic, tolerance };
  const found = await catalogueOf({ catalogue });
  if (isEnsemble(hadronic)) {
    if (uncertainties) {
      const problem = 'not beside the form factor ensemble, which has a band of its own';
      throw new InputError('uncertainties', true, problem, 'Name one form factor, or leave one of the two out.');
    }
    return ensembleCrossSection(asked, found, inclusiveCrossSection);
  }
  const { request, ...words } = resolveCrossSection(asked, found);
  const budget = uncertainties && { uncertainties: crossSectionBudget(asked, found) };
  return { ...inclusiveCrossSection(request), ...words, ...budget };
}
