import {
  coherentTarget,
  type HadronicTarget,
  defaultElectroweakInputs as inputs,
  kernelCrossSection,
  monochromatic,
  nuclearFormFactor,
  nucleonFormFactors,
  nucleonTarget,
  standardModel,
  tridentChannel,
} from '@nereid/physics';
import { integrateSector, type KernelOrders, kernelRegion } from '@nereid/physics/crossSections';
import type { Nuclides } from './compareCrossSections.js';

/** Points per dimension (T, Q², x, K², hadronic mass) of the three quadratures, each finer than the one before. */
export const quadratureOrders: readonly KernelOrders[] = [
  { transfer: 12, virtuality: 12, x: 6, pair: 6, hadron: 6 },
  { transfer: 20, virtuality: 20, x: 10, pair: 10, hadron: 8 },
  { transfer: 32, virtuality: 32, x: 16, pair: 16, hadron: 12 },
];

/** One cross section [cm²] by three quadratures. */
export interface ConvergenceRow {
  readonly channel: string;
  readonly target: string;
  readonly energyGeV: number;
  readonly sigmaCm2: readonly number[];
  /** |σ/σ(finest) − 1| of the coarser two. */
  readonly difference: readonly number[];
  readonly verdict: 'agrees' | 'differs';
}

/** Largest difference of the middle quadrature from the finest that counts as converged. */
export const CONVERGENCE_ALLOWANCE = 1e-4;

const cases: readonly (readonly [string, string, number])[] = [
  ['numu:mumu', 'Ar40', 5],
  ['numu:mumu', 'Fe56', 160],
  ['numu:ee', 'Ar40', 2],
  ['numu:mue', 'Ar40', 20],
  ['numu:mumu', 'proton', 5],
  ['nue:ee', 'neutron', 100],
];

export function convergenceRows(nuclides: Nuclides): ConvergenceRow[] {
  return cases.map(([channel, target, energyGeV]) => {
    const sigmaCm2 = quadratureOrders.map((orders) => sigmaAt(channel, targetOf(target, nuclides), energyGeV, orders));
    const finest = sigmaCm2[sigmaCm2.length - 1];
    const difference = sigmaCm2.slice(0, -1).map((sigma) => Math.abs(sigma / finest - 1));
    const converged = difference[difference.length - 1] <= CONVERGENCE_ALLOWANCE;
    return { channel, target, energyGeV, sigmaCm2, difference, verdict: converged ? 'agrees' : 'differs' };
  });
}

/** Default form factors; nucleons are bound (Pauli-blocked). @throws Error for a nucleus that is not in the table */
export function targetOf(name: string, nuclides: Nuclides): HadronicTarget {
  if (name === 'proton' || name === 'neutron') {
    return nucleonTarget(name, nucleonFormFactors('dipole', inputs), inputs, { fermiMomentumGeV: 0.235 });
  }
  const nuclide = nuclides.get(name);
  if (nuclide === undefined) throw new Error(`${name} is not in the table of nuclides.`);
  return coherentTarget(nuclide, nuclearFormFactor('symmetrised-fermi', nuclide));
}

function sigmaAt(name: string, target: HadronicTarget, energyGeV: number, orders: KernelOrders): number {
  const channel = tridentChannel(name);
  const process = {
    massMinus: inputs.leptonMass[channel.leptonMinus],
    massPlus: inputs.leptonMass[channel.leptonPlus],
    antineutrino: channel.antineutrino,
    target,
    spectrum: monochromatic(energyGeV),
    inputs,
  };
  const region = kernelRegion(process, 1e-6, Number.POSITIVE_INFINITY);
  if (region === undefined) throw new Error(`${name} on ${target.name} is closed at ${energyGeV} GeV.`);
  const chiral = integrateSector('chiral', process, region, orders);
  return kernelCrossSection({ chiral }, standardModel.couplings(channel, inputs));
}
