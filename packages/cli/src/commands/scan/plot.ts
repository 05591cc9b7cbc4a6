import { basename, dirname } from 'node:path';
import { verdictNames } from '@nereid/analysis';
import { InputError, suggestName } from '@nereid/physics';
import {
  type AxisBins,
  axisBins,
  chunkColumns,
  fileAxisBins,
  jobParameters,
  ProfileBuilder,
  profileCsv,
  SCAN_FIGURES,
  type ScanProfile,
  scanFigure,
} from '@nereid/scan';
import { readScanFolder, requireComplete, type ScanFolder, scanRows } from '@nereid/scan/node';
import { figureStyle, fileFormat } from '../../options/figure.js';
import { parseChoice, parseWholeNumber } from '../../options/parse.js';
import { figureFiles } from '../../output/figureFiles.js';
import { requireWritableFile, writeFiles } from '../../output/files.js';
import { Progress } from '../../output/progress.js';
import type { PlotFlags } from './flags.js';
import { requiredFolder } from './folder.js';

/** `nereid scan plot --out DIR --x mass [--y gPrime] --to FILE`: a figure (SVG, PNG, PDF) or its numbers (CSV). */
export async function scanPlot(options: PlotFlags): Promise<void> {
  const kind = parseChoice('--kind', options.kind, SCAN_FIGURES);
  const { format, stem } = fileFormat('--to', options.to, ['csv']);
  const to = `${stem}.${format}`;
  const { print } = figureStyle(options);
  const folder = await readScanFolder(requiredFolder(options.out));
  const names = verdictNames(folder.job.config.constraints);
  const constraint = parseChoice('--constraint', options.constraint ?? names[names.length - 1], names);
  if (!chunkColumns(folder.job).includes(`${constraint}_chiSquare`)) {
    throw new InputError(
      '--constraint',
      constraint,
      'was scanned without chiSquare',
      'Add it to outputs and scan again.',
    );
  }
  const x = namedAxis('--x', options.x, folder, options.bins);
  if (options.y !== undefined && options.y === options.x) {
    throw new InputError(
      '--y',
      options.y,
      'is along --x already',
      'Name another parameter, or leave --y out for a curve.',
    );
  }
  const y = options.y === undefined ? undefined : namedAxis('--y', options.y, folder, options.bins);
  requireWritableFile(to, '--to');
  await requireComplete(folder);
  const profile = await gather(folder, constraint, x, y);
  const name = basename(stem);
  const files =
    format === 'csv'
      ? { [`${name}.csv`]: profileCsv(profile) }
      : await figureFiles(name, scanFigure(profile, kind, constraint), { formats: [format], ...(print && { print }) });
  writeFiles(dirname(to), files, '--to');
  console.error(`wrote ${to}`);
}

function namedAxis(flag: string, name: string | undefined, { job }: ScanFolder, bins: string): AxisBins {
  const { parameters } = job.config;
  const known = jobParameters(job);
  if (name === undefined) throw new InputError(flag, name, 'missing', `Name a parameter: ${known.join(', ')}.`);
  const intervals = parseWholeNumber('--bins', bins, 2, 10_000);
  const ofFile = job.points?.parameters.find((one) => one.name === name);
  if (ofFile) return fileAxisBins(ofFile, intervals, flag);
  const range = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (range === undefined) throw new InputError(flag, name, 'no such parameter', suggestName(name, known));
  return axisBins(name, range, intervals, flag);
}

async function gather(folder: ScanFolder, constraint: string, x: AxisBins, y?: AxisBins): Promise<ScanProfile> {
  const builder = new ProfileBuilder(x, y);
  const [chiSquare, verdict] = [`${constraint}_chiSquare`, `${constraint}_verdict`];
  const columns = [...new Set([x.name, ...(y === undefined ? [] : [y.name]), chiSquare, verdict])];
  const progress = new Progress();
  let points = 0;
  for await (const rows of scanRows(folder, columns)) {
    for (const row of rows) {
      const across = y === undefined ? 0 : Number(row[y.name]);
      builder.add(Number(row[x.name]), across, Number(row[chiSquare]), row[verdict] === 'allowed');
    }
    points += rows.length;
    progress.update(`${points} points read`);
  }
  progress.clear();
  return builder.profile();
}
