import { describe, expect, it } from 'vitest';
import { captionWords, labelSources } from './labelSources.js';

describe('labelSources', () => {
  it('lists each source once', () => {
    const axis = { label: { tex: 'C_L' }, scale: 'linear', domain: [0, 1] } as const;
    const line = { kind: 'line', polylines: [], colour: 'blue', label: { text: 'limit' } } as const;
    const hidden = { ...line, label: { text: 'hidden' }, inLegend: false };
    const sources = labelSources({ title: { tex: 'C_L' }, x: axis, y: axis, series: [line, hidden], caption: 'a a' });
    expect(sources).toEqual(['C_L', '0', '0.2', '0.4', '0.6', '0.8', '1.0', '\\text{limit}', '\\text{a}']);
  });
});

describe('captionWords', () => {
  it('splits lines and words', () => {
    expect(captionWords('one  two\nthree')).toEqual([['\\text{one}', '\\text{two}'], ['\\text{three}']]);
    expect(captionWords(undefined)).toEqual([]);
  });
});
