import type { ColourKey, FigureSpec, Series } from '@nereid/figures';
import { type Counted, EXPERIMENTS, FIGURE_MASSES_GEV, type LimitEffect } from './effects.js';

const COLOURS: Readonly<Record<(typeof EXPERIMENTS)[number], ColourKey>> = {
  ccfr: 'blue',
  'charm-ii': 'vermillion',
  nutev: 'bluishGreen',
  'dune-projection-25': 'black',
};

const DEFAULT: Counted = { words: 'coherent', regimes: undefined };
const UNBROKEN: Counted = { words: 'unbroken', regimes: ['unbroken'] };
const NUCLEUS: Counted = { words: 'nucleus', regimes: ['nucleus'] };

/** What the figure compares: the default, and each of the others with it. */
export const FIGURE_CHOICES: readonly Counted[] = [DEFAULT, UNBROKEN, NUCLEUS];

/** Limits on g′ over that of coherent scattering alone, over the mass of the boson. */
export function effectsFigure(effects: readonly LimitEffect[], titleOf: (id: string) => string): FigureSpec {
  const of = (experiment: string, counted: Counted) =>
    effects.find((one) => one.experiment === experiment && one.counted === counted)?.couplings ?? [];
  const series = EXPERIMENTS.flatMap((experiment) => {
    const usual = of(experiment, DEFAULT);
    return [UNBROKEN, NUCLEUS].map((counted): Series => {
      const couplings = of(experiment, counted);
      const points = FIGURE_MASSES_GEV.flatMap((mass, i) => {
        const [one, other] = [couplings[i], usual[i]];
        return typeof one === 'number' && typeof other === 'number' ? [[mass, one / other] as const] : [];
      });
      const isAll = counted === NUCLEUS;
      return {
        kind: 'line',
        polylines: [{ x: points.map(([mass]) => mass), y: points.map(([, ratio]) => ratio) }],
        colour: COLOURS[experiment],
        dash: isAll ? 'solid' : 'dashed',
        label: { text: `${titleOf(experiment)}, ${counted.words}` },
      };
    });
  });
  return {
    title: { text: 'Limits on L_μ − L_τ over those of coherent scattering alone' },
    description:
      'Upper limits on the coupling with nucleons that stay whole, and with those that break as well, over the limit of coherent scattering alone, over the mass of the boson.',
    x: { label: { tex: 'M_{Z\\prime}\\;[\\mathrm{GeV}]' }, scale: 'log', domain: [1e-3, 100] },
    y: { label: { tex: 'g\\prime/g\\prime_{\\mathrm{coherent}}' }, scale: 'linear', domain: [0.98, 1.24] },
    series,
    legend: 'below',
    keepsPlotSize: true,
  };
}
