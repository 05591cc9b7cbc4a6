import type { Exposure } from '@nereid/catalogue';
import { type HadronicOptions, InputError, sm, suggestName } from '@nereid/physics';
import { rateChannels } from '../events/sampleBeam.js';
import type { ExposureOverrides } from '../kernels/exposureFlux.js';
import { namedMode } from '../kernels/exposureFlux.js';
import type { ExperimentKernelInputs } from '../kernels/kernelInputs.js';
import { kernelSelection, type SelectionChoice } from '../kernels/kernelSelection.js';
import { cachedKernelsInThreads } from '../kernels/kernelThreads.js';
import { DEFAULT_RATE_TOLERANCE } from '../kernels/rateKernelInputs.js';
import type { RateOptions } from '../rates/exposureRates.js';
import { type FullRates, fullRates } from '../rates/fullRates.js';
import { catalogueOf, inputsOf, type KernelQuestion, type NamedModel } from './lookup.js';
import { type QuestionNames, requireQuestion } from './questions.js';

/** What `rate` is asked. */
export interface RateQuestion extends Pick<KernelQuestion, 'catalogue' | 'inputs' | 'couplings' | 'cacheFolder'> {
  /** Name of an experiment with an exposure: `dune-nd`. */
  readonly experiment: string;
  /** Beam mode; the first unless given. */
  readonly mode?: string | undefined;
  /** All that the beam opens unless given. */
  readonly channels?: readonly string[] | undefined;
  /** Material or isotope in the place of the detector's. */
  readonly target?: string | undefined;
  readonly exposure?: ExposureOverrides | undefined;
  /** Relative error of the flux in the place of the exposure's. */
  readonly fluxError?: number | undefined;
  /** The Standard Model unless given. */
  readonly model?: NamedModel | undefined;
  readonly selection?: SelectionChoice | undefined;
  readonly hadronic?: HadronicOptions | undefined;
  readonly tolerance?: number | undefined;
  /** Also events in which a nucleon breaks, as a regime of their own; unless given so without a selection, and not with one. */
  readonly inelastic?: boolean | undefined;
  /** Also the errors source by source, as `budget`; not with a selection. */
  readonly uncertainties?: boolean | undefined;
  /** Told of each kernel that had to be computed; work ends with what it throws. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const NAMES: QuestionNames<RateQuestion> = {
  experiment: true,
  mode: false,
  channels: false,
  target: false,
  exposure: false,
  fluxError: false,
  model: false,
  selection: false,
  hadronic: false,
  tolerance: false,
  inelastic: false,
  uncertainties: false,
  onProgress: false,
  catalogue: false,
  inputs: false,
  couplings: false,
  cacheFolder: false,
};

/**
 * Expected events of an exposure in one mode per channel and regime, with their uncertainties, as `nereid rate` prints them. Relative
 * numerical accuracy 1e-3 unless `tolerance` (1e-2 … 1e-6) is given.
 * @throws InputError for unknown names, numbers out of range, and where the flux makes nothing that was asked for
 */
export async function rate(question: RateQuestion): Promise<FullRates> {
  requireQuestion('rate', question, NAMES);
  const { mode, channels, target, exposure: overrides, fluxError, model = { model: sm.name }, selection } = question;
  const { hadronic = {}, tolerance = DEFAULT_RATE_TOLERANCE } = question;
  const catalogue = await catalogueOf(question);
  const exposure = namedExposure(question.experiment, catalogue.exposures, catalogue.experiments);
  const result = await fullRates(exposure, catalogue, {
    calculation: { electroweak: inputsOf(question), hadronic, tolerance },
    model: { name: model.model, parameters: model.parameters ?? {} },
    mode: namedMode(exposure, mode).name,
    channels: rateChannels(channels),
    ...{ material: target, exposure: overrides, fluxError, inelastic: question.inelastic },
    uncertainties: question.uncertainties,
    selection: selection && kernelSelection(selection, catalogue),
    selectionName: selection?.selection,
    kernelsOf: kernelsOf(exposure.id, question),
  });
  if (result.rates.length > 0) return result;
  const problem = result.notes.length > 0 ? result.notes.join('; ') : 'its flux opens no channel';
  throw new InputError('channels', channels?.join(','), problem, 'Choose other channels or another mode.');
}

const kernelsOf =
  (id: string, { cacheFolder, onProgress }: RateQuestion): RateOptions['kernelsOf'] =>
  (all: readonly ExperimentKernelInputs[]) =>
    cachedKernelsInThreads(
      all.map((inputs) => ({ id, inputs })),
      { cacheFolder, onProgress },
    );

/** @throws InputError with the nearest known name */
export function namedExposure(
  name: string,
  exposures: ReadonlyMap<string, Exposure>,
  experiments: ReadonlyMap<string, unknown>,
): Exposure {
  const found = exposures.get(name);
  if (found !== undefined) return found;
  const problem = experiments.has(name)
    ? 'has a measured ratio and no exposure to count events for'
    : 'no such experiment with an exposure';
  throw new InputError('experiment', name, problem, suggestName(name, [...exposures.keys()]));
}
