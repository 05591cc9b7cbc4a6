import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { InputError } from '@nereid/physics';

/** Gathers an option that may be given several times. */
export const collect = (value: string, previous: readonly string[] = []): string[] => [...previous, value];

/**
 * For an option that holds a list joined by commas: given again, its list goes on. One for each option, because commander hands
 * over a default in the place of an earlier value.
 */
export function joined(): (value: string, previous: string) => string {
  let given = false;
  return (value, previous) => {
    const list = given ? `${previous},${value}` : value;
    given = true;
    return list;
  };
}

/** Refuses a second value for every option that does not gather them, where commander would forget the first. */
export function refuseRepeated(command: CommandUnknownOpts): void {
  for (const option of command.options) {
    if (option.parseArg !== undefined || option.isBoolean()) continue;
    let before: string | undefined;
    command.on(`option:${option.name()}`, (value: string) => {
      if (before !== undefined) {
        throw new InputError(option.long ?? option.flags, value, `given twice, before as "${before}"`, 'Give it once.');
      }
      before = value;
    });
  }
}

/** Options as commander hands them over, of any command. */
export type GivenOptions = Readonly<Record<string, unknown>>;

type Words = string | ((options: GivenOptions) => string);

/** When an option has an effect, and what to say where it has none; words may name what stands in its way. */
export interface Effect {
  readonly holds: (options: GivenOptions) => boolean;
  readonly problem: Words;
  readonly remedy: Words;
}

/**
 * Refuses options of this command (`--style`) that were given where they would have no effect. Asked before the command runs.
 */
export function onlyWhere<C extends CommandUnknownOpts>(
  command: C,
  flags: readonly string[],
  { holds, problem, remedy }: Effect,
): C {
  return command.hook('preAction', (_, acting) => {
    const options = acting.opts();
    if (holds(options)) return;
    for (const option of acting.options) {
      const key = option.attributeName();
      if (!flags.includes(option.long ?? '') || acting.getOptionValueSource(key) !== 'cli') continue;
      const given = options[key];
      const value = Array.isArray(given) ? given.join(' ') : given;
      const say = (words: Words) => (typeof words === 'string' ? words : words(options));
      throw new InputError(option.long ?? option.flags, value === true ? undefined : value, say(problem), say(remedy));
    }
  });
}

/** All options of this command but those named: for a way of running it that uses few. */
export const otherFlags = (command: CommandUnknownOpts, used: readonly string[]): string[] =>
  command.options.flatMap(({ long }) => (long === undefined || used.includes(long) ? [] : [long]));

/** The names in an option that holds a list joined by commas. */
export const namesIn = (text: unknown): string[] =>
  typeof text === 'string' ? text.split(',').map((name) => name.trim()) : [];

/** How a file of a flux is read. */
export const withFlux: Effect = {
  holds: ({ flux }) => flux !== undefined,
  problem: 'there is no file of a flux to read',
  remedy: 'Give --flux too.',
};

/** A flux that the file of an experiment names. */
export const ofExperiment: Effect = {
  holds: ({ experiment }) => experiment !== undefined,
  problem: 'there is no experiment',
  remedy: 'Give one, such as --experiment ccfr, or name a table with --flux.',
};

/** What a figure, a table or a submission is written to. */
export const withFolder = (problem = 'no folder to write to'): Effect => ({
  holds: ({ out }) => out !== undefined,
  problem,
  remedy: 'Give --out too.',
});
