import type { Catalogue } from '@nereid/catalogue';
import type { ElectroweakInputs } from '@nereid/physics';
import type { ExperimentKernelInputs } from '../kernels/kernelInputs.js';

/** What a prediction is calculated from, for those who ask what is not known of it. */
export interface PredictionInputs {
  /** Those of its kernel: target, regimes, channels and energies. */
  readonly kernel: ExperimentKernelInputs;
  /** With the order of the couplings, which a kernel does not have. */
  readonly electroweak: ElectroweakInputs;
  readonly catalogue: Catalogue;
  /** Id of the experiment whose beam it is; unless given, nothing is not known of it. */
  readonly experiment?: string | undefined;
  /** Name of the target in data/materials; unless given, what it is made of is taken as known. */
  readonly material?: string | undefined;
}

/** What one standard deviation of a source changes. */
export type Variation =
  /** The kernel is another one. */
  | {
      readonly kind: 'kernel';
      readonly inputs: ExperimentKernelInputs;
      /** Of the nuclei in a tonne, where the target has others: what rates change by besides the cross section per nucleus. */
      readonly nucleiRatio?: number;
    }
  /** The kernel stays, couplings are others. */
  | { readonly kind: 'couplings'; readonly electroweak: ElectroweakInputs }
  /** The cross section is larger by this part of it, whatever the couplings. */
  | { readonly kind: 'scale'; readonly relative: number };

/** Kinds of sources, in the order in which they are shown. */
export const ERROR_KINDS = [
  'density',
  'couplings',
  'radiative',
  'nucleons',
  'nuclear model',
  'structure functions',
  'flux',
  'composition',
  'numerical',
] as const;
/** Where a source belongs in a sum by origin. */
export type ErrorKind = (typeof ERROR_KINDS)[number];

/**
 * One thing that is not known, as a nuisance parameter with a Gaussian of width 1. It is known by its name: the same name is the same parameter
 * in every experiment, at every energy and for every model.
 */
export interface ErrorSource {
  /** `density:Ar`, `couplings`, `flux-normalisation:dune-nd`. */
  readonly name: string;
  readonly kind: ErrorKind;
  /** What is not known, and what one standard deviation is, in words. */
  readonly title: string;
  readonly oneSigma: string;
  /** Keys of references, and pages of the documentation that derive the size. */
  readonly references: readonly string[];
  /**
   * Whether it moves the cross section of the Standard Model that a measured ratio is divided by. What is not known of our copy of an experiment (its
   * spectrum, its target) does not: the authors had their own.
   */
  readonly movesStandardModel: boolean;
  readonly variation: Variation;
}

/** A kind of sources: those that a prediction has. */
export interface ErrorSourceDefinition {
  readonly kind: ErrorKind;
  sources(inputs: PredictionInputs): readonly ErrorSource[];
}
