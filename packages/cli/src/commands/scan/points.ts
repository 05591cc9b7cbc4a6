import { dirname, resolve } from 'node:path';
import type { ScanConfig } from '@nereid/scan';
import { type ImportedPoints, importPoints } from '@nereid/scan/node';
import { removedOnSignal } from '../../interruption.js';
import { Progress } from '../../output/progress.js';

/**
 * The points of a scan from the file that its scan file names, from the folder of which a path is counted. Says which columns may have
 * been meant, and how many rows are no points.
 */
export async function scanPoints(scanFile: string, config: ScanConfig, folder: string): Promise<ImportedPoints> {
  const file = config.points?.file ?? '';
  const progress = new Progress();
  const imported = await importPoints(folder, config, {
    path: resolve(dirname(scanFile), file),
    onProgress: (rows) => progress.update(`${rows} points read from ${file}`),
    onUnfinished: removedOnSignal,
  }).finally(() => progress.clear());
  for (const { column, parameter } of imported.doubtful) {
    console.error(
      `column ${column} of ${file} is left out: if it is ${parameter}, add columns: {${parameter}: ${column}}`,
    );
  }
  const { rows, first } = imported.bad;
  if (first) {
    console.error(
      `${rows} of ${imported.points.rows} rows of ${file} are no points; the first is row ${first.row}: ${first.reason}`,
    );
  }
  return imported;
}
