import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultDataFolder, sha256 } from '@nereid/catalogue/node';

/** What a synthetic catalogue is made from: L023 and the texts its claims point into. */
interface Pattern {
  readonly record: string;
  readonly valueIds: readonly string[];
  readonly snapshotIds: readonly string[];
  readonly snapshotTexts: ReadonlyMap<string, string>;
  readonly manifest: string;
}

const MODEL = 'L023';
/** Record ids have a letter and three digits; the letters before L make eleven thousand. */
const MAXIMUM_RECORDS = 11_000;

/**
 * Writes a data folder with `count` copies of L023 beside the original. Every copy has its own ids of record, slug and
 * values, and its own copies of the six snapshots, whose texts all differ, so that nothing read for one record helps with the
 * next. The same count gives the same files.
 */
export function writeSyntheticCatalogue(folder: string, count: number): void {
  if (!(Number.isInteger(count) && count >= 0 && count <= MAXIMUM_RECORDS)) {
    throw new RangeError(`a synthetic catalogue has 0 to ${MAXIMUM_RECORDS} records, not ${count}`);
  }
  for (const part of ['references', 'nuclei', 'materials', 'fluxes', 'experiments', 'curves']) {
    cpSync(join(defaultDataFolder, part), join(folder, part), { recursive: true });
  }
  for (const part of ['records', 'snapshots']) mkdirSync(join(folder, part), { recursive: true });
  const pattern = readPattern();
  writeFileSync(join(folder, 'records', `${MODEL}.yaml`), pattern.record);
  for (const [id, text] of pattern.snapshotTexts) writeFileSync(join(folder, 'snapshots', `${id}.txt`), text);
  const entries = Array.from({ length: count }, (_, index) => writeCopy(folder, pattern, index));
  writeFileSync(join(folder, 'snapshots', 'manifest.yaml'), [pattern.manifest, ...entries.flat()].join(''));
}

/** Id of the copy with that index, from 0: A000, A001, …, B000. */
export function syntheticRecordId(index: number): string {
  return String.fromCharCode(65 + Math.floor(index / 1000)) + String(index % 1000).padStart(3, '0');
}

function readPattern(): Pattern {
  const read = (...path: string[]) => readFileSync(join(defaultDataFolder, ...path), 'utf8');
  const record = read('records', `${MODEL}.yaml`);
  const snapshotIds = [...new Set([...record.matchAll(/\{ snapshot: ([\w-]+)/g)].map(([, id]) => id))];
  const whole = read('snapshots', 'manifest.yaml');
  const entries = snapshotIds.map((id) => manifestEntry(whole, id));
  const values = record.slice(record.indexOf('\nvalues:'), record.indexOf('\narithmetic:'));
  return {
    record,
    valueIds: [...values.matchAll(/^ {2}- id: ([\w-]+)$/gm)].map(([, id]) => id),
    snapshotIds,
    snapshotTexts: new Map(snapshotIds.map((id) => [id, read('snapshots', `${id}.txt`)])),
    manifest: `schemaVersion: 1\nsnapshots:\n${entries.join('')}`,
  };
}

/** The lines of one snapshot in the manifest. */
function manifestEntry(manifest: string, id: string): string {
  const entry = new RegExp(`^ {2}${id}:\\n(?: {4}.*\\n)+`, 'm').exec(manifest)?.[0];
  if (entry === undefined) throw new Error(`the manifest has no snapshot ${id}`);
  return entry;
}

/** Writes record and snapshots of one copy; returns its entries in the manifest. */
function writeCopy(folder: string, pattern: Pattern, index: number): string[] {
  const id = syntheticRecordId(index);
  const ending = `-${id.toLowerCase()}`;
  const names = new RegExp(`(?<![\\w-])(?:${[...pattern.valueIds, ...pattern.snapshotIds].join('|')})(?![\\w-])`, 'g');
  const record = pattern.record
    .replace(/^id: .*$/m, `id: ${id}`)
    .replace(/^slug: .*$/m, (line) => line + ending)
    .replace(names, (name) => name + ending);
  writeFileSync(join(folder, 'records', `${id}.yaml`), record);
  return pattern.snapshotIds.map((snapshot) => {
    const text = `${pattern.snapshotTexts.get(snapshot)}\n${filler(index)}`;
    const name = `${snapshot}${ending}`;
    writeFileSync(join(folder, 'snapshots', `${name}.txt`), text);
    return manifestEntry(pattern.manifest, snapshot)
      .replace(`  ${snapshot}:`, `  ${name}:`)
      .replace(/file: .*/, `file: ${name}.txt`)
      .replace(/sha256: .*/, `sha256: ${sha256(text)}`);
  });
}

/** Sentences that no other copy has; their numbers are those of no claim. */
function filler(index: number): string {
  const sentences = Array.from({ length: 5 }, (_, line) => {
    const number = 1000 * index + 100 * line + 7;
    return `Calibration period ${number} lasted ${(number / 7).toFixed(4)} hours in sector k${number}, without incident.`;
  });
  return `${sentences.join('\n')}\n`;
}
