import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import { fromStoredChannels, type StoredKernel, toStoredChannels } from '../kernels/storedKernel.js';
import type { ErrorSource } from './errorSource.js';
import type { MovedKernel } from './ratioShifts.js';

/** A source as JSON; with the channels of its kernel where that is another one than the prediction's. */
export interface StoredSource {
  readonly source: ErrorSource;
  readonly kernels?: StoredKernel['kernels'];
}

/** Sources as JSON, from which `fromStoredTheory` makes them again. */
export const toStoredTheory = (theory: readonly MovedKernel[]): StoredSource[] =>
  theory.map(({ source, kernels }) => ({
    source,
    ...(source.variation.kind === 'kernel' && { kernels: toStoredChannels(kernels) }),
  }));

/** @param kernel that of the prediction, which other variations keep */
export const fromStoredTheory = (
  stored: readonly StoredSource[],
  kernel: Pick<ExperimentKernel, 'kernels'>,
): MovedKernel[] =>
  stored.map(({ source, kernels }) => ({ source, kernels: kernels ? fromStoredChannels(kernels) : kernel.kernels }));
