import { Command } from '@commander-js/extra-typings';
import { modelDefinitions, modelNames, wet } from '@nereid/physics';
import { type OptionsOf, ruled } from './groups.js';
import { collect } from './rules.js';

/** Parameters of every model as its definition gives them, each once. */
const examples = (): string => {
  const numbers = modelDefinitions().flatMap(({ example }) => Object.entries(example));
  const first = numbers.filter(([name], i) => numbers.findIndex(([other]) => other === name) === i);
  return first.map(([name, value]) => `${name}=${value}`).join(', ');
};

/** The model and its parameters. */
export const model = (standard: string) =>
  new Command()
    .option('--model <name>', modelNames().join(', '), standard)
    .option('--set <key=value>', `model parameter (repeatable), such as ${examples()} …`, collect);

/** Wilson coefficients in place of a model's parameters. */
export const wcxf = () =>
  ruled(
    new Command().option(
      '--wcxf <file>',
      'Wilson coefficients of a WCxf file, JSON or YAML (flavio basis), instead of --set',
    ),
    ['--model'],
    {
      holds: ({ model: name, wcxf: file }) => file === undefined || name === wet.name,
      problem: ({ model: name }) => `the file of --wcxf has coefficients of the model ${wet.name}, not of ${name}`,
      remedy: 'Leave --model out.',
    },
  );

export type ModelFlags = OptionsOf<typeof model> & OptionsOf<typeof wcxf>;
