import { type ElectroweakInputs, InputError, type TridentModel } from '@nereid/physics';
import { acceptedBatches } from './acceptance.js';
import { type ExperimentKernel, requireOpenChannel } from './experimentKernel.js';
import { lacksDensities, modelCrossSection, standardModelCrossSection } from './modelRatio.js';

/** What `missingRatio` found: every point of a scan asks for the same. */
const known = new WeakMap<
  ExperimentKernel,
  { readonly inputs: ElectroweakInputs; readonly reason: string | undefined }
>();

/**
 * Why an experiment has no σ/σ_SM: its σ_SM is 0 or no number, or has no error because all events that the cuts keep are of one
 * batch; undefined where it has one. Must be asked before a ratio is: 0/0 is no Standard Model.
 */
export function missingRatio(kernel: ExperimentKernel, inputs: ElectroweakInputs): string | undefined {
  const found = known.get(kernel);
  if (found?.inputs === inputs) return found.reason;
  const reason = reasonOf(kernel, inputs);
  known.set(kernel, { inputs, reason });
  return reason;
}

/** `missingRatio`, and that the ratio is infinite where the model has events and the Standard Model has none. */
export function missingModelRatio(
  kernel: ExperimentKernel,
  model: TridentModel,
  inputs: ElectroweakInputs,
): string | undefined {
  const reason = missingRatio(kernel, inputs);
  if (reason === undefined || lacksDensities(kernel, model, inputs)) return reason;
  const standard = standardModelCrossSection(kernel, inputs);
  const infinite = standard === 0 && modelCrossSection(kernel, model, inputs) > 0;
  return infinite ? `${reason}; the model has a cross section, so that the ratio is infinite` : reason;
}

/** @throws InputError where an experiment has no σ/σ_SM */
export function requireRatio(name: string, kernel: ExperimentKernel, inputs: ElectroweakInputs): void {
  requireOpenChannel(name, kernel.inputs, kernel);
  const reason = missingRatio(kernel, inputs);
  if (reason === undefined) return;
  if (kernel.inputs.selection) {
    throw new InputError(
      'selection',
      undefined,
      `${name}: ${reason}`,
      'Loosen them, or take more events.',
      'cut events',
    );
  }
  throw new InputError(
    'electroweak input',
    undefined,
    `${name}: ${reason}`,
    'Give values nearer to the measured ones.',
  );
}

function reasonOf(kernel: ExperimentKernel, inputs: ElectroweakInputs): string | undefined {
  if (kernel.kernels.every(({ kernel: { chiral } }) => chiral.transfer.length === 0)) {
    const channels = kernel.inputs.channels.map(({ channel }) => channel).join(', ');
    return `the beam cannot make ${channels} on the target`;
  }
  const { selection } = kernel.inputs;
  const isPositive = (one: Pick<ExperimentKernel, 'kernels'>) => {
    const sigma = standardModelCrossSection(one, inputs);
    return sigma > 0 && Number.isFinite(sigma);
  };
  if (isPositive(kernel)) {
    // an error that cannot be estimated is none that is small
    const single = selection !== undefined && !acceptedBatches(kernel).every(isPositive);
    return single ? `the cuts keep too few of ${selection.events} events: all are of one batch` : undefined;
  }
  if (selection !== undefined) return 'the cuts keep no events';
  return 'the cross section of the Standard Model is too small or too large for the arithmetic with these inputs';
}
