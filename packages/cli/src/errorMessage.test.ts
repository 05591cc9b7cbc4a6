import { InputError } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { errorMessage } from './errorMessage.js';

const message = (parameter: string, value: unknown) =>
  errorMessage(new InputError(parameter, value, 'bad', 'Mend it.'));

describe('errorMessage', () => {
  it.each([
    ['energy', '--energy'],
    ['form factor', '--form-factor'],
    ['sin2ThetaW', '--ew sin2ThetaW'],
    ['neutronMagneticMoment', '--ew neutronMagneticMoment'],
    ['mass of tau', '--mass-of tau'],
    ['mass', '--set mass'],
    ['coupling', '--set coupling'],
    ['gPrime', '--set gPrime'],
    ['2.mass', '--set 2.mass'],
    ['parameter of scalar', '--set of scalar'],
    ['parameter 2.gPrime of vector', '--set 2.gPrime'],
    ['charges of vector', '--set'],
    ['contact axial coefficient', '--set axial'],
    ['parameter of vector', '--set of vector'],
    ['parameter of woods-saxon', '--form-factor woods-saxon'],
    ['c of helm', '--form-factor c'],
    ['mv2', '--form-factor mv2'],
    // not a name of a flag
    ['CCFR: linear', 'CCFR: linear'],
    ['masses', 'masses'],
  ])('names %s as %s', (parameter, flag) => {
    expect(message(parameter, 3)).toBe(`${flag} = 3: bad. Mend it.`);
  });

  it('does not show a value that was not given', () => {
    expect(message('parameter gPrime of lmu-ltau', undefined)).toBe('--set gPrime: bad. Mend it.');
  });

  it('leaves other errors as they are', () => {
    expect(errorMessage(new Error('energy is missing'))).toBe('energy is missing');
  });
});
