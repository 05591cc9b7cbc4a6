import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '@nereid/catalogue';
import { sha256 } from '@nereid/catalogue/node';
import { defaultElectroweakInputs, type Regime } from '@nereid/physics';
import { SECTORS } from '@nereid/physics/couplings';
import { shippedKernelFolder } from '../shippedKernelFolder.js';
import { fluxNames } from './experimentFlux.js';
import { type ExperimentKernelOptions, experimentKernelInputs } from './experimentKernel.js';
import type { ExperimentKernelInputs } from './kernelInputs.js';
import { DEFAULT_RATE_TOLERANCE, exposureKernelInputs, OVERVIEW_RATE_TOLERANCE } from './rateKernelInputs.js';
import type { StoredKernel } from './storedKernel.js';

/** Sums of regimes that limits are compared with. */
const SUMS: readonly Regime[] = ['unbroken', 'nucleus'];

/** What a file keeps of a kernel: its inputs are those that were asked for, by their hash. */
export type ShippedKernel = Omit<StoredKernel, 'inputs'>;

/**
 * Inputs of the kernels that come with the data, by experiment: everything that the commands and the site take unless options are
 * given. Measurements and projections with each of their fluxes, for all operators, and with the sums of regimes for vector and axial
 * ones; exposures for the Standard Model, but for those that say that theirs are computed.
 */
export function shippedKernelInputs(catalogue: Catalogue): ReadonlyMap<string, readonly ExperimentKernelInputs[]> {
  const electroweak = defaultElectroweakInputs;
  const inputs = new Map<string, ExperimentKernelInputs[]>();
  for (const experiment of catalogue.experiments.values()) {
    const choices: Partial<ExperimentKernelOptions>[] = [
      ...fluxNames(experiment).flatMap((flux) => [{ flux }, { flux, sectors: SECTORS }]),
      ...SUMS.map((regime) => ({ regimes: [regime] })),
    ];
    const all = choices.map((choice) => experimentKernelInputs(experiment, catalogue, { electroweak, ...choice }));
    inputs.set(experiment.id, all);
  }
  for (const exposure of catalogue.exposures.values()) {
    if (exposure.kernels === 'computed') continue;
    const kernelsOf = (tolerance: number, regimes?: readonly Regime[]) =>
      exposureKernelInputs(exposure, catalogue, { electroweak, tolerance, ...(regimes && { regimes }) });
    const whole = [DEFAULT_RATE_TOLERANCE, OVERVIEW_RATE_TOLERANCE].flatMap((tolerance) => kernelsOf(tolerance));
    // the pages of the site, which take the coarser ones, show whole targets
    inputs.set(exposure.id, [...whole, ...kernelsOf(DEFAULT_RATE_TOLERANCE, ['inelastic'])]);
  }
  return inputs;
}

/** A kernel as one line of a file: its hash, the SHA-256 of hash and text together, its text. */
export function shippedLine(hash: string, kernel: ShippedKernel): string {
  const text = JSON.stringify(kernel);
  return `${hash} ${sha256(`${hash} ${text}`)} ${text}\n`;
}

/** The kernel under that hash in a text made of such lines; undefined where there is none, or its line is damaged. */
export function shippedKernelIn(lines: string, hash: string): ShippedKernel | undefined {
  const start = lines.startsWith(`${hash} `) ? 0 : lines.indexOf(`\n${hash} `) + 1;
  if (start === 0 && !lines.startsWith(`${hash} `)) return undefined;
  const end = lines.indexOf('\n', start);
  const [, checksum, text] = /^\S+ (\S+) (.*)$/.exec(lines.slice(start, end < 0 ? undefined : end)) ?? [];
  return text !== undefined && sha256(`${hash} ${text}`) === checksum ? JSON.parse(text) : undefined;
}

/** The kernel with these inputs that comes with the data of an experiment; undefined where none does. */
export function shippedKernel(id: string, hash: string, inputs: ExperimentKernelInputs): StoredKernel | undefined {
  const kernel = shippedKernelIn(linesOf(id), hash);
  return kernel && { inputs, ...kernel };
}

/** The file read last: the rates of an exposure take hundreds of kernels from one. */
let latest: { readonly id: string; readonly lines: string } | undefined;

function linesOf(id: string): string {
  if (latest?.id !== id) latest = { id, lines: readLines(id) };
  return latest.lines;
}

function readLines(id: string): string {
  // ids of a data folder of one's own are no paths
  if (!/^[a-z0-9-]+$/.test(id)) return '';
  try {
    return readFileSync(join(shippedKernelFolder, `${id}.txt`), 'utf8');
  } catch {
    return '';
  }
}
