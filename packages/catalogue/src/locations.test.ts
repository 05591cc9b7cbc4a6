import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultCacheFolder } from './locations.js';

describe('defaultCacheFolder', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is NEREID_CACHE, else nereid in XDG_CACHE_HOME, else in ~/.cache', () => {
    vi.stubEnv('NEREID_CACHE', '/a');
    vi.stubEnv('XDG_CACHE_HOME', '/b');
    expect(defaultCacheFolder()).toBe('/a');
    vi.stubEnv('NEREID_CACHE', '');
    expect(defaultCacheFolder()).toBe(join('/b', 'nereid'));
    vi.stubEnv('XDG_CACHE_HOME', '');
    expect(defaultCacheFolder().endsWith(join('.cache', 'nereid'))).toBe(true);
  });
});
