import { type SampledCrossSection, type SpectrumPair, withEvents } from '@nereid/analysis';
import { describeChannel, tridentChannel } from '@nereid/physics';
import { efficiencyText } from '../../output/selectionText.js';
import { table } from '../../output/text.js';
import { percentOf, sourceTables, uncertaintyCells, uncertaintyHead } from './uncertainties.js';

/** One line for each bin of each observable; columns of a model only where there is one. */
export function spectrumCsv(pairs: readonly SpectrumPair[], eventsPerCm2: number | undefined): string {
  const numbers = ['sigmaCm2', 'sigmaErrorCm2', ...(eventsPerCm2 === undefined ? [] : ['events', 'eventsError'])];
  const ofModel = pairs[0].model === undefined ? [] : numbers.map((name) => `model_${name}`);
  const channels = Object.keys(pairs[0].standardModel.bins[0].channels ?? {});
  const ofChannels = channels.map((name) => `sigmaCm2_${name}`);
  const [{ standardModel: first, model: other }] = pairs;
  const errors = [...uncertaintyHead(first), ...(other ? uncertaintyHead(other, 'model_') : [])];
  const head = ['observable', 'unit', 'low', 'high', ...numbers, ...ofModel, ...ofChannels, ...errors];
  const cells = (one: SampledCrossSection | undefined) =>
    one === undefined ? [] : Object.values(withEvents(one, eventsPerCm2));
  const lines = pairs.flatMap(({ standardModel, model }) => {
    const { observable, bins } = standardModel;
    return bins.map((bin, i) =>
      [
        ...[observable.name, observable.unit, bin.low, bin.high, ...cells(bin), ...cells(model?.bins[i])],
        ...channels.map((name) => bin.channels?.[name]),
        ...uncertaintyCells(standardModel, bin),
        ...(model ? uncertaintyCells(model, model.bins[i]) : []),
      ].join(','),
    );
  });
  return `${[head.join(','), ...lines].join('\n')}\n`;
}

/** Tables for a person. */
export function spectrumTables(
  pairs: readonly SpectrumPair[],
  channels: readonly string[],
  target: string,
  eventsPerCm2: number | undefined,
): string {
  const quantity = eventsPerCm2 === undefined ? 'σ [cm²]' : 'events';
  const tables = pairs.map((pair) => {
    const { standardModel, model } = pair;
    const { observable, bins, below, above, total, sources } = standardModel;
    const cell = (one: SampledCrossSection) => {
      const factor = eventsPerCm2 ?? 1;
      const numbers = [(factor * one.sigmaCm2).toExponential(4), (factor * one.errorCm2).toExponential(1)];
      return sources === undefined ? numbers : [...numbers, percentOf(one)];
    };
    const row = (name: string, one: SampledCrossSection, other: SampledCrossSection | undefined) => [
      name,
      ...cell(one),
      ...(other ? cell(other) : []),
    ];
    const short = (value: number) => String(Number(value.toPrecision(4)));
    const rows = [
      row('below', below, model?.below),
      ...bins.map((bin, i) => row(`${short(bin.low)} – ${short(bin.high)}`, bin, model?.bins[i])),
      row('above', above, model?.above),
      row('all', total, model?.total),
    ];
    const errors = ['± error', ...(sources === undefined ? [] : ['± systematic'])];
    const head = [`${observable.name} [${observable.unit}]`, `${quantity}, SM`, ...errors];
    const withModel = model ? [...head, `${quantity}, model`, ...errors] : head;
    return [table([withModel, ...rows], 'right'), ...sourceTables(pair)].join('\n\n');
  });
  const process = channels.map((name) => describeChannel(tridentChannel(name))).join(', ');
  const said = [`${process} on ${target}`, ...tables, ...aboutSample(pairs[0])];
  return said.join('\n\n');
}

/** What cuts keep, and which part of the bins each of several channels has. */
function aboutSample({ standardModel, model }: SpectrumPair): string[] {
  const kept = [
    ...(standardModel.efficiency ? [`SM ${efficiencyText(standardModel.efficiency)}`] : []),
    ...(model?.efficiency ? [`model ${efficiencyText(model.efficiency)}`] : []),
  ];
  const { bins } = standardModel;
  const all = bins.reduce((sum, { sigmaCm2 }) => sum + sigmaCm2, 0);
  const names = Object.keys(bins[0].channels ?? {});
  const parts = names.map((name) => {
    const part = bins.reduce((sum, { channels = {} }) => sum + channels[name], 0) / all;
    return `${name} ${Number((100 * part).toPrecision(3))} %`;
  });
  return [
    ...(parts.length > 0 ? [`Channels in the bins, Standard Model: ${parts.join(', ')}`] : []),
    ...(kept.length > 0 ? [`Part of the events that the cuts keep: ${kept.join(', ')}`] : []),
  ];
}
