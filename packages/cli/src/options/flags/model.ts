import { Command } from '@commander-js/extra-typings';
import { modelNames } from '@nereid/physics';
import { type OptionsOf, ruled } from './groups.js';
import { collect } from './rules.js';

/** The model and its parameters. */
export const model = (standard: string) =>
  new Command()
    .option('--model <name>', modelNames().join(', '), standard)
    .option(
      '--set <key=value>',
      'model parameter (repeatable): mass=0.1, gPrime=1e-3, nuMu=1, CVLL_numunumumumu=0.1, irScale=3000 …',
      collect,
    );

/** Wilson coefficients in place of a model's parameters. */
export const wcxf = () =>
  ruled(
    new Command().option(
      '--wcxf <file>',
      'Wilson coefficients of a WCxf file, JSON or YAML (flavio basis), instead of --set',
    ),
    ['--model'],
    {
      holds: ({ model: name, wcxf: file }) => file === undefined || name === 'wet',
      problem: ({ model: name }) => `the file of --wcxf has coefficients of the model wet, not of ${name}`,
      remedy: 'Leave --model out.',
    },
  );

export type ModelFlags = OptionsOf<typeof model> & OptionsOf<typeof wcxf>;
