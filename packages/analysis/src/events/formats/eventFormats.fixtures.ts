import type { Materials, Nuclides } from '@nereid/catalogue';
import { defaultElectroweakInputs } from '@nereid/physics';
import { type EventChunk, prepareProposal } from '@nereid/physics/events';
import { averagedCrossSection, type NamedEvents, resolveEvents } from '../eventSetup.js';
import { type EventRun, runGenerator } from './eventRun.js';

/** A channel whose particles are all different, on argon with its nucleons. */
const named: NamedEvents = {
  channel: 'numubar:emu',
  target: 'Ar40',
  regime: 'unbroken',
  model: 'sm',
  parameters: {},
  inputs: defaultElectroweakInputs,
  hadronic: {},
  energies: { kind: 'fixed', energyGeV: 5 },
};

/** A run for tests of formats, and its events; with the targets of the catalogue. */
export function testEvents(
  data: { readonly materials: Materials; readonly nuclides: Nuclides },
  changes: Partial<NamedEvents> = {},
  given: Partial<EventRun> = {},
): { readonly run: EventRun; readonly chunk: (firstEvent: number, count: number) => EventChunk } {
  const request = resolveEvents({ ...named, ...changes }, data);
  const proposal = prepareProposal(request, { cells: 768, samplesPerCell: 32, trainingSamples: 5000 });
  const { sigmaCm2, errorCm2 } = averagedCrossSection(request, 1e-3);
  const run: EventRun = {
    request,
    mode: 'unweighted',
    seed: 3,
    events: 200,
    sigmaCm2,
    sigmaErrorCm2: errorCm2,
    version: '1.2.3',
    provenance: { command: 'a < b & "c"\n\\d' },
    ...given,
  };
  return { run, chunk: runGenerator(run, proposal).chunk };
}
