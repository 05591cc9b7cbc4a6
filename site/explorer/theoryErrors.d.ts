import { type ExperimentKernel, type MovedKernel, type StoredSource } from '@nereid/analysis';
import type { AddressReader } from './addressReader.ts';
/**
 * What is not known of the prediction of each experiment, by its id: sources with the kernels that they move. A file of its own, loaded
 * when it is asked for.
 */
export type TheoryData = Readonly<Record<string, readonly StoredSource[]>>;
/** Whether the page has theory errors of a model: its moved kernels have no densities for what turns the helicity of the neutrino. */
export declare const hasTheoryErrors: (model: string) => boolean;
/** `theory-errors` of an address: on where the page has them. */
export declare function readTheoryErrors(reader: AddressReader, model: string): boolean;
/** The sources of every experiment, ready to enter. */
export declare const movedKernelsOf: (
  data: TheoryData,
  kernelOf: (id: string) => ExperimentKernel,
) => ReadonlyMap<string, readonly MovedKernel[]>;
//# sourceMappingURL=theoryErrors.d.ts.map
