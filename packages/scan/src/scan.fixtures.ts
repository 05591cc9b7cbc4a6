import { chosenMeasurement } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs, electroweakInputs } from '@nereid/physics';
import type { ScanConfig } from './scanConfig.js';
import type { ScanJob } from './scanJob.js';

const { experiments } = await loadCatalogue();

/** 6 × 5 points in chunks of 7. */
const toyConfig: ScanConfig = {
  model: 'lmu-ltau',
  seed: 1,
  parameters: { mass: { log: [0.01, 10], points: 6 }, gPrime: { log: [1e-4, 1], points: 5 } },
  constraints: ['ccfr', 'nutev'],
  statistics: {
    confidenceLevel: 0.95,
    sidedness: 'one-sided',
    statistic: 'likelihood-ratio',
    errorModel: 'bifurcated-gaussian',
  },
  outputs: ['ratio', 'pull', 'chiSquare'],
  chunkPoints: 7,
};

/**
 * A scan against real measurements with a kernel of one node, T = m², so that a ratio can be worked out by hand:
 * σ = (V² + A²)·1 cm² at T = 0.04 GeV².
 */
export function toyJob(config: Partial<ScanConfig> = {}): ScanJob {
  const constraints = toyConfig.constraints.map((id) => {
    const experiment = experiments.get(id);
    if (!experiment) throw new Error(`no experiment ${id}`);
    const kernels = [{ channel: 'numu:mumu', transfer: [0.04], vv: [1], aa: [1], va: [0] }];
    const inputs = {} as ScanJob['constraints'][number]['kernel']['inputs'];
    const kernel = { hash: 'toy', relativeError: 0, converged: true, inputs, kernels };
    return { experiment, measurement: chosenMeasurement(experiment), kernel };
  });
  return {
    format: 'nereid-scan-2',
    code: { version: '0.1.0', sha256: 'toy' },
    config: { ...toyConfig, ...config },
    electroweak: electroweakInputs({ sin2ThetaW: defaultElectroweakInputs.sin2ThetaW }),
    constraints: JSON.parse(JSON.stringify(constraints)),
  };
}
