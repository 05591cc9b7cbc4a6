import { readFileSync } from 'node:fs';
import { type NamedEvents, namedTable, resolveEvents, tableEnergies } from '@nereid/analysis';
import { type Catalogue, fluxFromText, requireValue } from '@nereid/catalogue';
import { defaultElectroweakInputs, sm } from '@nereid/physics';
import {
  type EventEnergies,
  type EventProposal,
  type EventRequest,
  eventGenerator,
  prepareProposal,
  summariseEvents,
} from '@nereid/physics/events';
import { type BenchmarkResult, timingRow } from './benchmarkResult.js';
import { time } from './timing.js';

const EVENTS = 100_000;
/** Events in the time of a calibration loop. */
const LEAST_PER_LOOP = 4000;
/** In calibration loops. */
const PREPARATION_BUDGET = 110;
/** Of nucleons that break: one coordinate more, and tables of structure functions. */
const BROKEN_PREPARATION_BUDGET = 250;

interface EventCase {
  readonly suffix: string;
  readonly channel: string;
  readonly energies: EventEnergies;
  /** Whether floors hold for it. */
  readonly atLeast: boolean;
  /** Coherent unless given. */
  readonly regime?: string;
}

/**
 * Unweighted events in memory, one core. The headline figures are of muon pairs on argon in the flux; the efficiency holds
 * for a summed excess of overweight events of at most 1e-3, which is checked.
 */
export function eventBenchmarks(catalogue: Catalogue, fluxFile?: string): BenchmarkResult[] {
  const flux = fluxEnergies(catalogue, fluxFile);
  const fixed = { kind: 'fixed', energyGeV: 5 } as const;
  const cases: readonly EventCase[] = [
    { suffix: '', channel: 'numu:mumu', energies: flux, atLeast: true },
    { suffix: '-numu-ee', channel: 'numu:ee', energies: flux, atLeast: false },
    { suffix: '-5-gev', channel: 'numu:mumu', energies: fixed, atLeast: false },
    { suffix: '-inelastic', channel: 'numu:mumu', energies: flux, atLeast: false, regime: 'inelastic' },
  ];
  return cases.flatMap(({ suffix, channel, energies, atLeast, regime }) => {
    const request = resolveEvents({ ...named(channel, energies), regime }, catalogue);
    const preparation = time(() => prepareProposal(request), 3, 0);
    const proposal = prepareProposal(request);
    const what = `${channel} on argon${regime === undefined ? '' : `, ${regime}`}, ${energies.kind === 'fixed' ? '5 GeV' : energies.name}`;
    return [
      ...rates(request, proposal, what, suffix, atLeast),
      timingRow(
        `event-preparation-ms${suffix}`,
        `preparation of events, ${what}`,
        'ms',
        preparation,
        regime === undefined ? PREPARATION_BUDGET : BROKEN_PREPARATION_BUDGET,
      ),
    ];
  });
}

function named(channel: string, energies: EventEnergies): NamedEvents {
  const inputs = defaultElectroweakInputs;
  return { channel, target: 'Ar40', model: sm.name, parameters: {}, inputs, hadronic: {}, energies };
}

function rates(
  request: EventRequest,
  proposal: EventProposal,
  what: string,
  suffix: string,
  atLeast: boolean,
): BenchmarkResult[] {
  const { chunk, totalCm2 } = eventGenerator(request, proposal, { seed: 1 });
  let first = 0;
  const timing = time(
    () => {
      chunk(first, EVENTS);
      first += EVENTS;
    },
    5,
    1,
  );
  const { efficiency, excessFraction } = summariseEvents(chunk(0, 10 * EVENTS).totals, totalCm2);
  if (excessFraction > 1e-3) throw new Error(`the excess of overweight events is ${excessFraction}`);
  const rate = (milliseconds: number) => (1000 * EVENTS) / milliseconds;
  return [
    {
      key: `events-unweighted-per-second${suffix}`,
      what: `unweighted events, ${what}`,
      unit: '1/s',
      median: rate(timing.medianMs),
      minimum: rate(timing.maximumMs),
      maximum: rate(timing.minimumMs),
      relative: {
        of: 'calibration',
        times: EVENTS / timing.calibrations,
        ...(atLeast && { atLeast: LEAST_PER_LOOP }),
      },
    },
    {
      key: `unweighting-efficiency${suffix}`,
      what: `their efficiency, excess ${excessFraction.toExponential(1)}`,
      unit: 'ratio',
      median: efficiency,
      minimum: efficiency,
      maximum: efficiency,
      ...(atLeast && { atLeast: 0.25 }),
    },
  ];
}

/** The neutrinos of a file in the format of data/fluxes, or of the design report's beam of DUNE. */
function fluxEnergies(catalogue: Catalogue, fluxFile?: string): EventEnergies {
  if (fluxFile === undefined) return tableEnergies(namedTable(catalogue, 'dune-cdr-nu'), 'numu:mumu');
  const source = { file: fluxFile.replace(/^.*\//, ''), text: readFileSync(fluxFile, 'utf8') };
  return tableEnergies(requireValue(fluxFromText(source, { unit: '1/GeV' })), 'numu:mumu');
}
