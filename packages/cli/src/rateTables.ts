import type { ChannelRate, ExposureRates } from '@nereid/analysis';
import { table } from './output.js';

/** Several experiments in one table. */
export function printRatesTogether(results: readonly ExposureRates[]): void {
  for (const result of results) console.log(titleOf(result));
  const rows = results.flatMap((result) =>
    channelRows(result).map((row) => [result.experiment, result.mode, ...row] as const),
  );
  const head = ['experiment', 'mode', ...RATE_HEAD];
  console.log(`\n${table([head, ...rows], ['left', 'left', 'left', 'right', 'right', 'right', 'right'])}`);
}

function titleOf({ exposure, mode, name, material }: ExposureRates): string {
  const amount = [
    `${Number(exposure.tonnes.toPrecision(6))} t of ${material}`,
    ...(exposure.protonsOnTarget === undefined ? [] : [`${exposure.protonsOnTarget.toExponential(3)} protons`]),
    ...(exposure.years === undefined ? [] : [exposure.years === 1 ? '1 year' : `${exposure.years} years`]),
  ];
  return `${name}, mode ${mode}: ${amount.join(', ')}`;
}

/** One experiment: its exposure, its beam, the events and what their errors are made of. */
export function printRates(result: ExposureRates): void {
  console.log(titleOf(result));
  for (const { species: kind, neutrinosPerM2, meanEnergyGeV } of result.species) {
    console.log(`${kind}: ${neutrinosPerM2.toExponential(3)} per m², ⟨E⟩ ${meanEnergyGeV.toPrecision(3)} GeV`);
  }
  console.log(`\n${table([RATE_HEAD, ...channelRows(result)], ['left', 'right', 'right', 'right', 'right'])}`);
  console.log(`\n${uncertaintyLines(result).join('\n')}`);
}

/** What ± is made of; the same for all channels of a regime. */
function uncertaintyLines({ rates, exposure }: ExposureRates): string[] {
  const percent = (value: number) => `${Number((100 * value).toPrecision(2))} %`;
  const lines = [
    ['coherent', 'coherent'],
    ['proton', 'incoherent'],
  ].flatMap(([regime, name]) => {
    const found = rates.find((one) => one.regime === regime && one.events > 0);
    if (found === undefined) return [];
    const { total, formFactor, electroweak, nuclearModelling, flux } = found.uncertainty;
    const parts = [
      `form factor ${percent(formFactor)}`,
      `electroweak ${percent(electroweak)}`,
      ...(nuclearModelling > 0 ? [`nuclear modelling ${percent(nuclearModelling)}`] : []),
      `flux ${percent(flux)}`,
    ];
    return [`± ${name}: ${percent(total)} = ${parts.join(' ⊕ ')}`];
  });
  const { years } = exposure;
  return years === undefined || years === 1 ? lines : [...lines, `per year: divide by ${years}`];
}

const RATE_HEAD = ['channel', 'coherent', 'incoherent', 'proton', 'neutron'];

function channelRows(result: ExposureRates): string[][] {
  const channels = [...new Set(result.rates.map(({ channel }) => channel))];
  return channels.map((channel) => {
    const [coherent, proton, neutron] = ['coherent', 'proton', 'neutron'].map((regime) =>
      result.rates.find((one) => one.channel === channel && one.regime === regime),
    );
    return [channel, withError([coherent]), withError([proton, neutron]), eventText(proton), eventText(neutron)];
  });
}

/** Significant digits; powers of ten where plain digits would be hard to read. */
function digits(events: number, count = 3): string {
  if (events === 0) return '0';
  if (events < 1e-3) return events.toExponential(count - 1);
  return events < 10 ** count ? events.toPrecision(count) : events.toFixed(0);
}
const eventText = (one: ChannelRate | undefined): string => (one === undefined ? '–' : digits(one.events));

/** Events with their uncertainty; those of protons and neutrons share all sources, so they add linearly. */
function withError(parts: readonly (ChannelRate | undefined)[]): string {
  const open = parts.filter((one) => one !== undefined);
  if (open.length === 0) return '–';
  const events = open.reduce((sum, one) => sum + one.events, 0);
  const error = open.reduce((sum, one) => sum + one.events * one.uncertainty.total, 0);
  return `${digits(events)} ± ${digits(error, 2)}`;
}
