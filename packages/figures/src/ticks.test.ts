import { describe, expect, it } from 'vitest';
import { axisTicks } from './ticks.js';

const label = { tex: 'x' };
const ticks = (scale: 'log' | 'linear', domain: readonly [number, number]) => axisTicks({ label, scale, domain });
const labels = (scale: 'log' | 'linear', domain: readonly [number, number]) =>
  ticks(scale, domain).flatMap((tick) => tick.label ?? []);

describe('axisTicks', () => {
  it('labels each decade of a log axis, both ends included', () => {
    const majors = ticks('log', [1e-3, 100]).filter(({ major }) => major);
    expect(majors.map(({ value }) => value)).toEqual([1e-3, 1e-2, 0.1, 1, 10, 100]);
    expect(majors.map((tick) => tick.label)).toEqual([-3, -2, -1, 0, 1, 2].map((n) => `10^{${n}}`));
  });

  it('puts eight minor ticks into a decade and those of broken decades at the ends', () => {
    const minors = ticks('log', [0.5, 30]).filter(({ major }) => !major);
    expect(minors.map(({ value }) => value)).toEqual(
      [0.5, 0.6, 0.7, 0.8, 0.9, 2, 3, 4, 5, 6, 7, 8, 9, 20, 30].map((v) => expect.closeTo(v, 12)),
    );
  });

  it('thins the labels of many decades', () => {
    expect(labels('log', [1e-20, 1e10]).length).toBeLessThanOrEqual(12);
  });

  it('labels 2 and 5 when a log axis has a single decade tick', () => {
    expect(labels('log', [0.15, 6])).toEqual([
      '2\\times 10^{-1}',
      '5\\times 10^{-1}',
      '10^{0}',
      '2\\times 10^{0}',
      '5\\times 10^{0}',
    ]);
  });

  it('falls back to linear values on a log axis within one decade', () => {
    expect(labels('log', [0.002, 0.0045])).toContain('0.0030');
  });

  it('gives linear labels the digits of their step', () => {
    expect(labels('linear', [0, 2.5])).toEqual(['0', '0.5', '1.0', '1.5', '2.0', '2.5']);
    expect(labels('linear', [0, 40])).toContain('35');
  });

  it('writes very large and very small linear values with a power of ten', () => {
    expect(labels('linear', [0, 2e5])).toContain('1.5\\times 10^{5}');
    expect(labels('linear', [0, 2e-6])).toContain('1.5\\times 10^{-6}');
  });
});
