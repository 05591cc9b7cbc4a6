import type { Catalogue, Experiment, Exposure, PublishedCurve, Reference } from '@nereid/catalogue';
import { type LimitStatistic, modelDefinition, type RatioErrorModel } from '@nereid/physics';
import { namedTarget } from '../kernels/targets.js';

/** What a calculation was made with, as far as papers stand behind it. */
export interface CitedCalculation {
  readonly experiments: readonly Experiment[];
  /** Of event rates. */
  readonly exposures?: readonly Exposure[];
  /** Curves read off figures of others. */
  readonly curves?: readonly Pick<PublishedCurve, 'source' | 'drawnIn' | 'remark'>[];
  /** Keys that come with something else: other observables name their own. */
  readonly keys?: readonly string[];
  readonly model?: string;
  readonly statistic?: LimitStatistic;
  readonly errorModel?: RatioErrorModel;
}

const STATISTIC_PAPERS: Readonly<Record<LimitStatistic, readonly string[]>> = {
  'likelihood-ratio': ['Cowan2011'],
  'measured-interval': [],
  profile: ['Cowan2011'],
  cls: ['Cowan2011', 'Read2002'],
  'chi-square': [],
  'feldman-cousins': ['FeldmanCousins1998', 'NOvAFeldmanCousins2025'],
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
  const { experiments, exposures = [], curves = [], model, statistic, errorModel } = calculation;
  const keys = [
    ...experiments.flatMap((experiment) => measurementPapers(experiment, catalogue)),
    ...exposures.flatMap((exposure) => exposurePapers(exposure, catalogue)),
    ...[...experiments, ...exposures].flatMap(({ target }) => targetPapers(target.material, catalogue)),
    ...(calculation.keys ?? []),
    ...curves.flatMap((curve) => curvePapers(curve, catalogue)),
    ...(model ? modelDefinition(model).papers : []),
    ...(statistic ? STATISTIC_PAPERS[statistic] : []),
    ...(errorModel ? ERROR_MODEL_PAPERS[errorModel] : []),
  ];
  return [...new Set(keys)].map((key) => {
    const reference = catalogue.references.get(key);
    if (reference === undefined) throw new Error(`references.yaml has no ${key}`);
    return reference;
  });
}

function measurementPapers(experiment: Experiment, catalogue: Catalogue): string[] {
  const { measurement, alternatives, eventCounts, references, beamMode, flux, target, regimes } = experiment;
  const numbers = [measurement, ...alternatives, ...eventCounts].flatMap(({ source, quotedIn }) => [
    source,
    ...quotedIn,
  ]);
  const sources = [beamMode, flux, target, regimes].map(({ source }) => source);
  const tables =
    flux.kind === 'table'
      ? tablePapers(
          flux.tables.map(({ id }) => id),
          catalogue,
        )
      : [];
  return [...numbers, ...references, ...sources, ...tables];
}

function exposurePapers({ references, target, modes }: Exposure, catalogue: Catalogue): string[] {
  const tables = modes.map(({ flux }) => flux.table);
  return [...references, target.source, ...modes.map(({ source }) => source), ...tablePapers(tables, catalogue)];
}

const tablePapers = (tables: readonly string[], { fluxes }: Catalogue): string[] =>
  tables.flatMap((name) => fluxes.get(name)?.source ?? []);

/** The paper that draws a curve, and that of the search which its remark names by arXiv number. */
function curvePapers(
  { source, drawnIn, remark = '' }: Pick<PublishedCurve, 'source' | 'drawnIn' | 'remark'>,
  catalogue: Catalogue,
): string[] {
  const named = [...catalogue.references.values()].filter(({ arxiv }) => arxiv && remark.includes(`arXiv:${arxiv}`));
  return [...named.map(({ key }) => key), source, ...(drawnIn === undefined ? [] : [drawnIn])];
}

function targetPapers(name: string, catalogue: Catalogue): string[] {
  const material = catalogue.materials.get(name);
  const named = namedTarget(name, catalogue.materials, catalogue.nuclides);
  const nuclides = named.kind === 'material' ? named.components.map(({ nuclide }) => nuclide.name) : [];
  return [
    ...(material?.source === undefined ? [] : [material.source]),
    ...nuclides.flatMap((nuclide) => catalogue.nuclides.get(nuclide)?.sources ?? []),
  ];
}
