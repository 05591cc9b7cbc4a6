import { type ElectroweakInputs, standardModel } from '@nereid/physics';
import type { ExperimentKernel } from '../kernels/experimentKernel.js';
import type { ErrorSource } from './errorSource.js';
import { type MovedKernel, ratioShifts } from './ratioShifts.js';

/** A source as results name it. */
export interface SourceInUse extends Pick<ErrorSource, 'name' | 'title' | 'oneSigma'> {
  /** Relative change of σ_SM by one standard deviation; 0 for what moves new physics alone. */
  readonly standardModelShift: number;
}

/** An experiment with its kernel, and what is not known of its predictions where that enters. */
export interface WithTheory {
  readonly experiment: { readonly id: string };
  readonly kernel: Pick<ExperimentKernel, 'kernels'>;
  readonly theory?: readonly MovedKernel[] | undefined;
}

/** By the id of the experiment, the sources of theory errors that enter its predictions; empty where none enter. */
export const sourcesInUse = (
  prepared: readonly WithTheory[],
  inputs: ElectroweakInputs,
): Readonly<Record<string, readonly SourceInUse[]>> =>
  Object.fromEntries(
    prepared.flatMap(({ experiment, kernel, theory }) => {
      if (theory === undefined) return [];
      const shifts = ratioShifts(kernel, theory, inputs)(standardModel, { linear: 0, quadratic: 0 });
      const named = theory.map(({ source: { name, title, oneSigma } }): SourceInUse => {
        return { name, title, oneSigma, standardModelShift: shifts[name].constant };
      });
      return [[experiment.id, named]];
    }),
  );
