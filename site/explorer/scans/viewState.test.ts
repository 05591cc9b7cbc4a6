import { describe, expect, it } from 'vitest';
import { nextOrder } from './rowTable.js';
import { decodeView, encodeView, FIRST_VIEW, fittedView, type ViewState } from './viewState.js';

const full: ViewState = {
  view: 'profile',
  x: 'mass',
  y: 'gPrime',
  xScale: 'log',
  yScale: undefined,
  colour: 'none',
  constraint: 'ccfr',
  overTwo: false,
  bins: 20,
  conditions: ['mass<0.1', 'ccfr_verdict=allowed'],
  order: 'gPrime',
  descending: true,
};

describe('the address of a view', () => {
  it('is empty at first and read back without loss', () => {
    expect(encodeView(FIRST_VIEW)).toBe('');
    expect(decodeView(encodeView(full))).toEqual({ view: full, problems: [] });
  });

  it('names what makes no sense', () => {
    const { view, problems } = decodeView('view=pie&bins=1.5&x-scale=cubic&v=2&z=1');
    expect(view).toMatchObject({ view: 'scatter', bins: 40, xScale: undefined });
    expect(problems).toEqual([
      'v=2: this page reads version 1',
      'bins=1.5: not a whole number from 2 to 1000',
      'z: not known here',
      'view=pie: not one of scatter, profile, survival, posterior',
      'x-scale=cubic: not one of log, linear',
    ]);
  });
});

describe('a view of a file', () => {
  const known = {
    numbers: ['index', 'mass', 'gPrime', 'ccfr_chiSquare'],
    words: ['ccfr_verdict', 'combined_verdict'],
    constraints: ['ccfr'],
  };

  it('begins with its first two parameters, coloured by the verdict of all', () => {
    const { view, problems } = fittedView(FIRST_VIEW, known);
    expect(view).toMatchObject({ x: 'mass', y: 'gPrime', colour: 'combined_verdict', constraint: 'ccfr' });
    expect(problems).toEqual([]);
  });

  it('replaces columns of another file, and says so', () => {
    const { view, problems } = fittedView({ ...full, x: 'irScale', order: 'c' }, known);
    expect(view).toMatchObject({ x: 'mass', y: 'gPrime', order: undefined, colour: 'none' });
    expect(problems).toEqual(['x=irScale: not a column of this file', 'sort=c: not a column of this file']);
  });

  it('leaves out conditions that the file cannot fulfil, and says so', () => {
    const { view, problems } = fittedView({ ...FIRST_VIEW, conditions: ['mass<1', 'irScale>2', 'nonsense'] }, known);
    expect(view.conditions).toEqual(['mass<1']);
    expect(problems).toEqual([
      'where=irScale>2: irScale is not a column of this file',
      expect.stringMatching(/^where = "nonsense": not a condition/),
    ]);
  });

  it('is ordered up, down, and as in the file', () => {
    const up = nextOrder({ order: undefined, descending: false }, 'mass');
    const down = nextOrder(up, 'mass');
    expect([up, down, nextOrder(down, 'mass'), nextOrder(down, 'gPrime')]).toEqual([
      { order: 'mass', descending: false },
      { order: 'mass', descending: true },
      { order: undefined, descending: false },
      { order: 'gPrime', descending: false },
    ]);
  });
});
