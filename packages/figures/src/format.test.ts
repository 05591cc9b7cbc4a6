import { describe, expect, it } from 'vitest';
import { escapeXml, number, stableHash } from './format.js';

describe('number', () => {
  it('rounds to fixed digits without trailing zeros or a negative zero', () => {
    expect([1 / 3, 2, -0.001, 1e6].map((value) => number(value))).toEqual(['0.33', '2', '0', '1000000']);
  });
});

describe('escapeXml', () => {
  it('escapes markup and drops characters that XML forbids', () => {
    expect(escapeXml('<a b="c">&\'\u0000\u0007')).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&#39;');
  });
});

describe('stableHash', () => {
  it('is 32-bit FNV-1a', () => {
    // Test vectors of the FNV authors: http://www.isthe.com/chongo/tech/comp/fnv/
    expect(['', 'a', 'foobar'].map(stableHash)).toEqual(['811c9dc5', 'e40c292c', 'bf9cf968']);
  });
});
