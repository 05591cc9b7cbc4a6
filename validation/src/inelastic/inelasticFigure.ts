import { loadCatalogue } from '@nereid/catalogue/node';
import type { ColourKey, DashStyle, FigureSpec, Series } from '@nereid/figures';
import { figureSvg } from '@nereid/figures/node';
import type { Nuclides } from '../compareCrossSections.js';
import { requiredNumber } from '../csv.js';
import type { ReferenceFolder } from '../referenceFolder.js';
import { fullCrossSection } from './requests.js';

const CHANNELS = [
  ['numu:mumu', '\\nu_\\mu \\to \\nu_\\mu\\,\\mu^-\\mu^+'],
  ['numu:ee', '\\nu_\\mu \\to \\nu_\\mu\\,e^-e^+'],
  ['numu:mue', '\\nu_\\mu \\to \\nu_e\\,\\mu^-e^+'],
] as const;
const NUCLEI = ['O16', 'Ar40', 'Fe56', 'W184'] as const;
/** Size of a panel [px]. */
const PANEL = { width: 560, height: 450 } as const;
/** Five a decade, from 1 GeV to 10 TeV. */
const ENERGIES_GEV = Array.from({ length: 21 }, (_, i) => 10 ** (i / 5));
const NUCLEONS = ['proton', 'neutron'] as const;

/** Cross sections of a channel on one nucleus [cm²] by regime, at `energiesGeV`. */
export interface RegimeCurves {
  readonly channel: string;
  readonly tex: string;
  readonly nucleus: string;
  readonly energiesGeV: readonly number[];
  readonly coherent: readonly number[];
  readonly elastic: readonly number[];
  readonly inelastic: readonly number[];
  /** Totals of arXiv:1910.08090, where there are any. */
  readonly published: readonly (readonly [energyGeV: number, sigmaCm2: number])[];
}

/** Bound nucleons, and free ones that break, are the same in all nuclei. */
export function regimeCurves(reference: ReferenceFolder, nuclides: Nuclides): RegimeCurves[] {
  const rows = (reference.rows('zhou-beacom.csv') ?? []).filter(({ part }) => part === 'total');
  return CHANNELS.flatMap(([channel, tex]) => {
    const argon = nuclideOf('Ar40', nuclides);
    const at = (target: Parameters<typeof fullCrossSection>[0]['target'], regime: 'proton' | 'neutron' | 'inelastic') =>
      ENERGIES_GEV.map((energyGeV) => fullCrossSection({ channel, target, regime, energyGeV }));
    const bound = NUCLEONS.map((nucleon) => at({ kind: 'nuclide', nuclide: argon }, nucleon));
    const broken = NUCLEONS.map((nucleon) => at({ kind: 'free', nucleon }, 'inelastic'));
    return NUCLEI.map((nucleus): RegimeCurves => {
      const nuclide = nuclideOf(nucleus, nuclides);
      const target = { kind: 'nuclide', nuclide } as const;
      const together = ([protons, neutrons]: readonly (readonly number[])[]) =>
        protons.map((sigma, i) => nuclide.protons * sigma + nuclide.neutrons * neutrons[i]);
      const published = nucleus === 'O16' ? rows.filter((row) => row.channel === channel) : [];
      return {
        channel,
        tex,
        nucleus,
        energiesGeV: ENERGIES_GEV,
        coherent: ENERGIES_GEV.map((energyGeV) => fullCrossSection({ channel, target, regime: 'coherent', energyGeV })),
        elastic: together(bound),
        inelastic: together(broken),
        published: published.map((row) => [requiredNumber(row, 'energyGeV'), requiredNumber(row, 'value')] as const),
      };
    });
  });
}

function nuclideOf(name: string, nuclides: Nuclides) {
  const nuclide = nuclides.get(name);
  if (nuclide === undefined) throw new Error(`${name} is not in the table of nuclides.`);
  return nuclide;
}

/** One panel: σ/E per nucleus by regime. */
export function regimeFigure(curves: RegimeCurves, isFirst: boolean): FigureSpec {
  const { energiesGeV, coherent, elastic, inelastic, published } = curves;
  const total = coherent.map((sigma, i) => sigma + elastic[i] + inelastic[i]);
  const overEnergy = (sigma: readonly number[]) => sigma.map((value, i) => value / energiesGeV[i]);
  const largest = Math.max(...overEnergy(total));
  const line = (sigma: readonly number[], text: string, colour: ColourKey, dash: DashStyle): Series => ({
    kind: 'line',
    polylines: [{ x: energiesGeV, y: overEnergy(sigma) }],
    colour,
    dash,
    label: { text },
  });
  const points: Series = {
    kind: 'points',
    x: published.map(([energy]) => energy),
    y: published.map(([energy, sigma]) => sigma / energy),
    colour: 'grey',
    marker: 'circle',
    open: true,
    label: { text: 'Zhou & Beacom, total' },
  };
  return {
    title: { tex: `${curves.tex},\\;\\text{${curves.nucleus}}` },
    description: `Cross section over energy of ${curves.channel} on ${curves.nucleus}: coherent, elastic on nucleons, inelastic, total.`,
    x: { label: { tex: 'E\\;[\\mathrm{GeV}]' }, scale: 'log', domain: [1, 1e4] },
    y: {
      label: { tex: '\\sigma/E\\;[\\mathrm{cm}^2/\\mathrm{GeV}]' },
      scale: 'log',
      domain: [3e-4 * largest, 3 * largest],
    },
    series: [
      line(total, 'total', 'black', 'solid'),
      line(coherent, 'coherent', 'blue', 'dashed'),
      line(elastic, 'elastic', 'bluishGreen', 'dashDot'),
      line(inelastic, 'inelastic', 'vermillion', 'longDash'),
      ...(published.length > 0 ? [points] : []),
    ],
    legend: isFirst ? 'bottomRight' : 'none',
    ...PANEL,
  };
}

/** Pictures of one size beside and below each other. */
export function pictureGrid(
  pictures: readonly string[],
  columns: number,
  [width, height]: readonly [number, number],
): string {
  const placed = pictures.map((svg, i) =>
    svg.replace('<svg ', `<svg x="${(i % columns) * width}" y="${Math.floor(i / columns) * height}" `),
  );
  const size = [columns * width, Math.ceil(pictures.length / columns) * height];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size[0]} ${size[1]}" role="img">`,
    `<title>Cross sections of tridents over energy by regime, on four nuclei</title>`,
    ...placed,
    '</svg>\n',
  ].join('\n');
}

/** Some 500 cross sections, which only the picture needs. */
export async function inelasticPicture(reference: ReferenceFolder): Promise<string> {
  const { nuclides } = await loadCatalogue();
  const figures = regimeCurves(reference, nuclides).map((curves, i) => regimeFigure(curves, i === 0));
  const panels = await Promise.all(figures.map((figure) => figureSvg(figure)));
  return pictureGrid(panels, 4, [PANEL.width, PANEL.height]);
}
