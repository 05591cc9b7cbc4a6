import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchorRecord, isError } from '@nereid/catalogue';
import { checkData } from '@nereid/catalogue/sources';
import { type BenchmarkResult, timingRow } from './benchmarkResult.js';
import { writeSyntheticCatalogue } from './syntheticCatalogue.js';
import { time } from './timing.js';

/** Sizes that show that the time grows with the number of records and no faster; the largest has the budget. */
const SIZES = [500, 1000];
const LARGEST = 2000;
/** In calibration loops. */
const BUDGET = 1200;

/**
 * Reading and checking a catalogue of copies of L023 with six snapshots each, and anchoring all values of records that were
 * read; with `scaling` of smaller ones too. From files on, as `nereid catalogue check` does it, with all processors.
 */
export function catalogueBenchmarks(scaling: boolean): BenchmarkResult[] {
  return [...(scaling ? SIZES : []), LARGEST].flatMap((size) => {
    const folder = mkdtempSync(join(tmpdir(), 'nereid-bench-'));
    try {
      return benchmarksOf(join(folder, 'data'), size, size === LARGEST);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

function benchmarksOf(data: string, size: number, hasBudget: boolean): BenchmarkResult[] {
  writeSyntheticCatalogue(data, size);
  const check = time(() => checkData(data), 3, 1);
  const report = checkData(data);
  if (report.diagnostics.some(isError)) throw new Error('the synthetic catalogue has errors');
  const { records, snapshots = new Map() } = report;
  let resolved = 0;
  const anchor = time(
    () => {
      const full = [...records.values()].filter((record) => record.kind === 'record');
      resolved = full.flatMap((record) => anchorRecord(record, snapshots)).filter(isResolved).length;
    },
    3,
    1,
  );
  // 24 of the 25 values of each copy, and of L023 itself, stand in a snapshot
  if (resolved !== 24 * (size + 1)) throw new Error(`${resolved} values were anchored`);
  const budget = hasBudget ? BUDGET : undefined;
  return [
    timingRow(`catalogue-check-${size}-s`, `read and check ${size} records, 6 snapshots each`, 's', check, budget),
    timingRow(
      `catalogue-anchor-${size}-s`,
      `anchor the ${25 * size} values of ${size} records read`,
      's',
      anchor,
      budget,
    ),
  ];
}

const isResolved = ({ status }: { status: string }): boolean => status === 'RESOLVED';
