import { missingRatio, requireOpenChannel, selectionEfficiency, standardModelCrossSection } from '@nereid/analysis';
import { standardModel } from '@nereid/physics';
import { SECTORS } from '@nereid/physics/couplings';
import { DENSITY_NAMES, type SectorDensities } from '@nereid/physics/crossSections';
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
  const prepared = await prepareExperiments(experiments, catalogue, {
    ...kernels,
    sectors: options.helicityFlip ? SECTORS : undefined,
  });
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
    kernels: computed.kernels.map(({ channel, kernel: { chiral, turned } }) => ({
      channel: channel.name,
      transferGeV2: chiral.transfer,
      vvCm2: chiral.vv,
      aaCm2: chiral.aa,
      vaCm2: chiral.va,
      ...(turned && { helicityFlip: turnedColumns(turned) }),
    })),
    inputs: computed.inputs,
    provenance: PROVENANCE,
  }));
  if (options.json) return printResults(results);
  for (const result of results) printKernel(result);
}

/** Units of the densities with the helicity turned: D has GeV⁻¹. */
const TURNED_UNITS: Readonly<Record<(typeof DENSITY_NAMES)['turned'][number], string>> = {
  ss: 'Cm2',
  pp: 'Cm2',
  tt: 'Cm2',
  st: 'Cm2',
  pt: 'Cm2',
  dd: 'Cm2GeV2',
  td: 'Cm2GeV',
};

function turnedColumns(turned: SectorDensities<'turned'>): Record<string, Float64Array> {
  const densities = DENSITY_NAMES.turned.map((name) => [`${name}${TURNED_UNITS[name]}`, turned[name]] as const);
  return { transferGeV2: turned.transfer, ...Object.fromEntries(densities) };
}
