import { labelSources, labelTex } from '@nereid/figures';
import { typesetLabels } from '@nereid/figures/node';
import { describe, expect, it } from 'vitest';
import { ComposedLabels } from '../explorer/composedLabels.js';
import { planeFigure } from '../explorer/planeFigure.js';
import { DEFAULT_STATE } from '../explorer/state.js';
import { figureAlphabet } from './figureAlphabet.js';

describe('labels composed in the browser', () => {
  it('have the width and height of those that are typeset as a whole', async () => {
    const composed = new ComposedLabels(await figureAlphabet());
    const sources = [
      ...['combined_chiSquare', 'mass', 'charm-ii: 95 % {a}', 'A B c', 'Z ν', 'x_1 \\ $5', '50 % allowed'].map((text) =>
        labelTex({ text }),
      ),
      ...['-1.25', '1000', '0.05', '10^{-12}', '2.5\\times 10^{-3}', '5\\times 10^{7}'],
    ];
    const whole = await typesetLabels(sources);
    for (const source of sources) {
      const [one, other] = [composed.get(source), whole.get(source)];
      // MathJax rounds the box of each label to a tenth of a thousandth of an em
      expect(one?.widthEm, source).toBeCloseTo(other?.widthEm as number, 2);
      expect(one?.ascentEm, source).toBeCloseTo(other?.ascentEm as number, 2);
      expect(one?.descentEm, source).toBeCloseTo(other?.descentEm as number, 2);
    }
  });

  it('are all of those in the plane of each model', async () => {
    const composed = new ComposedLabels(await figureAlphabet());
    for (const model of ['lmu-ltau', 'vector', 'scalar', 'contact'] as const) {
      const curves = ['combined', 'point 6'].map((name) => ({ name, combined: false, polylines: [] }));
      const figure = planeFigure({ ...DEFAULT_STATE, model }, { curves, observables: [], digitised: [] });
      for (const source of labelSources(figure)) expect(composed.get(source)?.widthEm, source).toBeGreaterThan(0);
    }
  });

  it('say which part is not there', async () => {
    const composed = new ComposedLabels(await figureAlphabet());
    expect(() => composed.get('\\text{漢}')).toThrow(/part that is not typeset: \\text\{漢\}/);
  });
});
