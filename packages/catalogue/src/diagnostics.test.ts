import { describe, expect, it } from 'vitest';
import {
  CatalogueError,
  type Diagnostic,
  formatDiagnostic,
  remedyForName,
  requireValue,
  UnknownNameError,
} from './diagnostics.js';

const diagnostic: Diagnostic = {
  severity: 'error',
  file: 'data/nuclei/nuclides.yaml',
  line: 12,
  column: 5,
  path: 'nuclides[0].name',
  message: 'Ar41 has 18 protons and 22 neutrons',
  remedy: 'They must add up to 41.',
};

describe('diagnostics', () => {
  it('are printed as file:line:column, the form editors turn into links', () => {
    expect(formatDiagnostic(diagnostic)).toBe(
      'data/nuclei/nuclides.yaml:12:5: error: nuclides[0].name: Ar41 has 18 protons and 22 neutrons. They must add up to 41.',
    );
  });

  it('are all carried by the error and all in its message', () => {
    const error = new CatalogueError([diagnostic, { ...diagnostic, line: 30 }, { ...diagnostic, severity: 'warning' }]);
    expect(error.message).toMatch(/^2 errors in the data\n/);
    expect(error.message).toContain('yaml:30:5');
    expect(error.diagnostics).toHaveLength(3);
    expect(error).toBeInstanceOf(Error);
  });

  it('let a value through with warnings and stop it with errors', () => {
    expect(requireValue({ value: 3, diagnostics: [{ ...diagnostic, severity: 'warning' }] })).toBe(3);
    expect(() => requireValue({ value: 3, diagnostics: [diagnostic] })).toThrow(CatalogueError);
  });
});

describe('nearest known name', () => {
  it('forgives a slip and a wrong case', () => {
    expect(remedyForName('Altmanshofer2014', ['CCFR1991', 'Altmannshofer2014'])).toMatch(/"Altmannshofer2014"\?/);
    expect(remedyForName('charm-II glass', ['CHARM-II glass', 'iron'])).toMatch(/"CHARM-II glass"\?/);
  });

  it('offers nothing for a name unlike all others', () => {
    expect(remedyForName('polonium', ['Ar40', 'Fe56'])).toBe('Known: Ar40, Fe56.');
  });

  it('stands in the error for an unknown name, or else the list does', () => {
    expect(new UnknownNameError('isotope', 'Ar41', ['Ar40', 'Fe56']).remedy).toBe('Did you mean "Ar40"?');
    expect(new UnknownNameError('isotope', 'unobtainium', ['Ar40', 'Fe56']).message).toBe(
      'no isotope "unobtainium" in the catalogue. Known: Ar40, Fe56.',
    );
  });
});
