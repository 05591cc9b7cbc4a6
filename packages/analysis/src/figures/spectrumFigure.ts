import type { ColourKey, DashStyle, FigureSpec, Label, Series } from '@nereid/figures';
import { type ModelParameters, modelDefinition, type TridentChannel, tridentChannel } from '@nereid/physics';
import { SPECTRUM_PARTS, type Spectrum, type SpectrumBin, type SpectrumPart } from '../rates/spectrum.js';
import { stepLine } from './histogramSteps.js';

export interface SpectrumFigureOptions {
  /** Of several channels the first; the others are in the spectrum. */
  readonly channel: TridentChannel;
  /** As it is named: `Ar40`, `argon`. */
  readonly target: string;
  readonly caption: string;
  /** Events for a cross section of 1 cm²; without it the figure shows cross sections. */
  readonly eventsPerCm2?: number | undefined;
  /** Over the same bins, with its name. */
  readonly model?:
    | { readonly name: string; readonly parameters: ModelParameters; readonly spectrum: Spectrum }
    | undefined;
  readonly theme?: 'light' | 'dark';
}

const PARTS: Readonly<Record<SpectrumPart, { colour: ColourKey; dash: DashStyle; words: string }>> = {
  coherent: { colour: 'blue', dash: 'dashed', words: 'coherent' },
  nucleons: { colour: 'bluishGreen', dash: 'dotted', words: 'on nucleons' },
  inelastic: { colour: 'orange', dash: 'dashDot', words: 'inelastic' },
};

/** Lines of the largest channels of a sample; what is left is one more. */
const CHANNEL_LINES: readonly { colour: ColourKey; dash: DashStyle }[] = [
  { colour: 'blue', dash: 'dashed' },
  { colour: 'bluishGreen', dash: 'dotted' },
  { colour: 'orange', dash: 'dashed' },
  { colour: 'reddishPurple', dash: 'dotted' },
  { colour: 'skyBlue', dash: 'dashed' },
];

const LEPTONS = { e: 'e', mu: '\\mu', tau: '\\tau' } as const;

/** `ν_μ → ν_μ μ⁻ μ⁺` in TeX. */
function channelTex({ antineutrino, incoming, outgoing, leptonMinus, leptonPlus }: TridentChannel): string {
  const nu = antineutrino ? '\\bar\\nu' : '\\nu';
  return `${nu}_{${LEPTONS[incoming]}}\\to${nu}_{${LEPTONS[outgoing]}}\\,${LEPTONS[leptonMinus]}^-${LEPTONS[leptonPlus]}^+`;
}

const targetTex = (target: string): string => `\\text{ on ${target}}`;

/**
 * A spectrum of the Standard Model with its parts, or the channels of a sample of several, and, over it, one of another model; shaded: statistical errors
 * and, around them, what is not known where that was asked for.
 */
export function spectrumFigure(spectrum: Spectrum, options: SpectrumFigureOptions): FigureSpec {
  const { observable, bins } = spectrum;
  const { model, eventsPerCm2, theme } = options;
  const drawn = [...bins, ...(model?.spectrum.bins ?? [])];
  const largest = Math.max(...drawn.map((bin) => bin.sigmaCm2 + largestError(bin))) * (eventsPerCm2 ?? 1);
  const exponent = exponentOf(largest);
  const factor = (eventsPerCm2 ?? 1) / 10 ** exponent;
  // a single part is the total
  const parts = SPECTRUM_PARTS.filter((part) => bins.some((bin) => bin.parts[part] > 0));
  return {
    title: { tex: titleTex(spectrum, options) },
    description: `${eventsPerCm2 === undefined ? 'Cross section' : 'Events'} per bin against the ${observable.words}.`,
    x: {
      label: { tex: `${observable.tex}\\;[${unitTex(observable.unit)}]` },
      scale: observable.scale,
      domain: [bins[0].low, bins[bins.length - 1].high],
    },
    y: {
      label: { tex: quantityTex(eventsPerCm2 !== undefined, exponent) },
      scale: 'linear',
      domain: [0, top(largest, exponent)],
    },
    series: [
      ...systematicSeries(bins, factor, 'skyBlue', { text: 'systematic errors' }),
      ...(model ? systematicSeries(model.spectrum.bins, factor, 'orange') : []),
      ...histogramSeries(bins, factor, { text: 'Standard Model' }, 'black', 'solid'),
      ...(isMixed(spectrum)
        ? channelSeries(bins, factor)
        : parts.length > 1
          ? parts.map((part) => partSeries(bins, part, factor))
          : []),
      ...(model
        ? histogramSeries(
            model.spectrum.bins,
            factor,
            modelLabel(model.name, model.parameters),
            'vermillion',
            'longDash',
          )
        : []),
    ],
    legend: 'auto',
    caption: options.caption,
    ...(theme && { theme }),
  };
}

/** What is not known of a bin [cm²], one standard deviation; 0 where that was not asked for. */
const systematicError = ({ sigmaCm2, uncertainties }: SpectrumBin): number => sigmaCm2 * (uncertainties?.total ?? 0);

const largestError = (bin: SpectrumBin): number => Math.max(bin.errorCm2, systematicError(bin));

/** All sources of error in quadrature, where they are known. */
function systematicSeries(bins: readonly SpectrumBin[], factor: number, colour: ColourKey, label?: Label): Series[] {
  if (bins.every(({ uncertainties }) => uncertainties === undefined)) return [];
  const { x, upper, lower } = bandOf(bins, factor, systematicError);
  return [{ kind: 'band', x, lower, upper, colour, ...(label && { label }) }];
}

/** The band of an error [cm²] about a histogram. */
function bandOf(bins: readonly SpectrumBin[], factor: number, errorOf: (bin: SpectrumBin) => number) {
  const steps = (sign: number) =>
    stepLine(bins.map((bin) => ({ ...bin, value: factor * Math.max(0, bin.sigmaCm2 + sign * errorOf(bin)) })));
  const { x, y: upper } = steps(1);
  return { x, upper, lower: steps(-1).y };
}

function histogramSeries(
  bins: readonly SpectrumBin[],
  factor: number,
  label: Label,
  colour: ColourKey,
  dash: DashStyle,
): Series[] {
  const { x, upper, lower } = bandOf(bins, factor, ({ errorCm2 }) => errorCm2);
  const { y } = stepLine(bins.map((bin) => ({ ...bin, value: factor * Math.max(0, bin.sigmaCm2) })));
  return [
    { kind: 'band', x, lower, upper, colour: colour === 'black' ? 'grey' : colour },
    { kind: 'line', polylines: [{ x, y }], colour, dash, label },
  ];
}

function partSeries(bins: readonly SpectrumBin[], part: SpectrumPart, factor: number): Series {
  const { colour, dash, words } = PARTS[part];
  const line = stepLine(bins.map((bin) => ({ ...bin, value: factor * bin.parts[part] })));
  return { kind: 'line', polylines: [line], colour, dash, widthPx: 1.5, label: { text: words } };
}

const isMixed = ({ bins }: Spectrum): boolean => bins[0].channels !== undefined;

function titleTex(spectrum: Spectrum, { channel, target }: SpectrumFigureOptions): string {
  if (!isMixed(spectrum)) return channelTex(channel) + targetTex(target);
  return `\\text{${Object.keys(spectrum.bins[0].channels ?? {}).length} channels}${targetTex(target)}`;
}

/** The largest channels each, and the rest together. */
function channelSeries(bins: readonly SpectrumBin[], factor: number): Series[] {
  const total = (name: string) => bins.reduce((sum, { channels = {} }) => sum + channels[name], 0);
  const names = Object.keys(bins[0].channels ?? {}).sort((a, b) => total(b) - total(a));
  const most = CHANNEL_LINES.length;
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const line = (of: readonly string[], place: number, label: Label): Series => {
    const value = ({ channels = {} }: SpectrumBin) => factor * of.reduce((sum, name) => sum + channels[name], 0);
    const steps = stepLine(bins.map((bin) => ({ ...bin, value: value(bin) })));
    return { kind: 'line', polylines: [steps], ...CHANNEL_LINES[place], widthPx: 1.5, label };
  };
  const rest = names.slice(shown.length);
  return [
    ...shown.map((name, i) => line([name], i, { tex: channelTex(tridentChannel(name)) })),
    ...(rest.length > 0 ? [line(rest, shown.length, { text: `${rest.length} other channels` })] : []),
  ];
}

function modelLabel(name: string, parameters: ModelParameters): Label {
  const { symbol, family, parameters: known } = modelDefinition(name);
  const values = Object.entries(parameters).map(([key, value]) => {
    const parameter = known.find((one) => one.name === key);
    const scanned = key === family?.mass || key === family?.coupling;
    const unit = key === family?.mass ? '\\,\\mathrm{GeV}' : '';
    return `${scanned && parameter ? parameter.symbol : `\\text{${key}}`}=${valueTex(value)}${unit}`;
  });
  return { tex: [symbol ?? `\\text{${name}}`, ...values].join(',\\;') };
}

/** `2\times 10^{-4}` for what would be long. */
function valueTex(value: number): string {
  if (value === 0 || (Math.abs(value) >= 1e-2 && Math.abs(value) < 1e4)) return String(value);
  const [digits, exponent] = value.toExponential().split('e');
  const power = `10^{${Number(exponent)}}`;
  return digits === '1' ? power : `${digits}\\times ${power}`;
}

/** A power of ten in front of the unit, where numbers would otherwise be long. */
function exponentOf(largest: number): number {
  if (largest === 0) return 0;
  const exponent = Math.floor(Math.log10(largest));
  return exponent >= -2 && exponent <= 4 ? 0 : exponent;
}

const top = (largest: number, exponent: number): number => (largest === 0 ? 1 : (1.15 * largest) / 10 ** exponent);

function quantityTex(events: boolean, exponent: number): string {
  const power = exponent === 0 ? '' : `10^{${exponent}}`;
  if (events) return `\\text{events per bin}${power === '' ? '' : `\\;[${power}]`}`;
  return `\\sigma\\text{ per bin}\\;[${power === '' ? '' : `${power}\\,`}\\mathrm{cm}^2]`;
}

const unitTex = (unit: string): string =>
  unit === 'degrees' ? '\\text{degrees}' : unit === 'GeV²' ? '\\mathrm{GeV}^2' : '\\mathrm{GeV}';
