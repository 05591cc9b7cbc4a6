import { InputError } from '@nereid/physics';
import { electroweakInput, formFactorParameter, modelParameter, modelParameters } from '@nereid/physics/errors';
import { describe, expect, it } from 'vitest';
import { errorMessage, remedyText } from './errorMessage.js';

describe('errorMessage', () => {
  it.each([
    ['energy', '--energy'],
    ['form factor', '--form-factor'],
    ['scan folder', '--out'],
    [electroweakInput('sin2ThetaW'), '--ew sin2ThetaW'],
    [electroweakInput('neutronMagneticMoment'), '--ew neutronMagneticMoment'],
    [{ kind: 'leptonMass', name: 'tau' }, '--mass-of tau'],
    [{ kind: 'exposure', name: 'pot' }, '--exposure pot'],
    [{ kind: 'cut', name: 'minimumMuonMomentum' }, '--cut minimumMuonMomentum'],
    [{ kind: 'measurement', name: 'charm-ii' }, '--value'],
    [modelParameter('lmu-ltau', 'mass'), '--set mass'],
    [modelParameter('scalar', 'coupling'), '--set coupling'],
    [modelParameter('vector', '2.gPrime'), '--set 2.gPrime'],
    [modelParameter('a model of somebody', 'energy'), '--set energy'],
    [modelParameters('scalar'), '--set of scalar'],
    [formFactorParameter('helm', 'c'), '--form-factor c'],
    [{ kind: 'formFactorParameters', name: 'parameter', of: 'woods-saxon' }, '--form-factor woods-saxon'],
    // not names of flags
    ['CCFR: linear', 'CCFR: linear'],
    ['masses', 'masses'],
    ['toString', 'toString'],
  ] as const)('names %j as %s', (subject, flag) => {
    expect(errorMessage(new InputError(subject, 3, 'bad', 'Mend it.'))).toBe(`${flag} = 3: bad. Mend it.`);
  });

  it('does not show a value that was not given', () => {
    const missing = (subject: ConstructorParameters<typeof InputError>[0]) =>
      errorMessage(new InputError(subject, undefined, 'missing', 'Give it.'));
    expect(missing(modelParameter('lmu-ltau', 'gPrime'))).toBe('--set gPrime: missing. Give it with --set gPrime=….');
    expect(missing(modelParameters('vector', 'charges'))).toBe('--set: missing. Give it.');
  });

  it('takes of several flags the one that was given, and none that the command lacks', () => {
    const flux = new InputError('flux', 'x', 'bad', 'Mend it.');
    expect(errorMessage(flux, (flag) => (flag === '--flux' ? 1 : 2))).toMatch(/^--experiment-flux = "x"/);
    expect(errorMessage(flux, (flag) => (flag === '--flux' ? 1 : 0))).toMatch(/^--flux = /);
    expect(errorMessage(flux, () => 0)).toMatch(/^flux = /);
  });

  it('says what a remedy is done with, by a flag of the command or by another command', () => {
    const full = { remedy: 'Free space there, then go on.', means: 'resume' };
    expect(remedyText(full, () => 1)).toBe('Free space there, then go on with --resume.');
    expect(remedyText(full, () => 0)).toBe('Free space there, then go on with nereid scan run … --resume.');
    expect(remedyText({ remedy: 'Take more.', means: 'cut events' }, () => 0)).toBe('Take more.');
  });

  it('leaves other errors as they are', () => {
    expect(errorMessage(new Error('energy is missing'))).toBe('energy is missing');
  });
});
