import { publishedBounds } from '@nereid/analysis';
import type { PublishedCurve } from '@nereid/catalogue';
import { electroweakInputs } from '@nereid/physics';
import { numberIn, requiredNumber } from '../csv.js';
import { type TargetContext, type TargetItem, type TargetResult, targetItem } from './target.js';

/** Widths and mixing from other masses and couplings; edges of regions are rounded to five digits and solved for from both. */
const LEPTON_ALLOWANCE = 0.02;
/** Decays to hadrons from other data, and shares of quarks as one number. */
const HADRON_ALLOWANCE = 0.05;
const HADRONS = [
  'kloe-mumu-2018',
  'babar-visible-2014',
  'lhcb-prompt-2020-high',
  'cms-dimuon-2020-low',
  'cms-dimuon-2020-high',
  'nucal-2019',
];
const HADRONIC =
  'decays to hadrons follow R of e⁺e⁻ here, sums of exclusive channels there, which differ most near 1.5 GeV; shares of quarks are one number';

const INVISIBLE =
  'the other program keeps the boson invisible in 99 % of its decays, whatever its charges; here neutrinos alone are invisible, 1/√BR';

/** Target 11: limits carried over from a dark photon to other charges, against those of the program that first did so. */
export function recastTarget({ reference, catalogue }: TargetContext): TargetResult {
  const rows = reference.rows('recasts.csv') ?? [];
  return {
    target: '11',
    title: 'limits for a dark photon carried over to B − L and, by the mixing of loops, to L_μ − L_τ: edges',
    source: 'DarkCast (arXiv:1801.04847), limits and recasts of github.com/micha-a-schmidt/darkcast at db9a0f66',
    items: rows.flatMap((row): TargetItem[] => {
      const published = catalogue.curves.get(row.curve ?? '');
      if (published === undefined) return [];
      const massGeV = requiredNumber(row, 'massGeV');
      const [lower, upper] = [requiredNumber(row, 'lower'), numberIn(row, 'upper')];
      const curve = atOneMass(published, massGeV, lower, upper);
      const model = row.model ?? '';
      const [bound] = publishedBounds([curve], { model, parameters: {} }, [massGeV], electroweakInputs({})).bounds;
      const [found] = bound?.curve.find((point) => point.massGeV === massGeV)?.excluded ?? [];
      const allowed = HADRONS.includes(published.id) ? HADRON_ALLOWANCE : LEPTON_ALLOWANCE;
      const isHidden = published.signature === 'invisible' && model === 'b-l';
      const why = isHidden ? INVISIBLE : HADRONS.includes(published.id) ? HADRONIC : '';
      const what = `${published.name} to ${model}, ${massGeV} GeV`;
      const item = (edge: string, theirs: number, ours = Number.NaN) =>
        targetItem(`${what}${edge}`, theirs, ours, allowed, why);
      const ofUpper = numberIn(row, 'recastUpper');
      const isRegion = ofUpper !== undefined;
      return [
        item(isRegion ? ', lower edge' : '', requiredNumber(row, 'recastLower'), found?.lower),
        ...(isRegion ? [item(', upper edge', ofUpper, found?.upper)] : []),
      ];
    }),
    notEvaluated: rows.length === 0 ? ['recasts.csv: not there'] : [],
  };
}

/** The published curve with the points that the other program has: what is compared is the recast, not the reading of a figure. */
function atOneMass(curve: PublishedCurve, massGeV: number, lower: number, upper: number | undefined): PublishedCurve {
  const { pieces: _, ...flat } = curve;
  const around = Float64Array.of(massGeV * (1 - 1e-6), massGeV, massGeV * (1 + 1e-6));
  return {
    ...flat,
    massGeV: around,
    gPrime: around.map(() => lower),
    ...(upper !== undefined && { upper: around.map(() => upper) }),
  };
}
