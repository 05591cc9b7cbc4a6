import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { yamlText } from './yamlText.js';

describe('yamlText', () => {
  it('is read back as it was, numbers to the last digit', () => {
    const value = { name: "M(Z') → x: y", values: [{ value: 0.1 }, { value: 1.0743e-3 / 3 }] };
    expect(parse(yamlText(value))).toEqual(value);
  });

  it('has neither anchors nor folded lines', () => {
    const shared = { long: 'word '.repeat(60).trim() };
    const text = yamlText([shared, shared]);
    expect(text).not.toMatch(/[&*]/);
    expect(text.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each(['1.1', '1.2'] as const)('is the same to readers of YAML %s', (version) => {
    const value = {
      'theory errors': 'off',
      answer: ['no', 'y', '12:30:00', '1_000', '2020-01-01', '0o7', '1e-5'],
      on: 1,
    };
    expect(parse(yamlText(value), { version })).toEqual(value);
  });

  it('has a point in powers, without which PyYAML reads text', () => {
    expect(yamlText([1e-7, -2e22, 1.5e-7, 0.1, 3, 0])).toBe('- 1.0e-7\n- -2.0e+22\n- 1.5e-7\n- 0.1\n- 3\n- 0\n');
    expect(parse(yamlText([1e-7, -2e22]))).toEqual([1e-7, -2e22]);
  });
});
