import { InputError, leptonFlavours } from '@nereid/physics';
import { parseChoice, parseNumber } from '../../options/parse.js';

/** Numeric flags of `nereid rs` by the parameters of the model `randall-sundrum` that they set. */
const PARAMETER_FLAGS: readonly (readonly [parameter: string, flag: string])[] = [
  ['c', '--c'],
  ['kineticUv', '--kinetic-uv'],
  ['kineticIr', '--kinetic-ir'],
  ['rightCoupling', '--right-coupling'],
  ['t3RightDoublet', '--t3-right-doublet'],
  ['t3RightSinglet', '--t3-right-singlet'],
  ['muTauCoupling', '--mu-tau-coupling'],
  ['muTauMass', '--mu-tau-mass'],
  ['muTauMixing', '--mu-tau-mixing'],
  ['muTauKineticUv', '--mu-tau-kinetic-uv'],
  ['muTauKineticIr', '--mu-tau-kinetic-ir'],
  ['zMass', '--z-mass'],
];

/** Flags that set something else than one parameter. */
const OTHER_FLAGS: Readonly<Record<string, string>> = {
  irScale: '--ir-scale',
  curvature: '--curvature',
  radiusUv: '--radius-uv',
  radiusIr: '--radius-ir',
  modes: '--modes',
  muTauBrane: '--mu-tau-brane',
};

/** The parameters given by flags of their own. @throws InputError naming the flag */
export function flagParameters(options: Readonly<Record<string, unknown>>): Record<string, number> {
  const given = PARAMETER_FLAGS.filter(([parameter]) => options[parameter] !== undefined);
  return Object.fromEntries(given.map(([name, flag]) => [name, parseNumber(flag, options[name] as string)]));
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
    const flag = flagOf(error.parameter);
    if (flag === undefined) throw error;
    const { value, remedy, message, parameter } = error;
    const problem = message.slice(`${parameter} = ${String(value)}: `.length, -`. ${remedy}`.length);
    const inFlags = remedy.replace(/\b(muTau[A-Z]\w*)\b/g, (name) => flagOf(name) ?? name);
    throw new InputError(flag, value, problem, inFlags);
  }
}

function flagOf(parameter: string): string | undefined {
  const [, side, flavour] = /^c(Left|Right)(E|Mu|Tau)?$/.exec(parameter) ?? [];
  if (side !== undefined) return `--c-${side.toLowerCase()}${flavour ? ` ${flavour.toLowerCase()}` : ''}`;
  return OTHER_FLAGS[parameter] ?? PARAMETER_FLAGS.find(([name]) => name === parameter)?.[1];
}
