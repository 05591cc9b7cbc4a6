import { answerTasks } from '@nereid/catalogue/threads';
import { computeKernels, type ExperimentKernelInputs } from './kernelInputs.js';
import { toStored } from './storedKernel.js';

// Entry of a thread that computes kernels; see `cachedKernelsInThreads`.
answerTasks((inputs: ExperimentKernelInputs) => toStored({ experiment: '', inputs, ...computeKernels(inputs) }));
