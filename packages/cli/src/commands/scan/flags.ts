import { Command } from '@commander-js/extra-typings';
import { figureLook } from '../../options/flags/figure.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { collect, joined, onlyWhere } from '../../options/flags/rules.js';

const out = ['--out <folder>', 'required; folder of the scan'] as const;

export function runCommand() {
  const command = new Command('run')
    .description('evaluates all points of a scan file; what is done is kept, and --resume goes on')
    .argument('<scan.yaml>', 'model, parameters, constraints, seed')
    .option(...out)
    .option(
      '--engine <name>',
      'local (threads of this machine) or slurm (job array; the folder is shared with the nodes)',
      'local',
    )
    .option('--workers <number>', 'threads (default: one for each processor), or tasks of the job array (default: 8)')
    .option('--sbatch <option>', 'passed on to sbatch, for example --sbatch=--partition=long (repeatable)', collect)
    .option('--resume', 'go on with the scan in the folder: finished shards are verified and kept')
    .option('--json', 'print JSON instead of words')
    .addHelpText(
      'after',
      `
A scan file, for example:
  model: lmu-ltau
  seed: 5
  parameters:
    mass: {log: [0.001, 100], points: 1000}
    gPrime: {log: [1.0e-5, 1.0], points: 1000}
  constraints: [ccfr, charm-ii, nutev]

A parameter is a number, or one of {list: […]}, {linear: [a, b], points: n}, {log: [a, b], points: n} (grid), or
{uniform: [a, b]}, {logUniform: [a, b]}, {normal: {mean: m, deviation: s}}, drawn as
  sampling: {method: sobol, points: 100000}      (random, sobol, latin-hypercube)

Points of a file instead, a row each, CSV, Parquet or NDJSON (the path is counted from the scan file):
  points: {file: chain.csv, columns: {mass: m_zp}}

Examples:
  nereid scan run scan.yaml --out results
  nereid scan run scan.yaml --out results --workers 4 --resume
  nereid scan run scan.yaml --out /shared/results --engine slurm --workers 64 --sbatch=--time=01:00:00`,
    );
  return onlyWhere(command, ['--sbatch'], {
    holds: ({ engine }) => engine !== 'local',
    problem: 'the threads of this machine are not submitted',
    remedy: 'Give --engine slurm too.',
  });
}

export function statusCommand() {
  const command = new Command('status')
    .description('how far a scan is, and its job on a cluster; verifies the checksum of every shard')
    .option(...out)
    .option('--requeue', 'submit what is missing or damaged to Slurm and return without waiting')
    .option('--workers <number>', 'with --requeue: tasks of the job array (default: 8)')
    .option('--sbatch <option>', 'with --requeue: passed on to sbatch (repeatable)', collect)
    .option('--json', 'print JSON instead of words')
    .addHelpText(
      'after',
      `
Examples:
  nereid scan status --out results
  nereid scan status --out /shared/results --requeue --workers 64 --sbatch=--time=02:00:00`,
    );
  return onlyWhere(command, ['--workers', '--sbatch'], {
    holds: ({ requeue }) => requeue === true,
    problem: 'nothing is submitted',
    remedy: 'Give --requeue too.',
  });
}

export function sqlCommand() {
  const command = new Command('sql')
    .description('asks a complete scan in SQL, through DuckDB where it is installed; the points are the view "points"')
    .argument('<query>', 'one SELECT; DESCRIBE points lists the columns')
    .option(...out)
    .option('--format <name>', 'table, csv or json (an array of objects)', 'table')
    .option('--json', 'as --format json')
    .addHelpText(
      'after',
      `
Only reads, and only this scan: no other files, no network. What was not computed is NULL. Names with a dash or a dot stand in double
quotes: "charm-ii_ratio", "2.mass".

Examples:
  nereid scan sql --out results "SELECT combined_verdict, count(*) AS points FROM points GROUP BY ALL"
  nereid scan sql --out results --format csv "SELECT mass, min(gPrime) AS gPrime FROM points
    WHERE combined_verdict = 'excluded' GROUP BY mass ORDER BY mass" > limit.csv`,
    );
  return onlyWhere(command, ['--format'], {
    holds: ({ json, format }) => !json || format === 'json',
    problem: 'given with --json',
    remedy: 'Leave one of them out.',
  });
}

export function plotCommand() {
  const command = new Command('plot')
    .description(
      'profile likelihood, share of points allowed or posterior, over one or two parameters of a complete scan',
    )
    .option(...out)
    .option('--x <parameter>', 'required; along the horizontal axis')
    .option('--y <parameter>', 'along the vertical axis: contours instead of a curve')
    .option(
      '--kind <name>',
      'profile (smallest χ² over all other parameters), survival (share of points allowed) or posterior (Σ exp(−χ²/2): ranges that were drawn are the prior)',
      'profile',
    )
    .option('--constraint <name>', 'whose χ² and verdict (default: all together)')
    .option('--bins <number>', 'intervals of a parameter that was drawn; a grid keeps its own values', '40')
    .option('--to <file>', 'required; .svg, .png, .pdf, or .csv for the numbers');
  onlyWhere(command, ['--style', '--width'], {
    holds: ({ to }) => !String(to).endsWith('.csv'),
    problem: 'a table has no style',
    remedy: 'Leave it out, or name a figure in --to.',
  });
  return withFlags(command, figureLook()).addHelpText(
    'after',
    `
Examples:
  nereid scan plot --out results --x mass --y gPrime --to profile.svg
  nereid scan plot --out results --x mass --y gPrime --style paper --width double --to profile.pdf
  nereid scan plot --out results --x mass --kind survival --constraint ccfr --to survival.csv`,
  );
}

export function cancelCommand() {
  return new Command('cancel')
    .description('ends the job that a scan has on a Slurm cluster; finished shards stay')
    .option(...out)
    .addHelpText('after', '\nExamples:\n  nereid scan cancel --out /shared/results');
}

/** Not for people: what the tasks of a job array run. */
export function workCommand() {
  return new Command('work')
    .description('computes some chunks of a scan; what the tasks of a job array run')
    .option(...out)
    .option('--chunks <file>', 'JSON list of chunk numbers');
}

export function exportCommand() {
  return new Command('export')
    .description('the points of a complete scan as one table, CSV or Parquet')
    .option(...out)
    .option('--to <file>', 'where it goes: .csv or .parquet; - is CSV on standard output', '-')
    .option('--columns <names>', 'only these, joined by commas', joined())
    .option(
      '--where <condition>',
      'only points with, for example, mass<0.1 or ccfr_verdict=excluded (repeatable)',
      collect,
    )
    .addHelpText(
      'after',
      `
The shards are Parquet files that other programs read as they are: results/shards/*.parquet.

Examples:
  nereid scan export --out results --to results.csv
  nereid scan export --out results --where combined_verdict=allowed --columns index,mass,gPrime`,
    );
}

export type RunFlags = OptionsOf<typeof runCommand>;
export type StatusFlags = OptionsOf<typeof statusCommand>;
export type SqlFlags = OptionsOf<typeof sqlCommand>;
export type PlotFlags = OptionsOf<typeof plotCommand>;
export type CancelFlags = OptionsOf<typeof cancelCommand>;
export type WorkFlags = OptionsOf<typeof workCommand>;
export type ExportFlags = OptionsOf<typeof exportCommand>;
