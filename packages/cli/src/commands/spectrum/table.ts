import { type SampledCrossSection, type SpectrumPair, withEvents } from '@nereid/analysis';
import { table } from '../../output/text.js';

/** One line for each bin of each observable; columns of a model only where there is one. */
export function spectrumCsv(pairs: readonly SpectrumPair[], eventsPerCm2: number | undefined): string {
  const numbers = ['sigmaCm2', 'sigmaErrorCm2', ...(eventsPerCm2 === undefined ? [] : ['events', 'eventsError'])];
  const ofModel = pairs[0].model === undefined ? [] : numbers.map((name) => `model_${name}`);
  const head = ['observable', 'unit', 'low', 'high', ...numbers, ...ofModel];
  const cells = (one: SampledCrossSection | undefined) =>
    one === undefined ? [] : Object.values(withEvents(one, eventsPerCm2));
  const lines = pairs.flatMap(({ standardModel: { observable, bins }, model }) =>
    bins.map((bin, i) =>
      [observable.name, observable.unit, bin.low, bin.high, ...cells(bin), ...cells(model?.bins[i])].join(','),
    ),
  );
  return `${[head.join(','), ...lines].join('\n')}\n`;
}

/** Tables for a person. */
export function spectrumTables(
  pairs: readonly SpectrumPair[],
  process: string,
  target: string,
  eventsPerCm2: number | undefined,
): string {
  const quantity = eventsPerCm2 === undefined ? 'σ [cm²]' : 'events';
  const cell = ({ sigmaCm2, errorCm2 }: SampledCrossSection) => {
    const factor = eventsPerCm2 ?? 1;
    return [(factor * sigmaCm2).toExponential(4), (factor * errorCm2).toExponential(1)];
  };
  const tables = pairs.map(({ standardModel, model }) => {
    const { observable, bins, below, above, total } = standardModel;
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
    const head = [`${observable.name} [${observable.unit}]`, `${quantity}, SM`, '± error'];
    const withModel = model ? [...head, `${quantity}, model`, '± error'] : head;
    return table([withModel, ...rows], 'right');
  });
  return [`${process} on ${target}`, ...tables].join('\n\n');
}
