import { describe, expect, it } from 'vitest';
import { readToy, sha256, toyValue } from '../../test/toyRecord.js';
import { checkClaims, parseSnapshots } from './snapshots.js';

const TEXT = 'The cross section is\n0.82 ± 0.28 times the prediction. The prediction stands.\n';
const manifest = (fields: Readonly<Record<string, string>> = {}) => {
  const all = {
    reference: 'CCFR1991',
    url: 'https://example.org/a',
    accessed: '2026-05-16',
    kind: 'extract',
    retrieval: 'Read.',
    file: 'toy.txt',
    sha256: sha256(TEXT),
    ...fields,
  };
  const lines = Object.entries(all).map(([key, value]) => `    ${key}: ${value}`);
  return { file: 'data/snapshots/manifest.yaml', text: `schemaVersion: 1\nsnapshots:\n  toy:\n${lines.join('\n')}\n` };
};
const asked: string[] = [];
const read = (file: string) => {
  asked.push(file);
  return file === 'toy.txt' ? { text: TEXT } : { problem: 'cannot be read (ENOENT)' };
};
const parse = (fields?: Readonly<Record<string, string>>) => parseSnapshots(manifest(fields), { read, sha256 });

describe('a snapshot', () => {
  it('has the text that the manifest describes', () => {
    const { value, diagnostics } = parse();
    expect(diagnostics).toEqual([]);
    expect(value?.get('toy')).toMatchObject({ text: TEXT, kind: 'extract', accessed: '2026-05-16' });
  });

  it('that was changed is an error, and its text is not used', () => {
    const { value, diagnostics } = parse({ sha256: sha256('other') });
    expect(diagnostics).toMatchObject([{ line: 10, message: 'toy.txt is not the text that was recorded' }]);
    expect(diagnostics[0].remedy).toContain(sha256(TEXT));
    expect(value?.get('toy')?.text).toBeUndefined();
  });

  it('that is missing is named', () => {
    expect(parse({ file: 'none.txt' }).diagnostics).toMatchObject([{ message: 'none.txt cannot be read (ENOENT)' }]);
  });

  it.each(['../../etc/passwd', '/etc/passwd', '..\\x.txt', 'a/b.txt', 'x.yaml', '%2e%2e.txt'])(
    'is never looked for at %s',
    (file) => {
      asked.length = 0;
      expect(parse({ file: JSON.stringify(file) }).diagnostics).toMatchObject([{ path: 'snapshots.toy.file' }]);
      expect(asked).toEqual([]);
    },
  );

  it.each(['javascript:alert(1)', 'http://example.org', 'data:text/html,x', '"https://a.b/<script>"'])(
    'does not come from %s',
    (url) => {
      expect(parse({ url }).diagnostics).toMatchObject([{ path: 'snapshots.toy.url' }]);
    },
  );
});

describe('a claim', () => {
  const claims = (claim: string, reference = 'CCFR1991') => {
    const values = `values:\n${toyValue('ratio', '"0.82"', '"0.28"').replace('{ snapshot: toy }', claim)}`;
    const { value, report } = readToy({ values: values.replace('reference: CCFR1991', `reference: ${reference}`) });
    const snapshots = parse().value;
    if (value?.kind !== 'record' || !snapshots) throw new Error('not a record');
    return checkClaims(value, snapshots, report).map(({ path, message }) => `${path}: ${message}`);
  };

  it('leads to words across line ends', () => {
    expect(claims('{ snapshot: toy, words: section is 0.82 }')).toEqual([]);
  });

  it('is refused where snapshot or words are not there', () => {
    expect(claims('{ snapshot: tay }')).toEqual(['values[0].claim.snapshot: no snapshot "tay"']);
    expect(claims('{ snapshot: toy, words: no such words }')).toEqual([
      'values[0].claim.words: "no such words" is not in toy.txt',
    ]);
  });

  it('points to the paper of the value or to one that quotes it', () => {
    expect(claims('{ snapshot: toy }', 'Other2000')).toEqual([
      'values[0].claim.snapshot: toy is of CCFR1991, the value of Other2000',
    ]);
    expect(claims('{ snapshot: toy }', 'Other2000, quotedIn: [CCFR1991]')).toEqual([]);
  });
});
