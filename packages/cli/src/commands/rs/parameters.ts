import { InputError, leptonFlavours, randallSundrum } from '@nereid/physics';
import { flagOf, parseChoice, parseNumber } from '../../options/parse.js';

/** A bulk mass of one chirality, of one flavour or of all. */
const BULK_MASS = /^c(Left|Right)(E|Mu|Tau)?$/;
const NAMES = randallSundrum.parameters.map(({ name }) => name).filter((name) => !BULK_MASS.test(name));

/** Parameters of the model that have no number of their own on the command line: other flags set them too, or they are switches. */
const OTHERS: readonly string[] = ['irScale', 'curvature', 'custodial', 'muTauBrane'];
/** Those that are set by numeric flags of `nereid rs`, which have their names. */
const NUMBERS = NAMES.filter((name) => !OTHERS.includes(name));
/** Flags by the names of quantities of the sector. */
const FLAGS: readonly string[] = [...NAMES, 'radiusUv', 'radiusIr', 'modes'];

/** The parameters given by flags of their own. @throws InputError naming the flag */
export function flagParameters(options: Readonly<Record<string, unknown>>): Record<string, number> {
  const given = NUMBERS.filter((name) => options[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, parseNumber(flagOf(name), String(options[name]))]));
}

/** `0.6` for all, `mu=0.4` for one. @throws InputError naming the flag */
export function bulkMasses(flag: string, name: string, entries: readonly string[] = []): Record<string, number> {
  const masses: Record<string, number> = {};
  for (const entry of entries) {
    const at = entry.indexOf('=');
    const flavour = at < 0 ? '' : parseChoice(flag, entry.slice(0, at).trim(), leptonFlavours);
    const key = name + flavour.charAt(0).toUpperCase() + flavour.slice(1);
    if (key in masses) throw new InputError(flag, entry, 'given twice', 'Give it once.');
    masses[key] = parseNumber(flag, entry.slice(at + 1));
  }
  return masses;
}

/** Runs `action` with errors in the words of this command: `irScale` becomes `--ir-scale`, `cLeftMu` `--c-left mu`. */
export function withRsFlags<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { subject, value, problem, remedy, means = '' } = error;
    const flag = flagOfParameter(subject.name);
    if (flag === undefined) throw error;
    throw new InputError(flag, value, problem, remedy.replace(means, flagOfParameter(means) ?? means));
  }
}

function flagOfParameter(parameter: string): string | undefined {
  const [, side, flavour] = BULK_MASS.exec(parameter) ?? [];
  if (side !== undefined) return `--c-${side.toLowerCase()}${flavour ? ` ${flavour.toLowerCase()}` : ''}`;
  return FLAGS.includes(parameter) ? flagOf(parameter) : undefined;
}
