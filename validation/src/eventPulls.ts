import { averagedCrossSection, namedTable, tableEnergies } from '@nereid/analysis';
import type { Fluxes } from '@nereid/catalogue';
import {
  hadronicTerms,
  defaultElectroweakInputs as inputs,
  parseModel,
  type Regime,
  requireElasticTerms,
  type TridentChannel,
  tridentChannels,
} from '@nereid/physics';
import {
  type EventEnergies,
  type EventRequest,
  eventGenerator,
  prepareProposal,
  summariseEvents,
} from '@nereid/physics/events';
import type { Nuclides } from './compareCrossSections.js';

/** The mean of weighted events beside the quadrature, in units of its statistical error. */
export interface EventPull {
  readonly channel: string;
  readonly regime: Regime;
  /** Energy in GeV, or the flux; with the mediator where there is one. */
  readonly setting: string;
  readonly quadratureCm2: number;
  readonly eventsCm2: number;
  readonly eventsErrorCm2: number;
  readonly pull: number;
}

/** What the pulls are together. */
export interface EventPullSummary {
  readonly count: number;
  readonly mean: number;
  /** ⟨pull²⟩: 1 for a standard normal sample. */
  readonly meanSquare: number;
  readonly largest: number;
  readonly verdict: 'agrees' | 'differs';
}

const EVENTS = 20_000;
/** Coarser than for a run of millions: weights need no tight bounds, and the error is measured. */
const PREPARATION = { cells: 256, samplesPerCell: 64, trainingSamples: 5000 };
const SEED = 4000;
/** A tenth of the statistical errors. */
const QUADRATURE_TOLERANCE = 2e-4;
const REGIMES = ['coherent', 'proton', 'neutron'] as const;
const FLUX = 'dune-cdr-nu';

type Case = Pick<EventPull, 'regime' | 'setting'> & {
  readonly channel: TridentChannel;
  readonly energies: EventEnergies;
  readonly mediator?: { readonly mass: number; readonly gPrime: number };
};

/** All channels in all regimes at one energy, those of muon neutrinos in a flux, and some with a mediator; on argon. */
export function eventPulls(nuclides: Nuclides, fluxes: Fluxes): EventPull[] {
  const argon = nuclides.get('Ar40');
  if (argon === undefined) throw new Error('Ar40 is missing.');
  return cases(fluxes).map((test, i) => {
    const { channel, regime, energies, setting, mediator } = test;
    const model = mediator === undefined ? parseModel('sm', {}) : parseModel('lmu-ltau', { ...mediator });
    const request: EventRequest = {
      channel,
      terms: requireElasticTerms(hadronicTerms({ kind: 'nuclide', nuclide: argon }, regime, inputs), 'events'),
      model,
      inputs,
      energies,
    };
    const proposal = prepareProposal(request, PREPARATION);
    const { chunk, totalCm2 } = eventGenerator(request, proposal, { seed: SEED + i, mode: 'weighted' });
    const { sigmaCm2, sigmaErrorCm2 } = summariseEvents(chunk(0, EVENTS).totals, totalCm2);
    const quadratureCm2 = averagedCrossSection(request, QUADRATURE_TOLERANCE).sigmaCm2;
    return {
      channel: channel.name,
      regime,
      setting,
      quadratureCm2,
      eventsCm2: sigmaCm2,
      eventsErrorCm2: sigmaErrorCm2,
      pull: (sigmaCm2 - quadratureCm2) / sigmaErrorCm2,
    };
  });
}

function cases(fluxes: Fluxes): Case[] {
  const at = (energyGeV: number): EventEnergies => ({ kind: 'fixed', energyGeV });
  const everywhere = tridentChannels.flatMap((channel) =>
    REGIMES.map((regime) => {
      const energyGeV = openEnergy(channel);
      return { channel, regime, energies: at(energyGeV), setting: `${energyGeV} GeV` };
    }),
  );
  const flux = namedTable({ fluxes }, FLUX);
  const ofMuonNeutrinos = tridentChannels.filter(
    ({ incoming, leptonMinus, leptonPlus }) => incoming === 'mu' && leptonMinus !== 'tau' && leptonPlus !== 'tau',
  );
  const averaged = ofMuonNeutrinos.map((channel) => ({
    channel,
    regime: 'unbroken' as const,
    energies: tableEnergies(flux, channel.name),
    setting: FLUX,
  }));
  const muons = ofMuonNeutrinos.filter(({ leptonMinus, leptonPlus }) => leptonMinus === 'mu' && leptonPlus === 'mu');
  const mediated = muons.flatMap((channel) =>
    [0.01, 1].map((mass) => ({
      channel,
      regime: 'unbroken' as const,
      energies: at(20),
      setting: `20 GeV, M_Z′ ${mass} GeV`,
      mediator: { mass, gPrime: mass === 1 ? 0.05 : 1e-3 },
    })),
  );
  return [...everywhere, ...averaged, ...mediated];
}

/** An energy at which the channel is open on a nucleon: a τ pair needs 20 GeV of momentum transfer. */
function openEnergy({ leptonMinus, leptonPlus }: TridentChannel): number {
  const taus = [leptonMinus, leptonPlus].filter((lepton) => lepton === 'tau').length;
  return [5, 100, 300][taus];
}

/** Three standard deviations of the mean and of the mean square of n standard normal numbers, and 4 of the largest. */
export function summarisePulls(pulls: readonly EventPull[]): EventPullSummary {
  const count = pulls.length;
  const mean = pulls.reduce((sum, { pull }) => sum + pull, 0) / count;
  const meanSquare = pulls.reduce((sum, { pull }) => sum + pull * pull, 0) / count;
  const largest = Math.max(...pulls.map(({ pull }) => Math.abs(pull)));
  const agrees =
    Math.abs(mean) < 3 / Math.sqrt(count) && Math.abs(meanSquare - 1) < 3 * Math.sqrt(2 / count) && largest < 4;
  return { count, mean, meanSquare, largest, verdict: agrees ? 'agrees' : 'differs' };
}
