import type { Command, Option, OptionValues } from '@commander-js/extra-typings';
import { type Effect, onlyWhere } from './rules.js';

/** The options of a command or a group of flags, from the function that makes it. */
export type OptionsOf<F extends (...args: never[]) => { opts(): unknown }> = ReturnType<ReturnType<F>['opts']>;

/** Flags that several commands have: a command without a name, or one with rules on when its flags have an effect. */
export interface Group<O extends OptionValues> {
  readonly options: readonly Option[];
  opts(): O;
  readonly rules?: readonly (Effect & { readonly flags: readonly string[] })[];
}

/** A group with one rule more. */
export const ruled = <O extends OptionValues>(group: Group<O>, flags: readonly string[], effect: Effect): Group<O> => ({
  options: group.options,
  opts: () => group.opts(),
  rules: [...(group.rules ?? []), { flags, ...effect }],
});

type OptionsOfAll<G extends readonly Group<OptionValues>[]> = G extends readonly [
  Group<infer O>,
  ...infer Rest extends readonly Group<OptionValues>[],
]
  ? O & OptionsOfAll<Rest>
  : unknown;

/** A command with groups of flags, in their order in its help. */
export function withFlags<O extends OptionValues, G extends readonly Group<OptionValues>[]>(
  command: Command<[], O>,
  ...groups: G
): Command<[], O & OptionsOfAll<G>>;
export function withFlags(command: Command, ...groups: readonly Group<OptionValues>[]): Command {
  for (const { options, rules = [] } of groups) {
    for (const option of options) command.addOption(option);
    for (const { flags, ...effect } of rules) onlyWhere(command, flags, effect);
  }
  return command;
}
