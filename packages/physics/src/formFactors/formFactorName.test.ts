import { expect, it } from 'vitest';
import { HBAR_C_GEV_FM } from '../constants.js';
import { formFactorName } from './formFactorName.js';

it('writes a form factor as on the command line', () => {
  expect(formFactorName('helm', { c: 3.6, s: 0.9 }, HBAR_C_GEV_FM)).toBe('helm:c=3.6,s=0.9');
});

it('mentions ħc where it is not the default', () => {
  expect(formFactorName('helm', { c: 3.6 }, 0.197)).toBe('helm:c=3.6,hbarc=0.197');
});
