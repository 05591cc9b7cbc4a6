import { readFileSync, writeFileSync } from 'node:fs';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const model = ['--model', 'lmu-ltau'];
const ccfr = ['--constraint', 'ccfr', '--outputs', 'ratio'];

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(folder.path(name), content);
  return folder.path(name);
}

/** A table of results by row and column; CSV without quotes. */
function rowsOf(csv: string): Record<string, string>[] {
  const [head, ...lines] = csv.trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, k) => [names[k], cell])));
}

const parquetRows = (name: string) => {
  const bytes = readFileSync(folder.path(name));
  return parquetReadObjects({ file: new Uint8Array(bytes).buffer });
};

const POINTS = [
  { model: 'lmu-ltau', parameters: { mass: 0.1, gPrime: 2e-3 } },
  { model: 'lmu-ltau', parameters: { mass: 3.3, gPrime: 0 } },
  { model: 'vector', parameters: { mass: 0.02, gPrime: 5e-4, nuMu: 1, vectorMu: -1 } },
  { model: 'scalar', parameters: { mass: 1, coupling: 0.02, nuMu: 1, scalarMu: 1 } },
  { model: 'contact', parameters: { vector: 0.1, axial: -0.2 } },
  { model: 'neutrino-dipole', parameters: { momentMu: 3e-9, momentE: 1e-10 } },
  { model: 'sm', parameters: {} },
] as const;

describe('nereid evaluate with a table', () => {
  it('gives each row what its point gives alone, to the last digit, in all formats and whatever stands around it', async () => {
    const names = [...new Set(POINTS.flatMap(({ parameters }) => Object.keys(parameters)))];
    const lines = POINTS.map((point) => [
      point.model,
      ...names.map((name) => (point.parameters as Record<string, number>)[name] ?? ''),
    ]);
    const table = file('models.csv', `${[['model', ...names], ...lines].map((line) => line.join(',')).join('\n')}\n`);
    const settings = [
      '--constraint',
      'nutev,g-2,ccfr',
      '--sided',
      'two',

      '--correlation',
      'ccfr,nutev=0.2',
    ];
    const csv = await runCli('evaluate', table, ...settings);
    expect(csv.stderr).toMatch(
      /^warning: NuTeV has the weight [^\n]*\ng-2 was not evaluated on 2 of 7 rows; [^\n]*\n$/,
    );
    const rows = rowsOf(csv.stdout);
    for (const [name, format] of [
      ['models.parquet', 'parquet'],
      ['models.ndjson', 'ndjson'],
    ]) {
      const written = await runCli('evaluate', table, ...settings, '--to', folder.path(name));
      expect([written.code, format]).toEqual([0, format]);
    }
    const ofParquet = await parquetRows('models.parquet');
    const ofLines = readFileSync(folder.path('models.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const [i, point] of POINTS.entries()) {
      const alone = await runCli('evaluate', file('point.json', JSON.stringify(point)), ...settings, '--json');
      let numbers = 0;
      for (const { constraint, ...result } of json(alone).verdicts) {
        for (const output of ['ratio', 'predicted', 'pull', 'chiSquare', 'verdict']) {
          const column = `${constraint}_${output}`;
          if (result[output] === undefined || !(column in rows[i])) continue;
          numbers++;
          const expected = result[output];
          expect(rows[i][column], `${column} of ${point.model}`).toBe(String(expected));
          expect([ofParquet[i][column], ofLines[i][column]], column).toEqual([expected, expected]);
        }
      }
      // a model that the muon g−2 is not computed for has no combination
      expect(numbers).toBeGreaterThanOrEqual(point.model === 'sm' || point.model === 'lmu-ltau' ? 14 : 8);
    }
  });

  it('carries all columns through: their order, text and digits, and the digits through all formats', async () => {
    const head = 'id,label,mass,gPrime,weight,empty';
    const lines = [
      '007,"a, ""b""",1e-1,2.0e-03,1.50,',
      '-1,"two\nlines",0.20,1E-4,12345678901234567890,',
      '3,Ünï,1,0.001,.5,',
    ];
    const table = file('carried.csv', `${head}\n${lines.join('\n')}\n`);
    const { stdout } = await runCli('evaluate', table, ...model, ...ccfr);
    lines.forEach((line) => {
      expect(stdout).toContain(`\n${line},`);
    });
    expect(stdout.startsWith(`${head},ccfr_ratio,ccfr_verdict,invalid_reason\n`)).toBe(true);
    // CSV → NDJSON → Parquet → CSV: the numbers are those of the first, and evaluated again they say the same
    const results = (text: string) =>
      [...text.matchAll(/,(\d[^,]*),(allowed|excluded),$/gm)].map(([, ...found]) => found);
    const inner = ['--constraint', 'ccfr', '--outputs', 'ratio'];
    await runCli('evaluate', table, ...model, ...inner, '--to', folder.path('carried.ndjson'));
    const objects = readFileSync(folder.path('carried.ndjson'), 'utf8').trimEnd().split('\n');
    expect(objects[0]).toMatch(
      /^\{"id":"007","label":"a, \\"b\\"","mass":1e-1,"gPrime":2.0e-03,"weight":1.50,"empty":null,/,
    );
    const bare = objects.map((line) => line.replace(/,"ccfr_ratio".*/, '}'));
    await runCli(
      'evaluate',
      file('bare.ndjson', bare.join('\n')),
      ...model,
      ...inner,
      '--to',
      folder.path('bare.parquet'),
    );
    const again = await parquetRows('bare.parquet');
    expect(again.map(({ mass, gPrime }) => [mass, gPrime])).toEqual([
      [0.1, 0.002],
      [0.2, 1e-4],
      [1, 0.001],
    ]);
    expect(again.map(({ ccfr_ratio, ccfr_verdict }) => [String(ccfr_ratio), ccfr_verdict])).toEqual(results(stdout));
    expect(again[1].label).toBe('two\nlines');
  });

  it('adds to JSON lines without a change of what stands there', async () => {
    const text =
      '{ "mass":0.1 , "gPrime": 2.0e-3, "nested": {"a": [1, 2.50]}, "id": 12345678901234567890 }\n{"gPrime":1e-3,"mass":1}\n';
    const { stdout } = await runCli('evaluate', file('kept.ndjson', text), ...model, ...ccfr);
    const [first, second] = stdout.split('\n');
    expect(first).toMatch(
      /^\{ "mass":0.1 , "gPrime": 2.0e-3, "nested": \{"a": \[1, 2.50\]\}, "id": 12345678901234567890,"ccfr_ratio":3\.2\d+,"ccfr_verdict":"excluded","invalid_reason":null\}$/,
    );
    expect(second).toMatch(/^\{"gPrime":1e-3,"mass":1,"ccfr_ratio":/);
  });

  it('writes numbers that no integer holds with an exponent, in JSON lines', async () => {
    writeFileSync(folder.path('large.csv'), 'mass,gPrime\n0.0739,0.597\n');
    const args = ['--model', 'lmu-ltau', '--constraint', 'nutev', '--outputs', 'chiSquare'];
    const { stdout } = await runCli('evaluate', folder.path('large.csv'), ...args, '--format', 'ndjson');
    const plain = await runCli('evaluate', folder.path('large.csv'), ...args);
    expect(stdout).toMatch(/"nutev_chiSquare":\d\.\d+e\+\d+,/);
    expect(JSON.parse(stdout).nutev_chiSquare).toBe(Number(plain.stdout.split('\n')[1].split(',')[2]));
  });

  it('keeps the types of Parquet, whatever its numbers stand for', async () => {
    const times = [0n, 1_700_000_000_123_456_789n, -1n];
    const schema = [
      { name: 'root', num_children: 7 },
      { name: 'mass', type: 'DOUBLE', repetition_type: 'REQUIRED' },
      { name: 'gPrime', type: 'FLOAT', repetition_type: 'OPTIONAL' },
      { name: 'id', type: 'INT64', repetition_type: 'OPTIONAL' },
      {
        name: 'when',
        type: 'INT64',
        repetition_type: 'OPTIONAL',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'NANOS' },
      },
      { name: 'day', type: 'INT32', repetition_type: 'OPTIONAL', converted_type: 'DATE' },
      { name: 'price', type: 'INT64', repetition_type: 'OPTIONAL', converted_type: 'DECIMAL', scale: 3, precision: 18 },
      { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
    ] as const;
    const bytes = [Uint8Array.of(0, 255), null, Uint8Array.of()];
    const columnData = [
      { name: 'mass', data: [0.1, 1, 2] },
      { name: 'gPrime', data: [0.5, null, 0.25] },
      { name: 'id', data: [2n ** 62n, null, -5n] },
      { name: 'when', data: times },
      { name: 'day', data: [0, -7, 20_000] },
      { name: 'price', data: [123_456_789_012_345_678n, null, -1n] },
      { name: 'bytes', data: bytes },
    ];
    const before = new Uint8Array(parquetWriteBuffer({ columnData, schema: [...schema] }));
    const { code, stderr } = await runCli(
      'evaluate',
      file('types.parquet', before),
      ...model,
      ...ccfr,
      '--to',
      folder.path('typed.parquet'),
    );
    expect([code, stderr.split('\n')[1]]).toEqual([
      0,
      expect.stringContaining('1 of 3 rows are no points of lmu-ltau; the first is row 2'),
    ]);
    const after = readFileSync(folder.path('typed.parquet'));
    const metadata = parquetMetadata(new Uint8Array(after).buffer);
    const ofSchema = (elements: readonly object[]) => elements.map((one) => JSON.parse(JSON.stringify(one)));
    expect(ofSchema(metadata.schema.slice(1, 8))).toEqual(ofSchema(parquetMetadata(before.buffer).schema.slice(1)));
    // both read in the same way, times to the nanosecond
    const parsers = { timestampFromNanoseconds: (count: bigint) => count };
    const [old, now] = await Promise.all(
      [before.buffer, new Uint8Array(after).buffer].map((one) =>
        parquetReadObjects({ file: one, parsers, utf8: false }),
      ),
    );
    expect(now.map(({ ccfr_ratio, ccfr_verdict, invalid_reason, ...carried }) => carried)).toEqual(old);
    expect(now.map(({ ccfr_ratio }) => typeof ccfr_ratio)).toEqual(['number', 'object', 'number']);
    const csv = rowsOf(
      (await runCli('evaluate', folder.path('types.parquet'), ...model, ...ccfr, '--format', 'csv')).stdout.replace(
        /"[^\n]*"/g,
        '',
      ),
    );
    expect(csv[1]).toMatchObject({ id: '', day: '1969-12-25', bytes: '', ccfr_verdict: 'invalidInput' });
    expect(csv[0]).toMatchObject({ id: String(2n ** 62n), when: '1970-01-01T00:00:00.000000000Z', bytes: '00ff' });
  });

  it('takes columns by name, parameters for all rows, tables without a header, and packed ones', async () => {
    const base = await runCli('evaluate', file('plain.csv', 'mass,gPrime\n0.1,2e-3\n1,1e-3\n'), ...model, ...ccfr);
    const results = (stdout: string) => stdout.split('\n').map((line) => line.split(',').slice(-3).join());
    const chain = file('chain.txt', '# m_zp g_zp logL\n1e-1 2.0E-03 -5\n1 1e-3 nan\n');
    const columns = ['--column', 'mass=m_zp', '--column', 'gPrime=g_zp'];
    const equal = file('post_equal_weights.dat', '  0.1  2e-3 -5\n  1  1e-3 -6\n');
    const fixed = file('fixed.csv', 'mass\n0.1\n');
    const others = [
      await runCli('evaluate', chain, ...model, ...ccfr, ...columns),
      await runCli('evaluate', equal, ...model, ...ccfr, '--column', 'mass=1', '--column', 'gPrime=2'),
    ];
    for (const { stdout, stderr } of others) expect([results(stdout), stderr]).toEqual([results(base.stdout), '']);
    const { stdout } = await runCli('evaluate', fixed, ...model, ...ccfr, '--set', 'gPrime=2e-3');
    expect(results(stdout)[1]).toBe(results(base.stdout)[1]);
  });
});
