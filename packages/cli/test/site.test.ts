import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultDataFolder } from '@nereid/catalogue/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { toyRecord } from '../../catalogue/test/toyRecord.js';
import { type CliResult, json, runCli, temporaryFolder } from './runCli.js';

const program = fileURLToPath(new URL('../bin/nereid.js', import.meta.url));
const folder = temporaryFolder();

const VALUE = [
  '  - id: ratio',
  '    observable: A ratio',
  '    role: measurement',
  '    number: "0.82"',
  '    unit: none',
  '    year: 1991',
  '    reference: CCFR1991',
  '    derivation: It follows.',
].join('\n');

/** A record without values of a snapshot, with changes. */
const oddRecord = (changes: Readonly<Record<string, string>> = {}) =>
  toyRecord({ summary: 'summary: A summary [@CCFR1991].', values: `values:\n${VALUE}`, ...changes });

const MOVED = ['schemaVersion: 1', 'kind: moved', 'id: A001', 'to: T001', 'at: 2026-01-01', 'note: It moved.', ''].join(
  '\n',
);

let copies = 0;

/** The data of this repository with a changed file; returns the folder. */
function dataWith(file: string, content: string | ((text: string) => string)): string {
  copies += 1;
  const data = folder.path(`data-${copies}`);
  cpSync(defaultDataFolder, data, { recursive: true });
  const path = join(data, file);
  writeFileSync(path, typeof content === 'string' ? content : content(readFileSync(path, 'utf8')));
  return data;
}

/** Builds a site of changed data that ought to be refused before anything is written. */
async function refusal(file: string, content: string | ((text: string) => string)): Promise<CliResult> {
  const out = folder.path('site');
  const data = dataWith(file, content);
  const result = await runCli('site', 'build', '--data', data, '--out', out);
  rmSync(data, { recursive: true });
  expect(existsSync(out)).toBe(false);
  return result;
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('a hostile record', () => {
  it.each([
    ['title', { title: 'title: "<script>alert(1)</script>"' }, '<script>'],
    ['summary', { summary: 'summary: "x <img src=x onerror=alert(1)> [@CCFR1991]"' }, '<img'],
    ['process', { process: 'process: "<b onmouseover=alert(1)>x"' }, '<b'],
    ['value', { values: `values:\n${VALUE.replace('A ratio', '"<svg/onload=alert(1)>"')}` }, '<svg'],
    ['derivation', { values: `values:\n${VALUE.replace('It follows.', '"[x](javascript:alert(1))"')}` }, 'javascript:'],
    ['note', { values: `values:\n${VALUE}\n    note: "$\\\\href{https://example.org}{x}$"` }, '\\\\href'],
    ['section', { sections: 'sections:\n  - { id: why, title: "<i>Why", text: A text. }' }, '<i>'],
    ['text', { sections: 'sections:\n  - { id: why, title: Why, text: "$\\\\input{/etc/passwd}$" }' }, '\\\\input'],
    ['class', { sections: 'sections:\n  - { id: why, title: Why, text: "$\\\\htmlClass{a}{b}$" }' }, '\\\\htmlClass'],
    ['image', { sections: 'sections:\n  - { id: why, title: Why, text: "$\\\\includegraphics{a}$" }' }, '\\\\include'],
  ])('is refused at its line (%s), and nothing is written', async (_, changes, part) => {
    const text = oddRecord(changes as unknown as Readonly<Record<string, string>>);
    const { code, stderr, stdout } = await refusal('records/T001.yaml', text);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^nereid: 1 error in the data\n/);
    expect(stderr).toContain(`/records/T001.yaml:${lineOf(text, part)}:`);
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    ['a formula that does not exist', '"$\\\\foo$"', '\\foo'],
    ['a dollar sign too many', '"$x$$"', 'dollar sign'],
    ['a link behind an entity', '"[x][y]\\n\\n[y]: javascript&colon;alert(1)"', 'A link to "javascript:alert(1)"'],
    ['an image', '"![x](https://example.org/x.png)"', 'An image'],
    ['a heading', '"# Title"', 'A heading'],
  ])('with %s is refused at its line, and nothing is written', async (_, text, message) => {
    const record = oddRecord({ sections: `sections:\n  - { id: why, title: Why, text: ${text} }` });
    const { code, stderr } = await refusal('records/T001.yaml', record);
    expect(code).toBe(2);
    const place = `/records/T001.yaml:${lineOf(record, 'id: why')}:`;
    const [head, line, ...rest] = stderr.trimEnd().split('\n');
    expect([head, rest]).toEqual(['nereid: 1 error in the data', []]);
    expect(line).toContain(place);
    expect(line).toContain('error: sections[0].text: ');
    expect(line).toContain(message);
  });

  it('has all its texts checked at once', async () => {
    const record = oddRecord({
      title: 'title: $\\foo$',
      values: `values:\n${VALUE.replace('A ratio', '$\\bar$')}`,
      openIssues: 'openIssues:\n  - { id: q, type: wording, question: "$x", blocking: false }',
    });
    const { stderr } = await refusal('records/T001.yaml', record);
    expect(stderr).toMatch(/^nereid: 3 errors in the data\n/);
    for (const path of ['title', 'values[0].observable', 'openIssues[0].question']) expect(stderr).toContain(path);
  });
});

describe('hostile data beside the records', () => {
  it.each([
    ['snapshots/manifest.yaml', (text: string) => text.replace(/retrieval: .*/, 'retrieval: "<script>x</script>"')],
    ['snapshots/manifest.yaml', (text: string) => text.replace(/url: .*/, 'url: "javascript:alert(1)"')],
    ['references/references.yaml', (text: string) => text.replace(/title: .*/, 'title: "<script>x</script>"')],
    ['references/references.yaml', (text: string) => text.replace(/doi: .*/, 'doi: "javascript:alert(1)"')],
    ['experiments/ccfr.yaml', (text: string) => text.replace(/^name: .*$/m, 'name: "<img src=x onerror=y>"')],
  ])('is refused at its line: %s', async (file, change) => {
    const { code, stderr } = await refusal(file, change);
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`${file.replace('.', '\\.')}:\\d+:\\d+: error: `));
  });

  it('names the reference whose title cannot be typeset', async () => {
    const broken = (text: string) => text.replace(/title: .*/, () => "title: '$\\foo$'");
    const { code, stderr } = await refusal('references/references.yaml', broken);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^nereid: reference \w+: title: .*\\foo.*\n$/);
  });
});

describe('odd but harmless texts', () => {
  const odd = `a < b & "c" 'd' \`e *f _g 100 % # ~ ^ {h} | ¿ é ν > i`;
  let site = '';
  let data = '';
  let page = '';

  beforeAll(() => {
    const quoted = JSON.stringify(odd);
    const record = oddRecord({
      title: `title: ${quoted}`,
      process: `process: ${quoted}`,
      summary: `summary: ${JSON.stringify(`${odd} [@CCFR1991]`)}`,
      values: `values:\n${VALUE.replace('A ratio', quoted)}\n    note: ${quoted}\n    experiment: ${quoted}`,
      sections: `sections:\n  - { id: why, title: ${quoted}, text: ${quoted} }`,
      openIssues: `openIssues:\n  - { id: q, type: wording, question: ${quoted}, blocking: false }`,
    });
    data = dataWith('records/T001.yaml', record);
    writeFileSync(join(data, 'records', 'A001.yaml'), MOVED);
    site = folder.path('odd-site');
    const args = ['site', 'build', '--data', data, '--out', site, '--base', '/odd/'];
    // A process of its own: the pages load the compiled packages.
    const env = { ...process.env, BASE_URL: '/elsewhere/', SITE: 'https://example.org' };
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env });
    expect([status, stderr]).toEqual([0, '']);
    page = readFileSync(join(site, 'records', 'T001', 'index.html'), 'utf8');
  }, 300_000);

  it('are shown as they are written, wherever they stand', () => {
    // As entities: <, & and the quotes of an attribute are all that HTML asks for.
    const text = page
      .replace(/<[^>]*>/g, '\n')
      .replace(/&(?:lt|#x3c);/gi, '<')
      .replace(/&gt;/g, '>')
      .replace(/&(?:quot|#34);/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&(?:amp|#38|#x26);/g, '&');
    // title and process in the head and above the page, summary, value, experiment, note, section with its entry, issue
    expect(text.split(odd).length - 1).toBeGreaterThanOrEqual(9);
  });

  it('can be downloaded as they are exported, byte for byte', async () => {
    for (const [format, ending] of Object.entries({
      json: 'json',
      csv: 'csv',
      bibtex: 'bib',
      csl: 'csl.json',
      latex: 'tex',
    })) {
      for (const [ids, file] of [
        [[], `downloads/catalogue.${ending}`],
        [['T001'], `records/T001/T001.${ending}`],
      ] as const) {
        const { code, stdout } = await runCli('catalogue', 'export', ...ids, '--data', data, '--format', format);
        expect(code).toBe(0);
        expect(readFileSync(join(site, file), 'utf8') === stdout, file).toBe(true);
      }
    }
  });

  it('leave a site without problems, also under a path', async () => {
    const result = await runCli('site', 'check', '--dir', site, '--json');
    expect(json(result).problems).toEqual([]);
    expect(result.code).toBe(0);
  });

  it('are problems where a page is changed afterwards', async () => {
    writeFileSync(join(site, 'records', 'T001', 'index.html'), page.replace('</main>', '<p onclick="x()"></p></main>'));
    const { code, stdout } = await runCli('site', 'check', '--dir', site);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^records\/T001\/index\.html:\d+:\d+: the attribute onclick\n/);
    expect(stdout).toMatch(/\n1 problem\n$/);
  });
});

describe('nereid site check', () => {
  it('says where there is no site', async () => {
    mkdirSync(folder.path('empty'));
    const { code, stderr } = await runCli('site', 'check', '--dir', folder.path('empty'));
    expect([code, readdirSync(folder.path('empty'))]).toEqual([2, []]);
    expect(stderr).toMatch(/^nereid: --dir = .*: holds no site\. Build it first with nereid site build\.\n$/);
  });
});
