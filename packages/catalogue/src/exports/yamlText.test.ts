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
});
