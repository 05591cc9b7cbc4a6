import type { ChannelRate, ExposureRates, FormFactorShift, FullRates } from '@nereid/analysis';
import { table } from '../../output/text.js';

/** Several experiments in one table. */
export function printRatesTogether(
  results: readonly FullRates[],
  shifts: readonly (FormFactorShift | undefined)[],
): void {
  for (const result of results) console.log(titleOf(result));
  const rows = results.flatMap((result) =>
    channelRows(result).map((row) => [result.experiment, result.mode, ...row] as const),
  );
  const head = ['experiment', 'mode', ...headOf(results.some(hasInelastic))];
  console.log(`\n${table([head, ...rows], ['left', 'left', 'left', ...head.slice(3).map(() => 'right' as const)])}`);
  const texts = results.flatMap((result, i) =>
    [...alternativeTexts(result), ...textsOf(result, shifts[i])].map((text) => `${result.experiment}: ${text}`),
  );
  for (const text of new Set(texts)) console.log(text);
}

function titleOf({ exposure, mode, name, material }: ExposureRates): string {
  const amount = [`${Number(exposure.tonnes.toPrecision(6))} t of ${material}`, ...protonsAndTime(exposure)];
  return `${name}, mode ${mode}: ${amount.join(', ')}`;
}

/** The protons are those of the whole time. */
function protonsAndTime({ protonsOnTarget, years }: ExposureRates['exposure']): string[] {
  const protons = protonsOnTarget === undefined ? [] : [`${protonsOnTarget.toExponential(3)} protons`];
  if (years === undefined) return protons;
  if (years === 1) return [...protons, '1 year'];
  return protons.length === 0 ? [`${years} years`] : [`${protons[0]} in ${years} years`];
}

/** One experiment: its exposure, its beam, the events and what their errors are made of. */
export function printRates(result: FullRates, shift: FormFactorShift | undefined): void {
  console.log(titleOf(result));
  for (const { species: kind, neutrinosPerM2, meanEnergyGeV } of result.species) {
    console.log(`${kind}: ${neutrinosPerM2.toExponential(3)} per m², ⟨E⟩ ${meanEnergyGeV.toPrecision(3)} GeV`);
  }
  const head = headOf(hasInelastic(result));
  console.log(`\n${table([head, ...channelRows(result)], ['left', ...head.slice(1).map(() => 'right' as const)])}`);
  const others = alternativeRows(result);
  if (others.length > 0) {
    const alignment = others[0].map((_, i) => (i < 2 ? 'left' : 'right') as 'left' | 'right');
    console.log(`\nThe same with other fluxes:\n${table(others, alignment)}`);
  }
  console.log(`\n${uncertaintyLines(result).join('\n')}`);
  for (const text of textsOf(result, shift)) console.log(text);
}

/** What stands under a table: what defaults change, what has no rate, what a reader must know. */
const textsOf = ({ notes, remarks }: ExposureRates, shift: FormFactorShift | undefined): string[] => [
  ...(shift === undefined ? [] : [shiftText(shift)]),
  ...notes,
  ...remarks,
];

/** What the default form factor changes against the rates of the literature. */
function shiftText({ channel, relative }: FormFactorShift): string {
  const percent = `${relative < 0 ? '−' : '+'}${Math.abs(100 * relative).toFixed(1)} %`;
  return `form factor: measured charge radii, ${percent} on coherent ${channel} against c = 1.126 A^⅓ fm of arXiv:1807.10973`;
}

/** What ± is made of; the same for all channels of a regime. */
function uncertaintyLines({ rates, exposure }: ExposureRates): string[] {
  const percent = (value: number) => `${Number((100 * value).toPrecision(2))} %`;
  const lines = [
    ['coherent', 'coherent'],
    ['proton', 'incoherent'],
    ['inelastic', 'inelastic'],
  ].flatMap(([regime, name]) => {
    const found = rates.find((one) => one.regime === regime && one.events > 0);
    if (found === undefined) return [];
    const { formFactor, electroweak, nuclearModelling, flux } = found.uncertainty;
    // what the statistics of cuts add differs from channel to channel
    const total = Math.hypot(formFactor, electroweak, nuclearModelling, flux ?? 0);
    const parts = [
      `form factor ${percent(formFactor)}`,
      `electroweak ${percent(electroweak)}`,
      ...(nuclearModelling > 0 ? [`nuclear modelling ${percent(nuclearModelling)}`] : []),
      ...(flux === undefined ? [] : [`flux ${percent(flux)}`]),
    ];
    return [`± ${name}: ${percent(total)} = ${parts.join(' ⊕ ')}`];
  });
  if (lines.length > 0 && rates.some(({ efficiency }) => efficiency !== undefined)) {
    lines.push('⊕ the statistical error of the part that the cuts keep');
  }
  const unknownFlux = rates.some(({ uncertainty }) => uncertainty.flux === undefined);
  const { years } = exposure;
  return [
    ...lines,
    ...(unknownFlux ? ['without the error of your flux: --flux-error 0.1 adds 10 %'] : []),
    ...(years === undefined || years === 1 ? [] : [`per year: divide by ${years}`]),
  ];
}

const hasInelastic = ({ rates }: ExposureRates): boolean => rates.some(({ regime }) => regime === 'inelastic');

const headOf = (inelastic: boolean): string[] => [
  ...['channel', 'coherent', 'incoherent', 'proton', 'neutron'],
  ...(inelastic ? ['inelastic'] : []),
];

function channelRows(result: ExposureRates): string[][] {
  const channels = [...new Set(result.rates.map(({ channel }) => channel))];
  return channels.map((channel) => {
    const [coherent, proton, neutron, inelastic] = ['coherent', 'proton', 'neutron', 'inelastic'].map((regime) =>
      result.rates.find((one) => one.channel === channel && one.regime === regime),
    );
    const whole = [withError([coherent]), withError([proton, neutron]), eventText(proton), eventText(neutron)];
    return [channel, ...whole, ...(hasInelastic(result) ? [withError([inelastic])] : [])];
  });
}

/** The regimes that are counted together, by what they are called. */
const PARTS: readonly { readonly name: string; readonly regimes: readonly string[] }[] = [
  { name: 'coherent', regimes: ['coherent'] },
  { name: 'incoherent', regimes: ['proton', 'neutron'] },
  { name: 'inelastic', regimes: ['inelastic'] },
];

const eventsOf = (
  rates: readonly Pick<ChannelRate, 'channel' | 'regime' | 'events'>[],
  channel: string,
  regimes: readonly string[],
): number =>
  rates.reduce(
    (total, one) => (one.channel === channel && regimes.includes(one.regime) ? total + one.events : total),
    0,
  );

/** A table of the events with other fluxes, this one first; without rows where there are none. */
function alternativeRows({ fluxTable, rates, alternatives = [] }: FullRates): string[][] {
  const channels = [...new Set(alternatives.flatMap((one) => one.rates.map(({ channel }) => channel)))];
  if (channels.length === 0) return [];
  const parts = PARTS.filter(({ regimes }) => rates.some(({ regime }) => regimes.includes(regime)));
  const rows = channels.flatMap((channel) =>
    parts.map(({ name, regimes }) => [
      channel,
      name,
      ...[rates, ...alternatives.map((one) => one.rates)].map((all) => digits(eventsOf(all, channel, regimes))),
    ]),
  );
  return [['channel', 'regime', fluxTable, ...alternatives.map(({ name }) => name)], ...rows];
}

/** The same in a line for each row, where several experiments share a table. */
function alternativeTexts(result: FullRates): string[] {
  const [head = [], ...rows] = alternativeRows(result);
  return rows.map(([channel, regime, , ...values]) => {
    return `${channel} ${regime} with other fluxes: ${values.map((value, i) => `${value} (${head[i + 3]})`).join(', ')}`;
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
  if (events === 0 && open.some(({ eventsBeforeCuts = 0 }) => eventsBeforeCuts > 0)) return 'none kept';
  const error = open.reduce((sum, one) => (one.events > 0 ? sum + one.events * one.uncertainty.total : sum), 0);
  return `${digits(events)} ± ${digits(error, 2)}`;
}
