import type { Axis, ColourKey, DashStyle, FigureSpec, Label, MarkerShape, Series } from '@nereid/figures';
import { leptonFlavours, type RatioMeasurement } from '@nereid/physics';
import { type WarpedLeptonSector, zeroModeDensity } from '@nereid/physics/warped';
import type { WarpedParameter } from './warpedParameters.ts';

/** A gauge field's massive states. */
export interface Tower {
  readonly name: string;
  readonly boundary: string;
  readonly massesGeV: readonly number[];
  /** The first mass is not an excitation. */
  readonly light?: boolean;
}

const GEV_PER_TEV = 1000;

const TOWER_STYLES: readonly { readonly colour: ColourKey; readonly marker: MarkerShape }[] = [
  { colour: 'blue', marker: 'circle' },
  { colour: 'vermillion', marker: 'square' },
  { colour: 'bluishGreen', marker: 'diamond' },
];

const BESIDE = 0.16;

/** Masses of the excitations against their number; a light boson has number 0. */
export function towerFigure(towers: readonly Tower[]): FigureSpec {
  const highest = Math.max(...towers.flatMap(({ massesGeV }) => massesGeV)) / GEV_PER_TEV;
  const longest = Math.max(...towers.map(({ massesGeV }) => massesGeV.length));
  const hasLight = towers.some(({ light }) => light);
  return {
    description: 'Masses of Kaluza–Klein excitations of gauge bosons.',
    x: { label: { tex: 'n' }, scale: 'linear', domain: [hasLight ? -0.5 : 0.5, longest + 0.5] },
    y: {
      label: { tex: 'm_n\\;[\\mathrm{TeV}]' },
      scale: 'linear',
      domain: [hasLight ? -0.04 * highest : 0, 1.08 * highest],
    },
    series: towers.map(
      ({ name, boundary, massesGeV, light }, k): Series => ({
        kind: 'points',
        // beside each other: their masses are nearly the same
        x: massesGeV.map((_, i) => (light ? i : i + 1) + BESIDE * (k - (towers.length - 1) / 2)),
        y: massesGeV.map((mass) => mass / GEV_PER_TEV),
        ...TOWER_STYLES[k],
        open: k > 0,
        label: towerLabel(name, boundary),
      }),
    ),
    legend: 'auto',
  };
}

/** Names of towers in TeX, which the build typesets. */
const TOWER_TEX: Readonly<Record<string, string>> = {
  'γ, W, Z': '\\gamma, W, Z',
  'W_R, Z_X': 'W_R, Z_X',
  'L_μ − L_τ': 'L_\\mu - L_\\tau',
};
const BOUNDARY_TEX: Readonly<Record<string, string>> = { '++': '({+}{+})', '−+': '({-}{+})', '+−': '({+}{-})' };

const towerLabel = (name: string, boundary: string): Label => ({
  tex: `${TOWER_TEX[name]}\\;${BOUNDARY_TEX[boundary]}`,
});

const LEPTON_TEX = { e: 'e', mu: '\\mu', tau: '\\tau' } as const;
const LEPTON_COLOURS: Readonly<Record<string, ColourKey>> = { e: 'blue', mu: 'vermillion', tau: 'bluishGreen' };
const PROFILE_POINTS = 120;

/** Density of the zero modes in ln t, from the ultraviolet brane (left) to the infrared one. */
export function profileFigure({ geometry, leptons }: WarpedLeptonSector): FigureSpec {
  const { logarithm, hierarchy } = geometry;
  const logT = Float64Array.from({ length: PROFILE_POINTS }, (_, i) => -logarithm * (1 - i / (PROFILE_POINTS - 1)));
  const t = logT.map(Math.exp);
  t[0] = hierarchy;
  t[PROFILE_POINTS - 1] = 1;
  let highest = 0;
  const series = leptonFlavours.flatMap((flavour) =>
    (['left', 'right'] as const).map((chirality): Series => {
      const density = logT.map((at) => zeroModeDensity(leptons[chirality][flavour], at, geometry));
      highest = Math.max(highest, ...density);
      return {
        kind: 'line',
        polylines: [{ x: t, y: density }],
        colour: LEPTON_COLOURS[flavour],
        dash: chirality === 'left' ? 'solid' : 'dashed',
        label: { tex: `${LEPTON_TEX[flavour]}_${chirality === 'left' ? 'L' : 'R'}` },
      };
    }),
  );
  return {
    description: 'Where the zero modes of leptons sit between the ultraviolet and the infrared brane.',
    x: { label: { tex: 't = z\\Lambda_\\mathrm{IR}' }, scale: 'log', domain: [hierarchy, 1] },
    y: { label: { tex: '\\mathrm{d}P/\\mathrm{d}\\ln t' }, scale: 'linear', domain: [0, 1.08 * highest] },
    series,
    legend: 'auto',
  };
}

export interface AlongCurve {
  readonly name: string;
  readonly measurement: RatioMeasurement;
  readonly ratio: Float64Array;
}

const CURVE_STYLES: readonly { readonly colour: ColourKey; readonly dash: DashStyle; readonly marker: MarkerShape }[] =
  [
    { colour: 'blue', dash: 'longDash', marker: 'circle' },
    { colour: 'vermillion', dash: 'dashDot', marker: 'square' },
    { colour: 'bluishGreen', dash: 'dashed', marker: 'triangle' },
    { colour: 'reddishPurple', dash: 'dotted', marker: 'diamond' },
    { colour: 'orange', dash: 'longDash', marker: 'cross' },
  ];
/** Measurements lie side by side at the current value, so far apart in shares of the axis. */
const APART = 0.02;
const HIGHEST_RATIO = 4;

/** σ/σ_SM along one parameter, and the measured values beside the current one. */
export function alongFigure(
  parameter: WarpedParameter,
  x: Float64Array,
  curves: readonly AlongCurve[],
  current: number,
): FigureSpec {
  const axis: Axis = { label: { tex: parameter.tex }, scale: parameter.scale, domain: [x[0], x[x.length - 1]] };
  const [low, high] = ratioRange(curves);
  return {
    description: 'Cross section over that of the Standard Model along one parameter, with the measured ratios.',
    x: axis,
    y: { label: { tex: '\\sigma/\\sigma_\\mathrm{SM}' }, scale: 'linear', domain: [low, high] },
    series: [
      { kind: 'line', polylines: [{ x: axis.domain, y: [1, 1] }], colour: 'grey', dash: 'solid', widthPx: 1 },
      ...curves.flatMap(({ name, measurement, ratio }, k): Series[] => {
        const { marker, ...line } = CURVE_STYLES[k % CURVE_STYLES.length];
        const place = besides(axis, current, (k - (curves.length - 1) / 2) * APART);
        return [
          { kind: 'line', polylines: [{ x, y: ratio }], ...line, label: { text: name } },
          {
            kind: 'points',
            x: [place],
            y: [measurement.value],
            yErrorUp: [measurement.errorPlus],
            yErrorDown: [measurement.errorMinus],
            colour: line.colour,
            marker,
            open: true,
          },
        ];
      }),
    ],
    legend: 'auto',
  };
}

function ratioRange(curves: readonly AlongCurve[]): [number, number] {
  const measured = curves.flatMap(({ measurement: { value, errorPlus, errorMinus } }) => [
    value - errorMinus,
    value + errorPlus,
  ]);
  const predicted = curves.flatMap(({ ratio }) => Array.from(ratio).filter(Number.isFinite));
  const highest = Math.min(HIGHEST_RATIO, Math.max(...measured, ...predicted));
  return [Math.max(0, Math.min(...measured, ...predicted, 1) - 0.1), Math.max(highest, ...measured) + 0.15];
}

/** A place on an axis, kept inside. */
function besides({ scale, domain: [low, high] }: Axis, value: number, share: number): number {
  const inside = (at: number) => Math.min(0.99, Math.max(0.01, at));
  if (scale === 'linear') return low + (high - low) * inside((value - low) / (high - low) + share);
  return low * (high / low) ** inside(Math.log(value / low) / Math.log(high / low) + share);
}

/** TeX of every label that these figures can have. */
export function warpedFormulas(parameters: readonly WarpedParameter[]): string[] {
  const towers = Object.values(TOWER_TEX).flatMap((name) =>
    Object.values(BOUNDARY_TEX).map((boundary) => `${name}\\;${boundary}`),
  );
  const leptons = Object.values(LEPTON_TEX).flatMap((name) => [`${name}_L`, `${name}_R`]);
  const axes = ['n', 'm_n\\;[\\mathrm{TeV}]', 't = z\\Lambda_\\mathrm{IR}', '\\mathrm{d}P/\\mathrm{d}\\ln t'];
  return [...towers, ...leptons, ...axes, '\\sigma/\\sigma_\\mathrm{SM}', ...parameters.map(({ tex }) => tex)];
}
