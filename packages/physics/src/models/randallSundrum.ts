import type { leptonFlavours, TridentChannel } from '../couplings/channels.js';
import type { MediatorPole } from '../couplings/couplings.js';
import { defaultElectroweakInputs, type ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { standardModelWith } from '../couplings/standardModelExchange.js';
import { InputError, modelParameter } from '../errors.js';
import { electroweakScheme } from '../randallSundrum/electroweakScheme.js';
import { type CurrentShift, leptonCurrentShift } from '../randallSundrum/leptonCurrents.js';
import {
  bulkMassName,
  type Chirality,
  type CustodialSymmetry,
  type LeptonBulkMasses,
  requireCustodialSymmetry,
  type WarpedLeptonSector,
  Z_MASS_GEV,
} from '../randallSundrum/leptonSector.js';
import { type MuTauBoson, muTauCurrents, requireMuTauBoson } from '../randallSundrum/muTauTower.js';
import { PLANCK_MASS_GEV, warpedGeometry } from '../randallSundrum/warpedGeometry.js';
import type { ModelDefinition, ModelParameters } from './modelDefinition.js';
import { DEFAULT_BULK_MASS, randallSundrumParameters } from './randallSundrumParameters.js';

/** A sector and what lies beside it, from numeric parameters. */
export interface RandallSundrumPoint {
  readonly sector: WarpedLeptonSector;
  readonly muTau?: MuTauBoson;
}

/**
 * The point that parameters describe; names as in `randallSundrumParameters`, which are not checked here.
 * @throws InputError for values out of range or that exclude each other
 */
export function randallSundrumPoint(parameters: ModelParameters): RandallSundrumPoint {
  const { irScale, curvature = PLANCK_MASS_GEV, kineticUv = 0, kineticIr = 0, zMass = Z_MASS_GEV } = parameters;
  const custodial = custodialSymmetry(parameters);
  const sector: WarpedLeptonSector = {
    geometry: warpedGeometry(curvature, irScale),
    kineticUv,
    kineticIr,
    leptons: leptonBulkMasses(parameters),
    zMassGeV: zMass,
    ...(custodial && { custodial }),
  };
  const muTau = muTauBoson(parameters);
  if (!muTau) return { sector };
  requireMuTauBoson(muTau, sector);
  return { sector, muTau };
}

function leptonBulkMasses(parameters: ModelParameters): LeptonBulkMasses {
  const common = parameters.c ?? DEFAULT_BULK_MASS;
  const of = (chirality: Chirality) => {
    const chiral = parameters[chirality === 'left' ? 'cLeft' : 'cRight'] ?? common;
    const mass = (flavour: (typeof leptonFlavours)[number]) => parameters[bulkMassName(chirality, flavour)] ?? chiral;
    return { e: mass('e'), mu: mass('mu'), tau: mass('tau') };
  };
  return { left: of('left'), right: of('right') };
}

function custodialSymmetry(parameters: ModelParameters): CustodialSymmetry | undefined {
  const { rightCoupling = 1, t3RightDoublet = 0, t3RightSinglet = -0.5 } = parameters;
  const symmetry = { rightCouplingRatio: rightCoupling, t3Left: t3RightDoublet, t3Right: t3RightSinglet };
  requireCustodialSymmetry(symmetry);
  const without = ['rightCoupling', 't3RightDoublet', 't3RightSinglet'].find((name) => parameters[name] !== undefined);
  if (without !== undefined && parameters.custodial === undefined) {
    throw new InputError(without, parameters[without], 'there is no SU(2)_R', 'Give custodial=1 as well.');
  }
  return flag('custodial', parameters.custodial) ? symmetry : undefined;
}

function muTauBoson(parameters: ModelParameters): MuTauBoson | undefined {
  const { muTauCoupling, muTauMass, muTauMixing = 0, muTauKineticUv = 0, muTauKineticIr = 0 } = parameters;
  if (muTauCoupling === undefined) {
    const without = Object.keys(parameters).find((name) => name.startsWith('muTau'));
    if (without === undefined) return undefined;
    throw new InputError(
      without,
      parameters[without],
      'without a coupling',
      'Give muTauCoupling as well.',
      'muTauCoupling',
    );
  }
  return {
    coupling: muTauCoupling,
    ...(muTauMass !== undefined && { massGeV: muTauMass }),
    kineticMixing: muTauMixing,
    onBrane: flag('muTauBrane', parameters.muTauBrane),
    kineticUv: muTauKineticUv,
    kineticIr: muTauKineticIr,
  };
}

function flag(name: string, value = 0): boolean {
  if (value === 0 || value === 1) return value === 1;
  throw new InputError(name, value, 'not a switch', 'Give 1 for yes or 0 for no.');
}

/** What a point adds to V and A of the Standard Model: as contact, and poles. */
export interface RandallSundrumShift extends CurrentShift {
  readonly poles: readonly MediatorPole[];
}

/**
 * Shifts of V and A by channel and electroweak inputs, computed as such and not as differences. W, Z and their towers are at
 * zero momentum; an L_μ − L_τ boson and its first excitation have poles; other KK states are integrated out: T ≪ m₁².
 * @throws InputError for values out of range that only the electroweak scheme shows
 */
export function randallSundrumShifts({
  sector,
  muTau,
}: RandallSundrumPoint): (channel: TridentChannel, inputs: ElectroweakInputs) => RandallSundrumShift {
  let last = { inputs: defaultElectroweakInputs, scheme: electroweakScheme(sector, defaultElectroweakInputs) };
  const boson = muTau && muTauCurrents(muTau, sector);
  return (channel, inputs) => {
    if (last.inputs !== inputs) last = { inputs, scheme: electroweakScheme(sector, inputs) };
    const { vector, axial } = leptonCurrentShift(last.scheme, channel);
    const contact = boson?.contact(channel, inputs);
    return {
      vector: vector + (contact?.vector ?? 0),
      axial: axial + (contact?.axial ?? 0),
      poles: boson?.poles(channel, inputs) ?? [],
    };
  };
}

/** The sector calls its quantities as the parameters are called; what is wrong with one is wrong with the parameter. */
function aboutParameters<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof InputError) || error.subject.kind !== 'quantity') throw error;
    throw error.about(modelParameter(randallSundrum.name, error.subject.name));
  }
}

/** Leptons and electroweak bosons in a warped bulk: the Standard Model and `randallSundrumShifts`. */
export const randallSundrum: ModelDefinition = {
  name: 'randall-sundrum',
  title: 'Randall–Sundrum leptons',
  description:
    'Leptons and electroweak bosons in a warped bulk, with custodial symmetry or a boson of L_μ − L_τ where asked for.',
  parameters: randallSundrumParameters,
  sectors: ['chiral'],
  papers: ['RandallSundrum1999', 'GherghettaPomarol2000', 'Agashe2003', 'Casagrande2008'],
  example: { irScale: 3000 },
  // the fifth dimension far below any scale that is measured: what is left is of order (m_Z/Λ_IR)²
  decoupled: { irScale: 1e9, c: 0.3, cLeftMu: -0.4, custodial: 1 },
  make(parameters) {
    const shifts = aboutParameters(() => randallSundrumShifts(randallSundrumPoint(parameters)));
    return {
      couplings(channel, inputs) {
        return [
          standardModelWith(
            channel,
            inputs,
            aboutParameters(() => shifts(channel, inputs)),
          ),
        ];
      },
    };
  },
};
