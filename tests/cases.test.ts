import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseStep, readCase } from './caseRunner/caseFile.js';
import { ProgramServer } from './documentation/programServer.js';
import { type ProcessResult, runProcess } from './documentation/runProcess.js';
import { leaveOut } from './leftOut.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const cases = join(root, 'tests/cases');
const work = mkdtempSync(join(tmpdir(), 'nereid-cases-'));
let server: ProgramServer;

beforeAll(async () => {
  server = await ProgramServer.start();
});
afterAll(() => {
  server.close();
  rmSync(work, { recursive: true, force: true });
});

function bash(script: string, cwd: string, bin: string): Promise<ProcessResult> {
  // programs of the case itself stand in for those of the machine
  const PATH = [join(cwd, 'bin'), bin, process.env.PATH].join(delimiter);
  return runProcess('bash', ['-uo', 'pipefail', '-c', script], {
    cwd,
    env: { ...process.env, PATH, LC_ALL: 'C.UTF-8' },
  });
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

const valueAt = (document: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);

function expectStep(step: CaseStep, printed: ProcessResult): void {
  expect(printed, step.run).toMatchObject({ status: step.exit });
  for (const stream of ['stdout', 'stderr'] as const) {
    for (const text of step[stream]) expect(oneLine(printed[stream]), step.run).toContain(text);
  }
  for (const text of step.absent) expect(oneLine(`${printed.stdout} ${printed.stderr}`), step.run).not.toContain(text);
  if (step.json.length === 0) return;
  const document: unknown = JSON.parse(printed.stdout);
  for (const { at, value, within, why } of step.json) {
    const found = valueAt(document, at);
    if (within === undefined) expect(found ?? null, `${at}: ${why}`).toEqual(value);
    else {
      expect(typeof found, `${at}: ${why}`).toBe('number');
      expect(Math.abs((found as number) - Number(value)), `${at} = ${found}: ${why}`).toBeLessThanOrEqual(within);
    }
  }
}

const isThere = { duckdb: () => existsSync(join(root, 'node_modules/@duckdb/node-api')) };

/** Each folder is an input that was once answered wrongly; `case.yaml` says what is right, README.md why. */
describe('the cases of tests/cases', () => {
  const names = readdirSync(cases, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

  it.each(names)('%s says what is right and why', (name) => {
    expect(existsSync(join(cases, name, 'README.md'))).toBe(true);
  });

  for (const name of names) {
    const folder = join(cases, name);
    const { steps, process: isProcess, needs } = readCase(folder);
    const missing = needs.filter((need) => !isThere[need]());
    if (missing.length > 0) leaveOut(`case ${name}`, `needs ${missing.join(', ')}; npm ci`);
    it.skipIf(missing.length > 0)(name, async () => {
      const copy = join(work, name);
      cpSync(folder, copy, { recursive: true });
      const bin = join(work, `${name}.bin`);
      mkdirSync(bin);
      writeFileSync(join(bin, 'nereid'), server.script(isProcess));
      chmodSync(join(bin, 'nereid'), 0o755);
      for (const step of steps) expectStep(step, await bash(step.run, copy, bin));
    });
  }
});
