import { missingRatio, requireOpenChannel, selectionEfficiency, standardModelCrossSection } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { FLIP_DENSITY_NAMES, type FlipDensityName, type HelicityFlipKernel, standardModel } from '@nereid/physics';
import { calculationSetting } from '../../options/calculation.js';
import { givenConstraints, givenFlux } from '../../options/constraints.js';
import { namedExperiments, prepareExperiments } from '../../options/prepare.js';
import { selectionSetting } from '../../options/selection.js';
import { printJson } from '../../output/json.js';
import { efficiencyText } from '../../output/selectionText.js';
import { table } from '../../output/text.js';
import { PROVENANCE } from '../../thisProgram.js';
import type { KernelFlags } from './flags.js';

/** `nereid kernel`: the spectral densities ρ_VV, ρ_AA, ρ_VA in T of an experiment. */
export async function kernel(options: KernelFlags): Promise<void> {
  const { flag, ids } = givenConstraints(options);
  const flux = givenFlux(options);
  const calculation = calculationSetting(options);
  const inputs = calculation.electroweak;
  const catalogue = await loadCatalogue();
  const experiments = namedExperiments(flag, ids, catalogue);
  const prepared = await prepareExperiments(experiments, catalogue, {
    ...calculation,
    inputs,
    flux,
    selection: selectionSetting(options, catalogue),
    helicityFlip: options.helicityFlip,
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
  if (options.json) return printJson(results.length === 1 ? results[0] : { results });
  for (const result of results) {
    console.log(`${result.name}: σ(SM) = ${result.standardModelCm2.toExponential(5)} cm² per ${result.per}`);
    console.log(`relative error ${result.relativeError.toExponential(1)}, hash ${result.hash.slice(0, 12)}\n`);
    if (result.efficiency) console.log(`after cuts, which keep ${efficiencyText(result.efficiency)} of all events\n`);
    for (const { channel, transferGeV2, vvCm2, aaCm2, vaCm2, helicityFlip } of result.kernels) {
      const rows = Array.from(transferGeV2, (t, j) => [t, vvCm2[j], aaCm2[j], vaCm2[j]].map((v) => v.toExponential(4)));
      console.log(`${channel}, quadrature weights included`);
      console.log(table([['T [GeV²]', 'VV [cm²]', 'AA [cm²]', 'VA [cm²]'], ...rows], 'right'));
      if (helicityFlip) printFlips(channel, helicityFlip);
    }
  }
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

function printFlips(channel: string, columns: Record<string, Float64Array>): void {
  const names = Object.keys(columns);
  const rows = Array.from(columns.transferGeV2, (_, j) => names.map((name) => columns[name][j].toExponential(4)));
  console.log(`\n${channel} with the helicity of the neutrino turned: T, S², P², C_T², S·C_T, P·C_T, D², C_T·D`);
  console.log(table([names, ...rows], 'right'));
}
