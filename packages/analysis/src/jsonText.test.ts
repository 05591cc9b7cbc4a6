import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './jsonText.js';

describe('parseJson', () => {
  it('gives what JSON.parse gives, whatever the text', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (text, space) => {
        const value: unknown = JSON.parse(text);
        expect(parseJson(JSON.stringify(value, null, space))).toEqual(value);
      }),
    );
    expect(parseJson('\uFEFF{"a": 1}')).toEqual({ a: 1 });
    expect(() => parseJson('{"a": ')).toThrow(SyntaxError);
  });

  it.each([
    ['{"a": 1,\n "b": 2,\n "a": 3}', 'line 3: the key "a" is there twice'],
    ['{"a": 1, "\\u0061": 3}', 'line 1: the key "a" is there twice'],
    ['[{"x": {"b": [],\n"b": {}}}]', 'line 2: the key "b" is there twice'],
    ['{"a\\"": ",", "a\\"": 1}', 'line 1: the key "a"" is there twice'],
    ['{"": 1, "": 2}', 'line 1: the key "" is there twice'],
    ['{"__proto__": 1, "__proto__": 2}', 'line 1: the key "__proto__" is there twice'],
    ['{"a": {"c": 1}, "b": [1, {"c": 2}], "a": 1}', 'line 1: the key "a" is there twice'],
  ])('refuses %s', (text, message) => {
    expect(() => parseJson(text)).toThrow(message);
  });

  it.each([
    '{"a": {"a": 1}, "b": {"a": 2}}',
    '[{"a": 1}, {"a": 1}]',
    '{"a": "a", "b": "a"}',
    '{"a": ["a", "a", "a"]}',
    '{"a": "{\\"a\\": 1, \\"a\\": 2}"}',
    '{"constructor": 1, "toString": 2}',
  ])('takes %s, where no key is there twice', (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it('reads long strings and deep nesting', () => {
    const long = JSON.stringify({ a: 'x\\"'.repeat(1_000_000) });
    expect(parseJson(long)).toEqual(JSON.parse(long));
    expect(() => parseJson(`${'[{"a":'.repeat(3000)}1${'}]'.repeat(3000)}`)).not.toThrow();
  });
});
