import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BuildCache, hashOf } from './buildCache.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nereid-site-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => Buffer.from(text);
const entry = (key: string) => join(folder, 'pages', key);

describe('the hash of inputs', () => {
  it('is the same for the same values, whatever made them', () => {
    const one = { records: new Map([['L023', [1, 2]]]), ids: new Set(['a']), edges: Float64Array.of(0.5, 1) };
    expect(hashOf(one)).toBe(hashOf(structuredClone(one)));
  });

  it.each([
    ['a key of a map', new Map([['a', 1]]), new Map([['b', 1]])],
    ['a value of a map', new Map([['a', 1]]), new Map([['a', 2]])],
    ['an element of a set', new Set([1]), new Set([2])],
    ['a number of an array', Float64Array.of(1, 2), Float64Array.of(1, 2.0000000000000004)],
    ['no number at all', Number.NaN, null],
    ['the sign of an infinity', Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ['the order of a list', ['a', 'b'], ['b', 'a']],
    ['where one text ends', ['ab', 'c'], ['a', 'bc']],
  ])('differs with %s', (_, one, other) => {
    expect(hashOf(one)).not.toBe(hashOf(other));
  });

  it('refuses a function, whose result no text can tell', () => {
    expect(() => hashOf({ figure: () => 1 })).toThrow(TypeError);
  });
});

describe('an entry', () => {
  it('is found by its kind and key, by this build and by the next', () => {
    const cache = new BuildCache(folder);
    cache.write('pages', 'key', bytes('content'));
    for (const one of [cache, new BuildCache(folder)]) {
      expect(String(one.read('pages', 'key'))).toBe('content');
      expect([one.read('assets', 'key'), one.read('pages', 'other')]).toEqual([undefined, undefined]);
    }
  });

  it.each([
    ['a changed byte', (file: Buffer) => file.fill(file[40] ^ 1, 40, 41)],
    ['a changed checksum', (file: Buffer) => file.fill(file[0] ^ 1, 0, 1)],
    ['its end missing', (file: Buffer) => file.subarray(0, -1)],
    ['nothing in it', () => Buffer.alloc(0)],
  ])('with %s counts as none, and is replaced', (_, damage) => {
    const cache = new BuildCache(folder);
    cache.write('pages', 'key', bytes('some content'));
    writeFileSync(entry('key'), damage(readFileSync(entry('key'))));
    expect(cache.read('pages', 'key')).toBeUndefined();
    cache.write('pages', 'key', bytes('new content'));
    expect(String(cache.read('pages', 'key'))).toBe('new content');
  });

  it('keeps values with all that data are made of', () => {
    const value = { anchors: new Map([['a', { span: undefined }]]), density: Float64Array.of(0.1), limit: Number.NaN };
    new BuildCache(folder).writeValue('records', 'key', value);
    expect(new BuildCache(folder).readValue('records', 'key')).toEqual(value);
  });

  it('of an earlier build is nothing to a fresh one, which replaces it', () => {
    new BuildCache(folder).write('pages', 'key', bytes('old'));
    const fresh = new BuildCache(folder, true);
    expect(fresh.read('pages', 'key')).toBeUndefined();
    fresh.write('pages', 'key', bytes('new'));
    expect(String(fresh.read('pages', 'key'))).toBe('new');
    expect(String(new BuildCache(folder).read('pages', 'key'))).toBe('new');
  });

  it('is not kept where there is no folder, or none that can be written', () => {
    writeFileSync(join(folder, 'file'), '');
    for (const one of [new BuildCache(undefined), new BuildCache(join(folder, 'file'))]) {
      one.write('pages', 'key', bytes('content'));
      expect(one.read('pages', 'key')).toBeUndefined();
      one.prune();
    }
  });
});

describe('what is left of a cache', () => {
  it('is what this build used, and of the rest what was used last', () => {
    const old = new BuildCache(folder);
    for (const [i, key] of ['first', 'second', 'third', 'fourth'].entries()) {
      old.write('pages', key, Buffer.alloc(1000));
      utimesSync(entry(key), i, i);
    }
    const cache = new BuildCache(folder);
    cache.read('pages', 'first');
    cache.write('pages', 'new', bytes('x'));
    cache.prune(500);
    // some 1,050 bytes in use leave room for as many and 500 to spare: one of a thousand
    expect(readdirSync(join(folder, 'pages')).sort()).toEqual(['first', 'fourth', 'new']);
  });

  it('is everything where nothing was added', () => {
    new BuildCache(folder).write('pages', 'key', bytes('x'));
    new BuildCache(folder).prune();
    expect(readdirSync(join(folder, 'pages'))).toEqual(['key']);
  });
});
