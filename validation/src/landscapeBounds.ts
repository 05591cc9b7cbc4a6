import { excludedAt, type Landscape } from '@nereid/analysis';
import { landscape } from '@nereid/analysis/node';
import type { Catalogue } from '@nereid/catalogue';
import type { ReferenceFolder } from './referenceFolder.js';

/** An edge of a bound of a published figure beside ours. */
export interface LandscapeRow {
  /** Id of the landscape. */
  readonly landscape: string;
  /** Id of the bound in our landscape. */
  readonly bound: string;
  readonly massGeV: number;
  /** The smallest excluded coupling; g′, or ε of a dark photon. */
  readonly published: number;
  /** null where ours excludes nothing. */
  readonly ours: number | null;
  readonly source: string;
  /** Key of a reason for the difference. */
  readonly why: string;
}

/** Landscapes that are compared, by id. */
const MODELS: Readonly<
  Record<string, { readonly model: string; readonly parameters: Readonly<Record<string, number>> }>
> = {
  'lmu-ltau': { model: 'lmu-ltau', parameters: { loopMixing: 0 } },
  'lmu-ltau-loops': { model: 'lmu-ltau', parameters: { loopMixing: 1 } },
  'le-lmu': { model: 'le-lmu', parameters: {} },
  'b-l': { model: 'b-l', parameters: {} },
  'dark-photon': { model: 'dark-photon', parameters: {} },
};

/**
 * Bounds of landscapes beside lines of published figures and files, each at the masses of the published points.
 * @throws Error where the file is missing, or names a landscape that is not compared
 */
export async function landscapeRows(reference: ReferenceFolder, catalogue: Catalogue): Promise<LandscapeRow[]> {
  const rows = reference.rows('landscape-bounds.csv');
  if (rows === undefined) throw new Error('landscape-bounds.csv is missing from the reference folder.');
  const found: LandscapeRow[] = [];
  for (const id of new Set(rows.map((row) => row.landscape))) {
    const model = MODELS[id];
    if (model === undefined) throw new Error(`landscape-bounds.csv: ${id} is not compared.`);
    const ofModel = rows.filter((row) => row.landscape === id);
    const masses = [...new Set(ofModel.map(({ massGeV }) => +massGeV))];
    const constraints = [...new Set(ofModel.map(({ bound }) => bound))];
    const ours = await landscape({ model, catalogue, masses, constraints });
    for (const { bound, massGeV, published, source, why } of ofModel) {
      const edge = nearestEdge(ours, bound, +massGeV, +published);
      found.push({ landscape: id, bound, massGeV: +massGeV, published: +published, ours: edge, source, why });
    }
  }
  return found;
}

/** Of several excluded intervals the lower edge nearest to the published one. */
function nearestEdge({ bounds }: Landscape, name: string, massGeV: number, published: number): number | null {
  const bound = bounds.find(({ constraint }) => constraint === name);
  const edges = bound ? excludedAt(bound, massGeV).map(({ lower }) => lower) : [];
  const distance = (edge: number) => Math.abs(Math.log(edge / published));
  return edges.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** A reason for a difference, and by what factor it lets ours differ at most. */
interface Reason {
  readonly words: string;
  readonly factor: number;
}

/** Reasons for differences, by their keys. */
export const LANDSCAPE_REASONS: Readonly<Record<string, Reason>> = {
  thinned: {
    factor: 1.45,
    words:
      'the same search, read by others: ours is the weakest limit in bins of 3 % of the mass; the published one the weakest within 1.5 % where lines are jagged',
  },
  combined: {
    factor: 2,
    words:
      'theirs is the limit of muons and pions together, ours that of muons alone, which alone carries over to other charges',
  },
  nucal: {
    factor: 2.1,
    words: 'another analysis of the same counts, not the one that we have; ours is the weaker one',
  },
  edge: { factor: 2.7, words: 'close to the mass of the pion, at which what is made of it ends: theirs has η as well' },
  neutrinos: {
    factor: 1.8,
    words:
      'DarkCast has a larger share of neutrinos: √(2/3) = 0.82 and √(3/4) = 0.87 below and above muon pairs fit a neutrino with the width of a charged lepton, where a left-handed one has half of it; the rest is bins as in (1)',
  },
  invisible: {
    factor: 1.8,
    words:
      'the files of DarkCast let the boson decay to nothing visible; ours has its branching fraction, ½ or ⅓: weaker by √2 or √3',
  },
  fourmu: {
    factor: 150,
    words:
      'DarkCast makes the boson of the coupling of electrons, as if in place of the photon; it is radiated by muons. The line of arXiv:1902.08579, which is BaBar’s own for L_μ − L_τ, is what ours is',
  },
  recoils: { factor: 1.9, words: 'see “Neutrinos on electrons and nuclei”: level and recipe of the lines' },
  electron: {
    factor: 1.6,
    words:
      'their lines stand where a_e is (1.1–1.4)·10⁻¹² above the prediction; with the measurement of 2023 and α from rubidium it may be 6.0·10⁻¹³',
  },
  anomaly: {
    factor: 2.2,
    words:
      'their lines are of the time of the anomaly, (2.9 ± 0.9)·10⁻⁹ and two errors, or 6.5·10⁻⁹; ours, of the values of 2025, is 1.42·10⁻⁹: the ratio is the root of that',
  },
  rate: {
    factor: 3.4,
    words: 'the rate of ATLAS there, that of CMS here: see “Bounds from decays, moments, cosmology and stars”',
  },
  ccfr: { factor: 1.15, words: 'see “The CCFR limit beside the published line”' },
};

/** Rows that differ by more than their reason explains. */
export const failedLandscapes = (rows: readonly LandscapeRow[]): string[] =>
  rows
    .filter(({ ours, published, why }) => {
      const factor = LANDSCAPE_REASONS[why]?.factor ?? 1;
      const ratio = (ours ?? Number.NaN) / published;
      return !(ratio <= factor && ratio >= 1 / factor);
    })
    .map(
      ({ landscape: id, bound, massGeV, ours, published }) =>
        `landscape of ${id}, ${bound} at ${massGeV} GeV: ours/published = ${ours === null ? 'none' : ours / published}`,
    );
