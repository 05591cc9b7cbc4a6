import { parentPort, workerData } from 'node:worker_threads';
import { computeKernels } from './kernelInputs.js';
import type { KernelDelivery, KernelWork } from './kernelThreads.js';
import { toStored } from './storedKernel.js';

// Takes inputs until there are none left; see `cachedKernelsInThreads`.
const { inputs, taken } = workerData as KernelWork;
for (let index = Atomics.add(taken, 0, 1); index < inputs.length; index = Atomics.add(taken, 0, 1)) {
  const stored = toStored({ experiment: '', inputs: inputs[index], ...computeKernels(inputs[index]) });
  const delivery: KernelDelivery = { index, stored };
  parentPort?.postMessage(delivery);
}
