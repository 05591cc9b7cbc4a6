import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const data = fileURLToPath(new URL('../../../data', import.meta.url));

describe('nereid catalogue check', () => {
  it('lists what is known to be open and succeeds', async () => {
    const { code, stdout, stderr } = await runCli('catalogue', 'check');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^data\/records\/L023\.yaml:\d+:\d+: warning: .*0\.667, not 0\.72.*\n\d+ records, 0 errors, 1 warning\n$/,
    );
  });

  it('lists every error and ends with exit code 2, in JSON too', async () => {
    const copy = folder.path('data');
    cpSync(data, copy, { recursive: true });
    const record = `${copy}/records/L023.yaml`;
    writeFileSync(record, readFileSync(record, 'utf8').replace('number: "45.3"', 'number: "54.3"'));
    const { code, stdout, stderr } = await runCli('catalogue', 'check', '--data', copy);
    expect([code, stderr]).toEqual([2, '']);
    expect(stdout).toContain('37.0 / 54.3 = 0.681, not 0.82 (ccfr-ratio)');
    expect(stdout).toContain('2 errors, 1 warning');
    const result = await runCli('catalogue', 'check', '--data', copy, '--json');
    expect(result.code).toBe(2);
    expect(json(result)).toMatchObject({ errors: 2, warnings: 1, records: expect.arrayContaining(['L023', 'N001']) });
    const lines = json(result).diagnostics.map(({ line }: { line: number }) => line);
    expect(lines).toEqual([...lines].sort((a: number, b: number) => a - b));
  });
});

describe('nereid catalogue show', () => {
  it('puts the measured values first and says that nobody reviewed the record', async () => {
    const { code, stdout } = await runCli('catalogue', 'show', 'L023');
    expect(code).toBe(0);
    expect(stdout).toContain('status written, machine-checked; difficulty high; priority low');
    expect(stdout).toMatch(/nutev-ratio +0\.72 \+1\.73 −0\.72 +measurement +2019 +NuTeV +Altmannshofer2019/);
    expect(stdout.indexOf('ccfr-ratio ')).toBeLessThan(stdout.indexOf('belleii-sqrt-s '));
    expect(stdout).toContain('nutev-arithmetic (arithmetic): The ratio 0.72 +1.73 −0.72 does not follow');
  });

  it('gives the record as JSON', async () => {
    const record = json(await runCli('catalogue', 'show', 'L023', '--json'));
    expect(record).toMatchObject({ id: 'L023', status: 'written', machineChecked: true });
    expect(record.values[0]).toMatchObject({ id: 'ccfr-ratio', number: '0.82', value: 0.82, errorPlus: 0.28 });
  });

  it('names the nearest record where there is none', async () => {
    const { code, stdout, stderr } = await runCli('catalogue', 'show', 'L032');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^nereid: record = "L032": no such record\. [^\n]*L023[^\n]*\n$/);
  });

  it('wants a record, and a command that exists, in one line', async () => {
    for (const args of [['show'], ['shwo'], ['check', '--jsn']]) {
      const { code, stderr } = await runCli('catalogue', ...args);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^nereid: [^\n]+ See nereid catalogue[^\n]* --help\.\n$/);
    }
  });
});

describe('nereid catalogue anchor', () => {
  const copyOfData = (name: string) => {
    const copy = folder.path(name);
    cpSync(data, copy, { recursive: true });
    return copy;
  };

  it('gives the place of every value of a record, whatever is wrong with the others', async () => {
    const copy = copyOfData('one');
    writeFileSync(`${copy}/records/T001.yaml`, 'kind: [');
    const { record, anchors } = json(await runCli('catalogue', 'anchor', 'L023', '--json', '--data', copy));
    expect(record).toBe('L023');
    // the extract of the abstract of CCFR has its ratio in the sixth line
    const ratio = anchors.find(({ valueId }: { valueId: string }) => valueId === 'ccfr-ratio');
    expect(ratio).toMatchObject({ status: 'RESOLVED', snapshot: 'ccfr-1991', lines: [6, 6] });
    const { code, stderr } = await runCli('catalogue', 'anchor', 'T001', '--data', copy);
    expect([code, stderr]).toEqual([2, 'nereid: record = "T001": cannot be read. Run nereid catalogue check.\n']);
  });

  it('without a record counts the places of all, and says what it left out', async () => {
    const copy = copyOfData('all');
    writeFileSync(`${copy}/records/T001.yaml`, 'kind: [');
    const { code, stdout, stderr } = await runCli('catalogue', 'anchor', '--data', copy);
    expect(code).toBe(0);
    expect(stderr).toBe('nereid: 1 of the record files cannot be read. Run nereid catalogue check.\n');
    const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/));
    expect(rows[0]).toEqual(['record', 'values', 'resolved', 'ambiguous', 'unresolved', 'derived']);
    // 26 values, two of which follow from others
    expect(rows).toContainEqual(['L023', '26', '24', '0', '0', '2']);
    const all = json(await runCli('catalogue', 'anchor', '--data', copy, '--json'));
    const one = json(await runCli('catalogue', 'anchor', 'L023', '--data', copy, '--json'));
    expect(all.records.find(({ record }: { record: string }) => record === 'L023')).toEqual(one);
    const reason = expect.stringContaining('follows');
    expect(one.derived).toEqual(['nutev-ratio-1998', 'va-over-sm'].map((valueId) => ({ valueId, reason })));
    expect(one.anchors.map(({ status }: { status: string }) => status)).toEqual(Array(24).fill('RESOLVED'));
  });

  it('never looks outside the records', async () => {
    const { code, stderr } = await runCli('catalogue', 'anchor', '../experiments/ccfr');
    expect([code, stderr]).toEqual([2, expect.stringContaining('no such record')]);
  });
});
