import { describe, expect, it } from 'vitest';
import { pointCount } from './parameterRange.js';
import { parseScanConfig } from './scanConfig.js';

const known = ['ccfr', 'charm-ii', 'nutev', 'g-2', 'borexino', 'tau'];
const parse = (text: string) => parseScanConfig({ file: 'scan.yaml', text }, known);
const messages = (text: string) =>
  parse(text).diagnostics.map(({ line, message, remedy }) => `${line}: ${message}. ${remedy}`);

const example = `
model: lmu-ltau
seed: 5
parameters:
  mass: {log: [0.001, 100], points: 1000}
  gPrime: {log: [1.0e-5, 1.0], points: 1000}
constraints: [ccfr, charm-ii, nutev]
`;

describe('the names of parameters', () => {
  const named = (model: string, parameters: string) =>
    messages(`model: ${model}\nconstraints: [ccfr]\nparameters:\n${parameters}`);
  const grid = '  gPrime: {log: [1.0e-5, 1.0], points: 10}\n';

  it('are those of the model, before anything is computed', () => {
    expect(named('lmu-ltau', `  mass: 0.1\n${grid}`)).toEqual([]);
    expect(named('lmu-ltau', `${grid}  masss: 0.1\n`)).toEqual([
      '5: "masss" is no parameter of lmu-ltau. Did you mean "mass"? Known: mass, gPrime, mixing, loopMixing, mixingScale.',
    ]);
    expect(named('sm', '  mass: 1\n')).toEqual(['4: "mass" is no parameter of sm. It has no parameters.']);
    expect(named('vector', '  mass: 1\n  gPrime: 1\n  nuMuon: 1\n')[0]).toMatch(
      /^6: "nuMuon" is no parameter of vector/,
    );
    expect(named('contact', '  vectr: 0.1\n')[0]).toMatch(
      /^4: "vectr" is no parameter of contact\. Did you mean "vector"/,
    );
    expect(named('randall-sundrum', '  irScale: 3000\n  cleft: 0.5\n')[0]).toMatch(/^5: "cleft" is no parameter/);
  });

  it('are all that the model needs', () => {
    expect(named('lmu-ltau', grid)).toEqual(['4: parameter mass of lmu-ltau: missing. Add mass to the parameters.']);
    expect(named('randall-sundrum', '  cLeft: 0.5\n')[0]).toContain('irScale of randall-sundrum: missing');
  });

  it('say nothing of values, which are judged point by point', () => {
    expect(named('lmu-ltau', `  mass: {list: [-1, 0.1, -1]}\n${grid}`)).toEqual([]);
  });
});

describe('parseScanConfig', () => {
  it('reads the example and fills in what it does not say', () => {
    const { value, diagnostics } = parse(example);
    expect(diagnostics).toEqual([]);
    expect(value && pointCount(value)).toBe(1e6);
    expect(value).toMatchObject({
      seed: 5,
      statistics: { confidenceLevel: 0.95, sidedness: 'one-sided', statistic: 'likelihood-ratio' },
      outputs: ['ratio', 'pull', 'chiSquare'],
      chunkPoints: 10_000,
    });
  });

  // the second is the former name
  it.each(['constraintSettings', 'companions'])('fills in what constraints are compared with: %s', (key) => {
    const { value, diagnostics } = parse(
      `${example.replace('[ccfr', '[g-2, borexino, ccfr')}${key}: {g-2: {prediction: wp2020}, borexino: {muonShare: 0.4}}\n`,
    );
    expect(diagnostics).toEqual([]);
    expect(value?.constraintSettings).toEqual({
      'g-2': { measurement: 'world-average', prediction: 'wp2020' },
      borexino: { leastRecoilMeV: 0, muonShare: 0.4 },
      tau: { ratio: 1.0019, error: 0.0014 },
    });
  });

  it('multiplies grid and samples', () => {
    const { value } = parse(
      'model: vector\nparameters: {mass: {list: [1, 2, 5]}, gPrime: 0.1, nuMu: 1, vectorMu: {uniform: [-1, 1]}}\n' +
        'sampling: {method: sobol, points: 64}\nconstraints: [ccfr]\n',
    );
    expect(value && pointCount(value)).toBe(192);
  });

  it.each([
    ['a key it does not know', example.replace('seed: 5', 'sed: 5'), /^3: unknown key "sed".*seed/],
    ['a constraint it does not know', example.replace('[ccfr,', '[ccfrr,'), /^7: no constraint "ccfrr".*ccfr/],
    ['a constraint twice', example.replace('nutev', 'ccfr'), /^7: "ccfr" is there twice/],
    ['a logarithm of zero', example.replace('[1.0e-5, 1.0]', '[0, 1.0]'), /^6: 0 has no logarithm/],
    ['ends the wrong way round', example.replace('[0.001, 100]', '[100, 0.001]'), /^5: \[100, 0.001\] is empty/],
    [
      'no range at all',
      example.replace('{log: [0.001, 100], points: 1000}', '{lg: [1, 2]}'),
      /^5: unknown kind of range "lg".*log/,
    ],
    [
      'sampling that is not described',
      example.replace('log: [1.0e-5, 1.0], points: 1000', 'logUniform: [1.0e-5, 1]'),
      /^6: .*sobol/,
    ],
    ['sampling of nothing', `${example}sampling: {method: random, points: 10}\n`, /^8: there is nothing to sample/],
    [
      'a correlation of what is not there',
      `${example}correlations: [{experiments: [ccfr, cdhs], coefficient: 0.3, reason: beam}]\n`,
      /^8: "cdhs" is not among the experiments.*ccfr, charm-ii, nutev/,
    ],
    ['a cut it does not know', `${example}selection: {cuts: {minimumMuonMomentums: 4}}\n`, /^8: .*minimumMuonMomentum/],
    ['a resolution it does not know', `${example}selection: {smear: {muonMomentums: 1}}\n`, /^8: .*muonMomentum/],
    [
      'a prediction it does not know',
      `${example}constraintSettings: {g-2: {prediction: wp2019}}\n`,
      /^8: .*wp2025.*wp2020/,
    ],
    [
      'settings under both names',
      `${example.replace('[ccfr', '[tau, ccfr')}companions: {tau: {ratio: 1, error: 0.1}}\nconstraintSettings: {tau: {ratio: 1, error: 0.1}}\n`,
      /^8: is the former name of constraintSettings.*Keep one/,
    ],
    [
      'settings of a constraint that is not asked for',
      `${example}constraintSettings: {borexino: {muonShare: 0.4}}\n`,
      /^8: "borexino" is not among the constraints.*Add borexino/,
    ],
    [
      'a selection or a flux where nothing counts tridents',
      `${example.replace('[ccfr, charm-ii, nutev]', '[g-2, tau]')}selection: {cuts: {minimumMuonMomentum: 4}}\nflux: spectrum\n`,
      /^8: none of the constraints counts tridents.*\n9: none/,
    ],
    ['a selection of nothing', `${example}selection: {seed: 3}\n`, /^8: selects nothing/],
    ['too many points', example.replaceAll('points: 1000', 'points: 1000000000'), /are too many/],
  ])('refuses %s, with the line and the remedy', (_, text, message) => {
    expect(parse(text).value).toBeUndefined();
    expect(messages(text).join('\n')).toMatch(message);
  });
});
