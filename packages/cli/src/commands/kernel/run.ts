import { missingRatio, requireOpenChannel, selectionEfficiency, standardModelCrossSection } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { standardModel } from '@nereid/physics';
import { DENSITY_NAMES, type SectorDensities } from '@nereid/physics/crossSections';
import {
  type CalculationOptions,
  electroweakOptions,
  hadronicOptions,
  toleranceOption,
} from '../../options/cliOptions.js';
import { namedExperiments, prepareExperiments } from '../../options/prepare.js';
import { efficiencyText, type SelectionOptions, selectionOption } from '../../options/selectionOption.js';
import { printJson, table, VERSION } from '../../output.js';

export interface KernelCommandOptions extends CalculationOptions, SelectionOptions {
  readonly experiment: string;
  readonly flux?: string;
  readonly helicityFlip?: boolean;
}

/** `nereid kernel`: the spectral densities ρ_VV, ρ_AA, ρ_VA in T of an experiment. */
export async function kernel(options: KernelCommandOptions): Promise<void> {
  const inputs = electroweakOptions(options);
  const hadronic = hadronicOptions(options);
  const tolerance = toleranceOption(options);
  const catalogue = await loadCatalogue();
  const experiments = namedExperiments('--experiment', options.experiment, catalogue);
  const prepared = await prepareExperiments(experiments, catalogue, {
    inputs,
    hadronic,
    tolerance,
    flux: options.flux,
    selection: selectionOption(options, catalogue),
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
    kernels: computed.kernels.map(({ channel, kernel: { chiral, turned } }) => ({
      channel: channel.name,
      transferGeV2: chiral.transfer,
      vvCm2: chiral.vv,
      aaCm2: chiral.aa,
      vaCm2: chiral.va,
      ...(turned && { helicityFlip: turnedColumns(turned) }),
    })),
    inputs: computed.inputs,
    provenance: { program: 'nereid', version: VERSION },
  }));
  if (options.json) return printJson(results.length === 1 ? results[0] : { results });
  for (const result of results) {
    console.log(`${result.name}: σ(SM) = ${result.standardModelCm2.toExponential(5)} cm² per ${result.per}`);
    console.log(`relative error ${result.relativeError.toExponential(1)}, hash ${result.hash.slice(0, 12)}\n`);
    if (result.efficiency) console.log(`after cuts, which keep ${efficiencyText(result.efficiency)} of all events\n`);
    for (const { channel, transferGeV2, vvCm2, aaCm2, vaCm2, helicityFlip } of result.kernels) {
      const rows = Array.from(transferGeV2, (t, j) => [t, vvCm2[j], aaCm2[j], vaCm2[j]].map((v) => v.toExponential(4)));
      console.log(`${channel}, quadrature weights included`);
      console.log(
        table([['T [GeV²]', 'VV [cm²]', 'AA [cm²]', 'VA [cm²]'], ...rows], ['right', 'right', 'right', 'right']),
      );
      if (helicityFlip) printFlips(channel, helicityFlip);
    }
  }
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

function printFlips(channel: string, columns: Record<string, Float64Array>): void {
  const names = Object.keys(columns);
  const rows = Array.from(columns.transferGeV2, (_, j) => names.map((name) => columns[name][j].toExponential(4)));
  console.log(`\n${channel} with the helicity of the neutrino turned: T, S², P², C_T², S·C_T, P·C_T, D², C_T·D`);
  console.log(
    table(
      [names, ...rows],
      names.map(() => 'right' as const),
    ),
  );
}
