import { fileURLToPath } from 'node:url';

/**
 * Kernels that come with the data, one file for each experiment. Beside index.ts, since the path holds from the sources, from dist and from the
 * bundle of the program alike.
 */
export const shippedKernelFolder: string = fileURLToPath(new URL('../../../data/derived/kernels', import.meta.url));
