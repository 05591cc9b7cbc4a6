import { missingRatio, requireOpenChannel, selectionEfficiency, standardModelCrossSection } from '@nereid/analysis';
import { FLIP_DENSITY_NAMES, type FlipDensityName, type HelicityFlipKernel, standardModel } from '@nereid/physics';
import { experimentSetting } from '../../options/experimentSetting.js';
import { prepareExperiments } from '../../options/prepare.js';
import { printResults } from '../../output/json.js';
import { PROVENANCE } from '../../thisProgram.js';
import type { KernelFlags } from './flags.js';
import { printKernel } from './table.js';

/** `nereid kernel`: the spectral densities ρ_VV, ρ_AA, ρ_VA in T of an experiment. */
export async function kernel(options: KernelFlags): Promise<void> {
  const { experiments, catalogue, kernels } = await experimentSetting(options);
  const { inputs } = kernels;
  const prepared = await prepareExperiments(experiments, catalogue, { ...kernels, helicityFlip: options.helicityFlip });
  for (const { experiment, kernel: computed } of prepared) {
    requireOpenChannel(experiment.name, computed.inputs, computed);
    const missing = missingRatio(computed, inputs);
    if (missing !== undefined) console.error(`${experiment.name}: ${missing}`);
  }
  const results = prepared.map(({ experiment, kernel: computed }) => ({
    experiment: experiment.id,
    name: experiment.name,
    standardModelCm2: standardModelCrossSection(computed, inputs),
    per: 'average nucleus of the target',
    efficiency: selectionEfficiency(computed, standardModel, inputs),
    relativeError: computed.relativeError,
    converged: computed.converged,
    hash: computed.hash,
    kernels: computed.kernels.map(({ channel, kernel: spectral, flip }) => ({
      channel: channel.name,
      transferGeV2: spectral.transfer,
      vvCm2: spectral.vv,
      aaCm2: spectral.aa,
      vaCm2: spectral.va,
      ...(flip && { helicityFlip: flipColumns(flip) }),
    })),
    inputs: computed.inputs,
    provenance: PROVENANCE,
  }));
  if (options.json) return printResults(results);
  for (const result of results) printKernel(result);
}

/** Units of the helicity-flip densities: D has GeV⁻¹. */
const FLIP_UNITS: Readonly<Record<FlipDensityName, string>> = {
  ss: 'Cm2',
  pp: 'Cm2',
  tt: 'Cm2',
  st: 'Cm2',
  pt: 'Cm2',
  dd: 'Cm2GeV2',
  td: 'Cm2GeV',
};

function flipColumns(flip: HelicityFlipKernel): Record<string, Float64Array> {
  const densities = FLIP_DENSITY_NAMES.map((name) => [`${name}${FLIP_UNITS[name]}`, flip[name]] as const);
  return { transferGeV2: flip.transfer, ...Object.fromEntries(densities) };
}
