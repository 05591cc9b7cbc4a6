import type { Catalogue, Experiment, Reference } from '@nereid/catalogue';
import type { LimitStatistic, ModelName, RatioErrorModel } from '@nereid/physics';
import { namedTarget } from './targets.js';

/** What a calculation was made with, as far as papers stand behind it. */
export interface CitedCalculation {
  readonly experiments: readonly Experiment[];
  readonly model?: ModelName;
  readonly statistic?: LimitStatistic;
  readonly errorModel?: RatioErrorModel;
}

const MODEL_PAPERS: Readonly<Record<ModelName, readonly string[]>> = {
  sm: [],
  'lmu-ltau': ['Altmannshofer2014'],
  vector: [],
  scalar: [],
  contact: [],
  'neutrino-dipole': [],
  'randall-sundrum': ['RandallSundrum1999', 'GherghettaPomarol2000', 'Agashe2003', 'Casagrande2008'],
  wet: ['WCxf2018'],
};

const STATISTIC_PAPERS: Readonly<Record<LimitStatistic, readonly string[]>> = {
  'likelihood-ratio': ['Cowan2011'],
  'measured-interval': [],
  profile: ['Cowan2011'],
  cls: ['Cowan2011', 'Read2002'],
  'chi-square': [],
};

const ERROR_MODEL_PAPERS: Readonly<Record<RatioErrorModel, readonly string[]>> = {
  'bifurcated-gaussian': [],
  'variable-width': ['Barlow2004'],
};

/**
 * The papers to cite for a calculation, each once: those of the measurements and of beams, fluxes and targets, as the files of the
 * experiments name them; of the nuclear data of the targets; of the model and of the statistical method.
 * @throws Error for a key without an entry in references.yaml, which `catalogue check` finds
 */
export function calculationReferences(calculation: CitedCalculation, catalogue: Catalogue): Reference[] {
  const { experiments, model, statistic, errorModel } = calculation;
  const keys = [
    ...experiments.flatMap(measurementPapers),
    ...experiments.flatMap((experiment) => targetPapers(experiment, catalogue)),
    ...(model ? MODEL_PAPERS[model] : []),
    ...(statistic ? STATISTIC_PAPERS[statistic] : []),
    ...(errorModel ? ERROR_MODEL_PAPERS[errorModel] : []),
  ];
  return [...new Set(keys)].map((key) => {
    const reference = catalogue.references.get(key);
    if (reference === undefined) throw new Error(`references.yaml has no ${key}`);
    return reference;
  });
}

function measurementPapers(experiment: Experiment): string[] {
  const { measurement, alternatives, eventCounts, references, beamMode, flux, target, regimes } = experiment;
  const numbers = [measurement, ...alternatives, ...eventCounts].flatMap(({ source, quotedIn }) => [
    source,
    ...quotedIn,
  ]);
  return [...numbers, ...references, ...[beamMode, flux, target, regimes].map(({ source }) => source)];
}

function targetPapers({ target }: Experiment, catalogue: Catalogue): string[] {
  const material = catalogue.materials.get(target.material);
  const named = namedTarget(target.material, catalogue.materials, catalogue.nuclides);
  const nuclides = named.kind === 'material' ? named.components.map(({ nuclide }) => nuclide.name) : [];
  return [
    ...(material?.source === undefined ? [] : [material.source]),
    ...nuclides.flatMap((name) => catalogue.nuclides.get(name)?.sources ?? []),
  ];
}
