import { describe, expect, it } from 'vitest';
import { byteRange } from './byteRange.js';

const mtime = new Date('2026-01-02T03:04:05Z');
const ofTen = (range: string, ifRange?: string) =>
  byteRange({ range, ...(ifRange === undefined ? {} : { 'if-range': ifRange }) }, { size: 10, mtime });

describe('a range of a file', () => {
  // RFC 9110, section 14.1.2, with a representation of 10 bytes for the 10,000 of its examples
  it.each([
    ['bytes=0-4', 'bytes=0-4'],
    ['bytes=5-9', 'bytes=5-9'],
    ['bytes=-5', 'bytes=5-'],
    ['bytes=9-', 'bytes=9-9'],
    ['bytes=0-0', 'bytes=0-0'],
    ['bytes=-1', 'bytes=9-'],
    // "If the selected representation is shorter than the specified suffix-length, the entire representation is used."
    ['bytes=-20', 'bytes=0-'],
    // "If the last-pos value is … greater than or equal to the current length", it ends there
    ['bytes=3-99', 'bytes=3-9'],
    ['bytes=0-18446744073709551615', 'bytes=0-9'],
    [`bytes=0-${'9'.repeat(400)}`, 'bytes=0-9'],
    // the unit has no case, and a list may have empty members and spaces
    ['Bytes=1-2', 'bytes=1-2'],
    ['bytes= , 1-2 ,', 'bytes=1-2'],
  ])('%s is %s', (asked, sent) => {
    expect(ofTen(asked)).toBe(sent);
  });

  it.each(['bytes=10-', 'bytes=10-12', 'bytes=18446744073709551615-', `bytes=${'9'.repeat(400)}-`, 'bytes=-0'])(
    '%s begins behind the end, which is kept for a refusal',
    (asked) => {
      expect(ofTen(asked)).toBe('bytes=10-');
    },
  );

  // 14.1.1: "An int-range is invalid if the last-pos value is present and less than first-pos"; 14.2: it may be ignored
  it.each([
    'bytes=5-2',
    'bytes=',
    'bytes=-',
    'bytes',
    'bytes=a-b',
    'bytes=1',
    'bytes=1-2-3',
    'bytes=--5',
    'bytes=+1-2',
    'bytes=1.5-3',
    'bytes=0x1-0x3',
    'bytes=1e0-3',
    'bytes=0-1,x',
    'items=0-1',
    '0-1',
    '',
  ])('%s is ignored', (asked) => {
    expect(ofTen(asked)).toBeUndefined();
  });

  it('is the whole file where several are asked for', () => {
    expect(ofTen('bytes=0-1,4-5')).toBeUndefined();
  });

  it('does not exist in an empty file', () => {
    const empty = { size: 0, mtime };
    expect(byteRange({ range: 'bytes=-5' }, empty)).toBeUndefined();
    expect(byteRange({ range: 'bytes=0-' }, empty)).toBe('bytes=0-');
  });

  // 13.1.5: by its date, exactly; an entity tag matches by the strong comparison only, and ours are weak
  it('is sent only while the file is the one that was begun with', () => {
    expect(ofTen('bytes=5-', 'Fri, 02 Jan 2026 03:04:05 GMT')).toBe('bytes=5-9');
    for (const other of ['Fri, 02 Jan 2026 03:04:06 GMT', 'W/"a-19b7cd01f88"', '"a-19b7cd01f88"', 'yesterday']) {
      expect(ofTen('bytes=5-', other), other).toBeUndefined();
    }
  });
});
