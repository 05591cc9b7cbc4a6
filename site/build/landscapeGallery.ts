import {
  boundReferences,
  drawnBounds,
  type Landscape,
  type LandscapeDescription,
  landscapeCsv,
  landscapeFigure,
} from '@nereid/analysis';
import { landscape } from '@nereid/analysis/node';
import type { Catalogue } from '@nereid/catalogue';
import { bibtex } from '@nereid/catalogue/exports';
import { type ModelParameters, modelDefinition } from '@nereid/physics';
import { STATISTICS } from './constraintResult.js';
import type { GalleryFigure } from './galleryFigure.js';
import { VERSION } from './version.js';

/** A model whose landscape the gallery shows. */
export interface GalleryModel {
  /** Name of its files. */
  readonly id: string;
  readonly title: string;
  readonly model: string;
  readonly parameters: ModelParameters;
  /** What is told of it, beside what bounds it. */
  readonly words: string;
}

/** Those that papers draw most, and one for each way of a boson to reach what is measured. */
export const GALLERY_MODELS: readonly GalleryModel[] = [
  {
    id: 'landscape-lmu-ltau',
    title: 'Landscape of L_μ − L_τ, no mixing',
    model: 'lmu-ltau',
    parameters: { loopMixing: 0 },
    words: 'Without mixing electrons and quarks know nothing of it.',
  },
  {
    id: 'landscape-lmu-ltau-loops',
    title: 'Landscape of L_μ − L_τ, mixing by loops',
    model: 'lmu-ltau',
    parameters: { loopMixing: 1 },
    words:
      'Loops of muons and taus mix it with the photon, so that electrons, nuclei and white dwarfs bound it too: hatched.',
  },
  {
    id: 'landscape-le-lmu',
    title: 'Landscape of L_e − L_μ',
    model: 'le-lmu',
    parameters: {},
    words: 'Electrons have the charge itself.',
  },
  {
    id: 'landscape-b-3lmu',
    title: 'Landscape of B − 3L_μ',
    model: 'b-3lmu',
    parameters: {},
    words: 'Quarks and muons have charges, electrons none; loops are not finite and left out.',
  },
  {
    id: 'landscape-b-l',
    title: 'Landscape of B − L',
    model: 'b-l',
    parameters: {},
    words: 'All matter has a charge.',
  },
  {
    id: 'landscape-dark-photon',
    title: 'Landscape of a dark photon',
    model: 'dark-photon',
    parameters: {},
    words: 'Neutrinos have no charge: no trident and no recoil bounds it.',
  },
  {
    id: 'landscape-muonphilic-scalar',
    title: 'Landscape of a muonphilic scalar',
    model: 'muonphilic-scalar',
    parameters: {},
    words: 'Curves for vector bosons say nothing of a scalar, which is radiated otherwise.',
  },
  {
    id: 'landscape-flavour-violating',
    title: 'Landscape of a Z′ that turns μ into τ',
    model: 'u1',
    parameters: { chargeMuTau: 1 },
    words: 'Decays τ → μZ′, where they are open, bound it further and are not computed.',
  },
];

/** The landscape of each, as `nereid landscape` makes it, with its table and the papers of what is drawn. */
export async function galleryLandscapes(catalogue: Catalogue): Promise<GalleryFigure[]> {
  const figures: GalleryFigure[] = [];
  for (const one of GALLERY_MODELS)
    figures.push(galleryLandscape(one, await landscapeOfGallery(one, catalogue), catalogue));
  return figures;
}

/** What bounds a model of the gallery, as the command computes it. */
export const landscapeOfGallery = ({ model, parameters }: GalleryModel, catalogue: Catalogue): Promise<Landscape> =>
  landscape({ model: { model, parameters }, catalogue, test: STATISTICS });

/** Figure, table and papers of a landscape. */
export function galleryLandscape(
  { id, title, model, parameters, words }: GalleryModel,
  found: Landscape,
  catalogue: Catalogue,
): GalleryFigure {
  const set = Object.entries(parameters).map(([name, value]) => ` --set ${name}=${value}`);
  const command = `nereid landscape --model ${model}${set.join('')} --out ${id}`;
  const description: LandscapeDescription = { test: STATISTICS, version: VERSION, command };
  const { title: nameOfModel } = modelDefinition(model);
  return {
    id,
    title,
    words: `${nameOfModel}: ${found.bounds.length} bounds. ${words} Filled is what measurements exclude, dashed what is expected.`,
    command,
    spec: landscapeFigure(found, { caption: `Nereid ${VERSION}: ${command}.` }),
    tables: {
      csv: landscapeCsv(found, description),
      bib: bibtex(boundReferences(drawnBounds(found).drawn, model, STATISTICS, catalogue)),
    },
  };
}
