import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { isExperimentName, kernelSelection, MEASURED_OBSERVABLES, requireCorrelations } from '@nereid/analysis';
import { observableValues } from '@nereid/analysis/node';
import { type Catalogue, CatalogueError } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { electroweakInputs, InputError, modelDefinition } from '@nereid/physics';
import { sectorsOf } from '@nereid/physics/models';
import {
  hadronicOptions,
  jobParameters,
  jobPointCount,
  parseScanConfig,
  type ScanConfig,
  type ScanJob,
  type StoredPoints,
  scanJob,
} from '@nereid/scan';
import {
  codeIdentity,
  localEngine,
  openScanFolder,
  runScan,
  type ScanEngine,
  type ScanFolder,
  type ScanOutcome,
  type ScanProgress,
  type SlurmOptions,
  slurmEngine,
} from '@nereid/scan/node';
import { untilInterrupted } from '../../interruption.js';
import { parseChoice, parseWholeNumber } from '../../options/parse.js';
import { namedConstraints, prepareExperiments } from '../../options/prepare.js';
import { weightWarnings } from '../../output/correlationText.js';
import { requireWritableFolder } from '../../output/files.js';
import { printJson } from '../../output/json.js';
import { scanWarnings } from '../../output/preparationWarnings.js';
import { Progress } from '../../output/progress.js';
import { THIS_PROGRAM, VERSION } from '../../thisProgram.js';
import type { RunFlags } from './flags.js';
import { requiredFolder, SLURM_TASKS } from './folder.js';
import { scanPoints } from './points.js';

/** `nereid scan run scan.yaml --out DIR`. */
export async function scanRun(file: string, options: RunFlags): Promise<void> {
  const out = requiredFolder(options.out);
  const engine = parseChoice('--engine', options.engine, ['local', 'slurm']);
  const workers = options.workers === undefined ? undefined : parseWholeNumber('--workers', options.workers, 1, 1024);
  const catalogue = await loadCatalogue();
  const known = [...catalogue.experiments.keys(), ...MEASURED_OBSERVABLES];
  const config = readConfig(file, known, (name) => isExperimentName(name, catalogue));
  requireWritableFolder(out);
  const folder = await openedFolder(file, config, catalogue, out, options.resume === true);
  const start = performance.now();
  const outcome = await work(folder, engine, workers, options.sbatch ?? []);
  const seconds = (performance.now() - start) / 1000;
  const result = { ...outcome, points: jobPointCount(folder.job), seconds, out, identity: folder.identity };
  if (options.json) return printJson(result);
  const redone = outcome.damaged > 0 ? `, ${outcome.damaged} of them damaged before` : '';
  const computed = outcome.chunks - outcome.found;
  const shards = outcome.chunks === 1 ? 'one shard' : `${outcome.chunks} shards`;
  console.log(`${result.points} points in ${shards} in ${out}/shards`);
  console.log(
    `${computed} computed${redone} in ${seconds.toFixed(1)} s, ${outcome.found} were there and passed their checksum`,
  );
}

/** The folder of the scan, with a copy of its points where these stand in a file. */
async function openedFolder(
  file: string,
  config: ScanConfig,
  catalogue: Catalogue,
  out: string,
  resume: boolean,
): Promise<ScanFolder> {
  // tasks of a cluster start in other folders
  const path = resolve(out);
  const imported = config.points && (await scanPoints(file, config, path));
  try {
    const job = await describedJob(config, catalogue, imported?.points);
    const folder = await openScanFolder(path, job, resume);
    await imported?.keep();
    return folder;
  } catch (error) {
    await imported?.discard();
    throw error;
  }
}

/** Everything that the scan is computed from. */
async function describedJob(config: ScanConfig, catalogue: Catalogue, points?: StoredPoints): Promise<ScanJob> {
  const { experiments, companions } = namedConstraints('constraints', config.constraints.join(','), catalogue);
  requireCorrelations(config.correlations ?? [], experiments);
  const { name, ...choice } = config.selection ?? {};
  const selection = kernelSelection({ selection: name, ...choice }, catalogue);
  const inputs = electroweakInputs({ couplings: config.couplings });
  const prepared = await prepareExperiments(experiments, catalogue, {
    inputs,
    hadronic: hadronicOptions(config.hadronic),
    flux: config.flux,
    regimes: config.regimes,
    theoryErrors: config.theoryErrors === 'on',
    selection,
    sectors: sectorsOf(modelDefinition(config.model), jobParameters({ config, ...(points && { points }) })),
    keepClosed: true,
  });
  const warnings = [...scanWarnings(prepared), ...weightWarnings(prepared, config.correlations ?? [])];
  for (const warning of warnings) console.error(warning);
  const code = { version: VERSION, sha256: codeIdentity() };
  return scanJob(config, prepared, inputs, code, companions.length > 0 ? await observableValues() : undefined, points);
}

/** Runs the scan with its progress on the terminal. */
async function work(
  folder: ScanFolder,
  engine: 'local' | 'slurm',
  workers: number | undefined,
  submitOptions: readonly string[],
): Promise<ScanOutcome> {
  const progress = new Progress();
  let queue = '';
  const start = performance.now();
  const chosen = scanEngine(engine, workers, submitOptions, {
    onState: (text) => {
      queue = ` (${text})`;
    },
    onNote: (text) => progress.note(text),
  });
  return untilInterrupted(
    (signal) =>
      runScan(folder, chosen, {
        signal,
        onProgress: (state) =>
          progress.update(progressText(state, folder.job.config, performance.now() - start) + queue),
        onWatch: (holder) => progress.note(`whether its former driver still works (${holder}) shows in a few seconds`),
      }).finally(() => progress.clear()),
    STOPPED[engine],
  );
}

const STOPPED = {
  local: 'stopped; finished shards stay. Go on with --resume.',
  slurm: 'stopped; its job in the queue goes on. Wait for it with --resume, or end it with nereid scan cancel.',
} as const;

function scanEngine(
  name: 'local' | 'slurm',
  workers: number | undefined,
  submitOptions: readonly string[],
  listeners: Pick<SlurmOptions, 'onState' | 'onNote'>,
): ScanEngine {
  if (name === 'local') return localEngine(workers ?? availableParallelism());
  return slurmEngine({ tasks: workers ?? SLURM_TASKS, submitOptions, command: THIS_PROGRAM, ...listeners });
}

/** Points per second and the time left at that pace, counting only what this run computed. */
function progressText({ complete, chunks, found }: ScanProgress, { chunkPoints }: ScanConfig, ms: number): string {
  const perSecond = (1000 * (complete - found) * chunkPoints) / Math.max(ms, 1);
  const left = ((chunks - complete) * chunkPoints) / perSecond;
  const pace = perSecond > 0 ? `, ${perSecond.toFixed(0)} points/s, ${left.toFixed(0)} s left` : '';
  return `${complete} of ${chunks} shards${pace}`;
}

/** @throws CatalogueError with every problem of the file and its line */
function readConfig(file: string, known: readonly string[], isKnown: (name: string) => boolean): ScanConfig {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(
      'scan file',
      file,
      `cannot be read (${code})`,
      'Name a YAML file; see nereid scan run --help.',
    );
  }
  const { value, diagnostics } = parseScanConfig({ file, text }, known, isKnown);
  if (value === undefined) throw new CatalogueError(diagnostics);
  return value;
}
