import type { InputError } from '@nereid/physics';
import { valueText } from '@nereid/physics/errors';

/** Flags by the names of quantities, where they are not called alike; of several the one that was given, or else the first. */
const QUANTITY_FLAGS: Readonly<Record<string, readonly string[]>> = {
  flux: ['--flux', '--experiment-flux'],
  maximumSamples: ['--samples'],
  'form factor': ['--form-factor'],
  'structure functions': ['--structure-functions'],
  'nuclear medium': ['--nuclear-medium'],
  'nuclear model': ['--nuclear-model'],
  fermiMomentumGeV: ['--fermi-momentum'],
  maximumHadronicEnergyGeV: ['--hadronic-energy-max'],
  'electroweak input': ['--ew'],
  'lepton masses': ['--mass-of'],
  parameter: ['--parameter'],
  maximumQ2: ['--q-squared-max'],
  confidenceLevel: ['--cl'],
  'confidence level': ['--cl'],
  sidedness: ['--sided'],
  errorModel: ['--error-model'],
  theoryErrors: ['--theory-errors'],
  Q_max: ['--epa-cut'],
  'number of bins': ['--bins'],
  selection: ['--selection', '--cut'],
  'least recoil': ['--recoil-minimum'],
  'share of ν_μ': ['--muon-share'],
  'relative shift of the rate': ['--recoil-error'],
  'g_μ/g_e': ['--tau-universality'],
  'error of g_μ/g_e': ['--tau-universality'],
  'electron beam': ['--beams'],
  'positron beam': ['--beams'],
  '√s': ['--beams'],
  boost: ['--beams'],
  luminosity: ['--photon-luminosity'],
  efficiency: ['--photon-efficiency'],
  background: ['--photon-background', '--background'],
  'expected events': ['--events-expected'],
  couplings: ['--couplings'],
  observed: ['--observed'],
  'trident error': ['--trident-error'],
  'background error': ['--background-error'],
  'value id': ['--value'],
  condition: ['--where'],
  columns: ['--column'],
  'scan folder': ['--out'],
  'site folder': ['--out', '--dir'],
};

/** Quantities that their flags are called after. */
const NAMED_ALIKE = new Set(
  'channel target regime energy tolerance model seed mode format observable statistic range likelihood accuracy cut smear vertices spill edges number overlay engine workers requeue base host port'.split(
    ' ',
  ),
);

/** What remedies are done with: a flag, or where the command has none such, a command. */
const MEANS: Readonly<Record<string, { readonly flag?: string; readonly command?: string }>> = {
  resume: { flag: '--resume', command: 'nereid scan run … --resume' },
  'cut events': { flag: '--cut-events' },
  'energy unit': { flag: '--flux-energy-unit' },
  'flux unit': { flag: '--flux-unit' },
  columns: { flag: '--flux-columns' },
  'input format': { flag: '--input-format' },
  'point columns': { flag: '--column' },
  'equal steps': { command: 'min:max:count:linear' },
  'interaction weights': { command: 'nereid events --weights interaction' },
  scan: { command: 'nereid scan run scan.yaml --out DIR' },
  cancel: { command: 'nereid scan cancel' },
  export: { command: 'nereid scan export' },
  build: { command: 'nereid site build' },
};

/** Whether the command that ran has a flag: 0, it has none such, which would send the user astray; 1, it has; 2, it was given. */
export type Standing = (flag: string) => 0 | 1 | 2;

/**
 * The message of an error in one line, in the words of the command line: `energy = -5: …` becomes `--energy = -5: …`, and
 * a value that was not given is not shown.
 */
export function errorMessage(error: Error, standing: Standing = () => 1): string {
  if (!isInputError(error)) return error.message;
  const { subjectText, value, problem } = error;
  const candidates = flagsOf(error);
  const best = (least: number) => candidates.find(([flag]) => standing(flag) >= least);
  const words = (best(2) ?? best(1))?.join(' ') ?? subjectText;
  const missing = error.subject.kind === 'modelParameter' && value === undefined;
  const remedy = missing ? `Give it with ${words}=….` : remedyText(error, standing);
  return `${words}${value === undefined ? '' : ` = ${valueText(value)}`}: ${problem}. ${remedy}`;
}

/** By name: the pages of a built site bring their own copy of the class. */
const isInputError = (error: Error): error is InputError => error.name === 'InputError' && 'subject' in error;

/** Flags that may set the subject, each with what follows it. */
function flagsOf({ subject, value }: InputError): (readonly [flag: string, of?: string])[] {
  const { kind, name } = subject;
  switch (kind) {
    case 'modelParameter':
      return [['--set', name]];
    case 'modelParameters':
      return value === undefined ? [['--set']] : [['--set', `of ${subject.of}`], ['--wcxf']];
    case 'formFactorParameter':
      return [['--form-factor', name]];
    case 'formFactorParameters':
      return [['--form-factor', subject.of]];
    case 'electroweakInput':
      return [['--ew', name]];
    case 'leptonMass':
      return [['--mass-of', name]];
    case 'measurement':
      return [['--value']];
    case 'exposure':
    case 'cut':
    case 'smear':
      return [[`--${kind}`, name]];
    case 'quantity':
      if (NAMED_ALIKE.has(name)) return [[`--${name}`]];
      return Object.hasOwn(QUANTITY_FLAGS, name) ? QUANTITY_FLAGS[name].map((flag) => [flag]) : [];
  }
}

/** A remedy with what it is done with: `Free space there, then go on with --resume.` */
export function remedyText({ remedy, means = '' }: { remedy: string; means?: string }, standing: Standing = () => 1) {
  const { flag, command } = MEANS[means] ?? {};
  const words = flag !== undefined && standing(flag) > 0 ? flag : command;
  return words === undefined ? remedy : `${remedy.slice(0, -1)} with ${words}.`;
}
