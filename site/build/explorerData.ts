import {
  ANOMALY_PREDICTIONS,
  calculationReferences,
  constraintPapers,
  fluxWords,
  isRecorded,
  OBSERVABLE_NAMES,
  OBSERVABLE_RECORDS,
  type ObservableName,
  publishedCounts,
  REGISTERED_OBSERVABLES,
  STANDARD_OBSERVABLES,
  type StoredKernel,
  type TridentConstraint,
  toStored,
} from '@nereid/analysis';
import { type CachedKernel, prepareConstraints } from '@nereid/analysis/node';
import { type Catalogue, type Experiment, isMeasuredLine, type RecordValue } from '@nereid/catalogue';
import { bibtex } from '@nereid/catalogue/exports';
import {
  ASYMPTOTIC_STATISTICS,
  contact,
  electroweakInputs,
  limitableModels,
  lmuLtau,
  type RatioMeasurement,
  randallSundrum,
} from '@nereid/physics';
import { SECTORS } from '@nereid/physics/couplings';
import type { SiteData } from './siteData.js';
import { VERSION } from './version.js';

/** Models of the explorer: those with a plane to draw. */
const EXPLORER_MODELS = [...limitableModels().map(({ name }) => name), contact.name];

/** An experiment as the explorer needs it: its entry of the catalogue, what it measured and its kernels. */
export interface ExplorerExperiment {
  readonly experiment: Experiment;
  readonly measurement: RatioMeasurement;
  readonly measured: boolean;
  /** Why it has no counting likelihood; null where it has one. */
  readonly noCounts: string | null;
  readonly kernel: StoredKernel;
  readonly kernelHash: string;
  /** The beam in words. */
  readonly flux: string;
  readonly papers: readonly string[];
}

/** A curve read off a published figure. */
export interface ExplorerCurve {
  readonly id: string;
  readonly name: string;
  readonly experiment: string;
  readonly model: string;
  readonly confidenceLevel: number;
  readonly massGeV: readonly number[];
  readonly gPrime: readonly number[];
  readonly source: string;
  readonly how: string;
  readonly remark?: string;
}

/** Everything that the explorer loads, made once with the site. */
export interface ExplorerData {
  readonly version: string;
  readonly experiments: readonly ExplorerExperiment[];
  /** Values of the records behind the observables beside tridents. */
  readonly values: readonly RecordValue[];
  /** Record of each value id of the measurements and observables. */
  readonly recordOfValue: Readonly<Record<string, string>>;
  readonly curves: readonly ExplorerCurve[];
  readonly predictions: readonly string[];
  /** Keys of the papers behind a model, a statistic, `overlay NAME` (`overlay g-2 PREDICTION`) and `curve EXPERIMENT`. */
  readonly papers: Readonly<Record<string, readonly string[]>>;
  readonly bibtex: Readonly<Record<string, string>>;
}

/** @throws whatever computing a kernel throws */
export async function explorerData({ catalogue, records }: SiteData): Promise<ExplorerData> {
  const options = { electroweak: electroweakInputs({}), sectors: SECTORS };
  const { tridents } = await prepareConstraints([...catalogue.experiments.keys()], catalogue, options);
  const experiments = tridents.map((one) => explorerExperiment(one, catalogue));
  const observables = records.filter(({ record }) => OBSERVABLE_RECORDS.includes(record.id));
  const values = observables.flatMap(({ record }) => record.values);
  const papers = { ...modelPapers(catalogue), ...overlayPapers(values), ...curvePapers(catalogue) };
  const curves = explorerCurves(catalogue).flatMap((curve): ExplorerCurve[] => {
    const { id, name, experiment, model, confidenceLevel, source, how, remark } = curve;
    if (confidenceLevel === null) return [];
    const [massGeV, gPrime] = [Array.from(curve.massGeV), Array.from(curve.gPrime)];
    const origin = { source, how, ...(remark !== undefined && { remark }) };
    return [{ id, name, experiment, model, confidenceLevel, massGeV, gPrime, ...origin }];
  });
  const cited = [...experiments.flatMap((one) => one.papers), ...Object.values(papers).flat()];
  return {
    version: VERSION,
    experiments,
    values,
    recordOfValue: Object.fromEntries(
      records.flatMap(({ record }) => record.values.map(({ id }) => [id, record.id] as const)),
    ),
    curves,
    predictions: Object.keys(ANOMALY_PREDICTIONS),
    papers,
    bibtex: bibliography([...new Set(cited)], catalogue),
  };
}

function explorerExperiment(
  { experiment, measurement, status, kernel }: TridentConstraint<CachedKernel>,
  catalogue: Catalogue,
): ExplorerExperiment {
  const published = publishedCounts(experiment);
  return {
    experiment,
    measurement,
    measured: status === 'measured',
    noCounts: published.counts === null ? published.reason : null,
    kernel: withoutSpectra(toStored(kernel)),
    kernelHash: kernel.hash,
    flux: fluxWords([experiment]),
    papers: calculationReferences({ experiments: [experiment] }, catalogue).map(({ key }) => key),
  };
}

/** The histograms of the beams are on the pages of the experiments; the kernel is their average. */
function withoutSpectra(stored: StoredKernel): StoredKernel {
  const { flux } = stored.inputs;
  if (flux.kind === 'monochromatic') return stored;
  return { ...stored, inputs: { ...stored.inputs, flux: { kind: 'histogram', spectra: {} } } };
}

function modelPapers(catalogue: Catalogue): Record<string, string[]> {
  const keys = (calculation: Partial<Parameters<typeof calculationReferences>[0]>) =>
    calculationReferences({ experiments: [], ...calculation }, catalogue).map(({ key }) => key);
  return Object.fromEntries([
    ...[...EXPLORER_MODELS, randallSundrum.name].map((model) => [model, keys({ model })]),
    ...ASYMPTOTIC_STATISTICS.map((statistic) => [statistic, keys({ statistic })]),
  ]);
}

/** By observable; of g−2 by prediction. */
function overlayPapers(values: readonly RecordValue[]): Record<string, string[]> {
  const known = new Map(values.map((value) => [value.id, value]));
  const papers = (name: ObservableName, settings = STANDARD_OBSERVABLES) =>
    constraintPapers(name, settings, known, electroweakInputs({}));
  // data of one's own need not have all records
  const recorded = OBSERVABLE_NAMES.filter((name) =>
    REGISTERED_OBSERVABLES.some((one) => one.id === name && isRecorded(one, known)),
  );
  const predictions = Object.keys(ANOMALY_PREDICTIONS) as (keyof typeof ANOMALY_PREDICTIONS)[];
  return Object.fromEntries([
    ...recorded.map((name) => [`overlay ${name}`, papers(name)] as const),
    ...predictions.map((prediction) => {
      const anomaly = { ...STANDARD_OBSERVABLES.anomaly, prediction };
      return [`overlay g-2 ${prediction}`, papers('g-2', { ...STANDARD_OBSERVABLES, anomaly })] as const;
    }),
  ]);
}

/** Measured limits of the model of overlays, drawn as they are. */
const explorerCurves = ({ curves }: Catalogue) =>
  [...curves.values()].filter((curve) => curve.model === lmuLtau.name && isMeasuredLine(curve));

function curvePapers(catalogue: Catalogue): Record<string, string[]> {
  const all = explorerCurves(catalogue);
  return Object.fromEntries(
    [...new Set(all.map(({ experiment }) => experiment))].map((experiment) => {
      const curves = all.filter((curve) => curve.experiment === experiment);
      return [
        `curve ${experiment}`,
        calculationReferences({ experiments: [], curves }, catalogue).map(({ key }) => key),
      ];
    }),
  );
}

function bibliography(keys: readonly string[], catalogue: Catalogue): Record<string, string> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const reference = catalogue.references.get(key);
      return reference === undefined ? [] : [[key, bibtex([reference])] as const];
    }),
  );
}
