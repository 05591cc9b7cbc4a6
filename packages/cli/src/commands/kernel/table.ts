import type { Efficiency } from '@nereid/analysis';
import { efficiencyText } from '../../output/selectionText.js';
import { table } from '../../output/text.js';

interface PrintedKernel {
  readonly name: string;
  readonly standardModelCm2: number;
  readonly per: string;
  readonly relativeError: number;
  readonly hash: string;
  readonly efficiency: Efficiency | undefined;
  readonly kernels: readonly {
    readonly channel: string;
    readonly transferGeV2: Float64Array;
    readonly vvCm2: Float64Array;
    readonly aaCm2: Float64Array;
    readonly vaCm2: Float64Array;
    readonly helicityFlip?: Record<string, Float64Array>;
  }[];
}

/** The densities of an experiment, channel by channel. */
export function printKernel(result: PrintedKernel): void {
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

function printFlips(channel: string, columns: Record<string, Float64Array>): void {
  const names = Object.keys(columns);
  const rows = Array.from(columns.transferGeV2, (_, j) => names.map((name) => columns[name][j].toExponential(4)));
  console.log(`\n${channel} with the helicity of the neutrino turned: T, S², P², C_T², S·C_T, P·C_T, D², C_T·D`);
  console.log(table([names, ...rows], 'right'));
}
