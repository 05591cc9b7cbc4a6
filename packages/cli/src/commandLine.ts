import { basename } from 'node:path';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';

/** Flags that change what is printed or where, and not what is calculated. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['json', 'debug', 'format', 'style']);

/** Flags with a file or folder, whose place on this machine means nothing elsewhere. */
const PATHS: ReadonlySet<string> = new Set(['out', 'correlations', 'wcxf', 'curve']);

/** The command that was given, in a form that makes the same result elsewhere: flags in the order of the help, quoted for a shell. */
export function commandLine(command: CommandUnknownOpts): string {
  const flags = command.options.flatMap((option) => {
    const name = option.attributeName();
    if (command.getOptionValueSource(name) !== 'cli' || WITHOUT_EFFECT.has(name)) return [];
    const value: unknown = command.getOptionValue(name);
    const flag = option.long ?? option.short ?? '';
    if (typeof value === 'boolean') return value ? [flag] : [];
    const all = Array.isArray(value) ? value : [value];
    return all.flatMap((one) => [flag, quoted(PATHS.has(name) ? basename(String(one)) : String(one))]);
  });
  return [...commandNames(command), ...command.args.map(quoted), ...flags].join(' ');
}

/** `nereid`, `scan`, `run`. */
export function commandNames(command: CommandUnknownOpts): string[] {
  const names: string[] = [];
  for (let at: CommandUnknownOpts | null = command; at?.parent; at = at.parent) names.unshift(at.name());
  return ['nereid', ...names];
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
