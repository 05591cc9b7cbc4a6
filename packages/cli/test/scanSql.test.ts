import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScanFolder, writeShard } from '@nereid/scan/node';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { beforeAll, describe, expect, it } from 'vitest';
import { leaveOut } from '../../../tests/leftOut.js';
import { root } from '../../../tests/sourceFiles.js';
import { type CliResult, temporaryFolder } from './runCli.js';
import { scan, startScan } from './scanProcess.js';

// 70 MB that few need are not installed with us
const hasDuckDb = existsSync(join(root, 'node_modules/@duckdb/node-api'));
if (!hasDuckDb) leaveOut('SQL of scans', 'no DuckDB; npm install --no-save @duckdb/node-api@1.5.5-r.5');

const folder = temporaryFolder();
const out = () => folder.path('results');
const sql = (query: string, ...flags: string[]): Promise<CliResult> => scan('sql', '--out', out(), query, ...flags);
const shard = (chunk: number) => join(out(), 'shards', `chunk-0000000${chunk}.parquet`);
const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** A mass of −1 cannot be evaluated: those points have no numbers. */
const scanFile = [
  'model: lmu-ltau',
  'parameters: {mass: {list: [-1, 0.01, 0.1, 1]}, gPrime: {log: [1.0e-5, 1.0], points: 50}}',
  'constraints: [ccfr, nutev]',
  'flux: mean-energy',
  'chunkPoints: 30',
].join('\n');

let exported: Record<string, string>[] = [];

beforeAll(async () => {
  writeFileSync(folder.path('scan.yaml'), scanFile);
  const { code, stderr } = await scan('run', folder.path('scan.yaml'), '--out', out());
  expect([code, stderr]).toEqual([0, '']);
  const [head, ...lines] = (await scan('export', '--out', out())).stdout.trim().split('\n');
  const names = head.split(',');
  exported = lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
});

describe.skipIf(!hasDuckDb)('nereid scan sql', () => {
  it('gives all points as export does', async () => {
    const { stdout } = await sql('FROM points ORDER BY index', '--json');
    const rows = JSON.parse(stdout) as Record<string, unknown>[];
    const asText = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)])),
    );
    expect(asText).toEqual(exported);
    expect(asText).toHaveLength(200);
    expect(rows[0]).toMatchObject({ index: 0, mass: -1, ccfr_ratio: null, combined_verdict: 'invalidInput' });
  });

  it('groups, and leaves what was not computed out of a mean', async () => {
    const evaluated = exported.filter((row) => row.ccfr_ratio !== '');
    const lowest = (mass: string) =>
      Math.min(
        ...evaluated
          .filter((row) => row.mass === mass && row.combined_verdict === 'excluded')
          .map((row) => Number(row.gPrime)),
      );
    const query =
      "SELECT mass, min(gPrime) AS g FROM points WHERE combined_verdict = 'excluded' GROUP BY mass ORDER BY mass";
    const { stdout } = await sql(query, '--format', 'csv');
    expect(stdout).toBe(`mass,g\n${['0.01', '0.1', '1'].map((mass) => `${mass},${lowest(mass)}\n`).join('')}`);
    const [{ number }] = JSON.parse((await sql('SELECT count(ccfr_ratio) AS number FROM points', '--json')).stdout);
    expect(number).toBe(evaluated.length);
    expect(number).toBe(150);
  });

  it('takes NaN in shards of other programs for NULL', async () => {
    const scanned = await readScanFolder(out());
    const kept = [shard(0), shard(0).replace(/parquet$/, 'json')].map((file) => [file, readFileSync(file)] as const);
    const buffer = new Uint8Array(readFileSync(shard(0))).buffer;
    const rows = await parquetReadObjects({ file: buffer });
    // as written before: every number a double, NaN for what was not computed
    const columnData = Object.keys(rows[0]).map((name) => ({
      name,
      data: rows.map((row) => row[name] ?? Number.NaN),
    }));
    expect(columnData.find(({ name }) => name === 'ccfr_ratio')?.data[0]).toBeNaN();
    const kvMetadata = parquetMetadata(buffer).key_value_metadata;
    await writeShard(scanned, 0, new Uint8Array(parquetWriteBuffer({ columnData, ...(kvMetadata && { kvMetadata }) })));
    const question =
      'SELECT count(ccfr_ratio) AS n, count(*) FILTER (ccfr_ratio IS NULL) AS none, max(ccfr_ratio) AS most';
    const before = (await sql(`${question} FROM points`, '--json')).stdout;
    const table = (await scan('export', '--out', out())).stdout;
    for (const [file, content] of kept) writeFileSync(file, content);
    expect((await sql(`${question} FROM points`, '--json')).stdout).toBe(before);
    expect(JSON.parse(before)).toMatchObject([{ n: 150, none: 50 }]);
    expect(table).toBe((await scan('export', '--out', out())).stdout);
  });

  it('prints a table to read, and says when it is not all of it', async () => {
    const table = await sql('SELECT gPrime, combined_verdict AS v FROM points WHERE index IN (0, 50) ORDER BY index');
    const [head, first, second] = table.stdout.trimEnd().split('\n');
    expect(head).toBe(' gPrime  v');
    expect(first).toBe('0.00001  invalidInput');
    expect(second).toBe('0.00001  allowed');
    const long = await sql('SELECT index FROM points');
    expect(long.stdout.trim().split('\n')).toHaveLength(101);
    expect(long.stderr).toBe('the first 100 of 200 rows; all of them: --format csv\n');
    expect(await sql('SELECT mass FROM points WHERE mass > 5')).toEqual({
      code: 0,
      stdout: 'mass\n',
      stderr: 'no rows\n',
    });
  });

  it('puts text with commas and quotes into CSV cells of its own', async () => {
    const { stdout } = await sql(`SELECT 'a,"b"' AS text, [1, 2] AS list, NULL AS nothing`, '--format', 'csv');
    expect(stdout).toBe('text,list,nothing\n"a,""b""","[1,2]",\n');
  });

  it.each([
    ["SELECT * FROM read_text('/etc/hostname')", /Cannot access file "\/etc\/hostname"/],
    ["FROM glob('/etc/*')", /Cannot access file/],
    ["FROM 'https://example.org/points.parquet'", /Cannot access file/],
    ["FROM parquet_metadata('OTHER')", /Cannot access file/],
    ["COPY points TO 'SHARD' (FORMAT csv)", /does not only read/],
    ["COPY points TO 'NEW'", /Cannot access file/],
    ["EXPLAIN ANALYZE COPY points TO 'SHARD' (FORMAT csv)", /does not only read/],
    ["ATTACH 'NEW'", /does not only read/],
    ['SET enable_external_access = true', /does not only read/],
    ['INSTALL httpfs', /does not only read/],
    ['DROP VIEW points', /does not only read/],
    ['SELECT 1; SELECT 2', /holds 2 statements/],
    [' /* nothing */ ', /holds no statement/],
    ['SELECT', /SELECT clause without selection list/],
    ['SELECT gprim FROM points', /Candidate bindings: "gPrime"/],
    ['SELECT * FROM point', /Did you mean "points"/],
    ["SELECT error('at work')", /at work/],
  ])('refuses %s and changes nothing', async (query, message) => {
    const [before, made] = [digest(shard(0)), folder.path('new.parquet')];
    const other = folder.path('other.parquet');
    writeFileSync(other, readFileSync(shard(1)));
    const { code, stdout, stderr } = await sql(
      query.replace('SHARD', shard(0)).replace('NEW', made).replace('OTHER', other),
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(digest(shard(0))).toBe(before);
    expect(existsSync(made)).toBe(false);
  });

  it('reads no file that is not a shard of the scan, and refuses a scan with a damaged or missing one', async () => {
    const stray = join(out(), 'shards', 'chunk-00000099.parquet');
    writeFileSync(stray, readFileSync(shard(1)));
    expect(JSON.parse((await sql('SELECT count(*) AS n FROM points', '--json')).stdout)).toEqual([{ n: 200 }]);
    rmSync(stray);
    const [kept, last] = [readFileSync(shard(2)), readFileSync(shard(6))];
    const flipped = Buffer.from(kept);
    flipped[flipped.length >> 1] ^= 1;
    writeFileSync(shard(2), flipped);
    rmSync(shard(6));
    const { code, stdout, stderr } = await sql('SELECT count(*) FROM points');
    writeFileSync(shard(2), kept);
    writeFileSync(shard(6), last);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('2 of 7 shards are missing or damaged');
  });

  it('names the package where DuckDB is not installed', async () => {
    const hide =
      'export async function resolve(name, context, next) { return next(name.replace("@duckdb/", "@absent/"), context) }';
    const hooks = `import { register } from "node:module"; register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hide)}`)});`;
    const before = process.env.NODE_OPTIONS;
    process.env.NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(hooks)}`;
    const { code, stdout, stderr } = await startScan('sql', '--out', out(), 'SELECT 1').ended;
    if (before === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = before;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('npm install @duckdb/node-api@1.5.5-r.5');
  });
});
