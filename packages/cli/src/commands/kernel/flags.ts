import { Command } from '@commander-js/extra-typings';
import { calculation } from '../../options/flags/calculation.js';
import { constraint, counted, flux, selection, WITH_KERNELS } from '../../options/flags/constraints.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';

/** `nereid kernel`: densities of measured experiments. */
export function kernelCommand() {
  const command = new Command('kernel').description(
    'spectral densities ρ_VV, ρ_AA, ρ_VA in T of an experiment (cached on disk)',
  );
  const asked = withFlags(command, constraint(`required; ${WITH_KERNELS}`)).option(
    '--helicity-flip',
    'also the densities of scalar, tensor and dipole operators',
  );
  return withFlags(asked, flux(), counted(), selection(), calculation()).addHelpText(
    'after',
    `
Examples:
  nereid kernel --constraint ccfr
  nereid kernel --constraint ccfr --helicity-flip
  nereid kernel --constraint ccfr --cut minimumMuonMomentum=9
  nereid kernel --constraint ccfr --json > ccfr-kernel.json`,
  );
}

export type KernelFlags = OptionsOf<typeof kernelCommand>;
