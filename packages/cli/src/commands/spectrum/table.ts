import type { SampledCrossSection, Spectrum } from '@nereid/analysis';
import { table } from '../../output/text.js';

/** One observable: the Standard Model, and the model where another one is asked for. */
export interface SpectrumPair {
  readonly standardModel: Spectrum;
  readonly model?: Spectrum | undefined;
}

/** The numbers of spectra as they are printed as JSON; units are in the names. */
export function spectrumResult(pairs: readonly SpectrumPair[], eventsPerCm2: number | undefined): object {
  const counted = (one: SampledCrossSection) => withEvents(one, eventsPerCm2);
  return {
    ...(eventsPerCm2 !== undefined && { eventsPerCm2 }),
    spectra: pairs.map(({ standardModel, model }) => ({
      observable: standardModel.observable.name,
      unit: standardModel.observable.unit,
      standardModel: spectrumNumbers(standardModel, counted),
      ...(model && { model: spectrumNumbers(model, counted) }),
    })),
  };
}

function spectrumNumbers(
  { observable, bins, below, above, total }: Spectrum,
  counted: (one: SampledCrossSection) => object,
) {
  return {
    bins: bins.map(({ low, high, sigmaCm2, errorCm2, parts }) => ({
      [`low${observable.suffix}`]: low,
      [`high${observable.suffix}`]: high,
      ...counted({ sigmaCm2, errorCm2 }),
      coherentSigmaCm2: parts.coherent,
      nucleonsSigmaCm2: parts.nucleons,
    })),
    below: counted(below),
    above: counted(above),
    total: counted(total),
  };
}

const withEvents = ({ sigmaCm2, errorCm2 }: SampledCrossSection, eventsPerCm2: number | undefined) => ({
  sigmaCm2,
  sigmaErrorCm2: errorCm2,
  ...(eventsPerCm2 !== undefined && { events: sigmaCm2 * eventsPerCm2, eventsError: errorCm2 * eventsPerCm2 }),
});

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
