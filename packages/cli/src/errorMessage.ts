import { type InputError, modelNames } from '@nereid/physics';

/** Flags by the names the physics package uses for the same quantities. */
const FLAGS: readonly (readonly [RegExp, string])[] = [
  [/^(channel|target|regime|energy|tolerance|model|seed|mode|format|observable|statistic|range)$/, '--$1'],
  [/^flux$/, '--flux'],
  [/^flux$/, '--experiment-flux'],
  [/^exposure (\S+)$/, '--exposure $1'],
  [/^maximumSamples$/, '--samples'],
  [/^form factor$/, '--form-factor'],
  [/^electroweak input$/, '--ew'],
  [/^(sin2ThetaW|fermiConstant|alpha|hbarCSquared|(?:proton|neutron)(?:Mass|MagneticMoment))$/, '--ew $1'],
  [/^mass of (e|mu|tau)$/, '--mass-of $1'],
  [/^lepton masses$/, '--mass-of'],
  [/^maximumQ2$/, '--q-squared-max'],
  [/^(?:confidenceLevel|confidence level)$/, '--cl'],
  [/^sidedness$/, '--sided'],
  [/^errorModel$/, '--error-model'],
  [/^Q_max$/, '--epa-cut'],
  [/^number of bins$/, '--bins'],
  [/^measurement of \S+$/, '--value'],
  [/^least recoil$/, '--recoil-minimum'],
  [/^share of ν_μ$/, '--muon-share'],
  [/^relative shift of the rate$/, '--recoil-error'],
  [/^(?:error of )?g_μ\/g_e$/, '--tau-universality'],
  [/^(?:electron beam|positron beam|√s|boost)$/, '--beams'],
  [/^(?:luminosity|efficiency|background)$/, '--photon-$&'],
  [/^magnetic moment of nu(\w+)$/, '--set moment of $1'],
  [/^((?:\d+\.)?(?:mass|gPrime|coupling))$/, '--set $1'],
  [
    /^(irScale|curvature|c(?:Left|Right)(?:E|Mu|Tau)?|kinetic(?:Uv|Ir)|custodial|rightCoupling|t3Right\w+|muTau\w+|zMass)$/,
    '--set $1',
  ],
  [/^contact (vector|axial) coefficient$/, '--set $1'],
  [new RegExp(`^parameter (\\S+) of (?:${modelNames().join('|')})$`), '--set $1'],
  [new RegExp(`^parameter of (${modelNames().join('|')})$`), '--set of $1'],
  [/^(?:charges|coefficients|moments) of \S+$/, '--set'],
  [/^parameter of (\S+)$/, '--form-factor $1'],
  [/^(c|a|w|r0|s|hbarc|mv2)( of \S+)?$/, '--form-factor $1'],
];

/**
 * The message of an error in one line, in the words of the command line: `energy = -5: …` becomes `--energy = -5: …`, and
 * a value that was not given is not shown.
 * @param standing of a flag in the command that ran: 0, it has none such, which would send the user astray, so the name stays; 1, it
 * has; 2, it was given
 */
export function errorMessage(error: Error, standing: (flag: string) => 0 | 1 | 2 = () => 1): string {
  if (error.name !== 'InputError') return error.message;
  const { subjectText: parameter, value } = error as InputError;
  const candidates = FLAGS.filter(([name]) => name.test(parameter)).map((match) => parameter.replace(...match));
  const best = (least: number) => candidates.find((flag) => standing(flag.split(' ')[0]) >= least);
  const flag = best(2) ?? best(1) ?? parameter;
  const rest = error.message.slice(parameter.length);
  const missing = ' = undefined';
  return flag + (value === undefined && rest.startsWith(missing) ? rest.slice(missing.length) : rest);
}
