import { join } from 'node:path';
import { shippedDataFolder } from '@nereid/catalogue/node';

/** Kernels that come with the data, one file for each experiment. */
export const shippedKernelFolder: string = join(shippedDataFolder, 'derived', 'kernels');
