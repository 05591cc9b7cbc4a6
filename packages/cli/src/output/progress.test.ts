import { afterEach, describe, expect, it, vi } from 'vitest';
import { Progress } from './progress.js';

describe('Progress', () => {
  const written = () => {
    const spy = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    return () => spy.mock.calls.map(([text]) => text).join('');
  };
  afterEach(() => vi.restoreAllMocks());

  it('overwrites its line on a terminal and removes it at the end', async () => {
    const text = written();
    const progress = new Progress(true);
    await progress.show('one …');
    await progress.show('two …');
    progress.clear();
    progress.clear();
    expect(text()).toBe('\r\u001b[2Kone …\r\u001b[2Ktwo …\r\u001b[2K');
  });

  it('writes nothing elsewhere', async () => {
    const text = written();
    const progress = new Progress(false);
    await progress.show('one …');
    progress.clear();
    expect(text()).toBe('');
  });
});
