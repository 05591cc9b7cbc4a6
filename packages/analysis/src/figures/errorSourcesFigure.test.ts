import { figureSvg } from '@nereid/figures/node';
import { describe, expect, it } from 'vitest';
import { errorBudget } from '../theoryErrors/errorBudget.js';
import { errorSourcesFigure } from './errorSourcesFigure.js';

const part = (name: string, relative: number) => ({
  name,
  kind: 'density' as const,
  title: name,
  oneSigma: '',
  relative,
});
const first = errorBudget([part('density:Fe', 0.03), part('couplings', -0.04), part('radius:Fe', 0.0001)]);
const second = errorBudget([part('couplings', -0.01)]);

describe('the figure of sources', () => {
  const figure = errorSourcesFigure(
    [
      { name: 'CCFR', budget: first },
      { name: 'NuTeV', budget: second },
    ],
    { of: 'σ' },
  );
  const bars = figure.series.flatMap((series) => (series.kind === 'band' ? [series] : []));
  const ends = (label: string) =>
    bars.filter((one) => one.label && 'text' in one.label && one.label.text === label).map(({ x }) => [x[0], x[1]]);

  it('has the largest source first, the sum below, and none that is too small to see', () => {
    const rows = figure.y.names?.map(({ label }) => 'text' in label && label.text);
    expect(rows).toEqual(['couplings', 'density:Fe', 'all, in quadrature']);
    expect(figure.y.names?.map(({ value }) => value)).toEqual([3, 2, 1]);
  });

  it('has bars with the sign of the shift, and the sum on both sides', () => {
    expect(ends('CCFR')).toEqual([
      [-4, 0],
      [0, 3],
      [expect.closeTo(-Math.hypot(4, 3, 0.01), 12), expect.closeTo(Math.hypot(4, 3, 0.01), 12)],
    ]);
    expect(ends('NuTeV')[0]).toEqual([-1, 0]);
  });

  it('is drawn with the names at its rows, also of a prediction without errors', async () => {
    const svg = await figureSvg(figure);
    expect(svg).toContain('<svg');
    const none = errorSourcesFigure([{ name: 'sm', budget: errorBudget([part('couplings', 0)]) }], { of: 'σ/σ_SM' });
    expect(await figureSvg(none)).toContain('<svg');
  });
});
